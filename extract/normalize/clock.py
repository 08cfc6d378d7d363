"""Times of the day (시각): ``14:00``, ``07:00~09:00``, 오후 세 시, 오전 9시부터 11시."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias

import regex

from extract.normalize.text import HANGUL, level, spaced, tight
from extract.normalize.written import number_of, sino_between
from extract.vocab import lexicon

Bound: TypeAlias = Literal["at", "by", "from"]
_NOON, _DAY, _MORNING = 12, 24, 8
_REACH = 8


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day, or a span between two on one day.

    Attributes:
        hour: 0 to 24.
        minute: 0 to 59.
        second: 0 to 59 where it is printed, or None.
        end_hour: hour of the end of a span, or None.
        end_minute: minute of that end, or None.
        bound: at (a time or a span), by (까지, 이전), from (부터, 이후).
    """

    hour: int
    minute: int
    second: int | None = None
    end_hour: int | None = None
    end_minute: int | None = None
    bound: Bound = "at"


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """A clock time inside a text; ``raw`` is the text between the offsets."""

    start: int
    end: int
    raw: str
    clock: Clock


@dataclass(frozen=True, slots=True)
class _Mark:
    """One printed time.

    Attributes:
        hour: as printed, or of the day where a part of the day stands before it.
        minute: as printed.
        second: as printed, or None.
        part: the part of the day, or None.
        sure: whether the hour can only be one of the day: by a part of the day, a 0 in front, or a number above 12.
        words: whether the hour is written in words, which count on a dial of twelve.
    """

    hour: int
    minute: int
    second: int | None
    part: str | None
    sure: bool
    words: bool


def _words(*keys: str) -> str:
    return tight(lexicon("clock_words").words(*keys))


@cache
def _one(tag: str) -> str:
    """Return the pattern of one time; its groups end in ``tag``."""
    part = rf"(?:(?P<part{tag}>{spaced(lexicon('clock_words').words('part'))}) ?)?"
    minutes = rf"(?:(?P<half{tag}>{_words('half')})(?!{HANGUL})|(?P<m{tag}>[0-5]?[0-9]|{sino_between(1, 59)}) ?{_words('minute')})"
    seconds = rf"(?: ?(?P<sw{tag}>[0-5]?[0-9]|{sino_between(1, 59)}) ?{_words('second')})?"
    spoken = rf"(?P<h{tag}>2[0-4]|1[0-9]|0?[0-9]|{_words('native')})(?: ?{_words('hour')}(?: ?{minutes}{seconds})?|(?= ?~ ?[0-9]{{1,2}} ?{_words('hour')}))"
    colon = (
        rf"(?P<hc{tag}>2[0-4]|[01]?[0-9]) ?: ?(?P<mc{tag}>[0-5][0-9])(?::(?P<sc{tag}>[0-5][0-9]))?(?![0-9:]|\.[0-9])"
    )
    return rf"(?:{part}(?:{spoken}|{colon})|(?P<moment{tag}>{_words('moment')}))"


@cache
def _pattern() -> regex.Pattern[str]:
    dates = lexicon("date_words")
    until, since, after, before = (spaced(dates.words(key)) for key in ("until", "from", "after", "before"))
    link = rf" ?(?:[~-]|{since}|{tight(dates.words('out_of'))}) ?"
    end = rf"(?:{link}{_one('2')})?"
    bound = rf"(?: ?(?:(?P<by>{until}|{before}(?!{HANGUL}))|(?P<from>{since}|{after}(?!{HANGUL})|~(?! ?[0-9]))))?"
    stop = rf"(?=$|[^{HANGUL}0-9]|{tight(dates.words('particle', 'until', 'from', 'of'))}(?!{HANGUL}))"
    zone = rf"(?! ?{_words('zone')}(?![A-Za-z]))"
    return regex.compile(
        rf"(?<![0-9A-Za-z{HANGUL}:.,/'~-])(?<![0-9] )(?<![0-9:] ?[~-] ?){_one('')}{end}{bound}{stop}{zone}"
    )


def _number(word: str | None) -> int:
    if not word:
        return 0
    if word.isdigit():
        return int(word)
    entry = lexicon("clock_words").find(word)
    return int(entry.data["value"]) if entry else number_of(word)


def _of_part(hour: int, part: str) -> int | None:
    """Return the hour of the day behind a part of it (오후 3시), or None if the two contradict each other."""
    entry = lexicon("clock_words").find(part)
    if entry is None:
        return None
    low, high, add = (int(entry.data[key]) for key in ("low", "high", "add"))
    if hour > _NOON and add and low <= hour - _NOON <= high:
        return hour
    return hour % _NOON + add if low <= hour <= high else None


def _mark(found: regex.Match[str], tag: str) -> _Mark | None:
    group = {
        name: found.groupdict().get(name + tag) for name in ("part", "half", "m", "sw", "h", "hc", "mc", "sc", "moment")
    }
    if group["moment"]:
        return _Mark(_number(group["moment"]), 0, None, None, sure=True, words=False)
    printed = group["h"] or group["hc"]
    if printed is None:
        return None
    hour = _number(printed)
    minute = 30 if group["half"] else _number(group["m"] or group["mc"])
    last = group["sw"] or group["sc"]
    spoken = not printed.isdigit()
    sure = bool(group["part"]) or (not spoken and (printed.startswith("0") or hour > _NOON))
    return _Mark(hour, minute, _number(last) if last else None, group["part"], sure=sure, words=spoken)


def _settle(mark: _Mark, part: str | None, *, sure: bool) -> tuple[int, int] | None:
    """Return hour and minute of the day, or None where they could be those of the morning or of the evening."""
    if mark.part or part:
        hour = _of_part(mark.hour, mark.part or part or "")
        return None if hour is None else (hour, mark.minute)
    if mark.hour == _DAY and mark.minute:
        return None
    return (mark.hour, mark.minute) if sure or (not mark.words and mark.hour >= _MORNING) else None


def _clock(found: regex.Match[str]) -> Clock | None:
    first, last = _mark(found, ""), _mark(found, "2")
    if first is None:
        return None
    sure = first.sure or (last is not None and last.sure and not last.part and not last.words)
    begin = _settle(first, None, sure=sure and not first.words)
    if begin is None:
        return None
    clock = Clock(*begin, second=first.second)
    if last is None:
        return replace(clock, bound="by" if found["by"] else "from" if found["from"] else "at")
    inherited = first.part if first.part and not last.part and not last.sure and last.hour <= _NOON else None
    end = _settle(last, inherited, sure=(first.sure and not first.part) or last.sure)
    ends_by = found["from"] is None
    return replace(clock, end_hour=end[0], end_minute=end[1]) if end and end > begin and ends_by else None


@cache
def _unlike() -> regex.Pattern[str]:
    """Match what makes the numbers behind it no time, or one of a part of the day that is not read (오늘밤 8시, 비율 10:12)."""
    return regex.compile(rf"(?:{_words('part', 'other_part', 'ratio')}) ?:? ?$")


@cache
def _before() -> regex.Pattern[str]:
    return regex.compile(rf" ?(?:{_words('minute')} ?)?{_words('before')}(?!{HANGUL})")


def find_clocks(text: str) -> tuple[ClockSpan, ...]:
    """Return the times of the day in ``text``, in order.

    An hour below 8 without a part of the day (오전, 오후), a 0 in front or an hour above 12 beside it is left out, as it may be
    one of the morning or of the evening; so is a span that would end before it begins.

    >>> [(span.raw, span.clock.hour, span.clock.end_hour) for span in find_clocks("07:00~09:00, 오후 세 시, 오전 9시부터 11시")]
    [('07:00~09:00', 7, 9), ('오후 세 시', 15, None), ('오전 9시부터 11시', 9, 11)]
    >>> find_clocks("3:30, 11:30-1:30, 세시반, 3PM, 10시간, 2:1, 서울시, 25:00, 1:1,000")
    ()
    """
    plain = level(text)
    spans: list[ClockSpan] = []
    for found in _pattern().finditer(plain):
        counted_back = found["m"] and _before().match(plain, found.end("m"))
        unlike = _unlike().search(plain, max(0, found.start() - _REACH), found.start())
        clock = None if counted_back or unlike else _clock(found)
        if clock:
            spans.append(ClockSpan(found.start(), found.end(), text[found.start() : found.end()], clock))
    return tuple(spans)
