"""Dates in their surroundings: what stands beside them, members of lists, where the year comes from."""

from datetime import date

import pytest

from extract.normalize.date import DateContext, find_dates

YEAR = DateContext(2017)


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        ("3월 5일, 2016년 대비 증가", ["2017-03-05", "2016"]),
        ("3월 5일, 2016년에 이어", ["2017-03-05", "2016"]),
        ("1월 1일과 4월 5일", ["2017-01-01", "2017-04-05"]),
        ("5월 일일점검", ["2017-05"]),
        ("그 기간은 2014-2018입니다", ["2014/2018"]),
        ("문의 2014-2018 입니다", []),
        ("2월 하순", ["2017-02-21/2017-02-28"]),
    ],
)
def test_what_stands_behind_a_date_is_not_always_its_own(text: str, edtfs: list[str]) -> None:
    assert [span.period.edtf for span in find_dates(text, YEAR)] == edtfs


def test_the_end_of_an_unknown_february_stays_open() -> None:
    assert [find_dates(text)[0].period.edtf for text in ("2월 하순", "2월 말일", "3월 하순")] == [
        "XXXX-02",
        "XXXX-02",
        "XXXX-03-21/XXXX-03-31",
    ]


def test_members_of_a_list_stand_alone() -> None:
    (span,) = find_dates("2016년 3월, 6월, 9월")
    assert [member.start for member in span.dates] == ["2016-03", "2016-06", "2016-09"]
    assert find_dates("2016년 3월")[0].dates == ()


@pytest.mark.parametrize(
    ("text", "context", "source"),
    [
        ("2016년 3월", YEAR, "printed"),
        ("3월", YEAR, "context"),
        ("익년 2월", YEAR, "context"),
        ("3월", DateContext(previous=date(2012, 5, 1)), "neighbour"),
        ("3월", DateContext(), "unknown"),
        ("3월 ~ 2019. 5월", YEAR, "printed"),
    ],
)
def test_where_the_year_comes_from(text: str, context: DateContext, source: str) -> None:
    assert find_dates(text, context)[0].period.year_from == source


def test_a_member_takes_the_year_of_the_one_before_it() -> None:
    assert [one.year_from for one in find_dates("2016년 3월, 6월", YEAR)[0].dates] == ["printed", "neighbour"]


def test_year_of_the_text_or_of_the_context() -> None:
    assert find_dates("2016년 3월", YEAR)[0].period.year_explicit
    assert not find_dates("3월", YEAR)[0].period.year_explicit
    assert find_dates("3월", DateContext(previous=date(2012, 5, 1)))[0].period.start == "2012-03"


def test_unknown_year_stays_unknown() -> None:
    period = find_dates("3월 5일")[0].period
    assert (period.start, period.end, period.edtf) == (None, None, "XXXX-03-05")


@pytest.mark.parametrize(
    "text", ["2025. 1. 1. 기준", "('05.6월 현재)", "10.31기준", "’25. 1월 현원 기준", "25. 1. 1. 현재"]
)
def test_reference_days_are_flagged(text: str) -> None:
    assert find_dates(text, YEAR)[0].period.reference
    assert not find_dates("2025. 1. 1. 개최", YEAR)[0].period.reference


def test_a_winter_without_a_year_crosses_it() -> None:
    (span,) = find_dates("11.15. ~ 3.15.", YEAR)
    assert (span.period.edtf, span.period.crosses_year) == ("2017-11-15/2018-03-15", True)
    (span,) = find_dates("11.15. ~ 3.15.", DateContext(2017, latest=date(2017, 12, 21)))
    assert (span.period.edtf, span.period.crosses_year) == ("2016-11-15/2017-03-15", True)
    assert not find_dates("2017. 11. 15. ~ 3. 15.")[0].period.crosses_year
