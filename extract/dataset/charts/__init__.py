"""Charts of a comparison: PNG, SVG, or an HTML page with the table of all numbers."""

from dataclasses import replace
from pathlib import Path
from types import ModuleType

from extract.batch.writing import write_whole
from extract.dataset.charts.layout import make_chart
from extract.dataset.charts.page import make_page
from extract.dataset.charts.words import Language
from extract.dataset.compare.model import Comparison
from extract.dataset.errors import DatasetError, load

SUFFIXES = (".png", ".svg", ".html")
"""What a chart is written as."""

_DRAWING = f"{__name__}.drawing"
_EXTRA = "charts"


def draw(
    comparison: Comparison, path: str | Path, language: Language = "ko", sources: str | Path | None = None
) -> None:
    """Write a chart of a comparison; the suffix of the path says whether as PNG, SVG or HTML.

    Years make lines, one for each combination of the other dimensions; without years there are bars. Numbers whose check
    fails are marked and stay. The same comparison gives the same bytes.

    Args:
        comparison: the numbers.
        path: the file to write; an earlier one is replaced.
        language: of the words that are not from documents.
        sources: folder of the documents, which the table of an HTML page then links to.

    Raises:
        DatasetError: if the suffix is another, matplotlib is missing, no font has Hangul (PNG alone needs one), the folder of
            the documents is not there, or the file cannot be written.
    """
    target = Path(path)
    data = render(comparison, target, language, None if sources is None else Path(sources))
    try:
        write_whole(target, data, target.with_name(f".{target.name}.part"))
    except OSError as error:
        raise DatasetError("chart_unwritten", path=target, detail=error.strerror or error) from None


def check(target: Path) -> ModuleType:
    """Return the module that draws, if a chart can be made here at all; to be known before numbers are gathered.

    Args:
        target: the file to write.

    Raises:
        DatasetError: if the suffix is another, matplotlib is missing, or no font has Hangul.
    """
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise DatasetError("chart_format", path=target, suffixes=", ".join(SUFFIXES))
    drawing = load(_DRAWING, _EXTRA)
    if suffix == ".png":
        drawing.picture_families()
    return drawing


def render(comparison: Comparison, target: Path, language: Language, sources: Path | None = None) -> bytes:
    """Return the bytes of a chart.

    Args:
        comparison: the numbers.
        target: where it will stand; its suffix says what is made.
        language: of the words.
        sources: folder of the documents, or None.

    Raises:
        DatasetError: if the suffix is another, matplotlib is missing, no font has Hangul, or the folder is not there.
    """
    suffix = target.suffix.lower()
    drawing = check(target)
    chart = make_chart(comparison, language)
    if suffix == ".png":
        return bytes(drawing.to_png(chart))
    if suffix == ".svg":
        return str(drawing.to_svg(chart)).encode()
    picture = str(drawing.to_svg(replace(chart, notes=(), told=())))
    return make_page(comparison, chart, picture, target.parent, sources).encode()
