"""Awards in tables (수상내역표) and in captions of pictures."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

import regex

from extract.document import Cell, Document, Figure, Table
from extract.errors import NormalizeError
from extract.extractors.awards.behind import date_in, holds
from extract.extractors.awards.grades import find_grades
from extract.extractors.awards.hits import Found, Place, found_in, settled
from extract.extractors.awards.names import is_event, read_name
from extract.extractors.awards.reading import read_hits
from extract.extractors.context import around
from extract.grid import Grid
from extract.normalize.amount import parse_money
from extract.normalize.date import find_dates
from extract.segment.outline import Line, LineRole, Outline
from extract.source import Source
from extract.vocab import fold, lexicon

_HEADS = MappingProxyType(
    {"name": "head_name", "grade": "head_grade", "by": "head_by", "date": "head_date", "won": "head_won"}
)


def _head(grid: Grid) -> int:
    """Return the number of heading rows; the first row is one where nothing but words tells it from the others."""
    return max(grid.head, 1)


def _head_text(grid: Grid, col: int) -> str:
    cells = (grid.slots.get((row, col)) for row in range(_head(grid) - 1, -1, -1))
    return next((fold(cell.text) for cell in cells if cell and cell.text.strip()), "")


@cache
def _sign() -> regex.Pattern[str]:
    return regex.compile("[·․ㆍ‧/,]")


@cache
def _bracketed() -> regex.Pattern[str]:
    return regex.compile(r"\([^()]*\)")


def _means(text: str, heads: frozenset[str]) -> bool:
    """Return whether a heading is one of ``heads``, or several of them joined by signs (평가·시상명, 평가(수상)명)."""
    bare = _bracketed().sub("", text)
    return text in heads or bare in heads or all(part in heads for part in _sign().split(text))


def _columns(grid: Grid) -> Mapping[str, int]:
    """Return which column holds what, by the headings; of two that fit, the first."""
    words, found = lexicon("award_words"), dict[str, int]()
    for col in range(grid.table.cols):
        text = _head_text(grid, col)
        for part, key in _HEADS.items():
            if part not in found and _means(text, frozenset(words.words(key))):
                found[part] = col
                break
    found |= _listed_names(grid, found)
    if "grade" not in found:
        rest = [col for col in range(grid.table.cols) if col not in found.values() and _holds_grades(grid, col)]
        found |= {"grade": rest[0]} if rest else {}
    return found


def _listed_names(grid: Grid, found: Mapping[str, int]) -> Mapping[str, int]:
    """Return name and grade where no heading is one of names but two are of grades: 수상내역 beside 훈격 heads the names."""
    words = lexicon("award_words")
    first = found.get("grade")
    if "name" in found or first is None or _head_text(grid, first) not in words.words("head_listed"):
        return {}
    heads = frozenset(words.words("head_grade")) - frozenset(words.words("head_listed"))
    other = (col for col in range(grid.table.cols) if _means(_head_text(grid, col), heads))
    grade = next(other, None)
    return {} if grade is None else {"name": first, "grade": grade}


def _holds_grades(grid: Grid, col: int) -> bool:
    """Return whether every cell of a column begins with a grade."""
    cells = [text for row in range(_head(grid), grid.table.rows) if (text := _text(grid, row, col))]
    firsts = [next(find_grades(text), None) for text in cells]
    return bool(cells) and all(grade is not None and grade.start == 0 for grade in firsts)


def _is_award_table(grid: Grid, outline: Outline, columns: Mapping[str, int]) -> bool:
    """Return whether a table lists awards received: by its headings, or by the title above a list with grades."""
    if "name" not in columns or not {"grade", "by"} & set(columns):
        return False
    heads = " ".join(_head_text(grid, col) for col in range(grid.table.cols))
    titles = " ".join((grid.caption or "", *(node.title for node in list(around(outline, grid.section))[:2])))
    return holds(heads, "head_proof") or (holds(titles, "list") and not holds(heads, "giving"))


def _text(grid: Grid, row: int, col: int | None) -> str:
    cell = grid.slots.get((row, col)) if col is not None else None
    return " ".join(cell.text.split()) if cell else ""


def _date(text: str) -> str | None:
    spans = find_dates(text, bare=True)
    return spans[0].period.edtf if spans and spans[0].period.year_explicit else read_name(text).date


def _won(grid: Grid, row: int, col: int | None) -> int | None:
    text = _text(grid, row, col)
    unit = next((unit for unit in grid.unit_line.units if unit.kind == "money"), None) if grid.unit_line else None
    try:
        money = parse_money(text, unit) if text else None
    except NormalizeError:
        return None
    return None if money is None or money.nil or money.unit_source == "assumed" else money.won


def _place_of(table: Table, cell: Cell) -> Source:
    lead = len(cell.text) - len(cell.text.lstrip())
    return table.place(cell).span(lead, lead + len(cell.text.strip()))


def _row(grid: Grid, outline: Outline, row: int, columns: Mapping[str, int]) -> Found | None:
    cell = grid.slots.get((row, columns["name"]))
    if cell is None or cell.row != row or not any(char.isalpha() for char in cell.text):
        return None
    name = read_name(_text(grid, row, columns["name"]))
    date = _date(_text(grid, row, columns.get("date")))
    grade, by = (_text(grid, row, columns.get(part)) or None for part in ("grade", "by"))
    above = (*outline.above.get(grid.section, ()), grid.section)
    inside = [hit for hit in read_hits(grade or "") if is_event(hit.name.text)]
    if len(inside) == 1:
        name, grade = replace(inside[0].name, category=name.text), inside[0].text
        date = date or date_in(inside[0].tail)
    won = _won(grid, row, columns.get("won"))
    raw = cell.text.strip()
    by = by or name.awarded_by
    month = f": {_text(grid, row, columns.get('date'))}"
    place = _place_of(grid.table, cell)
    return Found(name, grade, date or name.date, won, by, grid.section, above, raw, place, tail=month)


def _in_grids(outline: Outline, grids: tuple[Grid, ...]) -> Iterator[Found]:
    for grid in grids:
        columns = _columns(grid)
        if not _is_award_table(grid, outline, columns):
            continue
        for row in range(_head(grid), grid.table.rows):
            found = _row(grid, outline, row, columns)
            if found and found.name.text:
                yield found


def _texts(block: Table | Figure) -> Iterator[tuple[str, Source]]:
    if isinstance(block, Figure):
        yield block.text, block.source
        return
    for cell in block.cells:
        yield cell.text, block.place(cell)


def _lines(block: Table | Figure, section: str, above: tuple[str, ...]) -> Iterator[Line]:
    for text, source in _texts(block):
        at = 0
        for part in text.split("\n"):
            lead = at + len(part) - len(part.lstrip())
            yield Line(part.strip(), source.span(lead, lead + len(part.strip())), LineRole.TEXT, section, "", above)
            at += len(part) + 1


def _in_cells(document: Document, outline: Outline, own: frozenset[str], known: frozenset[int]) -> Iterator[Found]:
    """Yield the awards that cells and drawings report with the word 수상; one without a name is named by its grade."""
    place = Place(planned=True, listed=False, own=own)
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table | Figure) or index in known or index in outline.contents_blocks:
            continue
        section = outline.places.get(index, "")
        lines = _lines(block, section, outline.above.get(section, ()))
        for line in (line for line in lines if holds(line.text, "received")):
            for found in found_in(line, place):
                named = settled(found)
                if named and (named.name.text or named.date):
                    yield named


def awards_in_tables(
    document: Document, outline: Outline, grids: tuple[Grid, ...], own: frozenset[str]
) -> tuple[Found, ...]:
    """Return the awards that tables list, and those that cells and drawings mention, in block order."""
    listed = tuple(_in_grids(outline, grids))
    known = frozenset(found.source.block for found in listed if found.source.block is not None)
    found = (*listed, *_in_cells(document, outline, own, known))
    return tuple(sorted(found, key=lambda one: one.source.block or 0))
