"""Damage to a PDF is told, whether or not pdfium reads past it."""

import zlib
from pathlib import Path

import pytest

from extract.parsers.pdf.losses import find_damage
from tests.conftest import CHECKOUT
from tests.hostile.pdfs import SHOWN, pdf
from tests.parsers.pdf.test_limits import TEXT, one_page

PLAN = CHECKOUT / "corpus" / "saebeol-jobs-2026.pdf"


def told(data: bytes) -> str:
    return " ".join(find_damage(data))


@pytest.mark.parametrize("path", sorted((CHECKOUT / "corpus").glob("*.pdf")), ids=lambda path: path.name)
def test_a_whole_file_has_none(path: Path) -> None:
    assert told(path.read_bytes()) == ""


def test_bytes_before_the_header_move_nothing() -> None:
    assert told(b"\r\n\r\n" + one_page(TEXT)) == ""


def test_a_stream_with_a_wrong_checksum() -> None:
    data = one_page(TEXT)
    packed = zlib.compress(TEXT.encode(), 1)
    assert packed in data
    assert "wrong checksum" in told(data.replace(packed, packed[:-1] + bytes([packed[-1] ^ 1])))


def test_a_stream_that_ends_early() -> None:
    data = one_page(TEXT)
    packed = zlib.compress(TEXT.encode(), 1)
    cut = data.replace(packed, packed[:-4].ljust(len(packed), b"\n"))
    assert "unpacked" in told(cut) or "ends early" in told(cut)


def test_a_length_that_is_wrong() -> None:
    data = one_page(TEXT)
    length = b"/Length %d " % len(zlib.compress(TEXT.encode(), 1))
    assert "does not end where" in told(data.replace(length, length.replace(b"Length ", b"Length 1")[: len(length)]))


def test_a_removed_byte_moves_the_objects_behind_it() -> None:
    data = one_page(TEXT)
    assert told(data.replace(b"/Count 1 ", b"/Count 1")) != ""


def test_an_object_that_is_not_there() -> None:
    assert "need objects" in told(one_page(TEXT).replace(b"/F1 5 0 R", b"/F1 9 0 R"))


def test_bytes_that_no_object_holds() -> None:
    assert "no object may" in told(one_page(TEXT).replace(b"/Count 1", b"/Count \x07"))


def test_a_table_that_is_not_where_the_file_says() -> None:
    assert "table of objects" in told(one_page(TEXT).replace(b"startxref\n", b"startxref\n1"))
    assert "table of objects" in told(b"%PDF-1.4\n%%EOF")


@pytest.mark.parametrize("kids", ["[2 0 R 3 0 R]", "[6 0 R 3 0 R]"])
def test_a_page_tree_that_leads_back_to_itself(kids: str) -> None:
    data = pdf(SHOWN, b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>", kids=kids.encode())
    assert "their kids lead back to them" in told(data)
    assert told(pdf()) == ""


def test_tables_that_follow_one_another_in_a_loop() -> None:
    assert "in a loop" in told(pdf(trailer=b"/Prev @"))
