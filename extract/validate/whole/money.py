"""Records of money as printed numbers, and the one figure that a program states as its cost."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from extract.normalize.number import DIGITS, parse_digits
from extract.schemas.budget import BudgetLine, BudgetPhase, LineRole
from extract.schemas.check import CheckStatus, Operand
from extract.schemas.program import Program
from extract.schemas.report import Plan
from extract.validate.figures.printed import Printed, won
from extract.validate.judging.interval import Outcome
from extract.validate.judging.slips import as_printed, is_misprint, is_unit_slip, printed_digits, significant_digits
from extract.vocab import lexicon

_ONE = Decimal(1)
_FEW = 2
_NUMBER = regex.compile(DIGITS)
COST = (BudgetPhase.BUDGET, BudgetPhase.PLANNED)
"""What a program is to cost, by the words of a summary table and by those of its own page."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A record of money with the number that it prints, in won."""

    line: BudgetLine
    printed: Printed
    factor: Decimal

    @property
    def shown(self) -> Printed:
        """Return the number in its printed unit."""
        factor = self.factor
        return Printed(
            self.printed.value / factor, self.printed.step / factor, self.line.raw, self.line.source, self.printed.unit
        )

    def in_won(self) -> Operand:
        """Return the number as an operand, in won."""
        return Operand(value=self.printed.value, raw=self.line.raw, source=self.line.source)

    def beside(self, other: "Amount") -> Operand:
        """Return the number as an operand of another one, in that one's unit."""
        return Operand(value=self.printed.value / other.factor, raw=self.line.raw, source=self.line.source)


def amount_of(line: BudgetLine) -> Amount | None:
    """Return a record's number with the weight of its last digit; None for rates and for what has no digits."""
    found = _NUMBER.findall(line.raw)
    if line.won is None or not found:
        return None
    number = parse_digits(found[0])
    single = len(found) == 1 and number.value and not abs(line.won) % number.value
    factor = abs(Decimal(line.won)) / number.value if single else _ONE
    step = number.step * factor if single else _trailing(line.won)
    return Amount(line, Printed(Decimal(line.won), step, line.raw, line.source, won()), factor)


def _trailing(value: int) -> Decimal:
    """Return the weight of the last digit that is not nought."""
    digits = str(abs(value))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if value else _ONE


def program_lines(plan: Plan, program: Program) -> list[BudgetLine]:
    """Return the records of money of a program."""
    known = set(program.budgets)
    return [line for line in plan.budgets if line.id in known]


def is_cost(label: str) -> bool:
    """Return whether a label says nothing but that its number is the whole cost: 소요예산, 예산액, 총사업비."""
    budget = "budget" in (lexicon("check_words").key(label), lexicon("subheadings").key(label))
    return budget or lexicon("list_words").key(label) == "cost"


def headline(lines: Iterable[BudgetLine]) -> Amount | None:
    """Return what a program states as its cost: the one figure labelled so, else the one total of its one table."""
    lines = [line for line in lines if line.phase in COST and line.won]
    named = [line for line in lines if is_cost(line.label)]
    totals = [line for line in lines if line.role is LineRole.TOTAL and line.funding is None]
    for found in (named, totals):
        if len({line.won for line in found}) == 1:
            return amount_of(found[0])
        if found:
            return None
    return None


def is_slip(one: Amount, other: Amount) -> bool:
    """Return whether two sums of money print the same digits, three or more, in units a thousand or more apart."""
    pair = abs(one.printed.value), abs(other.printed.value)
    return is_unit_slip(*pair) and len(significant_digits(pair[0])) > _FEW


def is_misprinted(one: Amount, other: Amount) -> bool:
    """Return whether two sums of money of four digits or more are printed alike but for one digit, or two changed about."""
    step = max(one.printed.step, other.printed.step)
    meant = as_printed(other.printed.value, step)
    digits = printed_digits(abs(one.printed.value), step) or ""
    same = replace(one.printed, step=step)
    return (
        len(digits.rstrip("0")) > _FEW and len(digits) > _FEW + 1 and any(is_misprint(same, value) for value in meant)
    )


def in_unit(outcome: Outcome, status: CheckStatus, stated: Amount) -> Outcome:
    """Return a comparison in won as one in the unit that the stated number prints, with the status given."""
    numbers = (outcome.value, outcome.low, outcome.high, outcome.delta)
    value, low, high, delta = (number / stated.factor for number in numbers)
    return Outcome(status, value, low, high, delta, outcome.exact)
