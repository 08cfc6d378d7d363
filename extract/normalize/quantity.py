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
from extract.normalize.joined_mention import joined
from extract.normalize.measure import ends_word, per_behind, tail
from extract.normalize.mention import Mention
from extract.normalize.number_search import find_mentions
from extract.normalize.printed_number import is_ranged
from extract.normalize.text import is_alone, level, tight
from extract.vocab import lexicon

__all__ = ["Quantity", "QuantitySpan", "find_quantities", "parse_quantity"]

_HUNDRED = 100
_TEN = 10
_TRIANGLES = "△▲"


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
    glued: bool = False


def _exact(mention: Mention) -> Quantity:
    unit, kind = (mention.measure.key, mention.measure.kind) if mention.measure else (None, "number")
    return Quantity(mention.value, mention.value, unit=unit, kind=kind, about=mention.about)


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
    if first.measure or first.written or second.scale == 1 or second.terms > 1:
        return first
    printed = second.value / second.scale
    if first.scale == 1 and printed / _HUNDRED < first.value < printed:
        return replace(first, value=first.value * second.scale, scale=second.scale)
    return first if first.value * _HUNDRED > second.value else None


def _tied(plain: str, first: Mention, second: Mention) -> tuple[bool, int] | None:
    """Return whether a sign ties two mentions to a range (``20~30명``), else words (``20부터 30까지``), and its end."""
    tie, close = _ties()
    tied, closed = tie.fullmatch(plain, first.stop, second.begin), close.match(plain, second.stop)
    if not tied or first.glued:
        return None
    if tied["sign"]:
        return True, second.stop
    return (False, closed.end()) if closed and (closed["between"] or tied["from"]) else None


def _is_weak(mention: Mention) -> bool:
    """Return whether a word of one syllable is as little a number as in 이와 사이."""
    return mention.written and not mention.proven and mention.end - mention.start == 1 and mention.value < _TEN


def _range(plain: str, first: Mention, second: Mention) -> _Item | None:
    """Return the range that two mentions are the ends of, or None."""
    tied = _tied(plain, first, second)
    scaled = _scaled(first, second) if tied and not (_is_weak(first) or _is_weak(second)) else None
    quantity = spanned(_exact(scaled), _exact(second)) if scaled else None
    if not tied or not quantity or (tied[0] and not quantity.unit):
        return None
    limit = bound_behind(plain, tied[1])
    if tied[0] and limit and limit.limit in ("at_most", "less_than") and not bound_before(plain, first.begin):
        quantity = replace(quantity, high_open=limit.limit == "less_than", modifiers=(limit.text,))
        return _Item(first.begin, limit.end, quantity)
    return _framed(plain, first.begin, tied[1], quantity, ("about",))


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
    return bound is not None and bound.limit not in ("about", "up_to")


def _single(plain: str, mention: Mention) -> _Item | None:
    """Return the quantity of one mention; a bare number needs a bound, or the whole text."""
    if not mention.proven or plain.startswith("~", mention.stop):
        return None
    alone = is_alone(plain, mention.begin, mention.stop)
    behind = bound_behind(plain, mention.stop)
    if _is_strong(behind) and plain[mention.begin] in _TRIANGLES:
        return None  # ▲65세 이상: a bullet
    strong = _is_strong(behind) or (_is_strong(bound_before(plain, mention.begin)) and ends_word(plain, mention.stop))
    if not (mention.measure or mention.fraction or alone or (strong and not is_ranged(plain, mention.end))):
        return None
    item = _framed(plain, mention.begin, mention.stop, _exact(mention))
    return replace(item, glued=mention.glued) if item else None


def _items(plain: str) -> Iterator[_Item]:
    mentions = joined(plain, find_mentions(plain))
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
    quantity = met(first.quantity, second.quantity) if gap.strip(" ") in ("", ",", "~") else None
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
        elif not item.glued and (not items or item.start >= items[-1].end):
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
