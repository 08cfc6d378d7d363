"""All sums of money of a document, in order."""

from collections.abc import Iterator
from typing import TypeAlias

from extract.document import Document, Figure
from extract.extractors.budgets.draft import Frame, Sum, to_line
from extract.extractors.budgets.prose import text_sums
from extract.extractors.budgets.tables import Setting, table_sums
from extract.extractors.context import around, section_year
from extract.grid import Grid
from extract.issues import Issue, IssueCode
from extract.schemas import Award, AwardTier, BudgetLine, Organization, Role, UnitSource
from extract.segment.outline import LineRole, Outline
from extract.source import Source
from extract.vocab import lexicon

_Key: TypeAlias = tuple[int, int, int, int, int]

_LEFT_OUT = frozenset({LineRole.COVER, LineRole.CONTENTS})


def find_budgets(
    document: Document,
    outline: Outline,
    grids: tuple[Grid, ...],
    taken: tuple[Award | AwardTier, ...] | None = None,
    issuer: Organization | None = None,
) -> tuple[tuple[BudgetLine, ...], tuple[Issue, ...]]:
    """Return every sum of money that the document prints, and what could not be read.

    One printed number is one record: cells of money columns and rates beside them, sums in prose and in headings. Dashes
    and empty cells give none, a printed 0 gives one. Prizes of awards and award schemes are left to their own records.

    Args:
        document: the document.
        outline: its section tree.
        grids: its tables.
        taken: the awards and tiers that hold prizes; None if they are not known, then all that look like prizes are
            left out.
        issuer: the issuing body, which decides whose money 시비 is.
    """
    in_province = _is_in_province(issuer)
    graded = taken is not None
    found = (
        *_in_lines(outline, graded=graded),
        *_in_tables(outline, grids, graded=graded),
        *_in_figures(document, outline),
    )
    unique = {_key(line): line for line in (to_line(frame, one, in_province=in_province) for frame, one in found)}
    held = {key for record in taken or () for key in _held(record, unique)}
    unique = {key: line for key, line in unique.items() if key not in held}
    lines = tuple(
        line.model_copy(update={"id": f"b{number}"})
        for number, (_, line) in enumerate(sorted(unique.items(), key=lambda pair: pair[0]), 1)
    )
    return lines, tuple(_issues(lines))


def _is_in_province(issuer: Organization | None) -> bool:
    """Return whether the issuer is a province or lies below one, as the list of local governments has it."""
    top = (issuer.parent or issuer.name) if issuer else None
    return any(entry.data["name"] == top and entry.data["level"] == "province" for entry in lexicon("places").entries)


def _key(line: BudgetLine) -> _Key:
    source = line.source
    return source.block or 0, source.row or 0, source.col or 0, source.start or 0, source.end or 0


def _held(record: Award | AwardTier, lines: dict[_Key, BudgetLine]) -> list[_Key]:
    """Return the sums that are the prize of an award or tier.

    An award holds the same sum inside its text, a tier of a table the same sum anywhere in that table, a tier in prose
    the next same sum behind its grade.
    """
    equal = {key: line.source for key, line in lines.items() if record.won is not None and line.won == record.won}
    if isinstance(record, Award):
        return [key for key, place in equal.items() if _lies_in(place, record.source)]
    near = [key for key, place in equal.items() if place.block == record.source.block]
    if record.source.row is not None:
        return near
    return sorted(key for key in near if (equal[key].start or 0) >= (record.source.start or 0))[:1]


def _lies_in(inner: Source, outer: Source) -> bool:
    same = inner.text_key == outer.text_key
    start, end = outer.start or 0, outer.end
    return same and start <= (inner.start or 0) and (end is None or (inner.end or 0) <= end)


def _headings(outline: Outline, section: str) -> tuple[str, ...]:
    return tuple(node.title for node in around(outline, section) if node.role is Role.HEADING)


def _in_lines(outline: Outline, *, graded: bool) -> Iterator[tuple[Frame, Sum]]:
    for line in outline.lines:
        if line.role in _LEFT_OUT:
            continue
        heading = _heading_above(outline, line.heading, line.section)
        for frame, found in text_sums(line.text, line.source, heading, line.body, graded=graded):
            yield _placed(outline, frame, line.section, None), found


def _heading_above(outline: Outline, heading: str, section: str) -> str:
    node = outline.nodes.get(heading) or outline.nodes.get(section)
    return node.title if node else ""


def _placed(outline: Outline, frame: Frame, section: str, table: str | None) -> Frame:
    year = frame.year or section_year(outline, section, None)[0]
    return Frame(
        section or None, table, frame.label, frame.role, frame.phase, frame.phase_raw, year=year, as_of=frame.as_of
    )


def _in_tables(outline: Outline, grids: tuple[Grid, ...], *, graded: bool) -> Iterator[tuple[Frame, Sum]]:
    lines: dict[int, set[tuple[int, int]]] = {}
    for line in outline.lines:
        if line.source.row is not None and line.source.col is not None:
            lines.setdefault(line.source.block or 0, set()).add((line.source.row, line.source.col))
    for grid in grids:
        setting = Setting(section_year(outline, grid.section, None)[0], _headings(outline, grid.section))
        read = lines.get(grid.table.source.block or 0, ())
        yield from table_sums(grid, setting, frozenset(read), graded=graded)


def _in_figures(document: Document, outline: Outline) -> Iterator[tuple[Frame, Sum]]:
    for block in document.blocks:
        if isinstance(block, Figure):
            section = outline.places.get(block.source.block or 0, "")
            place = Source(block.source.block, block.source.page, block.source.bbox, start=0, end=len(block.text))
            for frame, found in text_sums(block.text, place, _heading_above(outline, section, section)):
                yield _placed(outline, frame, section, None), found


def _issues(lines: tuple[BudgetLine, ...]) -> Iterator[Issue]:
    for line in lines:
        if line.won is None and line.ratio is None:
            yield Issue(IssueCode.UNREADABLE_AMOUNT, f"no unit or no value for {line.raw!r}", line.source)
        elif line.unit_source is UnitSource.ASSUMED:
            yield Issue(IssueCode.UNIT_ASSUMED, f"no unit is printed for {line.raw!r}; taken for won", line.source)
