"""The words that a figure belongs to."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.normalize.text import spaced
from extract.vocab import lexicon

_REACH = 60
_STOPS = r",;/()\[\]【】<>▹▸▶→⇒➔:\n"


@dataclass(frozen=True, slots=True)
class Label:
    """Words with their offsets; ``text`` is the slice between them."""

    text: str
    start: int
    end: int


@cache
def _label() -> regex.Pattern[str]:
    frame = spaced(lexicon("amount_words").words("total"))
    edge = rf"(?:^|[{_STOPS}\s])"
    return regex.compile(rf"(?P<label>[^{_STOPS}]{{1,{_REACH}}}?)[ :(]*+(?:(?<={edge}){frame}[ :(]*+)*$")


def label_before(text: str, plain: str, start: int, floor: int = 0) -> Label | None:
    """Return the words before ``start``, back to the last separator, or None.

    Framing words (총, 약) and a bracket that opens right before the figure are passed over.

    Args:
        text: the text as printed.
        plain: the same text, levelled.
        start: where the figure begins.
        floor: where the previous figure ends; no label reaches beyond it.

    >>> line = "□ 소요예산: 총 55,115천원"
    >>> label_before(line, line, 9)
    Label(text='소요예산', start=2, end=6)
    """
    floor = max(floor, start - _REACH)
    found = _label().search(plain[floor:start])
    if not found:
        return None
    begin, end = floor + found.start("label"), floor + found.end("label")
    while begin < end and not text[begin].isalnum() and text[begin] not in "「『｢'‘’":
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if not any(char.isalpha() for char in text[begin:end]) or plain[begin:end] in lexicon("amount_words").words(
        "total"
    ):
        return None
    return Label(text[begin:end], begin, end)
