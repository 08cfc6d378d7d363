"""Times of the day, countdowns and lengths of time, right and refused."""

import pytest

from extract.errors import NormalizeError
from extract.normalize.clock import Clock, find_clocks
from extract.normalize.countdown import find_countdowns
from extract.normalize.duration import find_durations, parse_duration


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("07:00~09:00", Clock(7, 0, None, 9, 0)),
        ("9:30 ~ 11:00", Clock(9, 30, None, 11, 0)),
        ("15:20", Clock(15, 20)),
        ("15:23:24", Clock(15, 23, 24)),
        ("10시~17시", Clock(10, 0, None, 17, 0)),
        ("14~16시", Clock(14, 0, None, 16, 0)),
        ("6:00~22:00", Clock(6, 0, None, 22, 0)),
        ("14시 30분", Clock(14, 30)),
        ("오후 세시", Clock(15, 0)),
        ("오후 세 시 반", Clock(15, 30)),
        ("오후세시이십분", Clock(15, 20)),
        ("오전 9시부터 11시", Clock(9, 0, None, 11, 0)),
        ("오전 10시 ~ 오후 5시", Clock(10, 0, None, 17, 0)),
        ("오후 2~4시", Clock(14, 0, None, 16, 0)),
        ("오후 12시", Clock(12, 0)),
        ("오전 12시", Clock(0, 0)),
        ("정오", Clock(12, 0)),
        ("자정", Clock(0, 0)),
        ("밤 9시", Clock(21, 0)),
        ("18시까지", Clock(18, 0, bound="by")),
        ("오전11시 이전", Clock(11, 0, bound="by")),
        ("14:00부터", Clock(14, 0, bound="from")),
        ("오후2시 이후", Clock(14, 0, bound="from")),
    ],
)
def test_clock_times(text: str, clock: Clock) -> None:
    (span,) = find_clocks(f"점검 {text}, 회의실")
    assert (span.raw, span.clock) == (text, clock)


@pytest.mark.parametrize(
    "text",
    [
        "3:30",
        "세시반",
        "3시",
        "11:30-1:30",
        "22:00~02:00",
        "9시~6시",
        "25:00",
        "10:60",
        "3PM",
        "9:30am",
        "10:00 GMT",
        "10시간",
        "서울시",
        "12시군",
        "한시적",
        "세시풍속",
        "2:1",
        "1:1,000",
        "비율 10:12",
        "축척 1:50",
        "제10:12",
        "밤 3시",
        "오늘밤 3시",
        "점심 12시",
        "오후 네시 십오분 전",
        "낮 12시",
        "24:30",
        "192:10",
        "정오표",
        "10:20:30:40",
    ],
)
def test_no_clock_time(text: str) -> None:
    assert find_clocks(text) == ()


def test_beside_a_date() -> None:
    (span,) = find_clocks("2024. 3. 4.(월) 14:00")
    assert (span.start, span.raw) == (15, "14:00")


@pytest.mark.parametrize(("text", "days"), [("D-30", -30), ("D+7", 7), ("D-day", 0), ("(D-100)", -100)])
def test_countdowns(text: str, days: int) -> None:
    assert [span.days for span in find_countdowns(text)] == [days]


@pytest.mark.parametrize("text", ["3D-30", "CD-10", "D-1.5", "D-12-3", "D-1234", "AD+3", "R&D-30", "D-30A"])
def test_no_countdown(text: str) -> None:
    assert find_countdowns(text) == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("4개월", "P4M"),
        ("1주일", "P1W"),
        ("일주일", "P1W"),
        ("한 달", "P1M"),
        ("일 년", "P1Y"),
        ("서른분", "PT30M"),
        ("1.1시간", "PT1.1H"),
        ("0.5시간", "PT0.5H"),
        ("3.5초", "PT3.5S"),
        ("한시간 반", "PT1H30M"),
        ("1년 반", "P1Y6M"),
        ("1년 한 달 21일", "P1Y1M21D"),
        ("2시간 30분", "PT2H30M"),
        ("스물네시간", "PT24H"),
        ("3개년", "P3Y"),
    ],
)
def test_lengths(text: str, iso: str) -> None:
    assert parse_duration(text) == iso


@pytest.mark.parametrize(
    "text", ["시간반", "시반", "4월", "21일 1년", "1.5년 2개월", "2주 3일", "한 달 반", "며칠", "", "0시간"]
)
def test_no_length(text: str) -> None:
    with pytest.raises(NormalizeError):
        parse_duration(text)


def test_lengths_in_prose() -> None:
    spans = find_durations("약 3시간 동안, 30분 이내, 2년간, 15일, 20분 참석, 12년, 3일 10시")
    assert [(span.raw, span.iso) for span in spans] == [
        ("3시간 동안", "PT3H"),
        ("30분 이내", "PT30M"),
        ("2년간", "P2Y"),
    ]
