"""What is drawn and what is said below: gaps, units, names, what is missing, what is left out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.dataset.charts.layout import MOST_BARS, MOST_SERIES, make_chart
from extract.dataset.charts.measuring import width, wrap
from extract.dataset.charts.scale import choose_scale, exact, short
from extract.dataset.compare.figures import Standing
from extract.dataset.compare.model import Comparison, Dimension, Measure, Point
from extract.vocab import lexicon
from tests.dataset.charts.conftest import DEPARTMENT, MANY, PROGRAM, YEAR, budget, observation, point


@pytest.mark.parametrize(
    ("unit", "most", "ko", "en"),
    [
        ("won", 99_999, "천원", "thousand won"),
        ("won", 9_999, "원", "won"),
        ("won", 87_700_000, "백만원", "million won"),
        ("won", -3_420_000_000, "억원", "million won"),
        ("won", 34_200_000_000, "억원", "billion won"),
        ("won", 34_200_000_000_000, "조원", "trillion won"),
        ("won/person", 52_000_000, "백만원", "million won"),
        ("persons", 120_000, "명", "persons"),
        ("percent", 93, "%", "%"),
        ("programs", 12, "개", "programs"),
    ],
)
def test_the_unit_follows_the_range(unit: str, most: int, ko: str, en: str) -> None:
    values = (Decimal(1), Decimal(most))
    assert (choose_scale(unit, values, "ko").name, choose_scale(unit, values, "en").name) == (ko, en)


def test_an_unknown_unit_is_shown_as_it_is() -> None:
    assert choose_scale("hectares", (Decimal(10**9),), "ko").name == "hectares"


@pytest.mark.parametrize(
    ("value", "in_full", "on_a_label"),
    [("0", "0", "0"), ("-0.001", "0", "0"), ("1E+3", "1,000", "1,000"), ("-12.345", "-12.34", "-12.3"), ("100", "100", "100")],
)  # fmt: skip
def test_numbers_are_written_without_loss_of_sign_or_size(value: str, in_full: str, on_a_label: str) -> None:
    assert (exact(Decimal(value)), short(Decimal(value))) == (in_full, on_a_label)


def test_every_measure_dimension_standing_and_fund_has_words() -> None:
    words = lexicon("chart_terms")
    keys = [*Measure, *Dimension, *Standing, *{entry.key for entry in lexicon("funding").entries}]
    lacking = [key for key in keys if not (entry := words.find(key)) or not {"ko", "en"} <= set(entry.data)]
    assert lacking == []


def test_series_are_the_combinations_of_the_other_dimensions() -> None:
    by = (Dimension.ORGANIZATION, YEAR, DEPARTMENT)
    points = [point(body, year, unit, value=1) for body in "가나" for year in (2024, 2025) for unit in ("기획", None)]
    chart = make_chart(budget(by, points), "ko")
    assert [one.name for one in chart.series] == ["가 기획", "가 (적히지 않음)", "나 기획", "나 (적히지 않음)"]
    assert {one.years for one in chart.series} == {(2024, 2025)}
    assert chart.title == "기관·연도·부서별 예산"
    assert make_chart(budget(by, points), "en").title == "Budget by body, year, department"


def test_of_many_series_the_largest_are_drawn_and_the_others_counted() -> None:
    chart = make_chart(MANY, "ko")
    assert [one.name for one in chart.series] == [f"사업 {number}" for number in range(20, 20 - MOST_SERIES, -1)]
    assert any("12개(모두 20개)" in note for note in chart.notes)
    assert any("the 12 series of 20" in note for note in make_chart(MANY, "en").notes)
    bars = make_chart(budget((PROGRAM,), (point(str(number), value=number) for number in range(40))), "ko")
    assert len(bars.series) == MOST_BARS
    assert any("10개(모두 40개)" in note for note in bars.notes)


def test_the_largest_are_those_farthest_from_nought_and_bars_go_down() -> None:
    values = [-50, 3, *range(4, 4 + MOST_BARS)]
    chart = make_chart(budget((PROGRAM,), (point(str(value), value=value) for value in values)), "ko")
    shown = [int(one.values[0]) for one in chart.series]
    assert shown == sorted(set(values) - {3, 4}, reverse=True)


def test_what_is_missing_is_named() -> None:
    years = [(2021, 5), (2022, None), (2024, 7), (2025, None)]
    alone = make_chart(budget((YEAR,), (point(year, value=value) for year, value in years)), "ko")
    assert "값 없음: 2022, 2023, 2025" in alone.notes
    several = [point(2024, "청년", value=None), point(2025, "청년", value=1), point(2024, "노인", value=None)]
    chart = make_chart(budget((YEAR, PROGRAM), several), "ko")
    assert "값 없음: 청년(2024), 노인(2024)" in chart.notes
    assert [one.name for one in chart.series] == ["청년"]
    bars = make_chart(budget((PROGRAM,), [point("청년", value=None), point("노인", value=0)]), "en")
    assert "No value: 청년" in bars.notes
    many = make_chart(budget((PROGRAM,), (point(f"사업 {number}", value=None) for number in range(15))), "ko")
    assert any(note.endswith("사업 11, 외 3건") for note in many.notes)


def test_values_that_lack_programs_and_values_without_a_year_are_told() -> None:
    points = [point(2024, value=10, unstated=2), point(2025, value=11), point(None, value=12)]
    chart = make_chart(budget((YEAR,), points), "ko")
    assert "수를 적지 않은 사업이 빠진 값: 2024(사업 2개)" in chart.notes
    assert "연도를 알 수 없어 그리지 않은 값: 1개" in chart.notes
    assert [mark.value for mark in chart.marks] == [10, 11]


def test_the_documents_are_counted_and_changed_numbers_told() -> None:
    points = [point(2024, value=10, document="a.pdf"), point(2025, value=11, document="b.hwp")]
    chart = make_chart(budget((YEAR,), points), "ko")
    assert chart.documents == "문서 2개"
    assert chart.notes == ("수치는 문서에 적힌 그대로이며 고치지 않았습니다.",)
    summed = Point((2026,), Decimal(3), Standing.HOLDS, (observation(1), observation(2)))
    real = replace(budget((YEAR,), [*points, summed]), prices=2020)
    notes = make_chart(real, "en").notes
    assert "sums" in notes[0]
    assert "prices of 2020" in notes[0]
    assert make_chart(real, "ko").unit == "원(2020년 가격)"


def test_what_is_counted_by_the_head_says_so() -> None:
    chart = make_chart(Comparison(Measure.EXECUTED, "won/post", (DEPARTMENT,), (point("기획", value=10**8),)), "ko")
    assert (chart.title, chart.unit) == ("부서별 정원 1명당 집행액", "백만원")


def test_text_is_measured_and_wrapped_without_a_font() -> None:
    assert width("예산") > width("ab") > 0
    assert "".join(wrap("가나다라마 바사", 2)) == "가나다라마바사"
    assert all(width(line) <= 3 for line in wrap("가나 다라마바 abcdefgh 사", 3))
    assert wrap("", 3) == ("",)
