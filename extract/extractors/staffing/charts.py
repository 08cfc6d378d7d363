"""Staff counts in organisation charts (조직도): the number in brackets below or behind a unit's name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import regex

from extract.document import Document, Figure, Paragraph, Table
from extract.extractors.staffing.draft import Draft, Fact
from extract.extractors.staffing.words import only_kind
from extract.normalize.spacing import join_spaced
from extract.normalize.text import tight
from extract.schemas import StaffKind
from extract.segment.outline import Outline
from extract.source import Source
from extract.vocab import fold, lexicon

_REACH = 3
_WRAPPED = 4
_ALL = ("team", "division", "bureau", "head")
_FEWEST = 2
_LINE = regex.compile(r"[^\n]+")
_BOX_COUNT = regex.compile(r"\(\s*([0-9]{1,4})[^()]*\)\s*$")
_DRAWN_COLUMNS, _DRAWN_SHARE = 8, 4
_EMPTY_BRACKETS = regex.compile(r"\( *\)")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str


@cache
def _count() -> regex.Pattern[str]:
    person = tight(lexicon("staff_context").words("person"))
    teams = tight((*lexicon("unit_endings").words(), *lexicon("staff_context").words("person")))
    return regex.compile(
        rf"(?P<name>[^()]*?)\s*(?:(?<!\S)[0-9]+ ?{teams}\s*)*\(\s*(?P<count>[0-9]{{1,4}})\s*(?P<unit>{person})?\s*\)"
    )


def chart_counts(document: Document, outline: Outline) -> Iterator[Draft]:
    """Yield the staff counts of all organisation charts; fewer than two in a chart are no staffing."""
    for block in document.blocks:
        if isinstance(block, Figure):
            kind = _kind(document, block.source, block.text)
            inside = tuple(_in_chart(block, kind))
            found = (*inside, *_beside(document, block, inside, kind))
        elif isinstance(block, Table) and _is_drawn(block):
            found = tuple(_in_boxes(block, _kind(document, block.source, "")))
        else:
            continue
        if len(found) >= _FEWEST:
            section = outline.places.get(block.source.block or 0, "") or None
            yield from (Draft(one.fact, one.raw, one.source, section) for one in found)


def _is_drawn(table: Table) -> bool:
    """Return whether a table draws a chart: many narrow columns, most cells empty, boxes of text among them."""
    filled = sum(bool(cell.text.strip()) for cell in table.cells)
    return table.cols >= _DRAWN_COLUMNS and 0 < filled * _DRAWN_SHARE <= len(table.cells)


def _in_boxes(table: Table, kind: StaffKind | None) -> Iterator[Draft]:
    """Yield the counts in the boxes of a chart that is drawn as a table; names may be set letter below letter.

    Bare numbers may count offices as well; they are staff if the head of the body (원장) has one too.
    """
    boxes = [(cell, _count().fullmatch("".join(cell.text.split()))) for cell in table.cells]
    named = [(cell, whole) for cell, whole in boxes if whole and _is_unit(whole["name"], *_ALL)]
    headed = any(_is_unit(whole["name"], "head") for _, whole in named)
    for cell, whole in named:
        found = _BOX_COUNT.search(cell.text)
        if found and (kind or headed or whole["unit"]):
            unit = None if _is_unit(whole["name"], "head") else whole["name"]
            place = replace(table.source, row=cell.row, col=cell.col, start=0, end=len(cell.text))
            yield Draft(Fact(unit, None, None, kind, int(found[1])), found[1], place.span(*found.span(1)), None)


def _kind(document: Document, source: Source, inside: str) -> StaffKind | None:
    """Return the kind that a note in or beside the chart gives to its brackets: ``※( )는 정원``."""
    at = source.block or 0
    blocks = document.blocks[max(0, at - _REACH) : at + _REACH + 1]
    texts = (block.text for block in blocks if isinstance(block, Paragraph))
    return only_kind(text for text in (*texts, inside) if _EMPTY_BRACKETS.search(text))


def _closed(text: str) -> str:
    """Return a line of a chart as a name: names of units have no blanks, those of a drawing set letters apart."""
    closed = "".join(text.split())
    return closed if _is_unit(closed, *_ALL) else join_spaced(text)


def _is_unit(text: str, *keys: str) -> bool:
    return lexicon("unit_endings").key(text) in (keys or ("team", "division", "bureau"))


def _in_chart(chart: Figure, kind: StaffKind | None) -> Iterator[Draft]:
    lines = tuple(_Line(line.start(), line[0]) for line in _LINE.finditer(chart.text))
    place = Source(chart.source.block, chart.source.page, chart.source.bbox, start=0, end=len(chart.text))
    counts = {at: found for at, line in enumerate(lines) if (found := _count().fullmatch(line.text.strip()))}
    teams = _counts_teams(lines, counts)
    for at, found in counts.items():
        shift = lines[at].start + lines[at].text.index(lines[at].text.strip())
        name = _closed(found["name"]) or _name_above(lines, at) or ""
        if _is_unit(name, *_ALL) and (found["unit"] or kind or not teams or _is_unit(name, "team")):
            span = found.start("count") + shift, found.end("count") + shift
            unit = None if _is_unit(name, "head") else name
            yield Draft(Fact(unit, None, None, kind, int(found["count"])), found["count"], place.span(*span), None)


def _counts_teams(lines: tuple[_Line, ...], counts: Mapping[int, "regex.Match[str]"]) -> bool:
    """Return whether bare numbers count the teams listed below a division: one has just so many names below it."""
    stops = [*counts, len(lines)]
    below = {at: stop - at - 1 for at, stop in pairwise(stops)}
    return any(below[at] > 1 and below[at] == int(found["count"]) and found["name"] for at, found in counts.items())


@cache
def _row() -> regex.Pattern[str]:
    person = tight(lexicon("staff_context").words("person"))
    return regex.compile(rf"\s*(?:\(\s*(?P<count>[0-9]{{1,4}})\s*{person}\s*\)\s*){{2,}}")


def _beside(document: Document, chart: Figure, inside: tuple[Draft, ...], kind: StaffKind | None) -> Iterator[Draft]:
    """Yield the counts that stand in a row right behind a chart, if it names as many divisions without a count."""
    at = (chart.source.block or 0) + 1
    row = document.blocks[at] if at < len(document.blocks) else None
    if not isinstance(row, Paragraph):
        return
    found = _row().fullmatch(row.text)
    counted = {draft.fact.unit for draft in inside}
    names = [join_spaced(line) for line in chart.text.split("\n")]
    open_names = [name for name in names if _is_unit(name, "division") and name not in counted]
    if not found or len(open_names) != len(found.captures("count")):
        return
    for name, span in zip(open_names, found.spans("count"), strict=True):
        raw = row.text[slice(*span)]
        place = Source(row.source.block, row.source.page, row.source.bbox, start=0, end=len(row.text))
        yield Draft(Fact(name, None, None, kind, int(raw)), raw, place.span(*span), None)


def _name_above(lines: tuple[_Line, ...], at: int) -> str | None:
    """Return the name that ends in the line above; a short one (기획팀) with the line above that it was cut from."""
    name: list[str] = []
    for line in reversed(lines[max(0, at - _REACH) : at]):
        text = _closed(line.text)
        whole = len(fold("".join(name))) > _WRAPPED or lexicon("unit_endings").find(text)
        if _count().fullmatch(text) or (name and whole):
            break
        name.insert(0, text)
    return " ".join(name) or None
