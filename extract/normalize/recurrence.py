"""How often a thing comes back (주기): 월 1회, 격주, 분기별, 수시."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, cast

import regex

from extract.normalize.text import HANGUL, level, spaced, tight
from extract.vocab import lexicon

Per: TypeAlias = Literal["year", "half", "quarter", "month", "week", "day"]
Kind: TypeAlias = Literal["regular", "irregular", "always"]
_SPANS = ("year", "half", "quarter", "month", "week", "day")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often a thing comes back.

    Attributes:
        count: how many times in ``interval`` spans of ``per``, or None for 수시 and 상시.
        per: the span counted over, or None for 수시 and 상시.
        times: when in it, as printed, such as ``("6월", "11월")`` or ``("목요일",)``.
        kind: regular, irregular (수시) or always (상시).
        interval: number of spans: 2 for 격월 and 격주.
        most: the upper figure of ``월 2~3회``, or None.
        modifier: key of the word list ``modifiers`` (이상, 이내), or None.
    """

    count: int | None
    per: Per | None
    times: tuple[str, ...]
    kind: Kind
    interval: int = 1
    most: int | None = None
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class RecurrenceSpan:
    """A recurrence inside a text; ``raw`` is the text between the offsets."""

    start: int
    end: int
    raw: str
    recurrence: Recurrence


@cache
def _count() -> str:
    rules = lexicon("recurrence")
    about, times = tight(rules.words("about")), spaced(rules.words("times"))
    modifier = spaced(lexicon("modifiers").words())
    number = r"(?P<count>[1-9][0-9]{0,2})(?: ?~ ?(?P<most>[1-9][0-9]{0,2}))?"
    return rf"(?:{about} ?)?{number} ?{times}(?: ?(?P<modifier>{modifier})(?!{HANGUL})|(?!{HANGUL}))"


@cache
def _when() -> str:
    weekday = tight(lexicon("date_words").words("weekday"))
    nth = spaced(lexicon("date_words").words("nth", "last"))
    week = spaced(lexicon("date_words").words("week"))
    named = rf"(?P<when>(?:{nth} ?{week} ?)?{weekday}(?: ?[,·] ?{weekday})*+)"
    letter, ending = rf"[{_letters()}]", tight(lexicon("date_words").words("weekday_ending"))
    short = rf"(?P<short>{letter})(?: ?[,·/] ?(?P<short>{letter}))++(?:{ending})?(?!{HANGUL}| ?{weekday})|\((?P<short>{letter})(?: ?[,·/] ?(?P<short>{letter}))*+\)"
    return rf"(?: ?(?:{named}|{short}|{_fixed()}))"


@cache
def _letters() -> str:
    """Return the short forms of the days of the week."""
    return "".join(str(entry.data["letter"]) for entry in lexicon("date_words").entries if "letter" in entry.data)


@cache
def _fixed() -> str:
    """Return a pattern for the months of a year (매년 3월) and the days of a month (매월 10일)."""
    words, rules = lexicon("date_words"), lexicon("recurrence")
    month, day = tight(words.words("month")), tight(words.words("day"))
    stop = rf"(?!{HANGUL}|\.? ?[0-9~]| ?~)"
    in_year, in_month = (spaced(rules.words(key)) for key in ("every_year", "every_month"))
    months = rf"(?<={in_year} ?)(?P<fixed>(?:1[0-2]|[1-9]) ?{month})(?: ?[,·/] ?(?P<fixed>(?:1[0-2]|[1-9]) ?{month}))*+{stop}"
    days = rf"(?<={in_month} ?)(?P<fixed>(?:3[01]|[12][0-9]|[1-9]) ?{day})(?: ?[,·/] ?(?P<fixed>(?:3[01]|[12][0-9]|[1-9]) ?{day}))*+{stop}"
    return rf"(?:{months}|{days})"


@cache
def _both_halves() -> str:
    words = lexicon("date_words")
    return rf"(?P<halves>{spaced(words.words('half_both'))}) ?(?:{tight(words.words('each_of'))} ?)"


@cache
def _every() -> tuple[str, ...]:
    """Return the words that say every or every other (매월, 격주), longest first."""
    rules = lexicon("recurrence")
    return rules.words(*(entry.key for entry in rules.entries if "per" in entry.data))


@cache
def _patterns() -> tuple[regex.Pattern[str], ...]:
    rules = lexicon("recurrence")
    free, stop = rf"(?<!{HANGUL})(?<![0-9] ?)", rf"(?!{HANGUL})"
    bracket = rf"(?: ?\( ?{_count()} ?\)| ?{_count()})"
    sorts = rf"(?P<irregular>{spaced(rules.words('irregular'))})|(?P<always>{spaced(rules.words('always'))})"
    end = rf"(?:(?={tight(rules.words('particle'))}(?!{HANGUL}))|{stop})"
    counted = lexicon("recurrence_numbers")
    times, modifier = spaced(rules.words("times")), spaced(lexicon("modifiers").words())
    behind = rf"(?: ?(?P<modifier>{modifier})(?!{HANGUL})|{stop})"
    single, lengths = tight(counted.words("once_in")), tight(counted.words("counted"))
    cycle, after = rf"{tight(counted.words('cycle'))}{stop}", tight(counted.words("in_each"))
    return (
        regex.compile(rf"{free}(?P<every>{spaced(_every())})(?:{_when()}?{bracket}|{_when()}|{stop})"),
        regex.compile(
            rf"{free}(?P<span>{spaced(rules.words(*_SPANS))}) ?{tight(rules.words('each'))}(?:{bracket}|{stop})"
        ),
        regex.compile(rf"{free}(?P<span>{spaced(rules.words(*_SPANS))}) ?{_count()}"),
        regex.compile(rf"{free}{_both_halves()}{_count()}"),
        regex.compile(
            rf"(?<![0-9.,~])(?P<count>[1-9][0-9]{{0,2}}) ?{times} ?/ ?(?P<span>{spaced(rules.words(*_SPANS))}){behind}"
        ),
        regex.compile(
            rf"(?<![0-9.,~{HANGUL}])(?P<number>[1-9][0-9]?) ?(?P<span>{lengths}) ?(?:{after} ?{_count()}|{cycle})"
        ),
        regex.compile(rf"(?<![0-9.,~{HANGUL}])(?P<number>1) ?(?P<span>{single}) {_count()}"),
        regex.compile(rf"(?<!{HANGUL})(?:{sorts}){end}"),
    )


@cache
def _times() -> regex.Pattern[str]:
    words = lexicon("date_words")
    rules = lexicon("recurrence")
    rhythm = rf"{spaced(rules.words(*_SPANS))}{tight(rules.words('each'))}|{spaced(_every())}"
    term = rf"[1-4](?:/4)? ?{tight(words.words('quarter'))}|{tight(words.words('half_1', 'half_2', 'weekday'))}"
    time = rf"(?:[0-9]{{1,2}} ?{tight(words.words('month'))}|{term}|{rhythm})"
    return regex.compile(rf" ?\((?P<time>{time})(?: ?[,·/] ?(?P<time>{time}))*+\)")


def _recurrence(found: regex.Match[str], times: tuple[str, ...]) -> Recurrence:
    group = found.groupdict()
    if group.get("irregular") or group.get("always"):
        return Recurrence(None, None, times, "always" if group["always"] else "irregular")
    entry = lexicon("recurrence").find(group.get("every") or group.get("span") or "")
    per = str(entry.data.get("per", entry.key)) if entry else "half"
    interval = int(entry.data.get("interval", 1)) if entry else 1
    interval = int(group["number"]) if group.get("number") else interval
    most = int(group["most"]) if group.get("most") else None
    modifier = lexicon("modifiers").key(group["modifier"]) if group.get("modifier") else None
    when = tuple(regex.split(r" ?[,·] ?", group["when"])) if group.get("when") else ()
    when += tuple(found.captures("short") + found.captures("fixed")) if "short" in group else ()
    count = int(group.get("count") or max(1, len(when)))
    return Recurrence(count, cast("Per", per), when + times, "regular", interval, most, modifier)


def _spans(text: str, plain: str, pattern: regex.Pattern[str]) -> Iterator[RecurrenceSpan]:
    for found in pattern.finditer(plain):
        behind = _times().match(plain, found.end())
        end = behind.end() if behind else found.end()
        times = tuple(text[start:stop] for start, stop in behind.spans("time")) if behind else ()
        yield RecurrenceSpan(found.start(), end, text[found.start() : end], _recurrence(found, times))


def find_recurrences(text: str) -> tuple[RecurrenceSpan, ...]:
    """Return the recurrences in ``text``, in order.

    >>> [(span.raw, span.recurrence.count, span.recurrence.per) for span in find_recurrences("월 1회, 격주, 분기별(1회)")]
    [('월 1회', 1, 'month'), ('격주', 1, 'week'), ('분기별(1회)', 1, 'quarter')]
    >>> find_recurrences("연 2회 (6월, 11월)")[0].recurrence.times
    ('6월', '11월')
    >>> find_recurrences("10월 1회, 3주 1회, 월 1명, 상시근로자, 3월요일, 부서별")
    ()
    """
    plain = level(text)
    found = [span for pattern in _patterns() for span in _spans(text, plain, pattern)]
    spans: list[RecurrenceSpan] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    return tuple(spans)
