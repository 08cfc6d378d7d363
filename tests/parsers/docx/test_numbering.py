"""Automatic numbers and bullets."""

from collections.abc import Callable

import pytest

from extract.document import Paragraph, Table
from extract.parsers.docx import read

Make = Callable[..., bytes]


def level(place: int, fmt: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(identity: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{more}{"".join(levels)}</w:abstractNum>'


def num(identity: int, definition: int, override: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>'


def item(identity: int | str, place: int = 0, text: str = "항목", more: str = "") -> str:
    properties = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{identity}"/></w:numPr>{more}'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbers(docx: Make, body: str, numbering: str, styles: str = "") -> list[str | None]:
    document = read(docx(body, numbering=numbering, styles=styles))
    return [block.number for block in document.blocks if isinstance(block, Paragraph)]


OUTLINE = abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2"), level(2, "ganada", "%3)")) + num(
    1, 0
)


def test_levels_restart_below_a_higher_one(docx: Make) -> None:
    body = "".join(item(1, place) for place in (0, 1, 1, 2, 2, 1, 2, 0, 1))
    assert numbers(docx, body, OUTLINE) == ["I.", "I.1", "I.2", "가)", "나)", "I.3", "가)", "II.", "II.1"]


def test_a_level_without_its_parent_counts_the_parent_as_used(docx: Make) -> None:
    assert numbers(docx, item(1, 1) + item(1, 1) + item(1, 0), OUTLINE) == ["I.1", "I.2", "II."]


def test_legal_numbering_shows_digits(docx: Make) -> None:
    legal = abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0)
    assert numbers(docx, item(1) + item(1, 1), legal) == ["I.", "1.1"]


def test_lists_of_one_definition_count_together_unless_they_start_anew(docx: Make) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, override)
    body = item(1) + item(2) + item(3) + item(3) + item(1)
    assert numbers(docx, body, lists) == ["1.", "2.", "5.", "6.", "7."]


def test_restart_rules(docx: Make) -> None:
    never = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')) + num(1, 0)
    body = item(1) + item(1, 1) + item(1) + item(1, 1)
    assert numbers(docx, body, never) == ["1.", "1)", "2.", "2)"]
    first_only = abstract(
        0,
        level(0, "decimal", "%1."),
        level(1, "decimal", "%2)"),
        level(2, "decimal", "(%3)", '<w:lvlRestart w:val="1"/>'),
    ) + num(1, 0)
    body = item(1) + item(1, 1) + item(1, 2) + item(1, 1) + item(1, 2) + item(1) + item(1, 2)
    assert numbers(docx, body, first_only) == ["1.", "1)", "(1)", "2)", "(2)", "2.", "(1)"]


def test_numbers_linked_to_styles(docx: Make) -> None:
    linked = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1-%2", '<w:pStyle w:val="S2"/>')) + num(1, 0)
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for name in ("S1", "S2")
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{more}</w:pPr><w:r><w:t>제목</w:t></w:r></w:p>'
        for name, more in (("S1", ""), ("S2", ""), ("S2", '<w:numPr><w:numId w:val="0"/></w:numPr>'), ("S2", ""))
    )
    assert numbers(docx, body, linked, styles) == ["1.", "1-1", None, "1-2"]


def test_a_definition_that_stands_for_a_list_style(docx: Make) -> None:
    lists = (
        abstract(0, level(0, "decimal", "제%1장"))
        + abstract(1, more='<w:numStyleLink w:val="L"/>')
        + num(1, 0)
        + num(2, 1)
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert numbers(docx, item(2) + item(1), lists, styles) == ["제1장", "제2장"]


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [("\uf06c", "Wingdings", "●"), ("\uf0b7", "Symbol", "•"), ("\uf0ff", "Webdings", "•"), ("□", "바탕", "□")],
)
def test_bullets(docx: Make, text: str, font: str, shown: str) -> None:
    look = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    bullet = abstract(0, level(0, "bullet", text).replace("</w:lvl>", f"{look}</w:lvl>")) + num(1, 0)
    assert numbers(docx, item(1), bullet) == [shown]


def test_empty_and_deleted_paragraphs(docx: Make) -> None:
    deleted = item(1, text="", more="<w:rPr><w:del/></w:rPr>")
    decimal = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    assert numbers(docx, item(1) + item(1, text="") + item(1) + deleted + item(1), decimal) == ["1.", "3.", "4."]


@pytest.mark.parametrize(("identity", "place"), [("9", 0), ("0", 0), ("x", 0), (1, 7)])
def test_unknown_lists_give_no_number(docx: Make, identity: int | str, place: int) -> None:
    assert numbers(docx, item(identity, place), OUTLINE) == [None]


def test_numbers_in_cells_stand_in_their_text(docx: Make) -> None:
    body = f"<w:tbl><w:tr><w:tc>{item(1)}{item(1)}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>{item(1)}"
    document = read(docx(body, numbering=OUTLINE))
    table, last = document.blocks
    assert isinstance(table, Table)
    assert isinstance(last, Paragraph)
    assert (table.cells[0].text, last.number) == ("I. 항목\nII. 항목", "III.")


def test_indentation_of_the_level(docx: Make) -> None:
    indented = level(0, "decimal", "%1.").replace("</w:lvl>", '<w:pPr><w:ind w:left="800"/></w:pPr></w:lvl>')
    block = read(docx(item(1), numbering=abstract(0, indented) + num(1, 0))).blocks[0]
    assert isinstance(block, Paragraph)
    assert block.style.indent == 40.0
