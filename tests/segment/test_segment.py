"""The section tree of small documents, by the order in which their markers appear."""

from collections.abc import Iterable

import pytest

from extract.document import Cell, Document, Paragraph, Style, Table
from extract.issues import IssueCode
from extract.parsers.text import read
from extract.schemas import Role, Section
from extract.segment import LineRole, Outline, segment
from extract.source import Source


def outline(text: str) -> Outline:
    return segment(read(text.encode()))


def tree(sections: Iterable[Section], depth: int = 0) -> list[str]:
    """Return headings as lines, indented by depth."""
    out: list[str] = []
    for section in sections:
        if section.role is Role.HEADING:
            out += ["  " * depth + section.title, *tree(section.sections, depth + 1)]
    return out


def headings(text: str) -> list[str]:
    return tree(outline(text).sections)


def test_depth_is_learned_per_part() -> None:
    text = """Ⅰ. 일반현황
1 인력
- 총 11명
2 예산
- 없음
Ⅱ. 추진실적
□ 사업 목록
- 두 가지
1. 역량의 강화
1 그룹 육성
□ 실적
- 3회
2 동아리 운영
□ 실적
- 4회
2. 과제의 추진
1 발굴
□ 실적
- 5회
"""
    assert headings(text) == [
        "일반현황",
        "  인력",
        "  예산",
        "추진실적",
        "  사업 목록",
        "  역량의 강화",
        "    그룹 육성",
        "      실적",
        "    동아리 운영",
        "      실적",
        "  과제의 추진",
        "    발굴",
        "      실적",
    ]


def test_number_on_its_own_line_takes_the_next_line() -> None:
    assert headings("Ⅲ\n\n추진방향\n\n1\n\n지식 나눔\n\n- 내용\n") == ["추진방향", "  지식 나눔"]


def test_stray_number_is_text() -> None:
    found = outline("Ⅰ. 현황\n1 조직\n- 가\n7 명이 참석함\n- 나\n")
    assert tree(found.sections) == ["현황", "  조직"]


@pytest.mark.parametrize("top", ["□", "■", "❏"])
def test_squares_head_and_lower_signs_do_not(top: str) -> None:
    found = outline(f"Ⅰ. 계획\n{top} 개요\n○ 기간 : 연중\n- 세부\n※ 비고\n{top} 일정\n○ 6월\n")
    assert tree(found.sections) == ["계획", "  개요", "  일정"]
    overview = found.sections[0].sections[0]
    assert [child.role for child in overview.sections] == [Role.ITEM]
    assert (overview.sections[0].label, overview.sections[0].value) == ("기간", "연중")
    assert [child.role for child in overview.sections[0].sections] == [Role.ITEM]


def test_equivalent_of_the_square_heads() -> None:
    text = "Ⅰ. 계획\n○ 개요\n- 가\n○ 일정\n- 나\n○ 예산\n- 다\n"
    assert headings(text) == ["계획", "  개요", "  일정", "  예산"]


def test_circled_list_below_a_bullet_is_no_heading() -> None:
    assert headings("Ⅰ. 계획\n□ 절차\n○ 단계\n① 접수\n② 심사\n□ 일정\n○ 6월\n") == ["계획", "  절차", "  일정"]


def test_circled_number_as_heading() -> None:
    text = "Ⅰ. 계획\n① 일자리\n□ 배경\nㅇ 가\n② 안전\n□ 배경\nㅇ 나\n"
    assert headings(text) == ["계획", "  일자리", "    배경", "  안전", "    배경"]


def test_bare_list_of_numbers_is_no_heading() -> None:
    found = outline("Ⅰ. 비전\n1. 참여\n2. 협력\n3. 혁신\nⅡ. 현황\n- 가\n")
    assert tree(found.sections) == ["비전", "현황"]
    assert [child.title for child in found.sections[0].sections] == ["참여", "협력", "혁신"]


def test_title_printed_again_goes_on() -> None:
    text = "Ⅰ. 과제\n2. 공유활동 지원\n2-1. 확산\n- 가\n2. 공유활동 지원\n2-2. 교육\n- 나\n"
    assert headings(text.replace("2. ", "1. ").replace("2-", "1-")) == [
        "과제",
        "  공유활동 지원",
        "    확산",
        "    교육",
    ]


def test_contents_page_is_read_and_tied() -> None:
    text = """2025년 업무계획

차 례

Ⅰ. 일반현황 ·········· 1
Ⅱ. 주요업무 ·········· 3
Ⅲ. 사라진 장 ·········· 9

Ⅰ. 일반현황
- 가
Ⅱ. 주요업무 추진계획
- 나
"""
    found = outline(text)
    assert tree(found.sections) == ["일반현황", "주요업무 추진계획"]
    assert [(entry.number, entry.title, entry.page, entry.section) for entry in found.contents] == [
        ("Ⅰ", "일반현황", 1, "s1"),
        ("Ⅱ", "주요업무", 3, "s2"),
        ("Ⅲ", "사라진 장", 9, None),
    ]
    assert [issue.code for issue in found.issues] == [IssueCode.CONTENTS_UNMATCHED]


LOST = """Ⅱ. 추진실적

연번\t사 업 명\t쪽
①\t소통을 통한 목표 달성 .....\t4
②\t미래비전 및 성과관리 .....\t5

구정의 장기적이고 지속적인 발전을 위하여 주요 업무를 조정하는 역할을 수행

□ 사업개요
- 대상 : 전 부서
□ 소요예산
- 비예산

주요정책사업 계획을 수립하여 미래비전을 제시하고 성과를 체계적으로 분석하여 관리

□ 사업개요
- 대상 : 전 부서
"""


def test_lost_titles_are_recovered_from_the_contents() -> None:
    found = outline(LOST)
    assert tree(found.sections) == [
        "추진실적",
        "  소통을 통한 목표 달성",
        "    사업개요",
        "    소요예산",
        "  미래비전 및 성과관리",
        "    사업개요",
    ]
    assert [section.recovered for section in found.sections[0].sections] == [True, True]
    assert [issue.code for issue in found.issues] == [IssueCode.TITLE_RECOVERED] * 2


def test_titles_are_not_recovered_where_the_count_differs() -> None:
    found = outline(
        LOST.replace("②\t미래비전 및 성과관리 .....\t5", "②\t미래비전 .....\t5\n③\t협치 기반 조성 .....\t6")
    )
    assert not [section for section in found.nodes.values() if section.recovered]


def test_items_nest_by_their_indent() -> None:
    found = outline("Ⅰ. 계획\n- 가\n  - 나\n    - 다\n  - 라\n- 마\n")
    first, last = found.sections[0].sections
    assert (first.title, last.title) == ("가", "마")
    assert [child.title for child in first.sections] == ["나", "라"]
    assert [child.title for child in first.sections[0].sections] == ["다"]


def test_appended_part_does_not_end_the_count() -> None:
    text = "Ⅰ. 현안\n1 교차로 조성\n□ 개요\n- 가\n[참고] 사진\n□ 예시\n- 나\n2 인프라 강화\n□ 개요\n- 다\n"
    assert headings(text) == ["현안", "  교차로 조성", "    개요", "  사진", "    예시", "  인프라 강화", "    개요"]


def test_every_line_is_kept_and_sliced() -> None:
    document = read(LOST.encode())
    found = segment(document)
    for line in found.lines:
        block = document.blocks[line.source.block or 0]
        text = block.text if isinstance(block, Paragraph) else cell_text(block, line.source)
        assert text[line.source.start : line.source.end] == line.text
    paragraphs = {i for i, block in enumerate(document.blocks) if isinstance(block, Paragraph)}
    assert paragraphs <= {line.source.block for line in found.lines}


def cell_text(block: object, source: Source) -> str:
    assert isinstance(block, Table)
    return next(cell.text for cell in block.cells if (cell.row, cell.col) == (source.row, source.col))


def bar(block: int, *texts: str) -> Table:
    cells = tuple(Cell(0, col, text) for col, text in enumerate(texts))
    return Table(cells, 1, len(texts), Source(block=block))


def test_title_bar_is_a_heading() -> None:
    document = Document(
        (
            Paragraph("Ⅰ. 현안", Source(block=0)),
            bar(1, "1", "종합 평가"),
            Paragraph("□ 개요", Source(block=2)),
            bar(3, "2", "감사 수감"),
            bar(4, "구분", "내용"),
        ),
        "test",
        "test",
    )
    found = segment(document)
    assert tree(found.sections) == ["현안", "  종합 평가", "    개요", "  감사 수감"]
    assert found.places[4] == "s1.2"


def boxed(block: int, text: str, *, indent: float, size: float = 16.0) -> Paragraph:
    return Paragraph(text, Source(block=block, page=1), Style(size, bold=True, indent=indent, boxed=True, frame=block))


def test_box_at_the_margin_is_a_heading_and_a_slogan_is_none() -> None:
    body = Style(15.0, indent=56.0)
    document = Document(
        (
            Paragraph("Ⅰ. 현황", Source(block=0, page=1), body),
            boxed(1, "기구·인력", indent=62.0),
            Paragraph("□ 기구", Source(block=2, page=1), body),
            Paragraph("○ 1실", Source(block=3, page=1), body),
            boxed(4, "시민과 함께", indent=200.0),
            Paragraph("□ 인력", Source(block=5, page=1), body),
        ),
        "pdf",
        "test",
        pages=1,
    )
    assert tree(segment(document).sections) == ["현황", "  기구·인력", "    기구", "    인력"]


def test_cover_lines_belong_to_no_section() -> None:
    found = outline("- 2025년도 -\n주요업무계획\n2025. 1.\n기획과\nⅠ. 현황\n- 가\n")
    assert [line.role for line in found.lines[:4]] == [LineRole.COVER] * 4
    assert {line.section for line in found.lines[:4]} == {""}


def test_contents_lines_name_sections_in_their_order() -> None:
    text = """차 례

Ⅰ. 실적 ····· 1
Ⅱ. 계획 ····· 3
1. 복지과 ····· 4

Ⅰ. 실적
1 복지과
□ 성과
- 가
Ⅱ. 계획
1 복지과
□ 방향
- 나
"""
    assert [entry.section for entry in outline(text).contents] == ["s1", "s2", "s2.1"]


def test_count_goes_on_below_the_next_part() -> None:
    text = "Ⅰ. 격차\n① 청년\n□ 배경\nㅇ 가\n② 시간\n□ 배경\nㅇ 나\nⅡ. 전환\n③ 인구\n□ 배경\nㅇ 다\n"
    assert headings(text) == ["격차", "  청년", "    배경", "  시간", "    배경", "전환", "  인구", "    배경"]


def test_endless_line_is_cut_and_nothing_lost() -> None:
    text = "□ 사업비 " + "1,000천원 " * 1000
    found = outline(text)
    assert max(len(line.text) for line in found.lines) <= 2000
    assert " ".join(line.text for line in found.lines) == text.strip()
    assert [line.role for line in found.lines[1:]] == [LineRole.TEXT] * (len(found.lines) - 1)


def test_document_without_any_marker_has_no_sections() -> None:
    found = outline("아무 표시 없는 글\n또 한 줄\n")
    assert found.sections == ()
    assert len(found.lines) == 2
