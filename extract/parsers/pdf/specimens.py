"""Outlines set anew for the recognition: words in lines of one size, each letter stretched towards a square.

Faces whose syllables hang from one line or are squeezed are not what tesseract is trained on; set like this they look
more like common print.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

from extract.parsers.ocr import Gray, Letter
from extract.parsers.pdf.calls import Handle
from extract.parsers.pdf.outlines import Outline
from extract.parsers.pdf.render import draw

_EM = 32.0
_FILL, _POWER = 0.86, 0.6
_STICK, _FIGURE = 0.3, 0.45
_HEIGHTS = (0.05, 0.5, 0.95)
_TRACK, _SPACE = 0.12, 0.5
_LEAD, _MARGIN = 1.9, 1.0
_ROWS = 60
_SKIP, _FAR = 0.75, 9.0
_DPI, _POINTS = 300.0, 72.0
_CURVE = 3


class Cell(NamedTuple):
    """A letter in its place: the upper left corner, in pixels, and how much it is stretched."""

    outline: Outline
    x: float
    y: float
    across: float
    down: float

    @property
    def middle(self) -> float:
        """Where its middle stands in its row."""
        return self.x + self.outline.width * self.across / 2


Sheet: TypeAlias = tuple[tuple[Cell, ...], ...]
"""Rows of letters of one picture."""


def _stretch(own: float, other: float, least: float) -> float:
    """Return by how much a side is stretched; what is narrower than ``least`` is not."""
    longest = max(own, other)
    unit = _FILL * _EM / longest
    return unit * (longest / own) ** _POWER if own > least * longest else unit


def _cell(one: Outline, x: float, size: float) -> Cell:
    if one.sign:
        scale = _FILL * _EM / size
        return Cell(one, x, _HEIGHTS[one.sign - 1] * (_FILL * _EM - one.height * scale), scale, scale)
    least = _STICK if one.kinds.count(pdfium.FPDF_SEGMENT_MOVETO) > 1 else _FIGURE
    across, down = _stretch(one.width, one.height, least), _stretch(one.height, one.width, least)
    return Cell(one, x, (_FILL * _EM - one.height * down) / 2, across, down)


def _word(word: Sequence[Outline], size: float) -> Iterator[Cell]:
    """Yield the letters of a word, beginning at 0; small signs keep their size and height in the row."""
    x = 0.0
    for one in word:
        cell = _cell(one, x, size)
        yield cell
        x += one.width * cell.across + _TRACK * _EM


def make_sheets(words: Iterable[Sequence[Outline]], line: float) -> list[Sheet]:
    """Return words in rows of up to ``line`` letters, and rows in sheets that are recognised one by one."""
    rows: list[list[Cell]] = [[]]
    left, size = _MARGIN * _EM, 0.0
    for word in words:
        size = max(size if word[0].sign and size else 0.0, *(max(one.width, one.height) for one in word))
        cells = list(_word(word, size))
        width = cells[-1].x + cells[-1].outline.width * cells[-1].across
        if rows[-1] and left + width > line * _EM:
            rows.append([])
            left = _MARGIN * _EM
        rows[-1].extend(cell._replace(x=cell.x + left) for cell in cells)
        left += width + _SPACE * _EM
    filled = [tuple(row) for row in rows if row]
    return [tuple(filled[start : start + _ROWS]) for start in range(0, len(filled), _ROWS)]


def _top(row: int) -> float:
    return (_MARGIN + _LEAD * row) * _EM


def draw_sheet(sheet: Sheet) -> Gray:
    """Return the picture of a sheet, drawn by pdfium."""
    width = max(row[-1].x + row[-1].outline.width * row[-1].across for row in sheet) + _MARGIN * _EM
    height = _top(len(sheet))
    document = pypdfium2.PdfDocument.new()
    try:
        page = document.new_page(width, height)
        for index, row in enumerate(sheet):
            for cell in row:
                pdfium.FPDFPage_InsertObject(page.raw, _path(cell, height - _top(index)))
        return replace(draw(page, _POINTS), dpi=_DPI)
    finally:
        document.close()


def _path(cell: Cell, head: float) -> Handle:
    """Return a path object; ``head`` is the upper edge of its row, counted from below as PDF does."""
    left, top = cell.outline.box[:2]

    def place(point: tuple[float, float]) -> tuple[float, float]:
        return cell.x + (point[0] - left) * cell.across, head - cell.y - (point[1] - top) * cell.down

    points = [place(point) for point in cell.outline.points]
    path = pdfium.FPDFPageObj_CreateNewPath(*points[0])
    curve: list[float] = []
    for point, kind in zip(points[1:], cell.outline.kinds[1:], strict=True):
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            pdfium.FPDFPath_Close(path)
            pdfium.FPDFPath_MoveTo(path, *point)
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            pdfium.FPDFPath_LineTo(path, *point)
        else:
            curve.extend(point)
        if len(curve) == 2 * _CURVE:
            pdfium.FPDFPath_BezierTo(path, *curve)
            curve.clear()
    pdfium.FPDFPath_Close(path)
    pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_WINDING, 0)
    pdfium.FPDFPageObj_SetFillColor(path, 0, 0, 0, 255)
    return path


def tell_apart(sheet: Sheet, letters: Iterable[Letter]) -> Iterator[tuple[Outline, Letter]]:
    """Yield each outline of a sheet with the letter that is read in its place, where one is."""
    read: list[list[Letter]] = [[] for _ in sheet]
    for letter in letters:
        row = int((letter.y / _EM - _MARGIN + (_LEAD - _FILL) / 2) // _LEAD)
        if 0 <= row < len(sheet):
            read[row].append(letter)
    for row, found in zip(sheet, read, strict=True):
        found.sort(key=lambda letter: letter.x)
        for at, letter in _aligned([cell.middle for cell in row], found):
            yield row[at].outline, letter


def _aligned(places: Sequence[float], letters: Sequence[Letter]) -> Iterator[tuple[int, Letter]]:
    """Yield the places and letters, both from left to right, that lie nearest to each other as a whole.

    Leaving one out costs as much as a distance of three quarters of a letter (Needleman and Wunsch, J. Mol. Biol. 48,
    1970).
    """
    costs = [[_SKIP * at for at in range(len(letters) + 1)]]
    for place in places:
        line, above = [costs[-1][0] + _SKIP], costs[-1]
        for at, letter in enumerate(letters):
            away = min(abs(place - letter.x) / _EM, _FAR)
            line.append(min(above[at + 1] + _SKIP, line[at] + _SKIP, above[at] + away))
        costs.append(line)
    row, col = len(places), len(letters)
    while row and col:
        if costs[row][col] == costs[row - 1][col] + _SKIP:
            row -= 1
        elif costs[row][col] == costs[row][col - 1] + _SKIP:
            col -= 1
        else:
            row, col = row - 1, col - 1
            yield row, letters[col]
