"""The words that a figure belongs to."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.normalize.text import UNIT_SIGN, level, spaced, tight
from extract.vocab import lexicon

_REACH = 60
_STOPS = r";/()\[\]【】<>▹▸▶▷‣→⇒➔:※*○●□■◇◆=\n"


@dataclass(frozen=True, slots=True)
class Label:
    """Words with their offsets; ``text`` is the slice between them."""

    text: str
    start: int
    end: int


@cache
def _frame() -> str:
    """Return a pattern for what may stand between a label and its figure: 총, 약, other figures, modifiers."""
    counts = sorted(
        {
            word
            for entry in lexicon("units").entries
            if entry.data["kind"] in ("count", "area", "point")
            for word in entry.words
        },
        key=lambda word: (-len(word), word),
    )
    figure = rf"(?<![0-9.,'])[0-9][0-9,.]*+ ?(?:{tight(lexicon('numerals').words('small', 'large'))})?(?:{tight(counts)}|{UNIT_SIGN})"
    return rf"(?:{spaced(lexicon('amount_words').words('total'))}|{tight(lexicon('modifiers').words())}|{figure})"


@cache
def _label() -> regex.Pattern[str]:
    inside = rf"(?:[^{_STOPS},]|(?<=[0-9]),(?=[0-9]))"
    frame = rf"(?:(?<=^|[{_STOPS},\s]){_frame()}[ :(,]*+)*"
    lead = rf"(?:(?<=[:(] ?){tight(lexicon('amount_words').words('sum_of'))} ?)?"
    return regex.compile(rf"(?P<label>{inside}{{1,{_REACH}}}?)[ :(]*+{lead}{frame}$")


@cache
def _bracket() -> regex.Pattern[str]:
    inside = rf"(?:[^{_STOPS}]){{1,{_REACH}}}?"
    return regex.compile(rf"(?P<word>[^{_STOPS},]{{0,30}})\((?P<in>{inside})\)[ :]*+(?:(?<=[\s:)]){_frame()}[ :]*+)*$")


@cache
def _marker() -> regex.Pattern[str]:
    return regex.compile(rf"\s*{tight(lexicon('markers').words())}\s+")


@cache
def _joining() -> regex.Pattern[str]:
    return regex.compile(rf"{tight(lexicon('amount_words').words('joining'))} +(?=\S)")


def _trim(text: str, start: int, end: int) -> Label | None:
    """Return the label between the offsets without marker, blanks and stray signs; None if no letter is left."""
    marker = _marker().match(level(text[start:end]))
    start += marker.end() if marker else 0
    while start < end and not (text[start].isalpha() or text[start].isdecimal()) and text[start] not in "「『｢'‘’":
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "-–·,\u00ad"):
        end -= 1
    joined = _joining().match(text, start, end)
    start = joined.end() if joined else start
    label = text[start:end]
    known = lexicon("amount_words").words("total", "sum_of", "joining") + lexicon("modifiers").words()
    if not any(char.isalpha() for char in label) or label in known:
        return None
    return Label(label, start, end)


def label_before(text: str, plain: str, start: int, floor: int = 0) -> Label | None:
    """Return the words before ``start``, back to the last separator, or None.

    Framing words (총, 약), counts of other things, and a bracket that opens right before the figure are passed over.
    Where only a bracket stands before the figure, as in ``(지방세) 5조``, its words are the label.

    Args:
        text: the text as printed.
        plain: the same text, levelled.
        start: where the figure begins.
        floor: where the previous figure ends; no label reaches beyond it.

    >>> line = "□ 소요예산: 총 55,115천원"
    >>> label_before(line, line, 10)
    Label(text='소요예산', start=2, end=6)
    """
    floor = max(floor, start - _REACH)
    clause = plain[floor:start]
    found = _bracket().search(clause)
    if found:
        word, inside = (_trim(text, *_at(found, group, floor)) for group in ("word", "in"))
        return word or inside or label_before(text, plain, floor + found.start("in") - 1, floor)
    found = _label().search(clause)
    return _trim(text, *_at(found, "label", floor)) if found else None


def _at(found: regex.Match[str], group: str, floor: int) -> tuple[int, int]:
    return floor + found.start(group), floor + found.end(group)
