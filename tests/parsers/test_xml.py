"""XML is parsed with limits."""

import pytest

from extract.errors import ErrorCode, ReadError
from extract.parsers.xml import MAX_DEPTH, number, parse


def nested(depth: int) -> bytes:
    return b"<a>" * depth + b"</a>" * depth


def test_elements_without_comments_and_instructions() -> None:
    root = parse("<a>가<!-- 나 --><b/><?c d?>다</a>".encode(), "x.xml")
    assert (root.text, [(inner.tag, inner.tail) for inner in root]) == ("가", [("b", "다")])


@pytest.mark.parametrize("more", [b"", b"<b/>" * 3_000_000], ids=["small", "large"])
def test_the_depth_is_bounded(more: bytes) -> None:
    assert parse(nested(MAX_DEPTH), "x.xml").tag == "a"
    for depth in (MAX_DEPTH + 1, 300, 5000):
        with pytest.raises(ReadError) as caught:
            parse(b"<r>" + more + nested(depth) + b"</r>", "x.xml")
        assert (caught.value.code, caught.value.stream) == (ErrorCode.LIMIT_DEPTH, "x.xml")


@pytest.mark.parametrize("data", [b"", b"x", b"<a>", b"<a></b>", b"<a>&b;</a>", b"\xff\xfe<a/>"])
def test_what_is_not_well_formed_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        parse(data, "x.xml")
    assert caught.value.code is ErrorCode.CORRUPT


@pytest.mark.parametrize(
    "data", [b"<!DOCTYPE a><a/>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b'<!DOCTYPE a SYSTEM "x.dtd"><a/>']
)
def test_document_types_are_refused(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        parse(data, "x.xml")
    assert caught.value.code is ErrorCode.UNSAFE_ARCHIVE


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("-3", -3), (" 4.7 ", 4), ("", None), ("１", None), ("9999999999", None), (None, None), ("a", None)],
)
def test_numbers(text: str | None, value: int | None) -> None:
    assert number(text) == value
