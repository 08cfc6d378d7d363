"""What was spent, as later documents say, and the rates that follow."""

from decimal import Decimal
from pathlib import Path

from extract.dataset.compare import Dimension, Measure, Wish, compare_reports
from tests.conftest import CHECKOUT
from tests.dataset.compare.conftest import CITY, values_of

CORPUS = CHECKOUT / "corpus"
YEAR, BODY, PROGRAM = Dimension.YEAR, Dimension.ORGANIZATION, Dimension.PROGRAM


def test_what_was_spent_as_later_documents_say(years: Path) -> None:
    found = compare_reports(years, Wish(Measure.EXECUTED, by=(PROGRAM, YEAR)))
    values = values_of(found)
    assert values["성과중심 평가체계 운영", 2023] == 62_930_000  # under its later name
    assert values["구정 종합계획 수립 및 조정", 2024] == 68_912_000  # in the part that reports it
    assert values["청년 일자리 이음", 2024] == 1_495_000_000  # a row of another name with its budget
    assert values["가온 정책실험실 운영", 2025] == 63_500_000
    assert values["구정 종합계획 수립 및 조정", 2023] is None  # the row has another program's money, too
    assert values["지속가능한 재정운영", 2024] == 131_204_000  # not 130.2 billion, the district's early spending
    assert {"joint", "until"} <= {note.key for note in found.notes}


def test_spending_of_departments_also_of_years_without_a_plan(years: Path) -> None:
    values = values_of(compare_reports(years, Wish(Measure.EXECUTED)))
    assert values[2021, f"{CITY} 가온구"] == 376_731_000
    assert values[2024, f"{CITY} 가온구"] == 428_411_000
    assert values[2025, f"{CITY} 새벌구"] == 9_052_000_000


def test_the_rate_of_execution(years: Path) -> None:
    found = compare_reports(years, Wish(Measure.RATE))
    values = values_of(found)
    assert values[2024, f"{CITY} 새벌구"] == Decimal("81.80")  # 7,760 of 9,486
    assert values[2022, f"{CITY} 새벌구"] is None
    point = next(one for one in found.points if one.keys == (2024, f"{CITY} 새벌구"))
    assert [one.figure.value for one in (*point.observations, *point.against)] == [7_760_000_000, 9_486_000_000]
    assert found.unit == "percent"


def test_rates_are_of_sums_not_means_of_rates(years: Path) -> None:
    found = compare_reports(years, Wish(Measure.RATE, by=(YEAR,), programs=("공공일자리", "소상공인 경영안정")))
    value = next(point.value for point in found.points if point.keys == (2024,))
    assert value == round(Decimal(100) * (1734 + 2872) / (1976 + 3240), 2)


def test_money_spent_on_merged_programs_is_nobodys_and_noted(years: Path) -> None:
    """A plan of 2024 prints what was spent in 2023 under the name of what two programs became."""
    found = compare_reports(years, Wish(Measure.EXECUTED, programs=("지방보조금",), by=(YEAR,)))
    assert values_of(found)[2023] is None
    assert [note.en for note in found.notes if note.key == "joint" and "재정운영 건전성 강화" in note.en]
