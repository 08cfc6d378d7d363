"""Headings whose number stands with a word, and the shapes of numbers that official writing steps through."""

from collections.abc import Iterator

import pytest

from extract.pipeline import extract_report
from extract.schemas.section import Role, Section


def outline(text: str) -> list[tuple[int, str | None, str]]:
    report = extract_report(text.encode(), "plan.txt")
    return list(_walk(report.plan.sections))


def _walk(nodes: tuple[Section, ...]) -> Iterator[tuple[int, str | None, str]]:
    for node in nodes:
        if node.role is Role.HEADING:
            yield node.level, node.number, node.title
        yield from _walk(node.sections)


def test_chapters_and_tasks_with_words() -> None:
    text = """제1장 일반현황
1. 기구
○ 2실 12과
제2장 2011년 주요성과
1. 농업소득 증대
○ 비료 지원
전략 1. 함께 잘사는 농촌
실천과제 ① 소득 안정
○ 직불금 지급
실천과제 ② 관광 활성화
○ 체험마을 조성
전략 2. 활력있는 경제
[실천과제 ①] 시장 현대화
○ 시설 개선
"""
    assert outline(text) == [
        (1, "제1장", "일반현황"),
        (2, "1", "기구"),
        (1, "제2장", "2011년 주요성과"),
        (2, "1", "농업소득 증대"),
        (3, "전략 1", "함께 잘사는 농촌"),
        (4, "실천과제 ①", "소득 안정"),
        (4, "실천과제 ②", "관광 활성화"),
        (3, "전략 2", "활력있는 경제"),
        (4, "실천과제 ①", "시장 현대화"),
    ]


def test_sections_of_chapters() -> None:
    text = "제1장 총괄\n제1절 여건\n1. 현황\n○ 인구 증가\n제2절 방향\n1. 목표\n○ 확대\n제2장 계획\n1. 사업\n○ 추진\n"
    assert [(level, title) for level, _, title in outline(text)] == [
        (1, "총괄"),
        (2, "여건"),
        (3, "현황"),
        (2, "방향"),
        (3, "목표"),
        (1, "계획"),
        (2, "사업"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "과제 3건 추진",
        "사업 2 개소 완료",
        "제2장 및 제3장 참조",
        "목표 12% 달성",
        "분야 1 / 분야 2",
        "정책 1 하나뿐인 정책",
    ],
)
def test_counts_and_references_are_no_headings(line: str) -> None:
    assert outline(f"Ⅰ. 현황\n1. 개요\n○ 가나다\n{line}\n○ 라마바\n") == [(1, "Ⅰ", "현황"), (2, "1", "개요")]


def test_the_steps_of_official_writing() -> None:
    steps = ["1. 가나", "가. 나다", "1) 다라", "가) 라마", "(1) 마바", "(가) 바사", "① 사아", "㉮ 아자"]
    text = "\n".join([*steps, "○ 자차", "2. 카타", "가. 타파", "1) 파하", "가) 하가", "○ 거너"])
    report = extract_report(text.encode(), "plan.txt")
    depths: dict[str, int] = {}

    def walk(nodes: tuple[Section, ...]) -> None:
        for node in nodes:
            depths[node.title] = node.level
            walk(node.sections)

    walk(report.plan.sections)
    assert [depths[step.split()[1]] for step in steps] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [depths[title] for title in ("카타", "타파", "파하", "하가")] == [1, 2, 3, 4]


def test_titles_in_heavy_brackets_and_filled_and_open_signs() -> None:
    text = "【 일반현황 】\n◆ 면적\n◇ 68㎢\n◆ 인구\n◇ 3,742명\n◆ 조직\n◇ 4팀\n【 추진계획 】\n◆ 숙원사업\n◇ 34건\n"
    assert [(level, title) for level, _, title in outline(text)] == [
        (1, "일반현황"),
        (2, "면적"),
        (2, "인구"),
        (2, "조직"),
        (1, "추진계획"),
        (2, "숙원사업"),
    ]


def test_one_title_in_heavy_brackets_is_text() -> None:
    text = "1. 현황\n○ 가나\n【 공통 기준 】\n2. 계획\n○ 다라\n"
    assert [title for _, _, title in outline(text)] == ["현황", "계획"]


def test_numbers_behind_a_heading_sign() -> None:
    text = "1. 역점시책\n■ ① 모자보건\n● 산모 지원\n■ ② 걷기 활성화\n● 코스 정비\n"
    assert outline(text) == [(1, "1", "역점시책"), (2, "①", "모자보건"), (2, "②", "걷기 활성화")]


def test_appended_parts_before_a_year() -> None:
    text = "1. 계획\n○ 가나\n붙임 1. 예방접종 일정\n○ 다라\n붙임 2. 2019년 주요행사\n○ 마바\n"
    assert [(number, title) for _, number, title in outline(text)][1:] == [
        ("붙임 1", "예방접종 일정"),
        ("붙임 2", "2019년 주요행사"),
    ]
