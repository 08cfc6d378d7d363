"""Lines, paragraphs and page furniture."""

from typing import Any

import pytest

from extract.document import Paragraph, Part
from extract.parsers import pdf
from extract.parsers.layout.text.paragraphs import starts_item

FULL = "a line that is long enough to reach the right margin of the page and nearly to pass it"


def paragraphs(data: bytes) -> list[Paragraph]:
    return [block for block in pdf.read(data).blocks if isinstance(block, Paragraph)]


def test_a_wrap_is_joined_and_a_new_item_is_not(make_pdf: Any, sheet: Any) -> None:
    page = sheet().text(60, 100, "- " + FULL).text(70, 116, "goes on here").text(60, 132, "- next item")
    assert [para.text for para in paragraphs(make_pdf(page))] == [f"- {FULL} goes on here", "- next item"]


def test_a_short_line_ends_its_paragraph(make_pdf: Any, sheet: Any) -> None:
    page = sheet().text(60, 100, "short line").text(60, 116, FULL)
    assert [para.text for para in paragraphs(make_pdf(page))] == ["short line", FULL]


def test_lines_of_contents_stay_apart(make_pdf: Any, sheet: Any) -> None:
    page = sheet().text(60, 100, "1. Overview " + "." * 120 + " 1").text(60, 116, "1-1. Staff " + "." * 120 + " 2")
    assert len(paragraphs(make_pdf(page))) == 2


def test_label_and_value_on_one_line(make_pdf: Any, sheet: Any) -> None:
    page = sheet().text(60, 100, "Land:").text(160, 100, "37,229").text(260, 100, "14,735")
    assert [para.text for para in paragraphs(make_pdf(page))] == ["Land: 37,229 14,735"]


def test_raised_signs_stay_in_their_line(make_pdf: Any, sheet: Any) -> None:
    page = sheet().text(60, 100, "result", size=15).text(99.5, 94, "*", size=9).text(115, 100, "of 2024", size=15)
    assert [para.text for para in paragraphs(make_pdf(page))] == ["result* of 2024"]


def test_overprinted_characters_are_read_once(make_pdf: Any, sheet: Any) -> None:
    page = sheet().text(60, 100, "Goal", size=20).text(60.4, 100, "Goal", size=20)
    assert [para.text for para in paragraphs(make_pdf(page))] == ["Goal"]


@pytest.mark.parametrize(("gap", "text"), [(2.22, "ab cd ef gh"), (2.0, "ab cd efgh")])
def test_a_gap_as_wide_as_the_space_of_a_narrow_font_parts_words(
    make_pdf: Any, sheet: Any, gap: float, text: str
) -> None:
    page = sheet()
    page.parts.append("80 Tz")
    page.text(60, 100, "ab cd ef").text(60 + 28.464 + gap, 100, "gh")
    assert [para.text for para in paragraphs(make_pdf(page))] == [text]


def test_the_same_gap_is_no_space_where_the_font_has_a_wide_one(make_pdf: Any, sheet: Any) -> None:
    page = sheet().text(60, 100, "ab cd ef").text(60 + 35.58 + 2.22, 100, "gh")
    assert [para.text for para in paragraphs(make_pdf(page))] == ["ab cd efgh"]


@pytest.mark.parametrize(
    ("spread", "gap", "behind", "text"),
    [
        (0, 2.35, "fg", "abcdea fg"),
        (0, 2.1, "fg", "abcdeafg"),
        (0, 2.35, "(fg)", "abcdea (fg)"),
        (0, 2.1, "(fg)", "abcdea(fg)"),
        (0, 2.1, ">fg", "abcdea >fg"),
        (0, 1.8, ">fg", "abcdea>fg"),
        (0, 2.1, "~fg", "abcdea~fg"),
        (-0.8, 1.4, ">fg", "abcdea >fg"),
        (-0.8, 1.4, "fg", "abcdeafg"),
        (0, 2.35, "\xb7fg", "abcdea \u2022fg"),
        (2.35, 2.35, "fg", "abcdeafg"),
    ],
)
def test_a_gap_that_stands_out_among_touching_letters_is_a_space(
    make_pdf: Any, sheet: Any, spread: float, gap: float, behind: str, text: str
) -> None:
    page = sheet()
    page.parts.append(f"{spread} Tc")
    page.text(60, 100, "abcdea")
    page.parts.append("0 Tc")
    page.text(60 + 32.8 + 5 * spread + gap, 100, behind)
    assert [para.text for para in paragraphs(make_pdf(page))] == [text]


def test_figures_keep_a_gap_among_touching_letters(make_pdf: Any, sheet: Any) -> None:
    page = sheet().text(60, 100, "abcdea ab 12").text(60 + 60.6 + 2.35, 100, "34")
    assert [para.text for para in paragraphs(make_pdf(page))] == ["abcdea ab 1234"]


def test_style_is_evidence(make_pdf: Any, sheet: Any) -> None:
    page = sheet().text(60, 100, "Head", size=16, font="F2").text(60, 130, FULL).text(250, 160, "middle")
    head, body, middle = paragraphs(make_pdf(page))
    assert (head.style.size, head.style.bold, head.style.font) == (16.0, True, "Helvetica-Bold")
    assert (body.style.bold, body.style.centered, body.style.indent) == (False, False, 60.0)
    assert not middle.style.boxed


def test_page_numbers_and_running_heads(make_pdf: Any, sheet: Any) -> None:
    pages = [
        sheet().text(60, 40, "Plan 2025").text(60, 300, f"body {number}").text(290, 810, f"- {number} -")
        for number in range(1, 5)
    ]
    found = paragraphs(make_pdf(*pages))
    assert [para.text for para in found if para.part is Part.BODY] == [f"body {number}" for number in range(1, 5)]
    assert [para.text for para in found if para.part is Part.FOOTER] == [f"- {number} -" for number in range(1, 5)]
    assert {para.text for para in found if para.part is Part.HEADER} == {"Plan 2025"}


def test_a_number_in_the_body_is_no_page_number(make_pdf: Any, sheet: Any) -> None:
    (para,) = paragraphs(make_pdf(sheet().text(60, 300, "2025")))
    assert para.part is Part.BODY


def test_sideways_pages_are_read_upright(make_pdf: Any, sheet: Any) -> None:
    (para,) = paragraphs(make_pdf(sheet().text(60, 100, "turned page"), rotate=90))
    assert para.text == "turned page"


def test_blocks_are_numbered_in_order(make_pdf: Any, sheet: Any) -> None:
    data = make_pdf(sheet().text(60, 100, "one"), sheet().grid((50, 90, 130), (100, 120, 140)).text(60, 114, "two"))
    blocks = pdf.read(data).blocks
    assert [block.source.block for block in blocks] == list(range(len(blocks)))
    assert [block.source.page for block in blocks] == sorted(block.source.page or 0 for block in blocks)


@pytest.mark.parametrize(
    "text",
    [
        "□ 추진방향",
        "ㅇ (기간) 3월",
        "ㅇ(기간) 3월",
        "- 대상",
        "-시와 협력",
        "※ 기준",
        "① 감사",
        "1. 목표",
        "가. 개요",
        "(1) 근거",
        "Ⅱ. 성과",
        "◊ 개선",
        "* 주석",
    ],
)
def test_what_begins_an_item(text: str) -> None:
    assert starts_item(text)


@pytest.mark.parametrize("text", ["추진방향", "1,200명", "-5.2%", "2025. 3. 1.", "△1,000", "·확대", "3.5% 증가"])
def test_what_does_not(text: str) -> None:
    assert not starts_item(text)
