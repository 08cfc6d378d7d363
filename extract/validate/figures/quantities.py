"""The quantities of a line of text: sums of money, percentages, counted things, with what the words around them say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from extract.errors import NormalizeError
from extract.normalize.amount import BARE_FROM, won_end
from extract.normalize.count import count_unit
from extract.normalize.numeral import Figure, find_figures
from extract.normalize.text import HANGUL, UNIT_SIGN, level
from extract.normalize.unit import Unit, parse_unit
from extract.segment.outline import Line
from extract.source import Source
from extract.validate.figures.printed import Printed, won
from extract.vocab import fold, lexicon

_ONE = Decimal(1)
_REACH = 40


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity.

    Attributes:
        printed: value in the base unit (won for money), with the place of number and unit.
        kind: what may be added to it: ``money``, ``percent``, ``percentage_point`` or the folded counter (명, 건 …).
        start: offset of the number in the line.
        end: offset behind its unit.
        depth: how many brackets are open around it.
        label: the words between the last separator and the number.
        change: 1 where it is said to be an increase, -1 for a decrease, else 0.
        about: whether it is said to be approximate.
    """

    printed: Printed
    kind: str
    start: int
    end: int
    depth: int
    label: str
    change: int
    about: bool


@cache
def percent() -> Unit:
    """Return the unit of percentages (%)."""
    return parse_unit(lexicon("units").words("percent")[-1])


def find_quantities(text: str, source: Source) -> tuple[Quantity, ...]:
    """Return the quantities of a line in order.

    Args:
        text: the line.
        source: its place, whose slice is ``text``.

    >>> [(one.kind, str(one.printed.value), one.change) for one in find_quantities("457명으로 14명 증가(3.2%)", Source())]
    [('명', '457', 0), ('명', '14', 1), ('percent', '3.2', 0)]
    >>> find_quantities("2025. 3. 1. 제2차 회의, 5급", Source())
    ()
    """
    plain = level(text)
    return tuple(one for figure in find_figures(plain) if (one := _quantity(text, plain, figure, source)))


def line_quantities(line: Line) -> tuple[Quantity, ...]:
    """Return the quantities of a line behind its marker: the number of ``2 인 력`` is none."""
    return tuple(one for one in find_quantities(line.text, line.source) if one.start >= line.body)


def _quantity(text: str, plain: str, figure: Figure, source: Source) -> Quantity | None:
    found = _unit_behind(plain, figure)
    if found is None or _is_ordinal(plain, figure.start):
        return None
    unit, kind, end = found
    money = kind == "money"
    start = figure.start - 1 if figure.start and plain[figure.start - 1] in "△▲+" else figure.start
    sign = -1 if start < figure.start and plain[start] in "△▲" else 1
    value, step = (
        (figure.value, figure.step) if money or figure.scale > 1 else (figure.terms[-1].value, figure.terms[-1].step)
    )
    printed = Printed(value * sign, step, text[start:end], source.span(start, end), unit)
    change = _change(plain, start, end) or (sign if start < figure.start else 0)
    about = any(term.about for term in figure.terms) or _is_about(plain, end)
    return Quantity(printed, kind, start, end, _depth(plain, start), _label(plain, start), change, about)


def _unit_behind(plain: str, figure: Figure) -> tuple[Unit, str, int] | None:
    end = won_end(plain, figure)
    if end:
        return won(), "money", end
    counted = _counter().match(plain, figure.end)
    if figure.scale >= BARE_FROM and not counted:
        return won(), "money", figure.end
    percent = _percent().match(plain, figure.end)
    if percent:
        kind = "percentage_point" if percent["point"] else "percent"
        return Unit(kind, "percent", _ONE, percent[0].strip()), kind, percent.end()
    if not counted:
        return None
    word = counted["unit"].strip()
    unit = _known(word)
    return None if unit.kind == "duration" else (unit, fold(word), counted.end())


@cache
def _percent() -> regex.Pattern[str]:
    points = [word for word in lexicon("units").words("percentage_point") if len(word) > 1]
    return regex.compile(r" ?(?:(?P<point>\L<points>)|%)", points=points)


@cache
def _counter() -> regex.Pattern[str]:
    return regex.compile(
        rf" ?(?!\L<spans>)(?P<unit>(?:\L<sizes>(?![A-Za-z0-9])|{UNIT_SIGN})|{count_unit()}|\L<own>(?![{HANGUL}]))",
        sizes=_units_of("area", "point", "other"),
        own=list(lexicon("check_words").words("counter")),
        spans=_units_of("duration"),
    )


def _units_of(*kinds: str) -> list[str]:
    return [word for entry in lexicon("units").entries if entry.data["kind"] in kinds for word in entry.words]


def _known(word: str) -> Unit:
    try:
        return parse_unit(word)
    except NormalizeError:
        return Unit("other", "other" if regex.search(UNIT_SIGN, word) else "count", _ONE, word)


def _is_ordinal(plain: str, start: int) -> bool:
    before = plain[:start].rstrip()
    word = regex.search(rf"[{HANGUL}]*$", before)
    return word is not None and lexicon("check_words").key(word[0]) == "ordinal"


@cache
def _words(*keys: str) -> regex.Pattern[str]:
    words = lexicon("change_words").words(*keys)
    short = [word for word in words if len(word) == 1]
    long = [word for word in words if len(word) > 1]
    return regex.compile(rf"[ ]?(?:\L<long>|\L<short>(?![{HANGUL}]))", long=long, short=short)


def _change(plain: str, start: int, end: int) -> int:
    aside = _ASIDE.match(plain, end)
    for sign, key in ((1, "up"), (-1, "down")):
        if _words(key).match(plain, end) or (aside and _words(key).match(plain, aside.end())):
            return sign
    return 1 if start and plain[start - 1] == "+" else 0


def _is_about(plain: str, end: int) -> bool:
    word = regex.match(rf" ?(?P<word>[{HANGUL}]+)", plain[end : end + _REACH])
    return word is not None and lexicon("modifiers").key(word["word"]) is not None


def _depth(plain: str, start: int) -> int:
    before = plain[:start]
    return max(0, sum(map(before.count, "([")) - sum(map(before.count, ")]")))


_ASIDE = regex.compile(r" ?\([^()]{0,20}\)")
_LAST = regex.compile(r"[^\s\d:(),/·▹▸▶▷→>\[\]][^\d:(),/▹▸▶▷→>\[\]]*$")


def _label(plain: str, start: int) -> str:
    near = plain[max(0, start - _REACH) : start].rstrip(" :(+")
    found = _LAST.search(near)
    return _trimmed(found[0]) if found else ""


@cache
def _signs() -> str:
    return "".join(word for word in lexicon("markers").words() if len(word) == 1)


def _trimmed(label: str) -> str:
    return label.strip(f" []{_signs()}")


def of_kind(quantities: Sequence[Quantity], kind: str) -> Iterator[Quantity]:
    """Yield the quantities of one kind."""
    return (one for one in quantities if one.kind == kind)
