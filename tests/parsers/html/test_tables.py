"""Grids of tables, as browsers form them."""

import pytest

from extract.document import Paragraph, Table
from extract.errors import ErrorCode, ReadError
from extract.parsers.html import read


def blocks(body: str) -> tuple[object, ...]:
    return read(f"<!DOCTYPE html><body>{body}".encode()).blocks


def table(body: str) -> Table:
    return next(block for block in blocks(body) if isinstance(block, Table))


def slots(body: str) -> list[str]:
    """Return the rows of a table, a slot a word; covered slots repeat their cell, open ones are dots."""
    found = table(body)
    rows = [["."] * found.cols for _ in range(found.rows)]
    for cell in found.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for col in range(cell.col, cell.col + cell.col_span):
                assert rows[row][col] == ".", "cells overlap"
                rows[row][col] = cell.text or "_"
    return [" ".join(row) for row in rows]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", ["a b", "c d"]),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", ["a b", "a c"]),
        ("<table><tr><td colspan=2>a<tr><td>c<td>d</table>", ["a a", "c d"]),
        ("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>", ["a b", "a c", "a d"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", ["a b", "c ."]),
        ("<table><tr><td rowspan=9>a<td>b<tr><td>c</table>", ["a b", "a c"]),
        (
            "<table><thead><tr><th rowspan=5>a<th>b<tbody><tr><td>c<td>d</table>",
            ["a b", "c d"],
        ),
        (
            "<table><tfoot><tr><td>e<td>f</tfoot><tbody><tr><td>c<td>d</table>",
            ["c d", "e f"],
        ),
        (
            "<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<td>e<tr><td>1<td>2<td>3<td>4</table>",
            ["a b c .", "d b . e", "1 2 3 4"],
        ),
        ("<table><tr><td colspan=50>a<tr><td>b<td>c</table>", ["a a", "b c"]),
        ("<table><tr><td colspan=0>a<td colspan=x>b<td colspan='2px'>c<tr><td>1<td>2<td>3<td>4</table>", ["a b c c", "1 2 3 4"]),
        ("<table><tr></tr><tr><td>a<td>b</tr><tr></tr></table>", ["a b"]),
        ("<table><tr><td>a</td>b<td>c</table>", ["a c"]),
        ("<table><td>a<td>b</table>", ["a b"]),
        ("<table><tr><td>&nbsp;<td>a<br>b</table>", ["_ a\nb"]),
        ("<table><tr><td><ol><li>a<li>b</ol><td>c</table>", ["1. a\n2. b c"]),
    ],
)  # fmt: skip
def test_grids(body: str, expected: list[str]) -> None:
    assert slots(body) == expected


def test_text_between_cells_stands_before_the_table() -> None:
    first, second = blocks("<table><tr>가<td>나<td>다</table>")
    assert isinstance(first, Paragraph)
    assert first.text == "가"
    assert isinstance(second, Table)


def test_header_cells() -> None:
    found = table(
        "<table><thead><tr><td>a<td>b</thead><tr><th>c<td>d<tr><td bgcolor=#dddddd>e<td style='background:white'>f</table>"
    )
    assert [cell.text for cell in found.cells if cell.header] == ["a", "b", "c", "e"]
    assert [cell.text for cell in found.cells if cell.bold] == ["c"]


def test_a_shade_that_all_cells_have_marks_none() -> None:
    found = table("<table><tr><td bgcolor=#dddddd>a<td bgcolor=#dddddd>b</table>")
    assert not any(cell.header for cell in found.cells)


def test_captions() -> None:
    found = table("<table><caption>예산 <b>현황</b><p>(단위: 천원)</p></caption><tr><td>a<td>b</table>")
    assert found.caption == "예산 현황\n(단위: 천원)"


def test_nested_tables_stand_behind_their_host() -> None:
    outer, inner, last = blocks("<table><tr><td>a<table><tr><td>1<td>2</table>b<td>c</table><p>d</p>")
    assert isinstance(outer, Table)
    assert isinstance(inner, Table)
    assert isinstance(last, Paragraph)
    assert [cell.text for cell in outer.cells] == ["a\nb", "c"]
    assert inner.host is not None
    assert (inner.host.block, inner.host.row, inner.host.col) == (0, 0, 0)


def test_a_table_of_one_cell_is_a_frame() -> None:
    found = [
        block
        for block in blocks("<table><tr><td>가<br>나</table><table><tr><td>다</table>")
        if isinstance(block, Paragraph)
    ]
    assert [(one.text, one.style.boxed, one.style.frame) for one in found] == [
        ("가", True, 1),
        ("나", True, 1),
        ("다", True, 2),
    ]


@pytest.mark.parametrize("within", ["<table><tr><td>1<td>2</table>", "<h2>제목</h2>"])
def test_a_table_of_one_cell_that_lays_out_a_page_leaves_no_trace(within: str) -> None:
    found = blocks(f"<table><tr><td>가{within}</table>")
    assert isinstance(found[0], Paragraph)
    assert not found[0].style.boxed
    assert len(found) == 2
    assert not isinstance(found[1], Table) or found[1].host is None


def test_a_table_of_nothing_is_left_out() -> None:
    assert blocks("<table><tr><td><img width=1 height=9 src=a><td> </table>") == ()


def test_cells_begin_at_their_own_edge() -> None:
    (found,) = blocks("<ul><li style='list-style:none'><table><tr><td>가</table></ul>")
    assert isinstance(found, Paragraph)
    assert found.style.indent == 0.0


def test_too_many_tables_within_one_another() -> None:
    with pytest.raises(ReadError) as caught:
        blocks("<table><tr><td>" * 100)
    assert caught.value.code is ErrorCode.LIMIT_DEPTH


def test_too_many_elements_within_one_another() -> None:
    with pytest.raises(ReadError) as caught:
        blocks("<div>" * 20_000)
    assert caught.value.code is ErrorCode.LIMIT_DEPTH


def test_elements_within_one_another_up_to_the_limit() -> None:
    (found,) = blocks("<div>" * 9_000 + "가")
    assert isinstance(found, Paragraph)


def test_a_table_of_too_many_slots() -> None:
    rows = "".join(f"<tr><td colspan={number % 1000 + 1}>a" + "<td>b" * 3 for number in range(3000))
    with pytest.raises(ReadError) as caught:
        blocks(f"<table>{rows}</table>")
    assert caught.value.code is ErrorCode.LIMIT_CELLS
