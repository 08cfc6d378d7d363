"""Where sums of money stand in a text: a number with 원, or one in 억 or 조 that the words around prove to be money."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.normalize.amount import BARE_FROM, whole_terms, won_end
from extract.normalize.number_words import find_written
from extract.normalize.numeral import LARGE_FROM, Figure, find_figures, join
from extract.normalize.split_number import is_split
from extract.normalize.text import HANGUL, tight
from extract.vocab import lexicon

_NEGATIVE = "△▲-"
_MAX_RATIO = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """A sum on the levelled text.

    Attributes:
        start: offset of its first character, the sign included.
        end: offset behind its last character.
        figure: the unsigned number.
        negative: whether a △ or minus stands before it.
    """

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


def find_hits(plain: str) -> Iterator[Hit]:
    """Yield the sums of a levelled text in order."""
    written = ((figure, won_end(plain, figure)) for figure in find_written(plain))
    spelled = (hit for figure, end in written if end for hit in _signed(plain, figure, end))
    return iter(sorted((*_printed(plain), *spelled), key=lambda hit: hit.start))


def _printed(plain: str) -> Iterator[Hit]:
    previous: Figure | None = None
    for whole in find_figures(plain):
        figure = whole_terms(plain, whole)
        end = won_end(plain, figure) if figure else None
        if figure and (end or _is_money(plain, figure)) and not is_split(plain, figure.start):
            yield from _ranged(plain, previous, figure)
            yield from _signed(plain, figure, end)
        previous = whole


def _ranged(plain: str, first: Figure | None, second: Figure) -> Iterator[Hit]:
    """Yield the first number of ``40~80만원`` or ``6→12천원``, which takes its scale from the second where it has none."""
    model, *more = second.terms
    between = plain[first.end : second.start].strip() if first else ""
    if first and between in ("~", "→", "-") and LARGE_FROM <= first.scale < BARE_FROM and first.value < second.value:
        yield from _signed(plain, first)
        return
    if not first or first.scale > 1 or len(first.terms) != 1 or more:
        return
    low, high = model.value / _MAX_RATIO, model.value * (_MAX_RATIO if between == "→" else 1)
    if between not in ("~", "→", "-") or not low < first.value < high:
        return
    term = replace(first.terms[0], small=model.small, large=model.large)
    yield from _signed(plain, join((term,)))


def _signed(plain: str, figure: Figure, end: int | None = None) -> Iterator[Hit]:
    signed = _sign(plain, figure.start)
    if signed:
        yield Hit(signed[0], end or figure.end, figure, signed[1])
