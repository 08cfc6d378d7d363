"""The numbers that a table cell prints (셀 안의 숫자): one, one with a second in brackets, or a pair."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache

import regex

from extract.errors import NormalizeError
from extract.normalize.number import DIGITS, is_nil, is_no_budget, parse_number
from extract.normalize.text import level
from extract.normalize.unit import Unit, parse_unit
from extract.source import Source
from extract.vocab import lexicon

_COARSE = Decimal(1000)


@cache
def won() -> Unit:
    """Return the base unit of money (원)."""
    return parse_unit(lexicon("units").words("won")[-1])


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed number.

    Attributes:
        value: as printed, in its printed unit.
        step: weight of its last printed digit.
        raw: the printed digits, sign included.
        source: the place of ``raw``.
        unit: the unit in force, or None.
        bracketed: whether the number stands alone in brackets, which may be the minus of accounts.
    """

    value: Decimal
    step: Decimal
    raw: str
    source: Source
    unit: Unit | None = None
    bracketed: bool = False

    @property
    def kind(self) -> str | None:
        """What the number measures (money, count …), or None where no unit is printed."""
        return self.unit.kind if self.unit else None

    @property
    def whole(self) -> bool:
        """Whether the number is exact: things counted one by one, or money in won or thousands of won."""
        if self.step < 1:
            return False
        return self.unit is None or self.unit.kind in ("count", "point") or self.small

    @property
    def small(self) -> bool:
        """Whether the number is money in a unit that budgets are kept in (원, 천원)."""
        return self.unit is not None and self.unit.kind == "money" and self.unit.factor * self.step <= _COARSE

    def base(self) -> "Printed":
        """Return the number in its unit's base: won for money, single things for counts."""
        factor = self.unit.factor if self.unit else Decimal(1)
        return replace(self, value=self.value * factor, step=self.step * factor)


class State(StrEnum):
    """What a cell holds: a number, a dash for nothing, nothing at all, or something else."""

    NUMBER = "number"
    NIL = "nil"
    BLANK = "blank"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Slot:
    """One view of one cell: what it holds and, for a number or a dash, the number with its place."""

    state: State
    printed: Printed | None = None


BLANK = Slot(State.BLANK)
TEXT = Slot(State.TEXT)


@cache
def _cell() -> regex.Pattern[str]:
    number = rf"(?:[△▲+-] ?)?{DIGITS}"
    unit = r"[^\d\s()/△▲+~-]{1,4}"
    return regex.compile(
        rf"\s*(?P<first>{number}|-)\s*(?P<unit>{unit})?\s*/\s*(?P<second>{number}|-)\s*(?P<unit2>{unit})?\s*"
        rf"|\s*(?P<outer>{number})\s*(?P<unit3>{unit})?(?:\s*\(\s*(?P<inner>{number})\s*(?P<unit4>{unit})?\s*\))?\s*"
        rf"|\s*(?P<outer>{number})\s*(?P<unit3>{unit})?\s*\([^()\n]*\)\s*"
        rf"|\s*\(\s*(?P<outer>{number})\s*(?P<unit3>{unit})?\s*\)\s*"
    )


def _unit(text: str | None) -> Unit | None:
    if not text:
        return None
    try:
        return parse_unit(text)
    except NormalizeError:
        return None


def _number(found: regex.Match[str], name: str, unit: str, text: str, source: Source) -> Slot:
    start, end = found.span(name)
    place = source.span(start, end)
    if found[name] == "-":
        return Slot(State.NIL, Printed(Decimal(0), Decimal(1), text[start:end], place))
    suffix = _unit(found[unit])
    if found[unit] and not suffix:
        return TEXT
    try:
        number = parse_number(text[start:end])
    except NormalizeError:
        return TEXT
    return Slot(State.NUMBER, Printed(number.value, number.step, text[start:end], place, suffix))


_NAMES = {"first": "unit", "second": "unit2", "outer": "unit3", "inner": "unit4"}
VIEWS = ("outer", "inner", "first", "second")
"""The numbers that a cell may hold: ``153 (103)`` has an outer and an inner one, ``8/10`` a first and a second."""


def read_cell(text: str, source: Source) -> dict[str, Slot]:
    """Return what each view of a cell holds; a dash stands for zero in every view.

    Args:
        text: the cell's text.
        source: the cell's place, or that of one line in it: then only that line is read.

    >>> found = read_cell("153 (103)", Source(block=0))
    >>> [str(found[view].printed.value) for view in ("outer", "inner")]
    ['153', '103']
    >>> read_cell("-/1", Source())["second"].printed.raw
    '1'
    >>> read_cell("구비", Source())["outer"].state, read_cell("", Source())["outer"].state
    (<State.TEXT: 'text'>, <State.BLANK: 'blank'>)
    """
    base = source.start or 0
    text = text[base : source.end]
    if not text.strip():
        return dict.fromkeys(VIEWS, BLANK)
    source = replace(source, start=base, end=base)
    if is_nil(text) or is_no_budget(text):
        place = source.span(len(text) - len(text.lstrip()), len(text.rstrip()))
        return dict.fromkeys(VIEWS, Slot(State.NIL, Printed(Decimal(0), Decimal(1), text.strip(), place)))
    found = _cell().fullmatch(level(text))
    if not found:
        return dict.fromkeys(VIEWS, TEXT)
    return {view: _view(found, view, text, source) for view in VIEWS}


def _view(found: regex.Match[str], view: str, text: str, source: Source) -> Slot:
    if found[view] is not None:
        slot = _number(found, view, _NAMES[view], text, source)
        alone = view == "outer" and slot.printed is not None and found[0].strip().startswith("(")
        return replace(slot, printed=replace(slot.printed, bracketed=True)) if alone and slot.printed else slot
    return TEXT if (found["first"] is not None) != (view in ("first", "second")) else BLANK
