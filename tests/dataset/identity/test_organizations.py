"""Bodies keep their identity through renames, mergers and moves, by day."""

import pytest

from extract.dataset.identity import current_name, same_organization, successions
from extract.dataset.identity.organizations import path_of
from extract.schemas import Organization

NOW = [
    ("인천광역시 남구", "", "인천광역시 미추홀구"),
    ("대구광역시 남구", "", "대구광역시 남구"),
    ("행정자치부", "2016", "행정안전부"),
    ("행정자치부", "2005", "행정안전부"),
    ("행정안전부", "2010-05-01", "행정안전부"),
    ("충청북도 청원군", "2013", "충청북도 청주시"),
    ("강원도 춘천시", "2020", "강원특별자치도 춘천시"),
    ("강원도", "2020", "강원특별자치도"),
    ("전라북도 전주시", "2023", "전북특별자치도 전주시"),
    ("경상북도 군위군", "2022", "대구광역시 군위군"),
    ("경기도 여주군", "2012", "경기도 여주시"),
    ("제주도 북제주군", "2005", "제주특별자치도 제주시"),
]


@pytest.mark.parametrize(("name", "since", "today"), NOW)
def test_names_of_today(name: str, since: str, today: str) -> None:
    assert current_name(name, since) == today


def test_a_day_before_counts_and_the_day_itself_does_not() -> None:
    assert [step.date for step in path_of("인천광역시 남구", "2018-06-30")] == ["2018-07-01"]
    assert path_of("인천광역시 남구", "2018-07-01") == ()


def test_a_ministry_through_four_names() -> None:
    names = [step.after[0] for step in path_of("행정자치부", "2006")]
    assert names == ["행정안전부", "안전행정부", "행정자치부", "행정안전부"]


SAME = [
    (("남구", "인천광역시"), "2015", ("미추홀구", "인천광역시"), "2020", True),
    (("남구", "대구광역시"), "2015", ("미추홀구", "인천광역시"), "2020", False),
    (("중구", "서울특별시"), "2015", ("중구", "부산광역시"), "2015", False),
    (("가온구", None), "2026", ("가온구", "누리광역시"), "2025", True),
    (("군위군", "경상북도"), "2022", ("군위군", "대구광역시"), "2024", True),
    (("지식경제부", None), "2010", ("산업통상부", None), "2026", True),
    (("환경부", None), "2020", ("국토교통부", None), "2020", False),
]


@pytest.mark.parametrize(("one", "since", "other", "other_since", "same"), SAME)
def test_same_body(
    one: tuple[str, str | None], since: str, other: tuple[str, str | None], other_since: str, *, same: bool
) -> None:
    first, second = Organization(name=one[0], parent=one[1]), Organization(name=other[0], parent=other[1])
    assert same_organization(first, since, second, other_since) is same
    assert same_organization(second, other_since, first, since) is same


def test_nobody_is_nobody() -> None:
    assert not same_organization(None, "2020", None, "2020")


def test_every_succession_has_its_law_and_day() -> None:
    assert [step.date for step in successions()] == sorted(step.date for step in successions())
    for step in successions():
        assert len(step.date) == 10
        assert "법" in step.source
        assert len(step.after) == 1
        assert len(step.before) > 1 or step.kind != "merged"
