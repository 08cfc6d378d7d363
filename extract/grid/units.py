"""Which unit is in force for a column, a row and a number in brackets."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from extract.grid.kinds import CellKind, kind_of
from extract.grid.labels import total_key
from extract.normalize.text import level
from extract.normalize.unit import Unit, UnitLine, find_unit
from extract.vocab import lexicon

PERCENT = Unit("percent", "percent", Decimal(1), "%")
"""The unit of rates whose unit is not printed."""

_BRACKETS = regex.compile(r"[(\[](?P<in>[^()\[\]]*)[)\]]")
_QUOTIENT = regex.compile(r"(?:\([A-Za-z](?: ?[-+] ?[A-Za-z])+\)|[A-Za-z]) ?/ ?[A-Za-z]")
_SECOND = regex.compile(r"[0-9]\s*\([△▲+-]?[0-9][^()]*\)\s*")
_DECIMAL = regex.compile(r"[△▲+-]? ?[0-9,]+\.[0-9]+ ?%?")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column says about its numbers.

    Attributes:
        path: heading texts as printed, outermost first.
        texts: the texts of its value cells.
    """

    path: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Units:
    """The units printed near a table, by what they measure."""

    money: Unit | None
    percent: Unit | None
    others: tuple[Unit, ...]


def sort_units(line: UnitLine | None) -> Units:
    """Return the units of a unit line by kind: the first of money, the first of rates, the rest."""
    units = line.units if line else ()
    money = next((unit for unit in units if unit.kind == "money"), None)
    percent = next((unit for unit in units if unit.kind == "percent"), None)
    return Units(money, percent, tuple(unit for unit in units if unit.kind not in ("money", "percent")))


def plain_label(text: str) -> str:
    """Return ``text`` without what stands in brackets.

    >>> plain_label("’25년 예산(A )")
    '’25년 예산'
    """
    return _BRACKETS.sub(" ", text).strip()


def heading_class(path: Sequence[str]) -> str | None:
    r"""Return what the innermost telling heading says: rate, count, point, time, note or money; None if none tells.

    >>> heading_class(("’25년 당초예산", "증 감 률(%)", "’24년\n당초 대비")), heading_class(("합계", "금액"))
    ('rate', 'money')
    """
    for text in reversed(path):
        if _QUOTIENT.search(level(text)):
            return "rate"
        key = lexicon("column_words").key(plain_label(text))
        dated = key == "time" and any(map(str.isdigit, text))
        if key and key != "word" and not dated and kind_of(text) is not CellKind.YEAR:
            return key
    return None


def own_unit(path: Sequence[str]) -> Unit | None:
    """Return the unit that a heading prints in brackets, the innermost first."""
    return next((unit for text in reversed(path) if (unit := find_unit(text))), None)


def row_class(path: Sequence[str]) -> str | None:
    """Return what a row's innermost label says about its numbers, or None."""
    return lexicon("row_words").key(plain_label(path[-1])) if path else None


def _has_second(texts: Sequence[str]) -> bool:
    """Return whether most cells print a second number in brackets, which the heading's bracket then names."""
    return sum(_SECOND.search(level(text)) is not None for text in texts) * 2 > len(texts)


def _looks_like_rates(column: Heading, others: Sequence[Heading]) -> bool:
    """Return whether all numbers of a column have decimals while another column has none."""
    if not column.texts or not all(_DECIMAL.fullmatch(level(text).strip()) for text in column.texts):
        return False
    return any(other.texts and not any("." in text for text in other.texts) for other in others)


def _by_class(key: str | None, units: Units) -> Unit | None:
    if key == "rate":
        return units.percent or PERCENT
    if key == "money":
        return units.money
    if key in ("count", "point"):
        kind = "point" if key == "point" else "count"
        return next((unit for unit in units.others if unit.kind in (kind, "area")), None)
    return None


def column_unit(
    column: Heading, left: Sequence[Heading], right: Sequence[Heading], units: Units
) -> tuple[Unit | None, str | None]:
    """Return the unit of a column and where it was printed (``column``, ``caption``), or None twice.

    A sum behind a column of money (개소당 지원액, 소계) is money.

    Args:
        column: the column.
        left: the value columns of its panel before it.
        right: those behind it.
        units: the units of the unit line.
    """
    others = (*left, *right)
    own = None if _has_second(column.texts) else own_unit(column.path)
    if own and own.kind != "other":
        return own, "column"
    key = heading_class(column.path)
    if key:
        unit = _by_class(key, units)
        return unit, "caption" if unit else None
    if column.texts and all(kind_of(text) is CellKind.YEAR for text in column.texts):
        return None, None
    if units.percent and _looks_like_rates(column, others):
        return units.percent, "caption"
    sums = bool(column.path) and total_key(column.path[-1]) is not None
    behind_money = sums and bool(left) and heading_class(left[-1].path) == "money"
    unit = units.money if units.money and behind_money else _unclassed(others, units)
    return unit, "caption" if unit else None


def _unclassed(others: Sequence[Heading], units: Units) -> Unit | None:
    """Return the unit of a column whose heading says nothing: the only one, or the one that the others leave."""
    if not units.others:
        return units.money or units.percent
    if not units.money:
        return units.others[0] if len(units.others) == 1 else None
    counted = any(heading_class(other.path) in ("count", "point") for other in others)
    return units.money if counted and len(units.others) == 1 else None


def entry_unit(
    path: tuple[str, ...], column: Sequence[str], unit: Unit | None, source: str | None, units: Units
) -> tuple[Unit | None, str | None]:
    """Return the unit of one value: that of its row where the row prints one or the column's heading says nothing."""
    own = find_unit(path[-1]) if path else None
    if own and own.kind != "other":
        return own, "column"
    key = row_class(path)
    if key and not heading_class(column) and source != "column":
        found = _by_class(key, units)
        return found, "caption" if found else None
    return unit, source


def note_unit(path: Sequence[str], column: Sequence[str], units: Units) -> Unit | None:
    """Return the unit of a second number in brackets, where the heading or the row label names it: ``예산액(구성비)``."""
    for text in (*reversed(column), *reversed(path)):
        for found in _BRACKETS.finditer(text):
            key = lexicon("column_words").key(found["in"])
            unit = _by_class(key, units) if key in ("rate", "money", "count") else None
            if unit:
                return unit
    return None
