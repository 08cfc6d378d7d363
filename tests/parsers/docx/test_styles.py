"""Styles by inheritance."""

from collections.abc import Callable

import pytest

from extract.document import Paragraph, Style
from extract.parsers.docx import read

Make = Callable[..., bytes]

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="바탕"/><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H1b"><w:name w:val="derived"/><w:basedOn w:val="H1"/>
  <w:rPr><w:b w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="heading 3"/></w:style>
<w:style w:type="paragraph" w:styleId="K2"><w:name w:val="개요 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="제목"/></w:style>
<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="heading 4"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>
"""


def style_of(docx: Make, properties: str, run: str = "") -> Style:
    body = f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>가</w:t></w:r></w:p>"
    block = read(docx(body, styles=STYLES)).blocks[0]
    assert isinstance(block, Paragraph)
    return block.style


@pytest.mark.parametrize(
    ("style", "outline"),
    [("H1", 1), ("H1b", 1), ("H3", 3), ("K2", 2), ("Title", None), ("Body", None), ("Loop", None), ("Absent", None)],
)
def test_outline(docx: Make, style: str, outline: int | None) -> None:
    assert style_of(docx, f'<w:pStyle w:val="{style}"/>').outline == outline


def test_own_outline_wins(docx: Make) -> None:
    assert style_of(docx, '<w:pStyle w:val="H1"/><w:outlineLvl w:val="2"/>').outline == 3


@pytest.mark.parametrize(
    ("style", "run", "expected"),
    [
        ("Normal", "", (10.0, False, "바탕", False)),
        ("H1", "", (16.0, True, "바탕", True)),
        ("H1b", "", (16.0, False, "바탕", True)),
        ("H1", '<w:b w:val="false"/><w:sz w:val="24"/>', (12.0, False, "바탕", True)),
        ("Normal", '<w:rStyle w:val="Strong"/><w:rFonts w:eastAsia="돋움"/>', (10.0, True, "돋움", False)),
        ("Normal", '<w:rFonts w:eastAsia="HCR Batang Bold"/>', (10.0, True, "HCR Batang Bold", False)),
    ],
)
def test_look(docx: Make, style: str, run: str, expected: tuple[float, bool, str, bool]) -> None:
    found = style_of(docx, f'<w:pStyle w:val="{style}"/>', run)
    assert (found.size, found.bold, found.font, found.centered) == expected


def test_theme_fonts(docx: Make) -> None:
    fonts = '<a:minorFont><a:ea typeface=""/><a:font script="Hang" typeface="맑은 고딕"/></a:minorFont>'
    body = '<w:p><w:r><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/></w:rPr><w:t>가</w:t></w:r></w:p>'
    block = read(docx(body, theme=fonts)).blocks[0]
    assert isinstance(block, Paragraph)
    assert block.style.font == "맑은 고딕"
