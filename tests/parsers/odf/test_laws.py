"""Damaged, unsafe and protected files; whatever the bytes: a document or a `ReadError`."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Document
from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.parsers import odp, odt
from extract.parsers.sniff import format_of
from tests.parsers.odf.conftest import PRESENTATION, make_flat, make_odf

BODY = (
    '<text:h text:outline-level="1">제목</text:h><text:list text:style-name="L"><text:list-item text:start-value="2">'
    '<text:p text:style-name="P">가<text:s text:c="2"/><text:note><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>각주</text:p></text:note-body></text:note></text:p></text:list-item></text:list>"
    '<table:table><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-rows-spanned="2">'
    '<text:p>칸</text:p></table:table-cell><table:table-cell table:number-columns-repeated="3"/></table:table-row>'
    '</table:table><text:p><draw:frame svg:x="1cm"><draw:text-box><text:p>상자</text:p></draw:text-box></draw:frame></text:p>'
)
AUTO = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="가, 나, 다, ..." '
    'text:display-levels="1" text:start-value="1"/></text:list-style><style:style style:name="P" '
    'style:family="paragraph" style:parent-style-name="P"><style:paragraph-properties fo:margin-left="1cm"/>'
    '<style:text-properties fo:font-size="12pt"/></style:style>'
)
PAGES = f'<draw:page><draw:frame svg:x="1cm" svg:y="2cm"><draw:text-box>{BODY}</draw:text-box></draw:frame></draw:page>'
WHOLE = make_odf(BODY, auto=AUTO)
FLAT = make_flat(BODY, AUTO)
SHOW = make_odf(PAGES, auto=AUTO, mimetype=PRESENTATION)
CASES = ((WHOLE, odt.read), (SHOW, odp.read), (FLAT, odt.read))
EDITS = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=12)
Read = Callable[[bytes], Document]


def refused(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        odt.read(data)
    return caught.value


def survives(data: bytes, read: Read) -> None:
    format_of(data)
    try:
        document = read(data)
    except ReadError:
        return
    assert [block.source.block for block in document.blocks] == list(range(len(document.blocks)))


def mutated(data: bytes, edits: Any) -> bytes:
    found = bytearray(data)
    for place, byte in edits:
        found[place % len(found)] = byte
    return bytes(found)


def test_the_cases_are_read() -> None:
    assert [len(read(data).blocks) for data, read in CASES] == [5, 5, 5]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_cut_short_is_recognised_and_refused(share: float) -> None:
    cut = WHOLE[: int(len(WHOLE) * share)]
    assert format_of(cut) == "odt"
    assert refused(cut).code is ErrorCode.TRUNCATED


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"content.xml": "<x>"}, ErrorCode.CORRUPT),
        ({"content.xml": "<x/>"}, ErrorCode.CORRUPT),
        ({"content.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}, ErrorCode.UNSAFE_ARCHIVE),
        ({"content.xml": "<x>" * 200 + "</x>" * 200}, ErrorCode.LIMIT_DEPTH),
        ({"content.xml": "<x/>" + " " * (9 << 20)}, ErrorCode.UNSAFE_ARCHIVE),
        ({"styles.xml": "<x>"}, ErrorCode.CORRUPT),
        ({"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}, ErrorCode.PASSWORD),
    ],
)
def test_damaged_unsafe_and_protected_parts(raw: dict[str, str], code: ErrorCode) -> None:
    error = refused(make_odf(BODY, raw=raw))
    assert error.code is code
    assert isinstance(error, EncryptedError) is (code is ErrorCode.PASSWORD)


@pytest.mark.parametrize("value", ["-5", "", "１", "1.5", "9" * 20, "x", "%", "-.cm", "1e9cm"])
def test_odd_numbers(value: str) -> None:
    for attribute in ("start-value", "c", "rows-repeated", "rows-spanned", "columns-repeated", "outline-level", "x"):
        pieces = BODY.split(f'{attribute}="')
        odd = f'{attribute}="'.join([pieces[0], *(value + one[one.index('"') :] for one in pieces[1:])])
        assert isinstance(odt.read(make_odf(odd, auto=AUTO)), Document)
    assert isinstance(odt.read(make_odf(BODY, auto=AUTO.replace("1cm", value).replace("12pt", value))), Document)


@given(case=st.sampled_from(CASES), edits=EDITS)
@settings(max_examples=300, deadline=None)
def test_mutated_files(case: tuple[bytes, Read], edits: Any) -> None:
    survives(mutated(case[0], edits), case[1])


@pytest.mark.parametrize(("auto", "show"), [(0, False), (1, False), (0, True), (1, True)])
@given(edits=EDITS)
@settings(max_examples=100, deadline=None)
def test_mutated_xml(auto: int, show: Any, edits: Any) -> None:
    plain = [(place, byte % 95 + 32) for place, byte in edits]
    parts = [PAGES if show else BODY, AUTO]
    parts[auto] = mutated(parts[auto].encode("ascii", "xmlcharrefreplace"), plain).decode("ascii")
    mimetype = PRESENTATION if show else "application/vnd.oasis.opendocument.text"
    survives(make_odf(parts[0], auto=parts[1], mimetype=mimetype), odp.read if show else odt.read)


@given(case=st.sampled_from(CASES), cut=st.integers(0, 10_000))
@settings(max_examples=100, deadline=None)
def test_cut_files(case: tuple[bytes, Read], cut: int) -> None:
    survives(case[0][: cut % len(case[0])], case[1])
