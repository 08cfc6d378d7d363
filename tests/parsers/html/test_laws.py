"""Whatever the markup: a document or a `ReadError`; no text is lost, no slot held twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Document, Table
from extract.errors import ReadError
from extract.parsers.html import read
from extract.vocab import fold

TAGS = ("p", "b", "table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "ul", "ol", "li", "h1", "div", "br")
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(["<td rowspan=2>", "<td colspan=3>", "<th rowspan=0 colspan=2>", "<ol start=5 type=i>", "<pre>"]),
    st.sampled_from(["<p style='margin-left:", "'>", "<!--", "-->", "<svg>", "</svg>", "<select><option>", "<form>"]),
    st.text("가나다 &;<>\n", max_size=4),
)
LETTERS = st.text("가나다라마바사", min_size=1, max_size=3)
STRUCTURE = st.one_of(st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]), LETTERS)


def survives(data: bytes) -> Document | None:
    try:
        document = read(data)
    except ReadError:
        return None
    assert [block.source.block for block in document.blocks] == list(range(len(document.blocks)))
    for block in document.blocks:
        if isinstance(block, Table):
            check(block)
    return document


@pytest.mark.parametrize(
    "markup",
    [
        "<table>" + "<tr><td rowspan=65534>a" * 5000,
        "<table><tr>" + "<td colspan=1000>a" * 20_000,
        "<select>" + "<option>a" * 50_000,
        "<style>" + "/*" * 200_000 + "</style>",
        "<style>p{" + "a:(" * 200_000 + "}</style>",
        "<p style='" + "a" * 200_000 + "'>a",
        "<optgroup>" * 50_000,
        "<header>" * 5000,
        "<ol reversed>" * 5000,
    ],
    ids=lambda markup: markup[:12],
)
def test_repeated_markup_ends(markup: str) -> None:
    survives(markup.encode())


def check(table: Table) -> None:
    taken: set[tuple[int, int]] = set()
    for cell in table.cells:
        assert cell.row + cell.row_span <= table.rows
        assert cell.col + cell.col_span <= table.cols
        own = {(cell.row + down, cell.col + right) for down in range(cell.row_span) for right in range(cell.col_span)}
        assert not own & taken
        taken |= own


@given(st.lists(PIECES, max_size=40))
@settings(max_examples=500, deadline=None)
def test_any_markup(pieces: list[str]) -> None:
    survives("".join(pieces).encode())


@given(
    st.binary(max_size=300),
    st.sampled_from((b"", b"<html>", b"<meta charset=utf-7>", b"MIME-Version: 1.0\n", b"\xff\xfe<")),
)
@settings(max_examples=300, deadline=None)
def test_any_bytes(data: bytes, head: bytes) -> None:
    survives(head + data)


@given(st.lists(STRUCTURE, max_size=30))
@settings(max_examples=500, deadline=None)
def test_no_letter_is_lost(pieces: list[str]) -> None:
    document = survives(("<body>" + "".join(pieces)).encode())
    if document is None:
        return
    wanted = sorted("".join(piece for piece in pieces if not piece.startswith("<")))
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found += [block.caption or "", *(cell.text for cell in block.cells)]
        else:
            found.append(block.text)
    assert sorted(letter for letter in fold("".join(found)) if "\uac00" <= letter <= "\ud7a3") == wanted
