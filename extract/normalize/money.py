"""Sums of money (금액) in prose, with the parts stated in brackets behind them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import regex

from extract.errors import NormalizeError
from extract.normalize.amount import BARE_FROM, Money, UnitSource, money_of, parse_money, whole_terms, won_end
from extract.normalize.funding import find_funding, funding_source
from extract.normalize.label import label_before
from extract.normalize.number_words import find_written
from extract.normalize.numeral import Figure, find_figures, join
from extract.normalize.parts import Part, find_parts
from extract.normalize.text import HANGUL, level, tight
from extract.normalize.unit import Unit
from extract.vocab import lexicon

__all__ = ["Money", "MoneySpan", "UnitSource", "find_money", "parse_money"]

_NEGATIVE = "△▲-"
_MAX_RATIO = 100


@dataclass(frozen=True, slots=True)
class MoneySpan:
    """A sum of money inside a text.

    Attributes:
        start: offset of its first character, the sign included.
        end: offset behind its last character.
        money: the sum; ``money.raw`` is the text between the offsets.
        label: the words that it belongs to, such as ``특별교부세 교부`` or, inside brackets, ``시비``; None if none.
        label_start: offset of the label, or None.
        funding: key of the source of funds named with it, or None.
        modifier: key of the word list ``modifiers`` for a word behind it (이상, 미만, 내외), or None.
        part_of: offset of the sum that this one is a part of, or None.
    """

    start: int
    end: int
    money: Money
    label: str | None
    label_start: int | None
    funding: str | None
    modifier: str | None = None
    part_of: int | None = None

    @property
    def raw(self) -> str:
        """The text between the offsets."""
        return self.money.raw


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    figure: Figure
    negative: bool


@cache
def _behind() -> regex.Pattern[str]:
    words = lexicon("amount_words")
    other = tight(words.words("not_won"))
    sources = lexicon("funding").words()
    long = tight((*words.words("money_behind"), *(word for word in sources if len(word) > 1)))
    proof = rf"{long}|{tight(word for word in sources if len(word) == 1)}(?= ?[0-9])"
    return regex.compile(rf" ?(?:(?!{other})(?P<proof>{proof})|(?P<other>[{HANGUL}A-Za-z$%㎡㎢]))")


@cache
def _before() -> regex.Pattern[str]:
    words = lexicon("amount_words")
    return regex.compile(
        rf"(?:(?P<not>{tight(words.words('not_money_before'))})|(?P<proof>{tight(words.words('money_before'))}))[ :(]*+$"
    )


def _is_money(plain: str, figure: Figure) -> bool:
    """Return whether a figure in 억 or 조 without 원 is a sum by what stands around it."""
    if figure.scale < BARE_FROM:
        return False
    if len(figure.terms) == 1 and figure.scale > BARE_FROM and figure.step == figure.scale:
        return False  # 제 2 조 and the like: articles of laws
    before = _before().search(plain[max(0, figure.start - 12) : figure.start])
    if before and before["not"]:
        return False
    behind = _behind().match(plain, figure.end)
    return behind is None or behind["proof"] is not None


def _sign(plain: str, start: int) -> tuple[int, bool] | None:
    """Return where the signed number begins and whether it is negative; None if a dash may be anything."""
    begin = start - 1 if start and plain[start - 1] in "△▲+-" else start
    if begin == start:
        spaced = start > 1 and plain[start - 1] == " " and plain[start - 2] in "△▲"
        return (start - 2, True) if spaced else (start, False)
    left = plain[begin - 1] if begin else "\n"
    if plain[begin] == "-" and left not in " (:[→,/":
        return None
    return begin, plain[begin] in _NEGATIVE


def _hits(plain: str) -> Iterator[_Hit]:
    """Yield the sums of a levelled text in order."""
    written = ((figure, won_end(plain, figure)) for figure in find_written(plain))
    spelled = (_Hit(figure.start, end, figure, negative=False) for figure, end in written if end)
    return iter(sorted((*_printed(plain), *spelled), key=lambda hit: hit.start))


def _printed(plain: str) -> Iterator[_Hit]:
    previous: Figure | None = None
    for whole in find_figures(plain):
        figure = whole_terms(plain, whole)
        end = won_end(plain, figure) if figure else None
        if figure and (end or _is_money(plain, figure)):
            yield from _ranged(plain, previous, figure)
            signed = _sign(plain, figure.start)
            if signed:
                yield _Hit(signed[0], end or figure.end, figure, signed[1])
        previous = whole


def _ranged(plain: str, first: Figure | None, second: Figure) -> Iterator[_Hit]:
    """Yield the first number of ``40~80만원`` or ``6→12천원``, which takes its scale from the second."""
    model, *more = second.terms
    if not first or first.scale > 1 or len(first.terms) != 1 or more:
        return
    between = plain[first.end : second.start].strip()
    low, high = model.value / _MAX_RATIO, model.value * (_MAX_RATIO if between == "→" else 1)
    if between not in ("~", "→", "-") or not low < first.value < high:
        return
    term = replace(first.terms[0], small=model.small, large=model.large)
    signed = _sign(plain, first.start)
    if signed:
        yield _Hit(signed[0], first.end, join((term,)), signed[1])


def _text_money(text: str, hit: _Hit) -> Money | None:
    try:
        money = money_of(hit.figure, Decimal(1), negative=hit.negative)
    except NormalizeError:
        return None
    unit = text[hit.figure.terms[-1].digits : hit.end].strip()
    return replace(money, raw=text[hit.start : hit.end], unit_text=unit)


@cache
def _modifier() -> regex.Pattern[str]:
    return regex.compile(rf" ?(?P<word>{tight(lexicon('modifiers').words())})(?!{HANGUL})")


def _modifier_after(plain: str, end: int) -> str | None:
    found = _modifier().match(plain, end)
    return lexicon("modifiers").key(found["word"]) if found else None


@cache
def _note() -> regex.Pattern[str]:
    return regex.compile(r" ?\((?P<in>[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)")


def _span(text: str, plain: str, hit: _Hit, floor: int) -> MoneySpan | None:
    money = _text_money(text, hit)
    if not money:
        return None
    label = label_before(text, plain, hit.start, floor)
    note = _note().match(plain, hit.end)
    named = funding_source(regex.sub(r"[0-9]+ ?%", "", note["in"])) if note else None
    funding = named or (label and (funding_source(label.text) or find_funding(label.text)))
    return MoneySpan(
        hit.start,
        hit.end,
        money,
        label.text if label else None,
        label.start if label else None,
        funding,
        _modifier_after(plain, hit.end),
    )


def _inherits(value: Decimal, step: Decimal, parts: tuple[Part, ...]) -> bool:
    """Return whether bare parts share the unit of the whole: sources of funds, or a list that adds up."""
    if not parts or any(part.unit or part.open_ended for part in parts):
        return False
    if all(funding_source(part.label.text) for part in parts):
        return True
    total = sum((part.value for part in parts), Decimal(0))
    return len(parts) > 1 and abs(total - value) <= sum((part.figure.step for part in parts), step)


def _parts(text: str, plain: str, span: MoneySpan, scale: Decimal) -> Iterator[MoneySpan]:
    """Yield the bare numbers in the bracket behind a sum as sums in its unit, worth ``scale`` won each."""
    note = _note().match(plain, span.end)
    parts = find_parts(text, plain, note.start("in"), note.end("in")) if note else ()
    if not _inherits(span.money.won / scale, span.money.step_won / scale, parts):
        return
    for part in parts:
        try:
            money = money_of(part.figure, scale, negative=part.negative)
        except NormalizeError:
            continue
        unit, origin = span.money.unit_text, span.money.unit_source
        money = replace(money, raw=text[part.start : part.end], unit_text=unit, unit_source=origin)
        funding = funding_source(part.label.text)
        yield MoneySpan(part.start, part.end, money, part.label.text, part.label.start, funding, None, span.start)


@cache
def _whole_cell() -> regex.Pattern[str]:
    return regex.compile(r"\s*(?P<sum>[△▲+-]? ?[0-9][0-9,.]*+)\s*(?:\([^()]*\)\s*)?")


def _cell(text: str, plain: str, unit: Unit) -> MoneySpan | None:
    """Return the bare number that is the whole text, in the unit in force."""
    found = _whole_cell().fullmatch(plain)
    if not found or unit.kind != "money":
        return None
    start, end = found.span("sum")
    try:
        money = parse_money(text[start:end], unit)
    except NormalizeError:
        return None
    note = _note().match(plain, end)
    funding = funding_source(regex.sub(r"[0-9]+ ?%", "", note["in"])) if note else None
    return MoneySpan(start, end, money, None, None, funding)


def find_money(text: str, unit: Unit | None = None) -> tuple[MoneySpan, ...]:
    """Return the sums of money in ``text``, in order.

    A sum needs 원 behind it, or 억 or 조 where the words around prove money. Bare numbers count only as parts in the
    bracket behind a sum (sources of funds, or a list that adds up), or where the whole text is one number and ``unit``
    is given.

    Args:
        text: a paragraph, an item or a cell.
        unit: the unit in force (단위), for a text that is a bare number.

    >>> [(span.label, span.money.won) for span in find_money("소요예산: 총188,000천원(시비 174,000,구비 14,000)")]
    [('소요예산', 188000000), ('시비', 174000000), ('구비', 14000000)]
    >>> [span.money.won for span in find_money("1인당 40~80만원, 특별교부세 교부 3억")]
    [400000, 800000, 300000000]
    >>> find_money("억제, 3억명, 만 65세, 10만명, 21.9%, 기금(19개), 국가재정법 제7조")
    ()
    """
    plain = level(text)
    alone = _cell(text, plain, unit) if unit else None
    if alone and unit:
        return alone, *_parts(text, plain, alone, unit.factor)
    spans: list[MoneySpan] = []
    floor = 0
    for hit in _hits(plain):
        span = _span(text, plain, hit, floor)
        if span and span.start >= floor:
            spans += (span, *_parts(text, plain, span, Decimal(hit.figure.scale)))
            floor = spans[-1].end
    return tuple(spans)
