"""A stated whole with its stated parts (내역): ``총 11명 (5급 1, 6급 3, 7급 5, 9급 2)``."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import regex

from extract.normalize.amount import won_end
from extract.normalize.count import count_unit
from extract.normalize.label import label_before
from extract.normalize.numeral import Figure, find_figures
from extract.normalize.parts import Part, find_parts, measures
from extract.normalize.text import BRACKET, HANGUL, UNIT_SIGN, level, tight
from extract.vocab import fold, lexicon

_CLOSE = Decimal("0.5")
_CLOSING = ")]】〕"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number with its label and unit.

    Attributes:
        label: the words that it belongs to, or None.
        value: the number in the unit of the whole: 15조 6,995억원 is 156995 under a whole in 억원.
        step: weight of its last printed digit, in the same unit.
        unit: its unit as printed, or None.
        start: offset of its sign or first digit.
        end: offset behind its unit.
        raw: the text between them.
    """

    label: str | None
    value: Decimal
    step: Decimal
    unit: str | None
    start: int
    end: int
    raw: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and the parts that the text names for it; whether they add up is for others to say.

    Attributes:
        whole: the stated whole.
        parts: the stated parts, two or more, or one that is open-ended.
        start: offset where the whole begins.
        end: offset behind the last part and its bracket.
        raw: the text between them.
        open_ended: whether 등 says that more parts exist.
    """

    whole: Quantity
    parts: tuple[Quantity, ...]
    start: int
    end: int
    raw: str
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class _Whole:
    figure: Figure
    start: int
    end: int
    unit: str
    bracket: int | None = None


@cache
def _unit() -> regex.Pattern[str]:
    letter = rf"[{HANGUL}\p{{Han}}]"
    return regex.compile(
        rf" ?(?:{count_unit()}|\L<sizes>(?![A-Za-z0-9])|{UNIT_SIGN}|\L<own>(?!{letter}))", sizes=measures(), own=_own()
    )


def _own() -> list[str]:
    return list(lexicon("check_words").words("counter"))


@cache
def _list() -> tuple[regex.Pattern[str], ...]:
    modifier = tight(lexicon("modifiers").words())
    return (
        regex.compile(rf"(?: ?{modifier})? ?{BRACKET}"),
        regex.compile(rf"(?: [{HANGUL}A-Za-z·]{{1,10}}){{1,2}} ?\((?P<in>[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)"),
        regex.compile(rf"(?: ?{modifier})?(?: ?[{HANGUL}·]{{1,12}}){{0,2}} ?[▹▸▶▷] ?(?P<in>[^\n▹▸▶▷]*+)"),
        regex.compile(rf"(?: ?{modifier})? ?[/:] (?P<in>[^\n()/:▹▸]*+)"),
    )


def _wholes(plain: str) -> Iterator[_Whole]:
    for figure in find_figures(plain):
        end = won_end(plain, figure)
        unit = None if end else _unit().match(plain, figure.end)
        last = end or (unit.end() if unit else figure.end)
        text = plain[figure.terms[-1].digits : last].strip()
        if text:
            negative = figure.start > 0 and plain[figure.start - 1] in "△▲"
            if not negative and not _bound().search(plain[max(0, figure.start - 6) : figure.start]):
                yield _Whole(figure, figure.start, last, text)


@cache
def _bound() -> regex.Pattern[str]:
    return regex.compile(rf"{tight(lexicon('breakdown_words').words('bound'))} ?$")


def _scale(whole: _Whole) -> Decimal:
    return Decimal(whole.figure.scale)


def _same(whole: _Whole, part: Part) -> bool:
    """Return whether a part's unit can be that of the whole: none, the same, or other scale words of money."""
    if not part.unit or fold(part.unit) == fold(whole.unit):
        return True
    won = lexicon("amount_words").words("won")
    scaled = part.figure.scale > 1 and whole.figure.scale > 1
    bare = fold(part.unit).removesuffix(won[0])
    return scaled and (
        fold(part.unit).endswith(won)
        or bare in lexicon("numerals").words("small", "large")
        or bare[-1:] in lexicon("numerals").words("large")
    )


def _related(whole: _Whole, parts: tuple[Part, ...], *, near: bool = True) -> bool:
    """Return whether numbers may be parts of a whole: alike in unit and, if ``near``, of about its size without one."""
    if len(parts) < 2 or not all(_same(whole, part) for part in parts):  # noqa: PLR2004 - one part divides nothing
        return False
    if not near or all(part.unit for part in parts):
        return True
    total = sum((_value(whole, part) for part in parts), Decimal(0))
    value = whole.figure.value / _scale(whole)
    least = Decimal(0) if any(part.open_ended for part in parts) else value * _CLOSE
    return least <= total <= value / _CLOSE


def _value(whole: _Whole, part: Part) -> Decimal:
    return part.value / _scale(whole) if part.figure.scale > 1 else part.value


@cache
def _apiece() -> regex.Pattern[str]:
    each = tight(lexicon("breakdown_words").words("apiece"))
    return regex.compile(
        rf"(?<![0-9.,])(?P<count>[1-9][0-9]{{0,2}}){_unit().pattern} ?{each}$", sizes=measures(), own=_own()
    )


def _times(label: str) -> int:
    """Return how often a part counts: twice behind ``우수 2팀 각``, else once."""
    found = _apiece().search(level(label))
    return int(found["count"]) if found else 1


def _part(text: str, whole: _Whole, part: Part) -> Quantity:
    step = part.figure.step / _scale(whole) if part.figure.scale > 1 else part.figure.step
    value, unit = _value(whole, part) * _times(part.label.text), part.unit or None
    return Quantity(part.label.text, value, step, unit, part.start, part.end, text[part.start : part.end])


def _breakdown(text: str, plain: str, whole: _Whole, floor: int, *, near: bool) -> Breakdown | None:
    for pattern in _list():
        found = pattern.match(plain, whole.bracket or whole.end)
        parts = find_parts(text, plain, found.start("in"), found.end("in")) if found else ()
        if not found or not _related(whole, parts, near=near):
            continue
        label = label_before(text, plain, whole.start, floor)
        value, step = whole.figure.value / _scale(whole), whole.figure.step / _scale(whole)
        unit, raw = text[whole.figure.terms[-1].digits : whole.end].strip(), text[whole.start : whole.end]
        total = Quantity(label.text if label else None, value, step, unit, whole.start, whole.end, raw)
        members = tuple(_part(text, whole, part) for part in parts)
        open_ended = any(part.open_ended for part in parts)
        end = found.end() if plain[found.end() - 1] in _CLOSING else max(part.end for part in parts)
        return Breakdown(total, members, whole.start, end, text[whole.start : end], open_ended)
    return None


def _beside(plain: str, wholes: tuple[_Whole, ...]) -> _Whole:
    """Return the first whole, read on over the second: in ``12개 과정 480명(직무 5, 디지털 7)`` the parts are those of the 12."""
    first, second = wholes[0], wholes[-1]
    found = _list()[0].match(plain, second.end)
    parts = find_parts(plain, plain, found.start("in"), found.end("in")) if found and len(wholes) > 1 else ()
    apart = plain[first.end : second.start].strip()
    if apart or any(part.unit for part in parts) or _related(second, parts) or not _related(first, parts):
        return first
    return replace(first, bracket=second.end)


def find_breakdowns(text: str, *, near: bool = True) -> tuple[Breakdown, ...]:
    """Return the stated wholes in ``text`` that are followed by their parts, in order.

    Args:
        text: a line or a cell.
        near: whether parts without a unit must make about the whole (half of it to twice) to be its parts.

    >>> found = find_breakdowns("- 인력 : 총 11명 (5급 1, 6급 3, 7급 5, 9급 2)")[0]
    >>> found.whole.label, str(found.whole.value), [str(part.value) for part in found.parts]
    ('인력', '11', ['1', '3', '5', '2'])
    >>> find_breakdowns("(4개월, 17주), 전문과정(5시간, 56명), 정원 76 / 현원 75, 정원 149명(현원 149명)")
    ()
    """
    plain = level(text)
    found: list[Breakdown] = []
    floor = 0
    wholes = tuple(_wholes(plain))
    for at, whole in enumerate(wholes):
        best = _beside(plain, wholes[at : at + 2])
        breakdown = _breakdown(text, plain, best, floor, near=near) if whole.start >= floor else None
        if breakdown:
            found.append(breakdown)
            floor = breakdown.end
    return tuple(found)
