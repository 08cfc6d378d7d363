"""Single times as printed: ``2006. 8.28``, ``'06. 1.17``, ``12월중``, ``3/4분기``, ``상반기``, ``연중``."""

from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.normalize.period import Point, is_valid
from extract.normalize.text import HANGUL, UNIT_SIGN, spaced, tight
from extract.vocab import Entry, lexicon

CENTURY_TURN = 51
RELATIVE = ("relative_year_0", "relative_year_1", "relative_year_back")
_Y4 = r"(?P<y4>(?:19|20)[0-9]{2})(?![0-9])"
_Y2 = r"'(?P<y2>[0-9]{2})(?![0-9])"
YEAR = rf"(?:{_Y4}|{_Y2})"
MONTH = r"(?P<m>1[0-2]|0?[1-9])(?![0-9])"
DAY = r"(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9])"


@dataclass(frozen=True, slots=True)
class Reading:
    """A point with its offsets.

    Attributes:
        point: what is printed.
        start: offset of its first character.
        end: offset behind its last character.
        dotted: whether it is only ``month.day``, which may also be a decimal number.
        trailing: whether a dot closes it.
        bare_year: whether it is only a short year such as ``'24``.
        unquoted: whether two digits without a quote are taken for the year.
    """

    point: Point
    start: int
    end: int
    dotted: bool = False
    trailing: bool = False
    bare_year: bool = False
    unquoted: bool = False


def words(*keys: str) -> str:
    """Return a pattern for the date words of ``keys``, letter spacing allowed."""
    return spaced(lexicon("date_words").words(*keys))


@cache
def value(key: str, word: str) -> int:
    """Return the number that the word list gives for ``word``."""
    folded = "".join(word.split())
    entry = next(entry for entry in lexicon("date_words").entries if entry.key == key and folded in entry.words)
    return int(entry.data["value"])


@cache
def not_measure() -> str:
    """Return a pattern that refuses a unit of measure or a scale word behind a number."""
    units = (entry for entry in lexicon("units").entries if entry.data["kind"] != "duration")
    names = {word for entry in units for word in entry.words}
    scales = lexicon("numerals").words("small", "large")
    hours = lexicon("date_words").words("time_mark")
    several = tight(sorted(names | set(scales) | set(hours), key=lambda word: (-len(word), word)))
    return rf"(?![0-9%:]| ?{UNIT_SIGN}|,[0-9]{{3}}|\.[0-9]| ?{several}(?!{HANGUL})| ?{tight(scales)})"


@cache
def _separator() -> str:
    return rf"(?: ?{words('year')} ?| ?\. ?| (?={HANGUL}|[0-9]{{1,2}} ?{words('month')}))"


@cache
def prefix() -> str:
    """Return a pattern for the year before a month, half or quarter, printed or relative."""
    short = rf"(?P<y2>[0-9]{{2}}) ?{words('year')} ?"
    return rf"(?:{YEAR}{_separator()}|{short}|(?P<relative>{words(*RELATIVE)}) ?)"


@cache
def _unquoted() -> str:
    """Return a pattern for two digits and a dot that must be a year because they are too many for a month."""
    return r"(?P<y2>1[3-9]|[2-9][0-9])\."


@cache
def _short_half() -> str:
    stop = rf"(?!{HANGUL}|\p{{Han}})"
    first, second = (tight(lexicon("date_words").words(key)) for key in ("half_1_short", "half_2_short"))
    return rf"{YEAR} ?[.·]? ?(?:(?P<half1>{first})|(?P<half2>{second})){stop}"


@cache
def _patterns() -> tuple[regex.Pattern[str], ...]:
    year, month, day = words("year"), words("month"), words("day")
    suffix, guard = tight(lexicon("date_words").words("interval_suffix")), not_measure()
    counted = rf" ?(?:(?P<nth>{words('nth', 'last')})|(?P<week>[1-5])(?:{words('ordinal_suffix')})?)"
    nth = rf"{counted} ?(?:{words('week')}(?!{HANGUL})|(?P<weekday>{words('weekday')}))"
    term = (
        rf"(?P<half1>{words('half_1')})|(?P<half2>{words('half_2')})|(?P<q>[1-4])(?:/4)? ?{words('quarter')}"
        rf"|(?P<all>{words('whole_year')})|(?P<close>{words('year_end')})|(?P<open>{words('year_begin')})"
    )
    of_month = rf"(?: ?{DAY}(?: ?{day}(?!{suffix})|(?= ?[~-] ?[0-9]{{1,2}} ?{day}(?!{suffix}))))?"
    alternatives = (
        rf"{YEAR} ?\. ?{MONTH} ?\. ?{DAY}{guard}(?P<dot> ?\.)?",
        rf"{YEAR} ?{year} ?{MONTH} ?\. ?{DAY}{guard}(?P<dot> ?\.)?",
        r"(?P<y4>(?:19|20)[0-9]{2})(?P<rule>[/-])(?P<m>1[0-2]|0[1-9])(?P=rule)(?P<d>3[01]|[12][0-9]|0[1-9])(?![0-9/-])",
        rf"{prefix()}?(?:{term})",
        _short_half(),
        rf"{prefix()}?{MONTH} ?{month}{nth}",
        rf"{prefix()}?{MONTH} ?{month}{of_month}",
        rf"(?P<unquoted>){_unquoted()}{MONTH} ?{month}{of_month}",
        rf"{YEAR} ?\. ?{MONTH}{guard}(?P<dot> ?\.)?",
        rf"{YEAR} ?{year}(?!{suffix})",
        rf"{YEAR} ?(?P<dot>\.)(?= ?[~)]|$)",
        rf"{_Y2}(?P<bare>)(?![0-9.{HANGUL}])",
        rf"(?P<dotted>)(?P<y2>[0-9]{{2}})\. ?{MONTH}\. ?{DAY}{guard}(?P<dot> ?\.)?",
        rf"(?P<dotted>)(?P<unquoted>){_unquoted()} ?{MONTH}(?P<dot>\.)(?! ?[0-9])",
        rf"(?P<dotted>)(?P<unquoted>)(?<=\(){_unquoted()}(?P<m>1[0-2]|0[1-9])(?=\))",
        rf"(?P<dotted>)(?P<relative>{words(*RELATIVE)})(?={words('until', 'from')}|(?!{HANGUL}))",
        rf"(?P<dotted>){MONTH} ?\. ?{DAY}{guard}(?P<dot> ?\.)?",
    )
    return tuple(regex.compile(alternative) for alternative in alternatives)


@cache
def starts() -> regex.Pattern[str]:
    """Return a pattern for the characters at which a date can begin."""
    entries = lexicon("date_words").entries
    keys = ("half_1", "half_2", "half_both", "whole_year", "year_end", "year_begin")
    wanted: list[Entry] = [entry for entry in entries if entry.key in keys or entry.key.startswith("relative")]
    letters = "".join(sorted({word[0] for entry in wanted for word in entry.words}))
    return regex.compile(rf"(?<![0-9])[0-9]|'(?=[0-9])|~|[{letters}]")


def full_year(short: str) -> int:
    """Return the year of two digits: 51 to 99 are of the last century.

    >>> full_year("06"), full_year("98")
    (2006, 1998)
    """
    return int(short) + (1900 if int(short) >= CENTURY_TURN else 2000)


def year_of(found: regex.Match[str]) -> int | None:
    """Return the printed year of a match, or None."""
    groups = found.groupdict()
    if groups.get("y4"):
        return int(found["y4"])
    return full_year(found["y2"]) if groups.get("y2") else None


def shift_of(found: regex.Match[str]) -> int | None:
    """Return the distance in years of 익년 and the like, or None."""
    word = found.groupdict().get("relative")
    if not word:
        return None
    entry = lexicon("date_words").find(word)
    return int(entry.data["value"]) if entry else None


def _point(found: regex.Match[str]) -> Point:
    group = found.groupdict()
    point = Point(year=year_of(found), shift=shift_of(found))
    for name in ("m", "d", "q"):
        if group.get(name):
            field = {"m": "month", "d": "day", "q": "quarter"}[name]
            point = replace(point, **{field: int(group[name])})
    if group.get("half1") or group.get("half2"):
        return replace(point, half=1 if group["half1"] else 2)
    if group.get("close") or group.get("open"):
        return replace(point, month=12 if group["close"] else 1, end=bool(group["close"]), within=True)
    if group.get("nth") or group.get("week"):
        nth = group["nth"]
        if group.get("weekday"):
            point = replace(point, weekday=value("weekday", group["weekday"]))
        key = "last" if nth and lexicon("date_words").key(nth) == "last" else "nth"
        return replace(point, week=value(key, nth) if nth else int(group["week"]))
    return replace(point, throughout=bool(group.get("all")))


def read_point(plain: str, start: int) -> Reading | None:
    """Return the single time that stands at ``start`` of a levelled text, or None.

    >>> read_point("2006. 8.28 발표", 0).point.day
    28
    >>> read_point("4.8%", 0), read_point("2.0", 0), read_point("100명", 0)
    (None, None, None)
    """
    for pattern in _patterns():
        found = pattern.match(plain, start)
        if not found:
            continue
        point = _point(found)
        if not is_valid(point):
            continue
        group = found.groupdict()
        dotted, bare = group.get("dotted") is not None, group.get("bare") is not None
        unquoted = group.get("unquoted") is not None
        return Reading(point, start, found.end(), dotted, bool(group.get("dot")), bare, unquoted)
    return None
