"""Quantities (수량): numbers with unit, bound or range, such as ``20명 이상 30명 이하``, ``100만 달러``, ``4.5km``."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import regex

from extract.errors import NormalizeError
from extract.normalize.bound import Bound, bound_before, bound_behind
from extract.normalize.count import parse_pair
from extract.normalize.interval import Quantity, bounded, met, spanned
from extract.normalize.measure import MONEY, Measure, per_behind, tail
from extract.normalize.mention import Mention
from extract.normalize.number_search import find_mentions
from extract.normalize.printed_number import is_ranged
from extract.normalize.text import level, tight
from extract.vocab import lexicon

__all__ = ["Quantity", "QuantitySpan", "find_quantities", "parse_quantity"]

_HUNDRED = 100
_TEN = 10


@dataclass(frozen=True, slots=True)
class QuantitySpan:
    """A quantity inside a text: its offsets, unit and bounds included, and the text between them."""

    start: int
    end: int
    raw: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    quantity: Quantity


def _exact(mention: Mention) -> Quantity:
    unit, kind = (mention.measure.key, mention.measure.kind) if mention.measure else (None, "number")
    return Quantity(mention.value, mention.value, unit=unit, kind=kind, about=mention.about)


def _with_minor(first: Mention, second: Mention, gap: str) -> Mention | None:
    """Return the sum that ``64달러 45센트`` is, or None."""
    major, minor = first.measure, second.measure
    if not major or not minor or major.kind != MONEY or gap.strip(" ") or not 0 < second.value < _HUNDRED:
        return None
    entry = next(entry for entry in lexicon("currencies").entries if entry.key == major.key)
    if entry.data.get("minor") != minor.text or first.value != first.value.to_integral_value():
        return None
    value = first.value + second.value / _HUNDRED
    return replace(first, end=second.end, value=value, measure=replace(major, start=minor.start, end=minor.end))


def _paired(first: Mention, second: Mention, gap: str) -> tuple[Mention, Mention] | None:
    """Return the two counts of ``8/10명``, which share the unit, or None."""
    unit = second.measure
    if gap.replace(" ", "") != "/" or first.measure or first.glued or not unit or unit.kind != "count":
        return None
    shared = Measure(unit.key, unit.kind, first.end, first.end, "")
    return replace(first, measure=shared), replace(second, glued=False)


def _joined(plain: str, mentions: tuple[Mention, ...]) -> list[Mention]:
    """Return the mentions with smaller coins added to their sums, and pairs of counts in their common unit."""
    joined: list[Mention] = []
    for mention in mentions:
        gap = plain[joined[-1].stop : mention.begin] if joined else "\n"
        added = _with_minor(joined[-1], mention, gap) if joined else None
        pair = _paired(joined[-1], mention, gap) if joined else None
        if added:
            joined[-1] = added
        elif pair:
            joined[-1:] = pair
        else:
            joined.append(mention)
    return joined


@cache
def _ties() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Return patterns for what stands between the two ends of a range and, where words tie them, behind the second."""
    words = lexicon("quantity_words")
    between, to, start = (tight(words.words(key)) for key in ("between", "to", "from"))
    both = tight(lexicon("number_words").words("and"))
    return (
        regex.compile(rf"(?P<sign> ?[~-] ?)|(?P<from>{start} )|(?P<and>{both} )"),
        regex.compile(rf"(?P<to>{to}{tail()})| ?(?P<between>{between}{tail()})"),
    )


def _scaled(first: Mention, second: Mention) -> Mention | None:
    """Return the first end of a range in the scale of the second: the 40 of ``40~80만원`` is 400000; None where open."""
    if first.measure or first.written or second.scale == 1 or first.scale > 1 or second.terms > 1:
        return first
    printed = second.value / second.scale
    if printed / _HUNDRED < first.value < printed:
        return replace(first, value=first.value * second.scale, scale=second.scale)
    return first if first.value * _HUNDRED > second.value else None


def _range(plain: str, first: Mention, second: Mention) -> _Item | None:
    """Return the range that two mentions are the ends of, or None."""
    tie, close = (pattern for pattern in _ties())
    tied = tie.fullmatch(plain, first.stop, second.begin)
    closed = close.match(plain, second.stop)
    if not tied or first.glued:
        return None
    if tied["sign"] is None and not (closed and (closed["between"] or tied["from"])):
        return None
    if any(one.written and not one.proven and one.end - one.start == 1 and one.value < _TEN for one in (first, second)):
        return None
    scaled = _scaled(first, second)
    quantity = spanned(_exact(scaled), _exact(second)) if scaled else None
    if not quantity or (tied["sign"] and not quantity.unit):
        return None
    end = closed.end() if closed and tied["sign"] is None else second.stop
    return _framed(plain, first.begin, end, quantity, ("about",))


def _framed(plain: str, start: int, end: int, quantity: Quantity, limits: tuple[str, ...] = ()) -> _Item | None:
    """Return the quantity with the bounds around it; None where they contradict it or are not of ``limits``."""
    divisor = per_behind(plain, end) if quantity.unit else None
    if divisor:
        quantity, end = replace(quantity, per=divisor[0]), divisor[1]
    before, behind = bound_before(plain, start), bound_behind(plain, end)
    for bound in (before, behind):
        if not bound:
            continue
        after = bounded(quantity, bound) if not limits or bound.limit in limits else None
        if not after:
            return None
        quantity = after
    return _Item(before.start if before else start, behind.end if behind else end, quantity)


def _is_strong(bound: Bound | None) -> bool:
    return bound is not None and bound.limit != "about"


def _single(plain: str, mention: Mention) -> _Item | None:
    """Return the quantity of one mention; a bare number needs a bound, or the whole text."""
    if mention.glued or not mention.proven:
        return None
    alone = not plain[: mention.begin].strip() and not plain[mention.stop :].strip()
    strong = _is_strong(bound_before(plain, mention.begin)) or _is_strong(bound_behind(plain, mention.stop))
    if not (mention.measure or alone or (strong and not is_ranged(plain, mention.end))):
        return None
    return _framed(plain, mention.begin, mention.stop, _exact(mention))


def _items(plain: str) -> Iterator[_Item]:
    mentions = _joined(plain, find_mentions(plain))
    skip = False
    for place, mention in enumerate(mentions):
        if skip:
            skip = False
            continue
        second = mentions[place + 1] if place + 1 < len(mentions) else None
        item = _range(plain, mention, second) if second else None
        skip = item is not None
        item = item or _single(plain, mention)
        if item:
            yield item


def _met(plain: str, first: _Item, second: _Item) -> _Item | None:
    """Return the one quantity that two bounds in a row make (``20명 이상 30명 이하``), or None."""
    gap = plain[first.end : second.start]
    if first.quantity.modifiers and first.quantity.modifiers[-1].endswith(lexicon("quantity_words").words("or")):
        return None
    quantity = met(first.quantity, second.quantity) if gap.strip(" ") in ("", ",") else None
    if not quantity and gap.strip() in lexicon("quantity_words").words("from"):
        quantity = met(second.quantity, first.quantity)
    return _Item(first.start, second.end, quantity) if quantity else None


def _pair(text: str, plain: str) -> tuple[QuantitySpan, ...]:
    """Return the two bare numbers of a cell such as ``153 (103)``."""
    try:
        pair = parse_pair(text)
    except NormalizeError:
        return ()
    printed = [(found.start(), found.end()) for found in regex.finditer(r"(?:△ ?)?[0-9][0-9,]*", plain)]
    if pair.unit or not pair.bracketed or len(printed) != len((pair.first, pair.second)):
        return ()
    values = (Decimal(pair.first), Decimal(pair.second))
    return tuple(
        QuantitySpan(start, end, text[start:end], Quantity(value, value))
        for (start, end), value in zip(printed, values, strict=True)
    )


def find_quantities(text: str) -> tuple[QuantitySpan, ...]:
    """Return the quantities in ``text``, in order.

    A number counts with a unit, a currency or a bound, as an end of a range, or where it is the whole text; one in
    words only where they prove it. Lengths of time are read by `parse_duration`, ordinals by `find_ordinals`.

    >>> [(one.raw, one.quantity.unit, str(one.quantity.value)) for one in find_quantities("4.5km, 100만 달러, 이십 명")]
    [('4.5km', 'kilometre', '4.5'), ('100만 달러', 'USD', '1000000'), ('이십 명', 'person', '20')]
    >>> found = find_quantities("20명 이상 30명 미만")[0].quantity
    >>> found.low, found.high, found.low_open, found.high_open
    (Decimal('20'), Decimal('30'), False, True)
    >>> find_quantities("제11회, 사회, 2018. 12. 18, 5급, 3월, 만일 이상이 있으면, 한국은, 1,23명")
    ()
    """
    plain = level(text)
    pair = _pair(text, plain)
    if pair:
        return pair
    items: list[_Item] = []
    for item in _items(plain):
        together = _met(plain, items[-1], item) if items else None
        if together:
            items[-1] = together
        elif not items or item.start >= items[-1].end:
            items.append(item)
    return tuple(QuantitySpan(one.start, one.end, text[one.start : one.end], one.quantity) for one in items)


def parse_quantity(text: str) -> Quantity:
    """Return the quantity that ``text`` is.

    Raises:
        NormalizeError: if it is anything else.

    >>> parse_quantity("50만원/건").per, parse_quantity("최소 30명").high, parse_quantity("구파운드").unit
    ('case', None, 'GBP')
    >>> parse_quantity("이불")
    Traceback (most recent call last):
    extract.errors.NormalizeError: not a quantity: '이불'
    """
    found = find_quantities(text.strip())
    if len(found) != 1 or found[0].raw != text.strip():
        raise NormalizeError(f"not a quantity: {text[:40]!r}")
    return found[0].quantity
