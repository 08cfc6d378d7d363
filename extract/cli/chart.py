"""What ``--chart`` of ``workplan compare`` does: a comparison as a picture or a page beside what is printed."""

import argparse
from pathlib import Path

from extract.cli.exits import UsageError
from extract.cli.finding import Language
from extract.dataset.charts import SUFFIXES, draw
from extract.dataset.compare.model import Comparison
from extract.dataset.errors import DatasetError


def draw_chart(comparison: Comparison, path: Path, language: Language, sources: Path | None = None) -> None:
    """Write a chart and leave everything else as it is.

    Args:
        comparison: the numbers.
        path: the file; its suffix says what is made.
        language: ko or en.
        sources: folder of the documents that a page links to, or None.

    Raises:
        UsageError: if it cannot be made here or written there; it says why.
    """
    try:
        draw(comparison, path, language, sources)
    except DatasetError as error:
        raise UsageError(str(error)) from None


def parse_chart(text: str) -> Path:
    """Return the file for a chart.

    Raises:
        argparse.ArgumentTypeError: if its suffix is none of a chart; known before anything is read.
    """
    path = Path(text)
    if path.suffix.lower() not in SUFFIXES:
        raise argparse.ArgumentTypeError(f"{text}: a chart is written as {', '.join(SUFFIXES)}")
    return path
