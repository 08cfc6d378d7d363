"""Pages followed by the layout, and lost where they cannot be."""

from extract.document import Document, Paragraph, Table
from extract.parsers.hwp5 import read
from tests.parsers.hwp5.build import TBL, cell, control, extended, hwp, para, section_def, table

MARK = extended(2, "secd")


def pages(document: Document) -> list[int | None]:
    return [block.source.page for block in document.blocks]


def begin(*rest: bytes) -> bytes:
    return para(MARK + "가", section_def(), lines=[(0, 0)]) + b"".join(rest)


def test_a_line_that_stands_no_lower_begins_a_page() -> None:
    body = begin(
        para("나", lines=[(0, 5000)]), para("다", lines=[(0, 70000), (40, 0)]), para("라", lines=[(0, 2000)], last=True)
    )
    document = read(hwp(body))
    assert pages(document) == [1, 1, 1, 2]
    assert document.pages == 2


def test_each_section_begins_a_page() -> None:
    second = para(MARK + "나", section_def(), lines=[(0, 9000)], last=True)
    assert pages(read(hwp(begin(para("끝", lines=[(0, 3000)], last=True)), second))) == [1, 1, 2]


def floating(height: int, rows: int = 1) -> bytes:
    cells = [cell((row, col), "1") for row in range(rows) for col in range(2)]
    return table(*cells, rows=(2,) * rows, cols=2, attributes=0, height=height)


def test_a_table_that_fits_keeps_the_count() -> None:
    body = begin(para(TBL, floating(3000), lines=[(0, 5000)]), para("뒤", lines=[(0, 9000)], last=True))
    assert pages(read(hwp(body))) == [1, 1, 1]


def test_pages_are_unknown_from_a_table_on_that_the_page_cannot_hold() -> None:
    for tall in (floating(78000), floating(3000, rows=79)):
        document = read(hwp(begin(para(TBL, tall, lines=[(0, 5000)]), para("뒤", lines=[(0, 0)], last=True))))
        assert pages(document) == [1, None, None]
        assert isinstance(document.blocks[1], Table)
        assert document.pages is None


def test_text_in_columns_and_text_without_layout_have_no_pages() -> None:
    columns = control("cold", b"\x08\x00" + bytes(10))
    assert pages(
        read(hwp(para(MARK + extended(2, "cold") + "가", section_def(), columns, lines=[(0, 0)], last=True)))
    ) == [1]
    body = begin(para("나"), para("다", lines=[(0, 0)], last=True))
    assert pages(read(hwp(body))) == [1, None, None]
    assert all(isinstance(block, Paragraph) for block in read(hwp(body)).blocks)
