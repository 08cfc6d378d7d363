"""Money by posts and persons, and in prices of one year, held against sums worked out by hand."""

from decimal import Decimal
from pathlib import Path

import pytest

from extract.dataset.compare import Dimension, Per, Wish, compare_reports
from extract.dataset.errors import DatasetError
from tests.conftest import CHECKOUT
from tests.dataset.compare.conftest import CITY, values_of

CORPUS = CHECKOUT / "corpus"
YEAR, BODY, PROGRAM = Dimension.YEAR, Dimension.ORGANIZATION, Dimension.PROGRAM


def test_money_by_post(years: Path) -> None:
    found = compare_reports(years, Wish(per=Per.POSTS))
    assert found.unit == "won/post"
    assert values_of(found)[2025, f"{CITY} 가온구"] == round(Decimal(591_700_000) / 22, 2)
    over_both = compare_reports(years, Wish(per=Per.STAFF, by=(YEAR,)))
    assert over_both.unit == "won/person"
    assert values_of(over_both)[2025] == round(Decimal(591_700_000 + 10_050_000_000) / (21 + 18), 2)


def test_posts_count_once_for_all_programs_of_a_department(years: Path) -> None:
    found = compare_reports(years, Wish(per=Per.POSTS, programs=("공공일자리", "소상공인 경영안정"), by=(YEAR,)))
    assert values_of(found)[2025] == round(Decimal(2_040_000_000 + 3_400_000_000) / 18, 2)
    (against,) = next(point.against for point in found.points if point.keys == (2025,))
    assert against.figure.raw == "18"


def test_money_by_person_of_a_file(years: Path, tmp_path: Path) -> None:
    path = tmp_path / "residents.csv"
    path.write_text('organization,year,persons\n가온구,2025,"50,000"\n누리광역시 새벌구,2025,201000\n', "utf-8-sig")
    found = compare_reports(years, Wish(per=path))
    values = values_of(found)
    assert values[2025, f"{CITY} 가온구"] == 11_834
    assert values[2025, f"{CITY} 새벌구"] == 50_000
    assert values[2024, f"{CITY} 가온구"] is None
    note = next(one for one in found.notes if one.key == "no_persons")
    assert f"{CITY} 가온구 2024" in note.ko + note.en


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("body,year,persons\n", "persons_columns"),
        ("organization,year,persons\n가온구,2025,many\n", "bad_persons"),
        ("organization,year,persons\n가온구,2025,0\n", "bad_persons"),
        (None, "no_file"),
    ],
)
def test_files_that_do_not_say_how_many_persons(text: str | None, key: str, years: Path, tmp_path: Path) -> None:
    path = tmp_path / "residents.csv"
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(DatasetError) as raised:
        compare_reports(years, Wish(per=path))
    assert raised.value.key == key


def test_real_prices(years: Path) -> None:
    found = compare_reports(years, Wish(prices=2025, by=(BODY, YEAR)))
    values = values_of(found)
    assert values[f"{CITY} 새벌구", 2025] == 10_050_000_000
    assert values[f"{CITY} 새벌구", 2022] == 10_707_203_602  # 9,890,000,000 · 116.61 / 107.71
    assert values[f"{CITY} 가온구", 2024] == 559_254_125  # 547,600,000 · 116.61 / 114.18
    assert found.prices == 2025


def test_a_year_without_index_has_no_value(years: Path) -> None:
    found = compare_reports(years, Wish(prices=2020, by=(YEAR,)))
    assert values_of(found)[2026] is None
    assert next(note for note in found.notes if note.key == "no_index").en.count("2026") == 1
