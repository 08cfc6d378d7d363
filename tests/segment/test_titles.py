"""Titles, labels and values."""

import pytest

from extract.segment.marker import parse_marker
from extract.segment.titles import heading_parts, item_parts

HEADINGS = (
    ("□ 인 력 : 정원 76 / 현원 75", "인력", "정원 76 / 현원 75"),
    ("□ 감사대상 : 본청, 사업소", "감사대상", "본청, 사업소"),
    ("□ 위원회 설치(2004. 7.20)", "위원회 설치", "(2004. 7.20)"),
    ("□ 인원 현황(’25.11.30. 기준)", "인원 현황(’25.11.30. 기준)", None),
    ("□ 총괄    (2024.12.31. 기준)", "총괄", "(2024.12.31. 기준)"),
    ("□ 종합감사(2개 기관)", "종합감사(2개 기관)", None),
    ("■ 지식의 날 운영 신규", "지식의 날 운영", "신규"),
    ("Ⅳ. 2025년 신규 및 계속사업", "2025년 신규 및 계속사업", None),
    ("3. 2020 역점사업", "2020 역점사업", None),
    ("1. 생산적 혁신 (있는 지식 나눔)", "생산적 혁신", "(있는 지식 나눔)"),
    ("① 노동시간 격차 해소 (국정 93, 94)", "노동시간 격차 해소 (국정 93, 94)", None),
    ("1. 임용예정인원 (2개 직위, 총 2명)", "임용예정인원", "(2개 직위, 총 2명)"),
    ("2. 대응방향(기조)", "대응방향(기조)", None),
    ("1. ’25년 성과: 생명을 존중하는 정책", "’25년 성과: 생명을 존중하는 정책", None),
    ("Ⅶ 소 요 예 산 : 31,945천원", "소요예산", "31,945천원"),
    ("□ 시정혁신을 위한 감사 * 결과정리 중인 감사 포함", "시정혁신을 위한 감사", "* 결과정리 중인 감사 포함"),
    ("Ⅰ. 일 반 현 황", "일반현황", None),
)


@pytest.mark.parametrize(("text", "title", "value"), HEADINGS)
def test_heading(text: str, title: str, value: str | None) -> None:
    marker = parse_marker(text)
    assert marker is not None
    parts = heading_parts(text[marker.length :], marker)
    assert (parts.title, parts.value) == (title, value)


@pytest.mark.parametrize(
    ("content", "label", "value"),
    [
        ("기 간 : 2018. 1. ~ 12.", "기간", "2018. 1. ~ 12."),
        ("목적 - 조직 전체의 변화", "목적", "조직 전체의 변화"),
        ("운영시간 07:00~09:00", None, None),
        ("참석(팀장 : 5명) 예정", None, None),
        ("분과별 정기모임 개최", None, None),
    ],
)
def test_item(content: str, label: str | None, value: str | None) -> None:
    parts = item_parts(content)
    assert (parts.title, parts.label, parts.value) == (content, label, value)
