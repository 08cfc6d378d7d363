"""The patterns of single times, on the levelled text."""

from functools import cache

import regex

from extract.normalize.text import HANGUL, UNIT_SIGN, spaced, tight
from extract.normalize.written import sino, sino_between, written_month, written_year
from extract.vocab import Entry, lexicon

RELATIVE = ("relative_year_0", "relative_year_1", "relative_year_back")
_Y4 = r"(?P<y4>(?:19|20)[0-9]{2})(?![0-9])"
_Y2 = r"' ?(?P<y2>[0-9]{2})(?![0-9])"
YEAR = rf"(?:{_Y4}|{_Y2})"
MONTH = r"(?P<m>1[0-2]|0?[1-9])(?![0-9])"
DAY = r"(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9])"


def words(*keys: str) -> str:
    """Return a pattern for the date words of ``keys``, letter spacing allowed."""
    return spaced(lexicon("date_words").words(*keys))


@cache
def not_measure() -> str:
    """Return a pattern that refuses a unit of measure or a scale word behind a number."""
    units = (entry for entry in lexicon("units").entries if entry.data["kind"] != "duration")
    names = {word for entry in units for word in entry.words}
    scales = lexicon("numerals").words("small", "large")
    hours = lexicon("date_words").words("time_mark")
    several = tight(sorted(names | set(scales) | set(hours), key=lambda word: (-len(word), word)))
    return rf"(?![0-9%A-Za-z]|:[0-9]| ?{UNIT_SIGN}|,[0-9]{{3}}|\.[0-9]| ?{several}(?!{HANGUL})| ?{tight(scales)})"


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
def stop() -> str:
    """Return a pattern for the end of a word: no Korean letter, or a particle or 까지 and 부터 before one."""
    particles = tight(lexicon("date_words").words("particle"))
    return rf"(?:(?!{HANGUL})|(?=(?:{particles}|{words('until', 'from')})(?!{HANGUL})))"


@cache
def _written() -> tuple[str, ...]:
    """Return the patterns for numbers in words; a month in words (이월) needs a year or a day in words beside it."""
    year, month, day = words("year"), words("month"), words("day")
    first, days = rf"(?P<mw>{written_month()}) ?{month}", rf"(?P<dw>{sino_between(1, 31)}) ?{day}{stop()}"
    before = rf"(?:(?:{YEAR} ?{year} ?|(?P<yw>{written_year()}) ?{year} ?))"
    return (
        rf"{before}?{first} ?{days}",
        rf"{before}{first}{stop()}",
        rf"{prefix()}?{MONTH} ?{month} ?(?P<dw>{sino_between(2, 31)}) ?{day}{stop()}",
        rf"(?P<yw>{written_year()}){year}{stop()}",
        rf"{prefix()}?(?P<qw>{sino_between(1, 3)}) ?{words('quarter')}{stop()}",
    )


@cache
def _numeric() -> tuple[str, ...]:
    """Return the patterns for dates with slashes or hyphens: ``2015/3/3``, ``89/05/05``, ``2/15(금)``."""
    month, day = r"(?P<m>1[0-2]|0?[1-9])", r"(?P<d>3[01]|[12][0-9]|0?[1-9])"
    behind = rf"(?![0-9/-]| ?{words('number_suffix')})"
    clock = words("time_of_day")
    return (
        rf"(?P<y4>(?:19|20)[0-9]{{2}})(?P<rule>[/-]){month}(?P=rule){day}{behind}",
        rf"(?P<y2>5[1-9]|[6-9][0-9])/(?=0|../0)(?P<m>1[0-2]|0[1-9])/(?P<d>3[01]|[12][0-9]|0[1-9]){not_measure()}(?![/-])",
        rf"{month}/{day}(?= ?{weekday()}| {clock} ?[0-9])",
    )


@cache
def weekday() -> str:
    """Return a pattern for the day of the week in brackets, such as ``(월)``."""
    letters = "".join(str(entry.data["letter"]) for entry in lexicon("date_words").entries if "letter" in entry.data)
    return rf"\((?:[{letters}]|{words('weekday')})\)"


@cache
def _year_behind() -> str:
    """Return a pattern for the year behind its day (1월 12일, 2016년), which may not begin a new clause."""
    at, compared = tight(lexicon("date_words").words("at")), tight(lexicon("date_words").words("compared"))
    particle, closed = rf"(?={at}(?!{HANGUL})(?! ?{compared}))", rf"(?! ?[0-9~,·]| ?{HANGUL})"
    return rf", ?(?P<y4>(?:19|20)[0-9]{{2}})(?:{words('year')}(?:{particle}|{closed})|{particle})"


@cache
def _short_half() -> tuple[str, ...]:
    stop = rf"(?!{HANGUL}|\p{{Han}})"
    first, second = (tight(lexicon("date_words").words(key)) for key in ("half_1_short", "half_2_short"))
    halves = rf"(?:(?P<half1>{first})|(?P<half2>{second})){stop}"
    named = rf"(?P<half1>{words('half_1')})|(?P<half2>{words('half_2')})|(?P<q>[1-4])(?:/4)? ?{words('quarter')}"
    return (
        rf"{YEAR} ?[.·]? ?{halves}",
        rf"{YEAR} ?[.·]? ?(?:(?P<q>[1-4])Q|Q(?P<q>[1-4]))(?![A-Za-z0-9])",
        rf"(?P<unquoted>){_unquoted()}{halves}",
        rf"(?P<unquoted>){_unquoted()} ?(?:{named})",
    )


@cache
def _weeks() -> tuple[str, ...]:
    """Return the patterns for weeks and weekdays of a month, weeks of a year and the last day of a month."""
    month, of = words("month"), rf"(?:{words('of')})? ?"
    nth, week = rf"(?P<nth>{words('nth', 'last')})", words("week")
    number = rf"(?P<week>[1-5])(?:{words('ordinal_suffix')})?"
    day_of = rf"(?P<weekday>{words('weekday')})"
    named = rf"{of}{nth} ?(?:(?P<in_week>{week}) ?{day_of}|{week}{stop()}|{day_of})"
    numbered = rf" ?{number} ?(?:{week}(?!{HANGUL})|{day_of})"
    last = rf"{of}(?P<lastday>{words('last_day')}){stop()}"
    return (
        rf"{prefix()}?{MONTH} ?{month}(?:{named}|{numbered}|{last})",
        rf"{YEAR} ?{words('year')}{of}{nth} ?{week}{stop()}(?! ?{words('weekday')})",
    )


@cache
def _dotted() -> tuple[str, ...]:
    """Return the patterns for numbers that are dates only where something around them proves it."""
    guard = not_measure()
    return (
        rf"(?P<dotted>)(?P<y2>[0-9]{{2}})\. ?{MONTH}\. ?{DAY}{guard}(?P<dot> ?\.)?",
        rf"(?P<dotted>)(?P<unquoted>){_unquoted()} ?{MONTH}(?P<dot>\.)(?! ?[0-9])",
        rf"(?P<dotted>)(?P<unquoted>)(?<=\(){_unquoted()}(?P<m>1[0-2]|0[1-9])(?=\))",
        rf"(?P<dotted>)(?P<relative>{words(*RELATIVE)})(?={words('until', 'from')}|(?!{HANGUL}))",
        rf"(?P<dotted>){MONTH} ?\. ?{DAY}{guard}(?P<dot> ?\.)?",
    )


@cache
def point_patterns() -> tuple[regex.Pattern[str], ...]:
    """Return the patterns of single times; the first that matches and has such a day decides."""
    year, month, day = words("year"), words("month"), words("day")
    suffix, guard = tight(lexicon("date_words").words("interval_suffix")), not_measure()
    term = (
        rf"(?P<half1>{words('half_1')})|(?P<half2>{words('half_2')})|(?P<q>[1-4])(?:/4)? ?{words('quarter')}"
        rf"|(?P<all>{words('whole_year')})|(?P<close>{words('year_end')})|(?P<open>{words('year_begin')})"
    )
    of_month = rf"(?: ?{DAY}(?: ?{day}(?!{suffix})|(?= ?[~-] ?[0-9]{{1,2}} ?{day}(?!{suffix}))))?"
    alternatives = (
        rf"{YEAR} ?\. {{0,3}}{MONTH} ?\. {{0,3}}{DAY}(?: ?{day}(?!{suffix})|{guard}(?P<dot> ?\.)?)",
        rf"{YEAR} ?{year} ?{MONTH} ?\. ?{DAY}{guard}(?P<dot> ?\.)?",
        *_numeric(),
        rf"{prefix()}?(?:{term})",
        *_short_half(),
        *_weeks(),
        rf"(?:{MONTH} ?{month} ?{DAY}|(?P<mw>{written_month()}) ?{month} ?(?P<dw>{sino_between(1, 31)})) ?{day}{_year_behind()}",
        *_written(),
        rf"{MONTH}{month}-{DAY}{day}(?!{suffix})",
        rf"{prefix()}?{MONTH} ?{month}{of_month}",
        rf"(?P<unquoted>){_unquoted()}{MONTH} ?{month}{of_month}",
        rf"{YEAR} ?\. {{0,3}}{MONTH}{guard}(?! ?\. ?(?:3[0-9]|[4-9][0-9])(?![0-9]))(?P<dot> ?\.)?",
        rf"(?P<y4>(?:19|20)[0-9]0) ?(?P<decade>{words('decade')}){stop()}",
        rf"{YEAR} ?{year}(?!{suffix})",
        rf"{YEAR} ?(?P<dot>\.)(?= ?[~)]|$)",
        rf"{_Y2}(?P<bare>)(?![0-9.{HANGUL}])",
        *_dotted(),
    )
    return tuple(regex.compile(alternative) for alternative in alternatives)


@cache
def starts() -> regex.Pattern[str]:
    """Return a pattern for the characters at which a date can begin."""
    entries = lexicon("date_words").entries
    keys = ("half_1", "half_2", "half_both", "whole_year", "year_end", "year_begin")
    wanted: list[Entry] = [entry for entry in entries if entry.key in keys or entry.key.startswith("relative")]
    letters = "".join(sorted({word[0] for entry in wanted for word in entry.words}))
    month, year = rf"{written_month()} ?{words('month')}", rf"{written_year()} ?{words('year')}"
    written = rf"(?<!\p{{L}})(?:{month}|{year}|{sino_between(1, 3)} ?{words('quarter')})"
    return regex.compile(rf"(?<![0-9])[0-9](?={_goes_on()})|'(?= ?[0-9])|~|[{letters}]|{written}")


def _goes_on() -> str:
    """Return a pattern for what every date that begins with a digit has behind it: a sign between numbers or a date word."""
    keys = ("year", "month", "quarter", "half_1", "half_2", "half_both", "whole_year", "year_end", "year_begin")
    named = lexicon("date_words").words(*keys, "half_1_short", "half_2_short")
    letters = "".join(sorted({word[0] for word in named} | {sino(number) for number in range(1, 4)}))
    return rf"[0-9]{{0,3}}(?: ?[./~·-]| ?Q| ?, ?[0-9]{{1,2}}(?![0-9])| ?[{letters}]| [0-9])"
