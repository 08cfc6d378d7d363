"""How often a thing comes back."""

import pytest

from extract.normalize.recurrence import find_recurrences


@pytest.mark.parametrize(
    ("text", "count", "per", "interval"),
    [
        ("월 1회", 1, "month", 1),
        ("월1회", 1, "month", 1),
        ("월 1 회", 1, "month", 1),
        ("연2회", 2, "year", 1),
        ("연간 4회", 4, "year", 1),
        ("주5회", 5, "week", 1),
        ("분기별", 1, "quarter", 1),
        ("분기별 1회", 1, "quarter", 1),
        ("분기별(2회)", 2, "quarter", 1),
        ("반기별", 1, "half", 1),
        ("월별", 1, "month", 1),
        ("매월", 1, "month", 1),
        ("매주 목요일", 1, "week", 1),
        ("매년", 1, "year", 1),
        ("격월", 1, "month", 2),
        ("격주", 1, "week", 2),
        ("매 분기", 1, "quarter", 1),
        ("매일", 1, "day", 1),
        ("매달", 1, "month", 1),
        ("주 2회", 2, "week", 1),
        ("상·하반기 각 1회", 1, "half", 1),
    ],
)
def test_regular(text: str, count: int, per: str, interval: int) -> None:
    (span,) = find_recurrences(f"- 회의({text}) 개최")
    found = span.recurrence
    assert (span.raw, found.count, found.per, found.interval, found.kind) == (text, count, per, interval, "regular")


@pytest.mark.parametrize(
    ("text", "kind"), [("수시", "irregular"), ("상시", "always"), ("연중상시", "always"), ("수시로", "irregular")]
)
def test_without_rhythm(text: str, kind: str) -> None:
    (span,) = find_recurrences(f"점검({text})")
    assert (span.recurrence.kind, span.recurrence.count, span.recurrence.per) == (kind, None, None)


def test_times_stand_with_the_count() -> None:
    (span,) = find_recurrences("공론장 : 연 2회 (6월, 11월)")
    assert (span.raw, span.recurrence.times) == ("연 2회 (6월, 11월)", ("6월", "11월"))
    assert find_recurrences("매주 목요일 회의")[0].recurrence.times == ("목요일",)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("매월 첫째주 수요일", ("첫째주 수요일",)),
        ("매주 화·목", ("화", "목")),
        ("매주(월·수·금)", ("월", "수", "금")),
        ("매주 월요일, 목요일", ("월요일", "목요일")),
        ("매년 3월", ("3월",)),
        ("매년 3월, 9월", ("3월", "9월")),
        ("매월 10일", ("10일",)),
        ("상·하반기 각 1회(5월, 10월)", ("5월", "10월")),
        ("연 4회(분기별)", ("분기별",)),
        ("연 2회(상반기, 하반기)", ("상반기", "하반기")),
    ],
)
def test_times_are_listed_one_by_one(text: str, times: tuple[str, ...]) -> None:
    (span,) = find_recurrences(text)
    assert (span.raw, span.recurrence.times) == (text, times)


@pytest.mark.parametrize("text", ["매년 3월~5월", "매년 3월 1일", "매주 수 확대", "매월 10일부터"])
def test_times_that_go_on_are_left_out(text: str) -> None:
    assert [span.recurrence.times for span in find_recurrences(text)] == [()]


def test_bounds() -> None:
    assert find_recurrences("월1회 이상")[0].recurrence.modifier == "at_least"
    assert find_recurrences("분기별 1회 이내")[0].recurrence.modifier == "at_most"
    found = find_recurrences("월 2~3회")[0].recurrence
    assert (found.count, found.most) == (2, 3)
    found = find_recurrences("월1~2회")[0].recurrence
    assert (found.count, found.most) == (1, 2)


def test_several_in_one_line() -> None:
    spans = find_recurrences("협치회의(분기별), 실무협의회(수시), 분과회의(월별)")
    assert [span.raw for span in spans] == ["분기별", "수시", "월별"]


@pytest.mark.parametrize(
    "text",
    [
        "10월 1회",
        "3주 1회",
        "월 1명",
        "총 51회",
        "상시근로자",
        "상시모니터링",
        "수시심사",
        "부서별",
        "3월",
        "상반기",
        "격차 해소",
        "연 100여 건",
        "2024회계연도",
        "제1회",
        "매년도",
        "일별도",
        "주 5일",
    ],
)
def test_none(text: str) -> None:
    assert find_recurrences(text) == ()
