"""Markers: what begins a line, and what only looks like it."""

import pytest

from extract.segment.marker import parse_marker

MARKERS = (
    ("Ⅰ. 일반현황", "roman", "Ⅰ", 1),
    ("II . 주요업무", "roman", "II", 2),
    ("Ⅸ", "roman", "Ⅸ", 9),
    ("XI. 기타", "roman", "XI", 11),
    ("IV. 신규사업", "roman", "IV", 4),
    ("1 조직", "digit", "1", 1),
    ("3", "digit", "3", 3),
    ("2 2025년 감사 수감", "digit", "2", 2),
    ("1. 주민참여", "point", "1", 1),
    ("2. 2025년 계획", "point", "2", 2),
    ("1-1. 선진 행정", "compound", "1-1", 1),
    ("2-3 우수사례 발굴", "compound", "2-3", 3),
    ("1-1.「보는 재미」 확산", "compound", "1-1", 1),
    ("4-1. 2025 총회 준비", "compound", "4-1", 1),
    ("1) 개요", "paren", "1", 1),
    ("(2) 개요", "paren", "2", 2),
    ("① 과제", "circled", "①", 1),
    ("❷ 과제", "circled", "❷", 2),
    ("□12 과제", "boxed", "12", 12),
    ("다. 개요", "syllable", "다", 3),
    ("b. 성과와 반성", "latin", "b", 2),
    ("【참고】 교육 실적", "reference", "【참고】", None),
    ("참고 2 감사계획", "reference", "참고 2", 2),
    ("□ 추진목표", "square", None, None),
    ("■ 추진목표", "square", None, None),
    ("ㅇ추진", "circle", None, None),
    ("○ 추진", "circle", None, None),
    ("- 추진", "dash", None, None),
    ("· 추진", "dot", None, None),
    ("▶ 추진", "triangle", None, None),
    ("◇ 요약", "diamond", None, None),
    ("※ 참고", "note", None, None),
    ("** 비고", "note", None, None),
)

NONE = (
    "",
    "일반현황",
    "2006 목표와 전략",
    "1.23~5.19",
    "11.15. ~ 3.15.",
    "3-4월 개최",
    "010-1234",
    "9. 15. 개최",
    "1회(3.6~4.5)",
    "63시티",
    "IN2IN 토론방",
    "VR 체험관",
    "-1",
    "’25년 성과",
    "가시화 전략",
    "참고인 조사",
    "2017. 11. 20.",
)


@pytest.mark.parametrize(("text", "kind", "number", "ordinal"), MARKERS)
def test_reads_marker(text: str, kind: str, number: str | None, ordinal: int | None) -> None:
    marker = parse_marker(text)
    assert marker is not None
    assert (marker.kind, marker.number, marker.ordinal) == (kind, number, ordinal)


@pytest.mark.parametrize("text", NONE)
def test_leaves_text_alone(text: str) -> None:
    assert parse_marker(text) is None


def test_length_reaches_the_content() -> None:
    text = "Ⅲ .  2025년 계획"
    marker = parse_marker(text)
    assert marker is not None
    assert text[marker.length :] == "2025년 계획"
