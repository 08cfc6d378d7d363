"""Whatever the bytes: a document or a `ReadError`."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Document
from extract.errors import ReadError
from extract.parsers.docx import read
from extract.parsers.sniff import format_of

Make = Callable[..., bytes]
BODY = (
    '<w:p><w:pPr><w:pStyle w:val="H"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    '<w:r><w:t>제목</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    '<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>'
    "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
PARTS = {
    "styles": '<w:style w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
    "numbering": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="ganada"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    "footnotes": '<w:footnote w:id="1"><w:p><w:r><w:t>각주</w:t></w:r></w:p></w:footnote>',
}
EDITS = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=12)


def survives(data: bytes) -> None:
    format_of(data)
    try:
        document = read(data)
    except ReadError:
        return
    assert [block.source.block for block in document.blocks] == list(range(len(document.blocks)))


def mutated(data: bytes, edits: list[tuple[int, int]]) -> bytes:
    found = bytearray(data)
    for place, byte in edits:
        found[place % len(found)] = byte
    return bytes(found)


@given(edits=EDITS)
@settings(max_examples=300, deadline=None)
def test_mutated_archives(docx: Make, edits: list[tuple[int, int]]) -> None:
    survives(mutated(docx(BODY, **PARTS), edits))


@given(edits=EDITS)
@settings(max_examples=300, deadline=None)
def test_mutated_xml(docx: Make, edits: list[tuple[int, int]]) -> None:
    body = mutated(BODY.encode("ascii", "xmlcharrefreplace"), [(place, byte % 95 + 32) for place, byte in edits])
    survives(docx(body.decode("ascii"), **PARTS))


@given(cut=st.integers(0, 10_000))
@settings(max_examples=100, deadline=None)
def test_cut_archives(docx: Make, cut: int) -> None:
    whole = docx(BODY, **PARTS)
    survives(whole[: cut % len(whole)])


@pytest.mark.parametrize(
    "attribute",
    ["w:val='99999999999999999999'", "w:val='-5'", "w:val=''", "w:val='１'", "w:val='1.5'", ""],
)
def test_odd_numbers(docx: Make, attribute: str) -> None:
    body = (
        f"<w:p><w:pPr><w:outlineLvl {attribute}/><w:numPr><w:ilvl {attribute}/><w:numId w:val='1'/></w:numPr></w:pPr>"
        f"<w:r><w:rPr><w:sz {attribute}/></w:rPr><w:t>가</w:t></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan {attribute}/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    assert isinstance(read(docx(body, **PARTS)), Document)
