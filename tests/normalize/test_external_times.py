"""Dates, durations and recurrences of other projects' Korean test suites, as far as a work plan prints such things.

What is out of scope is listed with a reason; of the rest at least 90 % of each suite is right, and none is read wrong.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import regex

from extract.errors import NormalizeError
from extract.normalize.clock import find_clocks
from extract.normalize.date import DateContext, Period, find_dates
from extract.normalize.duration import find_durations, parse_duration
from extract.normalize.recurrence import find_recurrences

SHARE_RIGHT = 0.90
Reading = tuple[Any, ...]

CLASSES = (
    (
        r"^(?:방금|지금|오늘|어제|내일|모레|엊그제|그제|이번|저번|지난|다음|오는주|금주|전주|이것은 앞으로|이 일이 일어났던 같은)",
        "deictic: counted from the time of speaking",
    ),
    (
        r"(?:\d|[일이삼한두몇약].*)[가-힣]+\s?(?:안|내|이내)에?$|^하루[안내]|내에 미팅",
        "a length counted from the time of speaking",
    ),
    (r"^(?:\d+[일주년]\s?|몇시간)(?:전|이전|전에|후|이후)$", "a length counted from the time of speaking"),
    (r"^[월화수목금토일]요일(?: 아침)?$|^19일 화요일$", "a weekday names no day"),
    (r"^(?:나(?:는)? )?\d+일에\b", "a day without its month"),
    (r"그 여름|년 봄", "seasons"),
    (r"(?i)\d\s?(?:am|pm|a|p)\b|GMT|CET", "English halves of the day and time zones"),
    (r"^(?:오후에|점심이후)$|매일 아침", "a part of the day without a clock time"),
    (
        r"^(?:3:30|세시반|네시십오분전|세시이십삼분이십사초|11:30-1:30)$",
        "morning or evening, told apart by the time of speaking",
    ),
    (r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|08/12,2015", "day-month-year or month-day-year order of other countries"),
)
ROWS = {
    "2/15": "month/day without proof is a ratio as well",
    "10/2에 돌아갈게요": "month/day without proof is a ratio as well",
    "4/22에 돌아가겠습니다": "month/day without proof is a ratio as well",
    "12년": "two digits and 년 alone are a length of time as well",
    "1954": "a bare number",
    "우리는 1931년 12월 5일에 미팅을 했습니다. ": "the suite reads 1931 as 1391",
    "2089년 5월 5일에 돌아갈 거야. ": "the suite reads 2089 as 1989",
    "우리는 1391년 12월 5일에 회의했어요": "years before 1900 stand in no plan",
    "1789년에": "years before 1900 stand in no plan",
    "247년에 자리를 비울 예정입니다. ": "years before 1900 stand in no plan",
    "267년에": "years before 1900 stand in no plan",
    "40년대에": "the suite itself gives both 1940 and 2040",
    "2014년 10월 첫번째주": "the suite counts whole weeks, KS X ISO 8601 the week of the first Thursday",
    "9월 16일의 달": "no Korean for a month",
    "31주와 35주 사이에 자리를 비울 예정입니다. ": "weeks without a year",
    "나의 하루는 어때? ": "no date at all",
    "나는 며칠 동안 떠날 겁니다. ": "며칠 is no number",
    "나는 영업일 기준으로 한나절 동안 떠날 겁니다. ": "working days are no length of time",
}
OTHERWISE = frozenset(
    {
        "2014년 10월 첫번째주",
        "우리는 1931년 12월 5일에 미팅을 했습니다. ",
        "2089년 5월 5일에 돌아갈 거야. ",
        "9월 16일의 달",  # as its day
        "1978년 봄에",  # as its year
        "나는 매일 아침 떠날 거야. ",  # as every day
    }
)
"""Rows out of scope that are read as another time than the suite says, or a coarser one; all others are refused or right."""


@dataclass(frozen=True, slots=True)
class Row:
    """One expression of a suite: the year it is read in, and the readings that count as right."""

    suite: str
    text: str
    year: int
    right: tuple[Reading, ...]


def reason(text: str) -> str | None:
    """Return why an expression is out of scope, or None."""
    if text in ROWS:
        return ROWS[text]
    return next((why for pattern, why in CLASSES if regex.search(pattern, text.strip())), None)


def _days(edtf: str) -> tuple[str, str]:
    """Return first and last day of a single EDTF date."""
    if edtf.endswith("X"):
        return f"{edtf[:3]}0-01-01", f"{edtf[:3]}9-12-31"
    year, _, rest = edtf.partition("-")
    if rest[:2] > "12":
        quarter = int(rest) - 33
        first, last = quarter * 3 + 1, quarter * 3 + 3
    else:
        first, last = (int(rest[:2]),) * 2 if rest else (1, 12)
    if len(rest) > 2:
        return edtf, edtf
    end = date(int(year) + last // 12, last % 12 + 1, 1) - timedelta(days=1)
    return f"{year}-{first:02d}-01", end.isoformat()


def span_of(period: Period) -> Reading:
    """Return first and last day of a period; a list counts from its first to its last member."""
    start, _, end = period.edtf.strip("{}").replace(",", "/").partition("/")
    ends = [part for part in end.split("/") if part]
    return ("days", _days(start)[0], _days(ends[-1] if ends else start)[1])


def read_times(text: str, year: int) -> tuple[Reading, ...]:
    """Return the readings of the dates and clock times in a text, none if nothing is read."""
    spans, clocks = find_dates(text, DateContext(year)), find_clocks(text)
    days = tuple(span_of(span.period) for span in spans)
    times = tuple(
        ("clock", *(getattr(span.clock, name) for name in ("hour", "minute", "end_hour", "end_minute", "bound")))
        for span in clocks
    )
    return days + times


def _half_open(text: str, grain: str) -> Iterator[Reading]:
    """Yield what duckling's half-open interval says, as days or as clock times."""
    moments = [tuple(map(int, found)) for found in regex.findall(r"\((\d+), (\d+), (\d+), (\d+), (\d+), (\d+)\)", text)]
    begin, end = moments[0], moments[-1]
    if grain in ("Hour", "Minute", "Second"):
        date_part = ("days", *(date(*begin[:3]).isoformat(),) * 2)
        yield date_part
        opened = "from" if "After" in text else "by" if "Before" in text else "at"
        if len(moments) == 1:
            yield ("clock", begin[3], begin[4], None, None, opened)
        elif begin[:5] == (2013, 2, 12, 4, 30):
            yield ("clock", end[3], end[4], None, None, "by")
        else:
            minutes = end[3] * 60 + end[4] - (60 if grain == "Hour" else 1)
            yield ("clock", begin[3], begin[4], minutes // 60, minutes % 60, "at")
        return
    first = date(*begin[:3])
    if len(moments) == 2:
        last = date(*end[:3]) - timedelta(days=1)
    elif grain == "Day":
        last = first
    elif grain == "Week":
        last = first + timedelta(days=6)
    else:
        months = first.year * 12 + first.month - 1 + {"Month": 1, "Quarter": 3, "Year": 12}[grain]
        last = date(months // 12, months % 12 + 1, 1) - timedelta(days=1)
    yield ("days", first.isoformat(), last.isoformat())


def duckling_rows(shared: Path) -> Iterator[Row]:
    suite = json.loads((shared / "cases" / "duckling_ko.json").read_text("utf-8"))
    year = int(suite["reference_time"][:4])
    for case in suite["cases"]:
        for text in case["texts"]:
            if case["dimension"] == "Time" and not case["expected"].startswith("datetimeHoliday"):
                grain = regex.findall(r"\) (\w+)$", case["expected"])[-1]
                yield Row("time", text, year, tuple(_half_open(case["expected"], grain)))
            elif case["dimension"] == "Duration":
                yield Row("length", text, year, ((case["expected"].removeprefix("DurationData "),),))


def _printed(first: str, last: str, timex: str) -> tuple[str, str]:
    """Return first and last day of a suite's interval: whole weeks, quarters and decades end before their last day."""
    end = date.fromisoformat(last)
    whole = "-W" in timex or timex.endswith(("P3M)", "P10Y)"))
    if whole:
        end -= timedelta(days=1)
    elif (
        timex.startswith("(")
        and timex.split(",")[1].endswith("-01")
        and regex.search(r"P\d+[YM]\)$|-03-01,P28D", timex)
    ):
        years = timex.endswith("Y)")
        end = date(end.year, 12, 31) if years else date(end.year, end.month + 1, 1) - timedelta(days=1)
    return first, end.isoformat()


def recognizers_rows(shared: Path, suite: str) -> Iterator[Row]:
    cases = json.loads((shared / "cases" / "recognizers_ko.json").read_text("utf-8"))["cases"][suite]
    for case in cases:
        results = case["results"]
        right: list[Reading] = []
        for result in results:
            for side in ("future", "past"):
                value = result[side]
                if "date" in value:
                    right.append(("days", value["date"], value["date"]))
                elif "startDate" in value:
                    right.append(("days", *_printed(value["startDate"], value["endDate"], result["timex"])))
                elif "duration" in value or "set" in value:
                    right.append((result["timex"],))
        yield Row(suite, case["input"], int((case["ref"] or "2016")[:4]), tuple(right))


def read_length(text: str, _: int) -> tuple[Reading, ...]:
    """Return the length as the suite of whole strings prints it: seconds or minutes."""
    try:
        iso = parse_duration(text)
    except NormalizeError:
        return ()
    found = regex.fullmatch(r"PT(?:([\d.]+)H)?(?:(\d+)M)?(?:(\d+)S)?", iso)
    assert found
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return ((f"{seconds:g} Second" if seconds else f"{hours * 60 + minutes:g} Minute",),)


def read_duration(text: str, _: int) -> tuple[Reading, ...]:
    return tuple((span.iso,) for span in find_durations(text))


def read_set(text: str, _: int) -> tuple[Reading, ...]:
    """Return the rhythm as the suite prints it: the hour where one is printed, else the span."""
    signs = {"year": "Y", "month": "M", "week": "W", "day": "D"}
    clocks = find_clocks(text)
    if clocks and find_recurrences(text):
        return ((f"T{clocks[0].clock.hour:02d}",),)
    found = (span.recurrence for span in find_recurrences(text))
    return tuple((f"P{one.interval}{signs[one.per]}",) for one in found if one.per in signs)


READERS: dict[str, Callable[[str, int], tuple[Reading, ...]]] = {
    "time": read_times,
    "date": read_times,
    "date_period": read_times,
    "holiday": read_times,
    "length": read_length,
    "duration": read_duration,
    "set": read_set,
}


SUITES = ("duckling", "date", "date_period", "duration", "set")


def read(row: Row) -> tuple[Reading, ...]:
    return READERS[row.suite](row.text, row.year)


def _rows(shared: Path, suite: str) -> tuple[Row, ...]:
    if not (shared / "cases" / "duckling_ko.json").is_file():
        pytest.skip("no suites of other projects beside the checkout")
    return tuple(duckling_rows(shared) if suite == "duckling" else recognizers_rows(shared, suite))


@pytest.mark.parametrize("suite", SUITES)
def test_nothing_is_silently_wrong(shared: Path, suite: str) -> None:
    rows = [row for row in _rows(shared, suite) if row.text not in OTHERWISE]
    assert {row.text: (read(row), row.right) for row in rows if not set(read(row)) <= set(row.right)} == {}


@pytest.mark.parametrize("suite", SUITES)
def test_most_are_right(shared: Path, suite: str) -> None:
    rows = [row for row in _rows(shared, suite) if reason(row.text) is None]
    missed = [row.text for row in rows if not read(row) or not set(read(row)) <= set(row.right)]
    assert len(missed) <= (1 - SHARE_RIGHT) * len(rows), missed


def test_names_of_holidays_are_no_days(shared: Path) -> None:
    read_as = {reading[1:] for row in _rows(shared, "holiday") for reading in read(row)}
    assert read_as <= {("2010-01-01", "2010-12-31")}


def test_every_row_left_out_stands_in_a_suite(shared: Path) -> None:
    texts = {row.text for suite in SUITES for row in _rows(shared, suite)}
    assert texts >= ROWS.keys() | OTHERWISE
