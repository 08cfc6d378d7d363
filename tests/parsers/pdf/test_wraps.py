"""Line ends between two letters, settled by the document's words, the room on the line and grammar."""

import pytest

from extract.document import Cell, Paragraph, Table
from extract.parsers.layout.text.chars import Font
from extract.parsers.layout.text.lines import Line
from extract.parsers.layout.text.paragraphs import LOOSE_WRAP, WRAP, Column, make_paragraphs
from extract.parsers.layout.text.wraps import settle_wraps
from extract.source import Source


def line(text: str, left: float, right: float, base: float) -> Line:
    box = (left, base - 9.0, right, base + 2.0)
    return Line(text, box, base, 10.0, 10.0, Font("Batang", bold=False), open_end=False, head=20.0, second=None)


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        (f"협력 체계를 구축{WRAP}하여 추진", "조직을 구축하여", "협력 체계를 구축하여 추진"),
        (f"공공{WRAP}기관 점검", "공공 기관과 공공 기관", "공공 기관 점검"),
        (f"처음{WRAP}나온 말", "다른 글", "처음 나온 말"),
        (f"회의실을{WRAP}족히 쓰는 곳", "다른 글", "회의실을 족히 쓰는 곳"),
        (f"과부{WRAP}족", "다른 글", "과부족"),
        (f"과부{LOOSE_WRAP}족", "다른 글", "과부 족"),
        (f"기준 완화{WRAP}및 확대", "다른 글", "기준 완화 및 확대"),
        (f"조사 결과{WRAP}로는 부족", "다른 글", "조사 결과로는 부족"),
        (f"생활 기{WRAP}반조성", "다른 글", "생활 기반조성"),
        (f"(학회 등)은{WRAP}사전을 펴냄", "다른 글", "(학회 등)은 사전을 펴냄"),
        (f"2050{WRAP}탄소중립", "다른 글", "2050 탄소중립"),
        (f"(10.31{WRAP}기준)", "10.31기준", "(10.31기준)"),
        (f"수준 부족{WRAP}(34.8%)", "지원(3건), 구축(2건)", "수준 부족(34.8%)"),
        (f"수준 부족{WRAP}(34.8%)", "지원(3건), 구축 (2건)", "수준 부족 (34.8%)"),
        (f"사업비 10{WRAP}억원", "다른 글", "사업비 10억원"),
        (f"참가자 36{WRAP}명을 모집", "다른 글", "참가자 36명을 모집"),
        (f"2026{WRAP}일반회계", "다른 글", "2026 일반회계"),
        (f"혁신 제{WRAP}5단계", "다른 글", "혁신 제5단계"),
        (f"접속 총{WRAP}5,098회", "다른 글", "접속 총 5,098회"),
        (f"문화체육{WRAP}관 광 부", "다른 글", "문화체육 관 광 부"),
        (f"창의구{WRAP}정 추{WRAP}진계획", "창의구정 추진계획", "창의구정 추진계획"),
        (f"따뜻하게 맞{WRAP}춤 행 정", "다른 글", "따뜻하게 맞 춤 행 정"),
    ],
)
def test_a_doubtful_line_end_is_settled(text: str, other: str, expected: str) -> None:
    blocks = [Paragraph(words, Source(block=at)) for at, words in enumerate((text, other))]
    first, _ = settle_wraps(blocks)
    assert isinstance(first, Paragraph)
    assert first.text == expected


def test_cells_are_settled_too() -> None:
    cells = (Cell(0, 0, f"과부{WRAP}족"), Cell(0, 1, "12"))
    (table,) = settle_wraps([Table(cells, 1, 2, Source(block=0))])
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["과부족", "12"]


def test_a_line_with_room_for_another_letter_did_not_break_inside_a_word() -> None:
    column = Column(0.0, 100.0)
    full = make_paragraphs([line("주민 참여 기", 0, 96, 20), line("반조성", 0, 30, 34)], column)
    loose = make_paragraphs([line("주민 참여 기", 0, 84, 20), line("반조성", 0, 30, 34)], column)
    assert [para.text for para in full] == [f"주민 참여 기{WRAP}반조성"]
    assert [para.text for para in loose] == [f"주민 참여 기{LOOSE_WRAP}반조성"]


def test_a_full_item_goes_on_below_its_sign() -> None:
    column = Column(0.0, 100.0)
    full = make_paragraphs([line("■ 혁신 기", 0, 97, 20), line("반조성", 0, 30, 34)], column)
    short = make_paragraphs([line("■ 혁신 기반", 0, 70, 20), line("다음 말", 0, 30, 34)], column)
    assert [para.text for para in full] == [f"■ 혁신 기{WRAP}반조성"]
    assert len(short) == 2


def test_leader_dots_are_set_off() -> None:
    lines = [line("정책목표 달성", 0, 97, 20), line("..... 4", 0, 30, 34)]
    assert [para.text for para in make_paragraphs(lines, Column(0.0, 100.0))] == ["정책목표 달성 ..... 4"]


def test_a_gap_that_stands_out_ends_a_paragraph() -> None:
    column = Column(0.0, 100.0)
    close = [line(f"줄 {at} 가득 찬 말", 0, 96, 20 + 14 * at) for at in range(4)]
    wide = [line("다음 문단", 0, 96, 62 + 22)]
    assert len(make_paragraphs([*close, *wide], column)) == 2
