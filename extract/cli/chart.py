"""What ``--chart`` of ``workplan compare`` does: a comparison as a picture or a page beside what is printed."""

from pathlib import Path

from extract.cli.exits import UsageError
from extract.cli.finding import Language
from extract.dataset.charts import check, draw
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


def check_chart(path: Path | None, originals: Path | None) -> None:
    """Refuse a chart that cannot be made here, before anything is read for it.

    Args:
        path: the file that is wanted, or None.
        originals: folder of the documents, or None.

    Raises:
        UsageError: if its suffix is none of a chart, matplotlib is missing, no font can write it, or nothing will link to
            the documents.
    """
    if originals and (path is None or path.suffix.lower() != ".html"):
        raise UsageError("--originals needs --chart FILE.html, which links to them")
    try:
        if path:
            check(path)
    except DatasetError as error:
        raise UsageError(str(error)) from None
