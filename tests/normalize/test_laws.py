"""Laws that hold for any text: nothing but a refusal is raised, and every span slices the text to its raw form."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import NormalizeError
from extract.normalize.breakdown import find_breakdowns
from extract.normalize.clock import find_clocks
from extract.normalize.count import find_counts, parse_count, parse_pair
from extract.normalize.countdown import find_countdowns
from extract.normalize.date import DateContext, find_dates
from extract.normalize.duration import find_durations, parse_duration
from extract.normalize.fraction import find_fractions, parse_fraction
from extract.normalize.money import find_money, parse_money
from extract.normalize.number import parse_number
from extract.normalize.number_search import find_numbers
from extract.normalize.number_words import parse_number_words
from extract.normalize.ordinal import find_ordinals, parse_ordinal
from extract.normalize.quantity import find_quantities, parse_quantity
from extract.normalize.ratio import find_ratios, parse_ratio
from extract.normalize.recurrence import find_recurrences
from extract.normalize.unit import find_unit, find_unit_line, parse_unit, parse_unit_line

PIECES = [
    "0",
    "1",
    "2",
    "3",
    "5",
    "10",
    "12",
    "17",
    "28",
    "31",
    "99",
    "2006",
    "2018",
    "'06",
    "’25",
    "1,234",
    "188,000",
    "4.8",
    "6.28",
    ".",
    ",",
    "/",
    "-",
    "~",
    "∼",
    "·",
    ":",
    "(",
    ")",
    "[",
    "]",
    "%",
    "△",
    "▹",
    "→",
    "\n",
    "\t",
    "\u3000",
    "년",
    "년도",
    "월",
    "일",
    "주",
    "분기",
    "반기",
    "상반기",
    "하반기",
    "연중",
    "말",
    "중",
    "초",
    "까지",
    "부터",
    "이후",
    "기준",
    "현재",
    "계속",
    "중순",
    "말일",
    "사이",
    "과",
    "의",
    "년대",
    "이천십오",
    "구월 십일",
    "이십일",
    "세",
    "시",
    "오후",
    "정오",
    "분",
    "시간",
    "반",
    "한 달",
    "동안",
    "각",
    "D-30",
    "셋째주",
    "매주",
    "목요일",
    "격월",
    "월",
    "연",
    "회",
    "별",
    "수시",
    "원",
    "천원",
    "백만원",
    "억원",
    "억",
    "조",
    "만",
    "천",
    "백",
    "여",
    "총",
    "약",
    "시비",
    "구비",
    "국비",
    "명",
    "건",
    "개",
    "과제",
    "급",
    "등",
    "이상",
    "이내",
    "단위",
    "비예산",
    "가",
    "㎡",
    "A",
    "이십",
    "스물",
    "다섯",
    "삼",
    "분의",
    "번째",
    "제",
    "마이너스 ",
    "점",
    "보다 크고",
    "작거나 같다",
    "에서 ",
    "과 ",
    "사이",
    "최대 ",
    "달러",
    "센트",
    "km",
    " ",
]
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=24).map("".join) | st.text(max_size=60)

REPEATED = ("1,", "1 ", "(1", "시비 1,", "3.9~", "'06.", "월 1회 ", "총 11명 (5급 1, ", "2006. ", "1억 ", "이 ", "백과 ", "삼분의 ", "20과 ", "1.1.", "~", "3월 ", "((1", "오후 3시~", "09:00~", "매년 3월, ", "상·하반기 각 1회(", "삼월 삼일 ", "이천", "한 달 ", "1년 ", "D-", "2014-", "2015/", "3월 첫째 ")  # fmt: skip
FINDERS: tuple[Callable[[str], tuple[Any, ...]], ...] = (
    find_breakdowns,
    find_clocks,
    find_countdowns,
    find_counts,
    find_dates,
    find_fractions,
    find_durations,
    find_money,
    find_numbers,
    find_ordinals,
    find_quantities,
    find_ratios,
    find_recurrences,
)
PARSERS: tuple[Callable[[str], Any], ...] = (
    parse_count,
    parse_duration,
    parse_fraction,
    parse_money,
    parse_number,
    parse_number_words,
    parse_ordinal,
    parse_pair,
    parse_quantity,
    parse_ratio,
    parse_unit,
    parse_unit_line,
)


@pytest.mark.parametrize("find", FINDERS)
@settings(deadline=None, max_examples=150)
@given(text=SENTENCES)
def test_spans_slice_the_text(find: Callable[[str], tuple[Any, ...]], text: str) -> None:
    position = 0
    for span in find(text):
        assert text[span.start : span.end] == span.raw
        assert span.raw
        assert position <= span.start < span.end <= len(text)
        position = span.end


@pytest.mark.parametrize("parse", PARSERS)
@settings(deadline=None, max_examples=150)
@given(text=SENTENCES)
def test_only_refusals_are_raised(parse: Callable[[str], Any], text: str) -> None:
    try:
        value = parse(text)
    except NormalizeError:
        return
    assert value is not None


@settings(deadline=None, max_examples=150)
@given(text=SENTENCES)
def test_units_are_found_or_not(text: str) -> None:
    found = find_unit_line(text)
    assert found is None or text[found[0] : found[1]] == found[2].raw
    unit = find_unit(text)
    assert unit is None or unit.factor > 0


@settings(deadline=None, max_examples=150)
@given(text=SENTENCES, year=st.none() | st.integers(1990, 2040))
def test_periods_are_ordered(text: str, year: int | None) -> None:
    for span in find_dates(text, DateContext(year), bare=True):
        period = span.period
        if period.start and period.end:
            length = min(len(period.start), len(period.end))
            assert period.start[:length] <= period.end[:length]


@settings(deadline=None, max_examples=150)
@given(text=SENTENCES)
def test_clock_times_lie_in_one_day(text: str) -> None:
    for span in find_clocks(text):
        clock = span.clock
        begin, end = (clock.hour, clock.minute), (clock.end_hour, clock.end_minute)
        assert (0, 0) <= begin <= (24, 0)
        assert end == (None, None) or begin < end <= (24, 0)


@settings(deadline=None, max_examples=100)
@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)), mark=st.sampled_from("-/"))
def test_printed_days_come_back(day: date, mark: str) -> None:
    printed = (
        f"{day.year}년 {day.month}월 {day.day}일",
        f"{day.year}. {day.month}. {day.day}.",
        f"{day.year}{mark}{day.month}{mark}{day.day}",
    )
    for text in printed:
        assert [span.period.edtf for span in find_dates(text)] == [day.isoformat()]


@settings(deadline=None, max_examples=100)
@given(won=st.integers(1, 10**12), thousands=st.booleans())
def test_printed_sums_come_back(won: int, thousands: bool) -> None:  # noqa: FBT001 - drawn
    text = f"{won:,}천원" if thousands else f"{won:,} 천원"
    assert parse_money(text).won == won * 1000


@pytest.mark.parametrize("find", FINDERS)
@pytest.mark.parametrize("piece", REPEATED)
def test_long_repetitions_finish(find: Callable[[str], tuple[Any, ...]], piece: str) -> None:
    text = piece * 2000
    assert all(text[span.start : span.end] == span.raw for span in find(text))
