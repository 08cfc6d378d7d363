"""Letter-spaced words are joined; what only looks spread stays as printed."""

import json
from pathlib import Path

import pytest

from extract.normalize.spacing import join_spaced

SHARE_RIGHT = 0.98

JOINED = [
    ("순　서", "순서"),
    ("입  찰  참  가  신  청  서", "입찰참가신청서"),
    ("정 원 / 현 원", "정원 / 현원"),
    ("별 정 직 · 임 기 제", "별정직 · 임기제"),
    ("정 ·현 원 : 정원 31명", "정 ·현원 : 정원 31명"),
    ("(감 사 장) 2층 회의실", "(감사장) 2층 회의실"),
    ("소 극 장 7 개 소", "소극장 7 개소"),
    ("인 력 및 조 직", "인력 및 조직"),
    ("납부면제 및 지 급 확 약", "납부면제 및 지급확약"),
    ("소 공 연 장 등", "소공연장 등"),
    ("고 등", "고등"),
    ("가 로 등", "가로등"),
    ("각 종", "각종"),
    ("각 부 서", "각 부서"),
    ("공 기 업 특별회계", "공기업 특별회계"),
    ("구민이 공감하는 맞 춤 행 정", "구민이 공감하는 맞춤행정"),
]

KEPT = [
    "각 동",
    "그 외",
    "값 등",
    "확산 및 타 자치단체",
    "2개 구 최우수, 6개 구 우수",
    "3급 및 4급",
    "제8조 제2항",
    "법 제21조제2항",
    "시·군·구 등",
    "17개 시·도 중 1위",
    "총 5명 중 3명",
    "6월 중",
    "2026. 4월 초",
    "1,156억 원",
    "760여 명",
    "’24년 총9건",
    "할 수 있는 일",
    "좀 더 쉽게",
    "숫자로 본 한 해",
    "부속시설 및 그 외 지원",
    "및 각 시‧도 교육청",
    "일 하는 방식의 개선",
]


@pytest.mark.parametrize(("text", "joined"), JOINED)
def test_spread_words_are_joined(text: str, joined: str) -> None:
    assert join_spaced(text) == joined


@pytest.mark.parametrize("text", KEPT)
def test_words_of_one_syllable_stay(text: str) -> None:
    assert join_spaced(text) == text


@pytest.mark.parametrize("text", [text for text, _ in JOINED] + KEPT)
def test_joining_twice_changes_nothing(text: str) -> None:
    assert join_spaced(join_spaced(text)) == join_spaced(text)


def test_the_labelled_list(shared: Path) -> None:
    path = shared / "cases" / "letter_spacing_gold.json"
    if not path.is_file():
        pytest.skip("no list of letter-spaced words beside the checkout")
    rows = json.loads(path.read_text("utf-8"))
    right = [row for row in rows if _is_right(row["run"], row["gold"], row["context"])]
    assert len(right) >= SHARE_RIGHT * len(rows)


def _is_right(run: str, gold: str, context: str) -> bool:
    """Return whether the run is read as labelled inside the cell of a line that it stands in."""
    cell = next(cell for cell in context.split("\t") if run in cell)
    joined = join_spaced(cell)
    return gold in joined and (run == gold or run not in joined)
