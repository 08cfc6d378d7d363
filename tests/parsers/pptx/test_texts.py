"""Paragraphs: bullets, automatic numbers, breaks, symbols, equations."""

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree
from pptx.presentation import Presentation
from pptx.util import Inches

from extract.document import Paragraph
from extract.issues import IssueCode
from extract.parsers.pptx import read
from extract.parsers.pptx.bullets import scheme_label

Make = Callable[..., bytes]
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
NAMESPACES = (
    f'xmlns:a="{A}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def p(text: str, properties: str = "", level: int = 0) -> str:
    return f'<a:p><a:pPr lvl="{level}">{properties}</a:pPr><a:r><a:t>{text}</a:t></a:r></a:p>'


def read_paragraphs(make: Make, *written: str, layout: int = 6) -> Any:
    def fill(deck: Presentation) -> None:
        slide = deck.slides.add_slide(deck.slide_layouts[layout])
        shape = slide.placeholders[1] if layout == 1 else slide.shapes.add_textbox(0, 0, Inches(5), Inches(5))
        body = shape.text_frame._txBody
        for old in body.findall(f"{{{A}}}p"):
            body.remove(old)
        for one in etree.fromstring(f"<a:x {NAMESPACES}>{''.join(written)}</a:x>"):
            body.append(one)

    return read(make(fill))


def numbers(document: Any) -> list[str | None]:
    return [block.number for block in document.blocks if isinstance(block, Paragraph)]


def test_bullets_are_inherited_from_layout_and_master(pptx_of: Make) -> None:
    document = read_paragraphs(pptx_of, p("가"), p("나", level=1), p("다", "<a:buNone/>"), layout=1)
    assert numbers(document) == ["•", "–", None]
    assert [block.style.indent for block in document.blocks] == [0.0, 36.0, 0.0]


def test_symbols_of_bullet_and_text_fonts(pptx_of: Make) -> None:
    bullet = '<a:buFont typeface="Wingdings"/><a:buChar char="l"/>'
    symbol = '<a:p><a:r><a:rPr><a:latin typeface="Wingdings"/></a:rPr><a:t>n</a:t></a:r><a:r><a:t> 글</a:t></a:r></a:p>'
    document = read_paragraphs(pptx_of, p("가", bullet), symbol, p("다", "<a:buBlip/>"))
    assert numbers(document) == ["●", None, "•"]
    assert document.blocks[1].text == "■ 글"


def test_automatic_numbers_go_on_behind_deeper_ones_and_begin_anew_behind_others(pptx_of: Make) -> None:
    auto = '<a:buAutoNum type="arabicPeriod"/>'
    letters = '<a:buAutoNum type="alphaLcParenR"/>'
    document = read_paragraphs(
        pptx_of,
        p("하나", auto),
        p("속", letters, level=1),
        p("속", letters, level=1),
        p("", ""),
        p("둘", auto),
        p("속", letters, level=1),
        p("끊음"),
        p("다시", auto),
        p("넷부터", '<a:buAutoNum type="arabicPeriod" startAt="4"/>'),
    )
    assert numbers(document) == ["1.", "a)", "b)", "2.", "a)", None, "1.", "4."]


@pytest.mark.parametrize(
    ("scheme", "shown"),
    [
        ("arabicParenBoth", "(3)"),
        ("romanUcPeriod", "III."),
        ("alphaUcParenR", "C)"),
        ("circleNumDbPlain", "③"),
        ("circleNumWdWhitePlain", "③"),
        ("circleNumWdBlackPlain", "❸"),
        ("ea1JpnKorPeriod", "三."),
        ("ea1ChsPlain", "三"),
        ("arabicDbPlain", "３"),
        ("arabic1Minus", "3"),
        ("thaiNumPeriod", "3."),
        ("?", "3"),
    ],
)
def test_schemes(scheme: str, shown: str) -> None:
    assert scheme_label(3, scheme).strip("- ") == shown


def test_breaks_fields_tabs_and_leading_space(pptx_of: Make) -> None:
    body = (
        "<a:p><a:r><a:t>가</a:t></a:r><a:br/><a:r><a:t>나\t다_x000B_라</a:t></a:r>"
        '<a:fld id="{0}" type="slidenum"><a:t>7</a:t></a:fld></a:p>'
        "<a:p><a:r><a:t>  </a:t></a:r><a:r><a:t>마</a:t></a:r><a:r><a:t> </a:t></a:r><a:r><a:t>바</a:t></a:r></a:p>"
    )
    document = read_paragraphs(pptx_of, body)
    assert [block.text for block in document.blocks] == ["가\n나\t다\n라7", "마 바"]
    assert document.blocks[1].style.indent == 18.0


def test_an_equation_is_its_characters_with_an_issue(pptx_of: Make) -> None:
    math = "<a14:m><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></a14:m>"
    body = (
        f'<a:p><a:r><a:t>합 </a:t></a:r><mc:AlternateContent><mc:Choice Requires="a14">{math}</mc:Choice>'
        "<mc:Fallback><a:r><a:t>그림</a:t></a:r></mc:Fallback></mc:AlternateContent></a:p>"
    )
    document = read_paragraphs(pptx_of, body)
    assert [block.text for block in document.blocks] == ["합 a+b"]
    assert [issue.code for issue in document.issues] == [IssueCode.SKIPPED]
