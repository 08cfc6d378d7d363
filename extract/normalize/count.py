"""Counts of people and things (인원, 건수) and the pairs that tables print in one cell."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.errors import NormalizeError
from extract.normalize.count_context import is_counted, unit_end
from extract.normalize.label import label_before
from extract.normalize.number import is_nil
from extract.normalize.numeral import Figure, find_figures
from extract.normalize.text import HANGUL, level, spaced, tight
from extract.vocab import lexicon

_NEGATIVE = "△▲-"
_BODIES = ("organization", "department", "team", "municipality", "project", "group", "school_class", "facility")
"""Units that a blank parts from numbers in names (2030 사업)."""


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number of things.

    Attributes:
        value: the number.
        unit: what is counted, as printed (명, 건, 개 업무); None where nothing is printed.
        raw: the text read.
        modifier: key of the word list ``modifiers`` (about, at_most …), or None.
        nil: whether the text is a dash, read as nought.
    """

    value: int
    unit: str | None
    raw: str
    modifier: str | None = None
    nil: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two whole numbers of one cell: 정/현원 ``8/10명`` or a figure with a second one in brackets, ``153 (103)``.

    Attributes:
        first: the number before the slash or bracket; a dash is 0.
        second: the number behind the slash or in the bracket; a dash is 0.
        raw: the text read.
        unit: what is counted, or None.
        bracketed: whether the second stands in brackets.
    """

    first: int
    second: int
    raw: str
    unit: str | None = None
    bracketed: bool = False


@cache
def count_unit() -> str:
    """Return a pattern for the unit of a count: a known counter, or 개 with the word counted."""
    entries = [entry for entry in lexicon("units").entries if entry.data["kind"] == "count"]
    known = sorted({word for entry in entries for word in entry.words if entry.data["factor"] == "1"}, key=_longest)
    spans = {word for entry in lexicon("units").entries if entry.data["kind"] == "duration" for word in entry.words}
    any_piece = tight(lexicon("units").words("piece"))
    refused = tight(sorted(spans, key=_longest))
    return rf"(?:{spaced(known)}|(?!{refused}){any_piece} ?{HANGUL}{{1,6}})"


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


@cache
def _count() -> regex.Pattern[str]:
    total = spaced(lexicon("amount_words").words("total"))
    about, modifier = tight(lexicon("amount_words").words("approximate")), tight(lexicon("modifiers").words())
    number = r"(?P<number>[0-9](?:[0-9,. ]|" + tight(lexicon("numerals").words("small", "large")) + rf"|{about})*+)"
    return regex.compile(
        rf"(?:{total} ?)*+(?P<sign>[△▲+-] ?)?{number} ?(?P<unit>{count_unit()})?(?: ?(?P<modifier>{modifier}))?"
    )


def _figure(text: str, number: str) -> Figure:
    figures = tuple(find_figures(number))
    if len(figures) != 1 or figures[0].start or figures[0].end != len(number.rstrip()):
        raise NormalizeError(f"not a count: {text[:40]!r}")
    if figures[0].value != figures[0].value.to_integral_value():
        raise NormalizeError(f"a part of a thing: {text[:40]!r}")
    return figures[0]


def parse_count(text: str) -> Count:
    """Return the count that ``text`` is.

    Raises:
        NormalizeError: if ``text`` is anything but one count.

    >>> parse_count("13명").value, parse_count("23만여명").value, parse_count("7 천여 명").modifier, parse_count("△1").value
    (13, 230000, 'about', -1)
    >>> for odd in ("41개 동아리 369명", "5급", "4개월", "8/10명", "0.5명", "21.9%", "3월", "2년", "1,23명"):
    ...     try:
    ...         print(parse_count(odd))
    ...     except NormalizeError:
    ...         pass
    """
    if is_nil(text) and text.strip():
        return Count(0, None, text, nil=True)
    plain = level(text).strip()
    found = _count().fullmatch(plain)
    if not found:
        raise NormalizeError(f"not a count: {text[:40]!r}")
    figure = _figure(text, found["number"])
    sign = -1 if (found["sign"] or "+")[0] in _NEGATIVE else 1
    key = lexicon("modifiers").key(found["modifier"]) if found["modifier"] else None
    about = "about" if any(term.about for term in figure.terms) else None
    return Count(sign * int(figure.value), found["unit"], text, key or about)


@dataclass(frozen=True, slots=True)
class CountSpan:
    """A count inside a text.

    Attributes:
        start: offset of its first digit or sign.
        end: offset behind its unit.
        raw: the text between them.
        count: the count.
        label: the words that it belongs to, or None.
    """

    start: int
    end: int
    raw: str
    count: Count
    label: str | None


@cache
def _unit() -> regex.Pattern[str]:
    """Match the unit behind a number as a word of its own: a known counter, or 개 with the word glued to it."""
    entries = [entry for entry in lexicon("units").entries if entry.data["kind"] == "count"]
    known = {word for entry in entries for word in entry.words if entry.data["factor"] == "1"}
    spans = {word for entry in lexicon("units").entries if entry.data["kind"] == "duration" for word in entry.words}
    piece = tight(lexicon("count_words").words("glued_piece"))
    bodies = tight(word for word in lexicon("units").words(*_BODIES) if not regex.match(piece, word))
    glued = rf"(?<! )(?!{tight(sorted(spans, key=_longest))}){piece}{HANGUL}{{1,6}}"
    return regex.compile(rf"(?! {bodies}) ?(?:{spaced(sorted(known, key=_longest))}|{glued})(?={unit_end()})")


def _counted(text: str, plain: str, figure: Figure) -> tuple[int, int, Count] | None:
    """Return the offsets and the count of ``figure`` with the unit behind it, or None if it counts nothing."""
    unit = _unit().match(plain, figure.end)
    if not unit or not is_counted(plain, figure, unit.start(), unit.end()):
        return None
    start = figure.start - (1 if plain[max(0, figure.start - 1) : figure.start] in ("△", "▲") else 0)
    try:
        return start, unit.end(), parse_count(text[start : unit.end()])
    except NormalizeError:
        return None


def find_counts(text: str) -> tuple[CountSpan, ...]:
    """Return the numbers with a unit of counting in ``text``, in order; numbers without one are passed over.

    Numbers in names and in a row (4대 보험, 제5호, 1차 심사) count nothing.

    >>> [(span.label, span.count.value, span.count.unit) for span in find_counts("정원 149명, 현원 147명")]
    [('정원', 149, '명'), ('현원', 147, '명')]
    >>> find_counts("4대 보험, 제5호, 1차 심사, 5호선, 4개월, 1인당")
    ()
    """
    plain = level(text)
    spans: list[CountSpan] = []
    for figure in find_figures(plain):
        found = _counted(text, plain, figure)
        if not found:
            continue
        start, end, count = found
        label = label_before(text, plain, start, spans[-1].end if spans else 0)
        spans.append(CountSpan(start, end, text[start:end], count, label.text if label else None))
    return tuple(spans)


@cache
def _pair() -> regex.Pattern[str]:
    number = r"(?:△ ?)?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})++|0|[1-9][0-9]{0,8})|-"
    unit = rf"(?: ?(?P<unit>{count_unit()}))?"
    return regex.compile(
        rf"(?P<first>{number}){unit}\s*(?:/ ?(?P<second>{number}){unit}|\((?P<inner>{number}){unit}\))"
    )


def _whole(text: str) -> int:
    digits = text.strip("△ -").replace(",", "")
    return (-1 if text.startswith("△") else 1) * int(digits or 0)


def parse_pair(text: str) -> Pair:
    """Return the two numbers that ``text`` is.

    Raises:
        NormalizeError: if ``text`` is anything else, or both numbers are dashes of one nil.

    >>> parse_pair("8/10명").second, parse_pair("-/1").first, parse_pair("153 (103)").second
    (10, 0, 103)
    >>> for odd in ("8", "8/10/3", "8.5/10", "1/2 이상", "-", "2018/12/18"):
    ...     try:
    ...         print(parse_pair(odd))
    ...     except NormalizeError:
    ...         pass
    """
    found = _pair().fullmatch(level(text).strip())
    if not found:
        raise NormalizeError(f"not a pair of counts: {text[:40]!r}")
    second = found["second"] or found["inner"]
    return Pair(_whole(found["first"]), _whole(second), text, found["unit"], found["inner"] is not None)
