"""Damaged, unsafe and unusual packages; whatever the bytes: a document or a `ReadError`."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.presentation import Presentation
from pptx.util import Inches

from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.parsers.pptx import read
from extract.parsers.pptx.package import slimmed
from extract.parsers.sniff import format_of
from tests.parsers.pptx.conftest import edited, make_pptx

Make = Callable[..., bytes]
EDITS = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=12)


def fill(deck: Presentation) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "제목"
    slide.placeholders[1].text = "본문"
    slide.shapes.add_table(2, 2, Inches(1), Inches(5), Inches(4), Inches(1)).table.cell(0, 0).text = "칸"
    slide.notes_slide.notes_text_frame.text = "노트"


WHOLE = make_pptx(fill)
STRICT = (
    (b"http://schemas.openxmlformats.org/presentationml/2006/main", b"http://purl.oclc.org/ooxml/presentationml/main"),
    (b"http://schemas.openxmlformats.org/drawingml/2006/main", b"http://purl.oclc.org/ooxml/drawingml/main"),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)


def refused(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(data)
    return caught.value


def test_strict_packages_shows_and_templates_are_read() -> None:
    def strict(_: str, data: bytes) -> bytes:
        for transitional, name in STRICT:
            data = data.replace(transitional, name)
        return data

    expected = read(WHOLE).blocks
    assert read(edited(WHOLE, strict)).blocks == expected
    for kind in (b"slideshow", b"template"):
        show = edited(WHOLE, lambda _, data, kind=kind: data.replace(b"l.presentation.main", b"l." + kind + b".main"))
        assert read(show).blocks == expected


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_cut_short_is_refused(share: float) -> None:
    assert refused(WHOLE[: int(len(WHOLE) * share)]).code is ErrorCode.TRUNCATED


@pytest.mark.parametrize(
    ("part", "data", "code"),
    [
        ("ppt/slides/slide1.xml", b"<x>", ErrorCode.CORRUPT),
        ("ppt/slides/slide1.xml", b"<x/>", ErrorCode.CORRUPT),
        ("ppt/slides/slide1.xml", b"<!DOCTYPE x><x/>", ErrorCode.UNSAFE_ARCHIVE),
        ("ppt/slides/slide1.xml", b"<x>" * 200 + b"</x>" * 200, ErrorCode.LIMIT_DEPTH),
        ("ppt/slides/slide1.xml", b"<x/>" + b" " * (9 << 20), ErrorCode.UNSAFE_ARCHIVE),
        ("ppt/_rels/presentation.xml.rels", b"<x/>", ErrorCode.CORRUPT),
        ("[Content_Types].xml", b"", ErrorCode.CORRUPT),
        ("ppt/presentation.xml", b"", ErrorCode.CORRUPT),
    ],
)
def test_damaged_and_unsafe_parts(part: str, data: bytes, code: ErrorCode) -> None:
    assert refused(edited(WHOLE, lambda name, old: data if name == part else old)).code is code


def test_an_encrypted_entry_needs_a_password() -> None:
    data = bytearray(WHOLE)
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(EncryptedError):
        read(bytes(data))


def test_only_markup_is_unpacked() -> None:
    big = edited(WHOLE, lambda name, old: b"\xff" * 1_000_000 if name.endswith((".jpeg", ".bin")) else old)
    assert len(slimmed(big)) < 1_000_000
    assert read(big).blocks == read(WHOLE).blocks


def survives(data: bytes) -> None:
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


@given(edits=EDITS)
@settings(max_examples=100, deadline=None)
def test_mutated_archives(edits: Any) -> None:
    survives(mutated(WHOLE, edits))


PARTS = (
    "ppt/slides/slide1.xml",
    "ppt/slideLayouts/slideLayout2.xml",
    "ppt/slideMasters/slideMaster1.xml",
    "ppt/presentation.xml",
    "ppt/slides/_rels/slide1.xml.rels",
    "ppt/notesSlides/notesSlide1.xml",
    "[Content_Types].xml",
)


@given(part=st.sampled_from(PARTS), edits=EDITS)
@settings(max_examples=200, deadline=None)
def test_mutated_xml(part: str, edits: Any) -> None:
    plain = [(place, byte % 95 + 32) for place, byte in edits]
    survives(edited(WHOLE, lambda name, old: mutated(old, plain) if name == part else old))


@given(
    part=st.sampled_from(PARTS),
    word=st.integers(0, 400),
    other=st.sampled_from(("", "-5", "9" * 20, "１", "x", "rId1")),
)
@settings(max_examples=200, deadline=None)
def test_odd_attributes(part: str, word: int, other: str) -> None:
    def odd(name: str, old: bytes) -> bytes:
        pieces = old.split(b'"')
        if name == part and len(pieces) > 2:
            pieces[2 * (word % (len(pieces) // 2)) + 1] = other.encode()
        return b'"'.join(pieces)

    survives(edited(WHOLE, odd))


@given(cut=st.integers(0, 100_000))
@settings(max_examples=50, deadline=None)
def test_cut_archives(cut: int) -> None:
    survives(WHOLE[: cut % len(WHOLE)])
