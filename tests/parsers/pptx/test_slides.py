"""Slides, their shapes in order, frames, notes and what repeats."""

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.presentation import Presentation
from pptx.util import Inches, Pt

from extract.document import Document, Figure, Paragraph, Part, Table
from extract.issues import IssueCode
from extract.parsers.pptx import read

Make = Callable[..., bytes]
TITLE, CONTENT, ONLY_TITLE, BLANK = 0, 1, 5, 6


def add(deck: Presentation, layout: int = BLANK) -> Any:
    return deck.slides.add_slide(deck.slide_layouts[layout])


def box(slide: Any, text: str, left: float = 1, top: float = 1, width: float = 3, height: float = 0.5) -> Any:
    shape = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    shape.text_frame.text = text
    return shape


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in document.blocks if isinstance(block, Paragraph)]


def texts(document: Document) -> list[str]:
    return [block.text for block in paragraphs(document)]


def test_slides_are_pages_and_titles_come_first(pptx_of: Make) -> None:
    def fill(deck: Presentation) -> None:
        first = add(deck, ONLY_TITLE)
        box(first, "윗줄", top=0)
        first.shapes.title.text = "Ⅰ. 일반현황"
        second = add(deck, TITLE)
        second.shapes.title.text, second.placeholders[1].text = "2026년 주요업무계획", "기획예산과"

    document = read(pptx_of(fill))
    found = [(block.text, block.source.page, block.style.outline) for block in paragraphs(document)]
    assert found == [
        ("Ⅰ. 일반현황", 1, 1),
        ("윗줄", 1, None),
        ("2026년 주요업무계획", 2, 1),
        ("기획예산과", 2, None),
    ]
    assert (document.format, document.pages, document.issues) == ("pptx", 2, ())


def test_a_hidden_slide_is_read_with_an_issue_and_a_hidden_shape_is_not(pptx_of: Make) -> None:
    def fill(deck: Presentation) -> None:
        slide = add(deck)
        slide.element.set("show", "0")
        box(slide, "숨긴 쪽")
        box(slide, "숨긴 도형").element.nvSpPr.cNvPr.set("hidden", "1")

    document = read(pptx_of(fill))
    assert texts(document) == ["숨긴 쪽"]
    assert [(issue.code, issue.source.page) for issue in document.issues] == [(IssueCode.SKIPPED, 1)]


def test_groups_stay_together(pptx_of: Make) -> None:
    def fill(deck: Presentation) -> None:
        slide = add(deck)
        box(slide, "사이", left=4.2, top=1.5, width=1)
        group = slide.shapes.add_group_shape()
        for text, top in (("묶음 아래", 3.0), ("묶음 위", 1.0)):
            shape = group.shapes.add_textbox(Inches(1), Inches(top), Inches(2), Inches(0.5))
            shape.text_frame.text = text
        inner = group.shapes.add_group_shape()
        inner.shapes.add_textbox(Inches(1), Inches(4), Inches(2), Inches(0.5)).text_frame.text = "속 묶음"

    assert texts(read(pptx_of(fill))) == ["묶음 위", "묶음 아래", "속 묶음", "사이"]


def test_shapes_that_can_be_seen_are_frames(pptx_of: Make) -> None:
    def fill(deck: Presentation) -> None:
        slide = add(deck)
        box(slide, "맨 글", top=0)
        outlined = box(slide, "테두리", top=1)
        outlined.line.color.rgb = RGBColor(0, 0, 0)
        white = box(slide, "흰 바탕", top=2)
        white.fill.solid()
        white.fill.fore_color.rgb = RGBColor(255, 255, 255)
        filled = box(slide, "바탕\n둘째", top=3)
        filled.fill.solid()
        filled.fill.fore_color.rgb = RGBColor(200, 220, 255)
        themed = slide.shapes.add_shape(1, Inches(1), Inches(4), Inches(2), Inches(0.5))
        themed.text_frame.text = "도형"
        slide.shapes.add_shape(1, Inches(1), Inches(5), Inches(2), Inches(0.5))

    frames = {block.text: block.style.frame for block in paragraphs(read(pptx_of(fill)))}
    assert frames == {"맨 글": None, "테두리": 1, "흰 바탕": None, "바탕": 2, "둘째": 2, "도형": 3}


def test_notes_and_comments_stand_behind_all_slides(pptx_of: Make) -> None:
    def fill(deck: Presentation) -> None:
        for text in ("하나", "둘"):
            slide = add(deck)
            box(slide, text)
            slide.notes_slide.notes_text_frame.text = f"{text} 노트"

    found = [(block.text, block.part, block.source.page) for block in paragraphs(read(pptx_of(fill)))]
    assert found == [
        ("하나", Part.BODY, 1),
        ("둘", Part.BODY, 2),
        ("하나 노트", Part.COMMENT, 1),
        ("둘 노트", Part.COMMENT, 2),
    ]


def test_fixed_placeholders_and_texts_of_the_master_are_margins(pptx_of: Make) -> None:
    def fill(deck: Presentation) -> None:
        for _ in range(2):
            slide = add(deck, BLANK)
            number = next(one for one in slide.slide_layout.placeholders if one.placeholder_format.idx == 12)
            copy = etree.fromstring(etree.tostring(number.element))
            slide.shapes._spTree.append(copy)
        frame = deck.slide_layouts[BLANK].shapes._spTree.add_textbox(
            99, "기관", Inches(1), Inches(0.1), Inches(2), Inches(0.3)
        )
        frame.get_or_add_txBody().p_lst[0].add_r("가온구")

    found = [(block.text, block.part, block.source.page) for block in paragraphs(read(pptx_of(fill)))]
    assert found == [("‹#›", Part.FOOTER, 1), ("‹#›", Part.FOOTER, 2), ("가온구", Part.HEADER, None)]


def test_tables_with_spans_and_of_one_cell(pptx_of: Make) -> None:
    def fill(deck: Presentation) -> None:
        slide = add(deck)
        table = slide.shapes.add_table(2, 3, Inches(1), Inches(1), Inches(6), Inches(1)).table
        for (row, col), text in {(0, 0): "구분", (0, 1): "예산액", (1, 0): "계", (1, 2): "1,200"}.items():
            table.cell(row, col).text = text
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(0, 0).text_frame.paragraphs[0].runs[0].font.bold = True
        single = slide.shapes.add_table(1, 1, Inches(1), Inches(4), Inches(6), Inches(1)).table
        single.cell(0, 0).text = "추진방향"

    document = read(pptx_of(fill))
    table, frame = document.blocks
    assert isinstance(table, Table)
    assert isinstance(frame, Paragraph)
    assert [(cell.row, cell.col, cell.row_span, cell.col_span, cell.text) for cell in table.cells] == [
        (0, 0, 1, 1, "구분"),
        (0, 1, 1, 2, "예산액"),
        (1, 0, 1, 1, "계"),
        (1, 1, 1, 1, ""),
        (1, 2, 1, 1, "1,200"),
    ]
    assert [cell.header for cell in table.cells] == [True, True, False, False, False]
    assert table.cells[0].bold
    assert (frame.text, frame.style.boxed) == ("추진방향", True)


def test_text_in_a_covered_cell_is_an_issue(pptx_of: Make) -> None:
    def fill(deck: Presentation) -> None:
        table = add(deck).shapes.add_table(1, 3, 0, 0, Inches(3), Inches(1)).table
        table.cell(0, 0).merge(table.cell(0, 1))
        table.cell(0, 1).text = "덮인 글"

    document = read(pptx_of(fill))
    assert [issue.code for issue in document.issues] == [IssueCode.SKIPPED]


@pytest.mark.parametrize("scale", ["50000", "50%"])
def test_looks_come_from_run_shape_layout_and_theme(pptx_of: Make, scale: str) -> None:
    def fill(deck: Presentation) -> None:
        slide = add(deck, CONTENT)
        slide.shapes.title.text = "제목"
        body = slide.placeholders[1].text_frame
        body.text = "본문"
        run = box(slide, "", top=6).text_frame.paragraphs[0].add_run()
        run.text, run.font.size, run.font.bold, run.font.name = "글", Pt(12), True, "돋움"
        fit = box(slide, "줄임", top=6.6).text_frame._txBody.bodyPr
        etree.SubElement(fit, "{http://schemas.openxmlformats.org/drawingml/2006/main}normAutofit", fontScale=scale)

    title, body, run, fit = (block.style for block in paragraphs(read(pptx_of(fill))))
    assert (title.size, title.centered, title.font) == (44.0, True, "맑은 고딕")
    assert (body.size, body.indent, body.bold) == (32.0, 0.0, False)
    assert (run.size, run.bold, run.font) == (12.0, True, "돋움")
    assert fit.size == 9.0


def test_pictures_and_objects_are_figures(pptx_of: Make, tmp_path: Any) -> None:
    picture = tmp_path / "x.png"
    picture.write_bytes(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
            "0000000d49444154789c6360000002000001000500010d0a2db40000000049454e44ae426082"
        )
    )
    sheet = tmp_path / "x.xlsx"
    sheet.write_bytes(b"x")

    def fill(deck: Presentation) -> None:
        slide = add(deck)
        slide.shapes.add_picture(str(picture), 0, 0)
        slide.shapes.add_ole_object(str(sheet), "Excel.Sheet.12", Inches(1), Inches(3))

    document = read(pptx_of(fill))
    assert [(block.kind, block.text) for block in document.blocks if isinstance(block, Figure)] == [
        ("picture", ""),
        ("object", ""),
    ]
    assert [issue.code for issue in document.issues] == [IssueCode.SKIPPED]


def test_a_span_that_is_none_is_bounded_and_told(pptx_of: Make) -> None:
    def fill(deck: Presentation) -> None:
        table = add(deck).shapes.add_table(2, 2, 0, 0, Inches(3), Inches(1)).table
        table.cell(0, 0)._tc.set("gridSpan", "30000000")
        table.cell(0, 0).text, table.cell(1, 1).text = "가", "나"

    document = read(pptx_of(fill))
    assert [issue.code for issue in document.issues] == [IssueCode.DEFECT]
