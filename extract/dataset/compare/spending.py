"""What was spent (집행) on programs in a year, as later documents say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from extract.dataset.compare.chains import Chain, Paper
from extract.dataset.compare.figures import Figure, agreed
from extract.dataset.compare.notes import Note, listed, note
from extract.dataset.compare.observing import sum_of
from extract.dataset.identity import Kind, Matching, Profile, match_programs
from extract.dataset.identity.profiles import equal, is_label_of
from extract.dataset.identity.words import plain
from extract.schemas import BudgetLine, BudgetPhase, LineRole, Program, ProgramPhase
from extract.validate.whole.money import COST, Amount, amount_of, program_lines
from extract.vocab import fold, lexicon

_MOST_PARTS = 3


class Row(NamedTuple):
    """A row of a table that says what was spent: its label, the sum spent, and the budget of that year beside it."""

    label: str
    spent: Amount
    budget: Amount | None


class Spending:
    """What the documents of one department say was spent.

    Args:
        chain: the department.
    """

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._rows: dict[tuple[str, int], tuple[Row, ...]] = {}
        self._reports: dict[tuple[str, str], Matching] = {}
        self._joint: list[Note] = []
        self._until: dict[str, None] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return what is to be known: which sums stand for several programs, and which end before the year does."""
        until = [note("until", names=listed(sorted(self._until)))] if self._until else []
        return (*self._joint, *until)

    def of_program(self, paper: Paper, one: Profile) -> Figure | None:
        """Return what was spent on a planned program in its year: the latest document that says so has it.

        A document says so in the part that reports the program, or in a row of a table that its name, or the one that it
        goes on under, labels; failing that in the only row that has the program's budget. A sum that stands for several
        programs is nobody's; where a row has several sums for one year, the first counts, since the others are outlooks.

        Args:
            paper: the document that plans it.
            one: the program.
        """
        for witness in self._witnesses(paper):
            names = (one.program.name, *self._later_names(paper, witness, one))
            found = self._reported(paper, witness, one) or self._in_rows(paper, witness, one, names)
            if found:
                return self._told(found, witness, paper.year)
        self._note_merged(paper, one)
        return None

    def of_department(self, year: int) -> Figure | None:
        """Return what a department spent in a year: the total of the tables of the latest document that has one."""
        for paper in reversed(self._chain.papers):
            for witness in (paper, paper.results):
                found = _total(witness, year) if witness and witness.year >= year else None
                if witness and found:
                    return self._told(found, witness, year)
        return None

    def _told(self, found: Amount, witness: Paper, year: int) -> Figure | None:
        """Return a sum spent, and keep in mind if it ends before the year does."""
        until = found.line.as_of
        if until and until < f"{year}-12-31":
            self._until[f"{year} ({witness.name}, {until})"] = None
        return sum_of(found, witness)

    def _note_merged(self, paper: Paper, one: Profile) -> None:
        """Note where the next document says what was spent on a program and others as the one that they became."""
        at = self._chain.papers.index(paper)
        for witness, step in zip(self._chain.papers[at + 1 : at + 2], self._chain.history.steps[at:], strict=False):
            later = [link.later.program.name for link in step.links if link.earlier.key == one.key]
            rows = [
                row for row in self._rows_of(witness, paper.year) if any(is_label_of(name, row.label) for name in later)
            ]
            for row in rows:
                self._note_joint(row, witness, paper.year)

    def _note_joint(self, row: Row, witness: Paper, year: int) -> None:
        told = note("joint", document=witness.name, year=year, label=row.label)
        self._joint += [told] if told not in self._joint else []

    def _rows_of(self, witness: Paper, year: int) -> tuple[Row, ...]:
        key = witness.name, year
        if key not in self._rows:
            self._rows[key] = tuple(_rows(witness, year))
        return self._rows[key]

    def _witnesses(self, paper: Paper) -> Iterator[Paper]:
        """Yield the documents that may say what was spent in the year of a paper, the latest first."""
        papers = self._chain.papers
        for other in reversed(papers[papers.index(paper) :]):
            yield from (one for one in (other, other.results) if one)

    def _later_names(self, paper: Paper, witness: Paper, one: Profile) -> tuple[str, ...]:
        """Return the name of a program in a later document, if it goes on there as one."""
        steps = self._steps(paper, witness)
        for step in steps:
            group = next((group for group in step.groups if one.key in [each.key for each in group.earlier]), None)
            if group is None or group.kind not in (Kind.SAME, Kind.RENAMED):
                return ()
            one = group.later[0]
        return (one.program.name,) if steps else ()

    def _steps(self, paper: Paper, witness: Paper) -> tuple[Matching, ...]:
        documents = [other.name for other in self._chain.papers]
        if witness.name not in documents:
            return ()
        first, last = (documents.index(each.name) for each in (paper, witness))
        return self._chain.history.steps[first:last]

    def _reported(self, paper: Paper, witness: Paper, one: Profile) -> Amount | None:
        """Return the sum spent that the part of a document prints which reports a program."""
        for program in self._reporting(paper, witness, one):
            lines = program_lines(witness.report.plan, program)
            spent = [line for line in lines if _is_spent(line, paper.year) and _says_nothing_else(line.label)]
            if spent:
                return amount_of(spent[0])
        return None

    def _reporting(self, paper: Paper, witness: Paper, one: Profile) -> list[Program]:
        own = [
            each.program for each in (*witness.survey.reported, *witness.survey.planned) if _reports(each, paper.year)
        ]
        same = [each for each in own if plain(each.name) == plain(one.program.name)]
        if same or witness is paper:
            return same
        key = paper.name, witness.name
        if key not in self._reports:
            reported = replace(witness.survey, planned=witness.survey.reported)
            self._reports[key] = match_programs(paper.survey, reported)
        groups = [group for group in self._reports[key].groups if group.kind in (Kind.SAME, Kind.RENAMED)]
        return [group.later[0].program for group in groups if group.earlier[0].key == one.key]

    def _in_rows(self, paper: Paper, witness: Paper, one: Profile, names: Sequence[str]) -> Amount | None:
        rows = self._rows_of(witness, paper.year)
        for name in names:
            for row in rows:
                if is_label_of(name, row.label) and not self._is_joint(row, paper, witness, one):
                    return row.spent
        others = [each for each in paper.survey.planned if each.key != one.key]
        alike = [row for row in rows if equal(row.budget, one.cost)]
        alone = len({row.label for row in alike}) == 1 and not any(equal(each.cost, one.cost) for each in others)
        return alike[0].spent if alone and not any(_is_row_of(each, alike[0]) for each in others) else None

    def _is_joint(self, row: Row, paper: Paper, witness: Paper, one: Profile) -> bool:
        """Return whether a row has the budget of a program and of others together, and note that."""
        if row.budget is None or one.cost is None or equal(row.budget, one.cost):
            return False
        others = [each.cost.printed.value for each in paper.survey.planned if each.cost and each.key != one.key]
        rest = row.budget.printed.value - one.cost.printed.value
        joint = any(sum(part) == rest for count in range(1, _MOST_PARTS + 1) for part in combinations(others, count))
        if joint:
            self._note_joint(row, witness, paper.year)
        return joint


def _is_row_of(one: Profile, row: Row) -> bool:
    return is_label_of(one.program.name, row.label)


def _reports(one: Profile, year: int) -> bool:
    return one.program.phase is ProgramPhase.RESULT and one.program.year in (year, None)


def _is_spent(line: BudgetLine, year: int) -> bool:
    return line.phase is BudgetPhase.EXECUTED and line.year == year and line.funding is None and bool(line.won)


def _says_nothing_else(label: str) -> bool:
    """Return whether a label says only that its sum was spent: 집행액, 예산 집행; not 상반기 신속집행."""
    words = lexicon("budget_phases").words("executed")
    return plain(label) in words or fold(label) in words


def _rows(witness: Paper, year: int) -> Iterator[Row]:
    """Yield the rows of tables that say what was spent in a year; of several sums in one row the first."""
    spent: dict[tuple[str, str], Amount] = {}
    budgets: dict[tuple[str, str], Amount] = {}
    for line in witness.report.plan.budgets:
        amount = amount_of(line) if line.table and line.year == year and line.role is not LineRole.TOTAL else None
        if amount is None or line.funding is not None:
            continue
        if line.phase is BudgetPhase.EXECUTED:
            spent.setdefault((line.table or "", line.label), amount)
        elif line.phase in COST:
            budgets.setdefault((line.table or "", line.label), amount)
    yield from (Row(key[1], amount, budgets.get(key)) for key, amount in spent.items())


def _total(witness: Paper, year: int) -> Amount | None:
    """Return the sum that the tables of a document say was spent in all; None if they do not agree."""
    tables: dict[str, Amount] = {}
    for line in witness.report.plan.budgets:
        whole = line.role is LineRole.TOTAL and line.program is None and _is_spent(line, year)
        amount = amount_of(line) if whole and line.table else None
        if amount:
            tables.setdefault(line.table or "", amount)
    return agreed(tables.values())
