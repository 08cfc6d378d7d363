"""What a document says about its programs beyond their names: content, cost, and what summary tables state for the year before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from extract.dataset.identity.words import content_words, telling
from extract.extractors.context import phases_of, years_in
from extract.schemas import BudgetLine, LineRole, Program, ProgramPhase, Report, Role, Section
from extract.validate.whole.money import COST, Amount, amount_of, headline, is_cost, program_lines
from extract.vocab import fold, lexicon

_FEW = 2
Nodes: TypeAlias = Mapping[str, tuple[Section, tuple[Section, ...]]]
"""Every section by id, with those around it, outermost first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in a table of money: its label, its sum for each year, and all years that the table compares."""

    label: str
    amounts: Mapping[int, Amount]
    years: frozenset[int]


@dataclass(frozen=True, slots=True)
class Profile:
    """A program with what tells it from others.

    Attributes:
        document: name of the file.
        program: its record.
        words: the words of what stands below it.
        text: what stands below it, without blanks.
        cost: what it is to cost, or None.
        chapter: title of the heading right above.
        reports: whether a part of it reports what was done.
    """

    document: str
    program: Program
    words: frozenset[str]
    text: str
    cost: Amount | None
    chapter: str
    reports: bool

    @property
    def key(self) -> tuple[str, str]:
        """Return what it is called among all programs: its document and its id."""
        return self.document, self.program.id


@dataclass(frozen=True, slots=True)
class Survey:
    """A document as far as programs are compared.

    Attributes:
        document: name of the file.
        year: the year that it plans, or None.
        planned: the programs that it plans; those that it reports if it plans none.
        reported: the programs that it reports.
        titles: what its chapters of results report: titles of headings and first cells of rows.
        items: the beginnings of the items there.
        rows: what its tables of money list.
        texts: its rows of tables and its lines, one a text.
    """

    document: str
    year: int | None
    planned: tuple[Profile, ...]
    reported: tuple[Profile, ...]
    titles: tuple[str, ...]
    items: tuple[str, ...]
    rows: tuple[Row, ...]
    texts: tuple[str, ...]


def survey(report: Report) -> Survey:
    """Return what a report says about programs."""
    nodes = {node.id: (node, above) for node, above in _walk(report.plan.sections, ())}
    year = plan_year(report)
    rows = tuple(_rows(report))
    found = [(one, _profile(report, one, nodes, rows)) for one in report.plan.programs if not _pressing(one, nodes)]
    planned = tuple(profile for one, profile in found if one.phase is not ProgramPhase.RESULT)
    reported = tuple(profile for one, profile in found if one.phase is ProgramPhase.RESULT)
    places = _result_places(nodes, year, frozenset(one.program.section for one in planned))
    titles = tuple(_titles(report, nodes, places))
    items = tuple(
        node.label or node.title for key, (node, _) in nodes.items() if key in places and node.role is not Role.HEADING
    )
    return Survey(
        report.file.name, year, planned or reported, reported, titles, items, rows, tuple(_texts(report, nodes))
    )


def plan_year(report: Report) -> int | None:
    """Return the year that a document plans: the last one that its facts or its planned programs name."""
    years = [one.year for one in report.plan.programs if one.phase is not ProgramPhase.RESULT and one.year]
    return max((*report.plan.document.years, *years), default=None)


def _walk(sections: tuple[Section, ...], above: tuple[Section, ...]) -> Iterator[tuple[Section, tuple[Section, ...]]]:
    for node in sections:
        yield node, above
        yield from _walk(node.sections, (*above, node))


def _pressing(program: Program, nodes: Nodes) -> bool:
    """Return whether a program stands in a chapter on matters of the day (당면 현안), which do not go on."""
    above = nodes[program.section][1] if program.section in nodes else ()
    return any(lexicon("program_words").key(node.title) == "pressing" for node in above)


def _profile(report: Report, program: Program, nodes: Nodes, rows: tuple[Row, ...]) -> Profile:
    node, above = nodes.get(program.section, (None, ()))
    below = list(_walk(node.sections, ())) if node else []
    places = {program.section, *(one.id for one, _ in below)}
    cells = (cell.text for table in report.plan.tables if table.section in places for cell in table.cells)
    texts = (*(one.title for one, _ in below), *cells, program.purpose or "")
    headings = [one for one in above if one.role is Role.HEADING]
    return Profile(
        document=report.file.name,
        program=program,
        words=content_words(texts),
        text=fold(" ".join(texts)),
        cost=_cost(report, program, rows),
        chapter=headings[-1].title if headings else "",
        reports=any(one.role is Role.HEADING and "result" in phases_of(one.title) for one, _ in below),
    )


def _cost(report: Report, program: Program, rows: tuple[Row, ...]) -> Amount | None:
    """Return what a program is to cost: as its own part labels it, as its funding adds up, as a summary says, as its table adds up."""
    lines = program_lines(report.plan, program)
    labelled = headline(line for line in lines if is_cost(line.label) and not line.table) or _whole(lines)
    if labelled is not None:
        return labelled
    year = program.year or 0
    named = [row.amounts[year] for row in rows_of(program.name, rows) if year in row.amounts]
    return named[0] if len({one.line.won for one in named}) == 1 else headline(lines)


def _whole(lines: list[BudgetLine]) -> Amount | None:
    """Return the sum of money that two sources of funding or more add up to, where it is printed."""
    parts = [line.won for line in lines if line.funding and line.won]
    whole = [line for line in lines if line.funding is None and line.won == sum(parts)]
    return amount_of(whole[0]) if len(parts) >= _FEW and whole else None


def _rows(report: Report) -> Iterator[Row]:
    tables: dict[str, dict[str, dict[int, Amount]]] = defaultdict(lambda: defaultdict(dict))
    for line in report.plan.budgets:
        amount = amount_of(line) if line.phase in COST else None
        if amount and line.table and line.year and line.funding is None and line.role is LineRole.ITEM:
            tables[line.table][line.label].setdefault(line.year, amount)
    for rows in tables.values():
        years = frozenset(year for amounts in rows.values() for year in amounts)
        for label, amounts in rows.items():
            yield Row(label, amounts, years)


def rows_of(name: str, rows: tuple[Row, ...]) -> Iterator[Row]:
    """Yield the rows that a program's name labels, with or without the heading of their group before it."""
    yield from (row for row in rows if is_label_of(name, row.label))


def is_label_of(name: str, label: str) -> bool:
    """Return whether a program's name labels a row, with or without the heading of its group before it.

    >>> is_label_of("공공일자리 운영", "정책사업 공공일자리"), is_label_of("공공일자리 운영", "공공근로")
    (True, False)
    """
    words = telling(name)
    return label.endswith(f" {name}") or telling(label)[-len(words) :] == words


def equal(one: Amount | None, other: Amount | None) -> bool:
    """Return whether two sums of money agree as far as both are printed."""
    return one is not None and other is not None and near(one, other.printed.value, other.printed.step)


def near(amount: Amount, value: Decimal, step: Decimal) -> bool:
    """Return whether a sum of money is a value, as far as both are printed."""
    slack = max(amount.printed.step, step) / 2
    exact = amount.printed.step == step
    gap = abs(amount.printed.value - value)
    return gap == 0 if exact else gap <= slack


def _result_places(nodes: Nodes, year: int | None, planned: frozenset[str]) -> frozenset[str]:
    """Return the ids of what stands in chapters of results, and in no planned program (whose name may speak of results, too)."""
    return frozenset(
        node.id
        for node, above in nodes.values()
        if any(_is_result(one, year) for one in (*above, node) if one.role is Role.HEADING)
        and not any(one.id in planned for one in (*above, node))
    )


def _titles(report: Report, nodes: Nodes, places: frozenset[str]) -> Iterator[str]:
    """Yield the titles of headings at places, and the words that begin the rows of tables there, behind a number if need be."""
    yield from (node.title for key, (node, _) in nodes.items() if key in places and node.role is Role.HEADING)
    for table in report.plan.tables:
        if table.section in places:
            yield from (cell.text for cell in table.cells if not cell.header and cell.col < _FEW)


def _is_result(node: Section, year: int | None) -> bool:
    """Return whether a heading opens what was done: it says so, or names an earlier year."""
    phases, years = phases_of(node.title), years_in(node.title)
    if "result" in phases and "plan" not in phases:
        return True
    return bool(years) and year is not None and max(years) < year and "plan" not in phases


def _texts(report: Report, nodes: Nodes) -> Iterator[str]:
    yield from (node.title for node, _ in nodes.values())
    for table in report.plan.tables:
        if table.part_of is None:
            lines: dict[int, list[str]] = defaultdict(list)
            for cell in table.cells:
                lines[cell.row].append(cell.text)
            yield from (" | ".join(lines[row]) for row in sorted(lines))
