"""Values in the spellings of plans: for each kind a strategy of (text, value), written without the readers' code."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

_FIRST, _LAST = date(2000, 1, 1), date(2049, 12, 31)
DIGITS = "영일이삼사오육칠팔구"
SMALL = ((1000, "천"), (100, "백"), (10, "십"))
LARGE = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
QUOTES = "'’‘`′"
TILDES = ("~", "∼", "～", " ~ ", " ～ ")
SIGNS = (("", 1), ("△", -1), ("▲", -1), ("-", -1), ("△ ", -1))


def grouped(value: Decimal | int) -> str:
    """Return digits with a comma before each group of three."""
    return f"{value:,}"


def in_words(value: int) -> str:
    """Return a whole number in Sino-Korean words, 일 left out before 십, 백 and 천."""
    parts: list[str] = []
    for factor, word in (*LARGE, (1, "")):
        section, value = divmod(value, factor)
        if section:
            parts.append(_section(section) + word)
    return "".join(parts)


def _section(value: int) -> str:
    text = ""
    for factor, word in SMALL:
        digit, value = divmod(value, factor)
        text += ("" if digit == 1 else DIGITS[digit]) + word if digit else ""
    return text + (DIGITS[value] if value else "")


def in_terms(value: int, gap: str) -> str:
    """Return a whole number as terms of 조, 억 and 만: ``13조 3,198억``."""
    terms: list[str] = []
    for factor, word in (*LARGE, (1, "")):
        section, value = divmod(value, factor)
        if section:
            terms.append(grouped(section) + word)
    return gap.join(terms)


@st.composite
def decimals(draw: st.DrawFn) -> Decimal:
    """Unsigned numbers of up to twelve digits and three decimals."""
    return Decimal(draw(st.integers(0, 10**12))).scaleb(-draw(st.integers(0, 3)))


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, Decimal]:
    """Plain numbers, signed or not, grouped or not."""
    value, (sign, factor) = draw(decimals()), draw(st.sampled_from(SIGNS))
    return sign + (grouped(value) if draw(st.booleans()) else f"{value:f}"), factor * value


def _said(value: int) -> str:
    """Return a number in words as sums are written: 일십억, since 십억원 alone is a unit."""
    words = in_words(value)
    return words if words[0] in DIGITS else f"일{words}"


@st.composite
def sums(draw: st.DrawFn) -> tuple[str, int]:
    """Sums of money of at least ten won: with a unit, in terms of 조 and 억, or in words."""
    style = draw(st.sampled_from(["unit", "decimal", "terms", "words"]))
    sign, factor = draw(st.sampled_from(SIGNS))
    won = draw(st.sampled_from(["원", " 원"])) if style == "terms" else "원"
    if style == "unit":
        unit, scale = draw(st.sampled_from([("원", 1), ("천원", 10**3), ("백만원", 10**6), ("억원", 10**8)]))
        value = draw(st.integers(10, 10**7))
        return f"{sign}{grouped(value)}{draw(st.sampled_from(['', ' ']))}{unit}", factor * value * scale
    if style == "decimal":
        tenths = draw(st.integers(1, 10**6))
        return f"{sign}{grouped(Decimal(tenths).scaleb(-1))}억원", factor * tenths * 10**7
    value = draw(st.integers(10**4, 10**15 - 1))
    text = in_terms(value, draw(st.sampled_from(["", " "]))) if style == "terms" else _said(value)
    return f"{sign}{text}{won}", factor * value


@dataclass(frozen=True)
class Counted:
    """A count as it should be read."""

    value: int
    unit: str | None
    modifier: str | None


MODIFIERS = (
    ("", None),
    (" 이상", "at_least"),
    (" 이하", "at_most"),
    (" 미만", "less_than"),
    (" 초과", "more_than"),
    (" 내외", "about"),
)


@st.composite
def counts(draw: st.DrawFn) -> tuple[str, Counted]:
    """Counts with a unit and perhaps a bound; 대 is left out, since 20대 may be an age."""
    value, unit = draw(st.integers(0, 10**9)), draw(st.sampled_from(["명", "건", "개소", "부", "팀", "개", "회"]))
    behind, key = draw(st.sampled_from(MODIFIERS))
    total = draw(st.sampled_from(["", "총 ", "총"]))
    return f"{total}{grouped(value)}{unit}{behind}", Counted(value, unit, key)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, tuple[int, int, bool]]:
    """Two counts of one cell, with a slash or the second in brackets."""
    first, second, bracketed = draw(st.integers(0, 99999)), draw(st.integers(0, 99999)), draw(st.booleans())
    text = f"{grouped(first)} ({grouped(second)})" if bracketed else f"{grouped(first)}/{grouped(second)}"
    return text, (first, second, bracketed)


@st.composite
def percentages(draw: st.DrawFn) -> tuple[str, Decimal]:
    """Numbers with a sign of per cent."""
    text, value = draw(numbers())
    return text + draw(st.sampled_from(["%", " %", "％", "퍼센트"])), value


@st.composite
def durations(draw: st.DrawFn) -> tuple[str, str]:
    """Lengths of time and their ISO 8601 form."""
    unit, iso = draw(
        st.sampled_from([("년", "P{}Y"), ("개월", "P{}M"), ("주", "P{}W"), ("시간", "PT{}H"), ("일", "P{}D")])
    )
    number = draw(st.integers(1, 999))
    return f"{number}{draw(st.sampled_from(['', ' ']))}{unit}", iso.format(number)


SPANS = (("연", "year"), ("반기", "half"), ("분기", "quarter"), ("월", "month"), ("주", "week"))
EVERY = (("매년", "year", 1), ("매월", "month", 1), ("매주", "week", 1), ("격월", "month", 2), ("격주", "week", 2))


@st.composite
def recurrences(draw: st.DrawFn) -> tuple[str, tuple[int, str, int]]:
    """Recurrences: count, span and interval."""
    number = draw(st.integers(1, 99))
    style = draw(st.sampled_from(["counted", "each", "every"]))
    if style == "every":
        word, per, interval = draw(st.sampled_from(EVERY))
        return word, (1, per, interval)
    word, per = draw(st.sampled_from(SPANS))
    text = f"{word} {number}회" if style == "counted" else f"{word}별 {number}회"
    return text, (number, per, 1)


def year_before(draw: st.DrawFn, year: int) -> str:
    """Return a year as a date prints it, two digits behind any quote or four."""
    return draw(st.sampled_from([str(year), *(f"{quote}{year % 100:02d}" for quote in QUOTES)]))


@st.composite
def days(draw: st.DrawFn) -> tuple[str, str]:
    """Whole days in many spellings, and their ISO form."""
    day = draw(st.dates(min_value=_FIRST, max_value=_LAST))
    if draw(st.booleans()):
        text = f"{day.year}년 {day.month}월 {day.day}일"
    else:
        gap, end = draw(st.sampled_from(["", " "])), draw(st.sampled_from(["", "."]))
        text = f"{year_before(draw, day.year)}.{gap}{day.month}.{gap}{day.day}{end}"
    return text, day.isoformat()


@st.composite
def months(draw: st.DrawFn) -> tuple[str, str]:
    """Months with their year."""
    year, month = draw(st.integers(2000, 2049)), draw(st.integers(1, 12))
    text = draw(
        st.sampled_from(
            [f"{year}년 {month}월", f"{year}. {month}월", f"'{year % 100:02d}.{month}.", f"{year}.{month}월"]
        )
    )
    return text, f"{year}-{month:02d}"


@st.composite
def parts_of_years(draw: st.DrawFn) -> tuple[str, str]:
    """Half-years, quarters and years as EDTF."""
    year, number = draw(st.integers(2000, 2049)), draw(st.integers(1, 4))
    words = {
        f"{year}년 {'상하'[number % 2]}반기": f"{year}-{40 + number % 2}",
        f"{year}년 {number}분기": f"{year}-{32 + number}",
        f"{year}년 {number}/4분기": f"{year}-{32 + number}",
        f"{year}년": f"{year}",
        f"'{year % 100:02d}년 {number}분기": f"{year}-{32 + number}",
    }
    return draw(st.sampled_from(sorted(words.items())))


@st.composite
def ranges(draw: st.DrawFn) -> tuple[str, str]:
    """Two days or two months with a tilde, the second with or without what both share."""
    first, second = sorted(draw(st.lists(st.dates(_FIRST, _LAST), min_size=2, max_size=2, unique=True)))
    tilde = draw(st.sampled_from(TILDES))
    if draw(st.booleans()):
        full = f"{first.year}. {first.month}. {first.day}.{tilde}{second.year}. {second.month}. {second.day}."
        return full, f"{first.isoformat()}/{second.isoformat()}"
    begin, end = sorted(draw(st.lists(st.integers(1, 12), min_size=2, max_size=2, unique=True)))
    return f"{first.year}년 {begin}월{tilde}{end}월", f"{first.year}-{begin:02d}/{first.year}-{end:02d}"


@st.composite
def open_periods(draw: st.DrawFn) -> tuple[str, str]:
    """Months with an open side."""
    year, month = draw(st.integers(2000, 2049)), draw(st.integers(1, 12))
    words = {f"{year}년 {month}월부터": f"{year}-{month:02d}/..", f"{year}년 {month}월까지": f"../{year}-{month:02d}"}
    return draw(st.sampled_from(sorted(words.items())))


@st.composite
def lists_of_days(draw: st.DrawFn) -> tuple[str, str]:
    """Several days of one year, the year printed with the first."""
    found = sorted(
        draw(
            st.lists(st.dates(_FIRST.replace(year=2024), _LAST.replace(year=2024)), min_size=2, max_size=4, unique=True)
        )
    )
    days = [f"{day.month}월 {day.day}일" for day in found]
    return "2024년 " + ", ".join(days), "{" + ",".join(day.isoformat() for day in found) + "}"


def any_time() -> SearchStrategy[tuple[str, str]]:
    """Days, months, parts of years, ranges, open periods and lists, with their EDTF."""
    return st.one_of(days(), months(), parts_of_years(), ranges(), open_periods(), lists_of_days())
