"""What a file announces and does not hold makes the reading partial."""

from struct import pack

import pytest

from extract.document import Paragraph
from extract.errors import ReadError
from extract.issues import IssueCode
from extract.parsers.hwp5 import read
from tests.parsers.hwp5.build import (
    TBL,
    cell,
    char_shape,
    control,
    deflated,
    doc_info,
    extended,
    hwp,
    listed,
    para,
    record,
    table,
)


def losses(data: bytes) -> list[str]:
    return [issue.message for issue in read(data).issues if issue.code is IssueCode.PARTIAL]


def test_a_whole_file_has_none() -> None:
    cells = table(cell((0, 0), "가"), cell((0, 1), "나"), rows=(2,), cols=2)
    assert losses(hwp(para("본문") + para(TBL, cells, last=True))) == []


def test_a_missing_section() -> None:
    (message,) = losses(hwp(para("가", last=True), info=doc_info(sections=3)))
    assert message.startswith("1 of 3 sections were read")


def test_a_section_that_cannot_be_inflated() -> None:
    body = {"Section0": deflated(para("가", last=True)), "Section1": b"\xff" * 50}
    assert "damaged or cut short" in losses(hwp(info=doc_info(sections=2), BodyText=body))[0]


def test_a_stream_that_ends_early_keeps_what_comes_before() -> None:
    packed = deflated(b"".join(para(f"{number}번째 문단은 서로 다르다 {number * 7919}") for number in range(400)))
    data = hwp(BodyText={"Section0": packed[: len(packed) // 2]})
    document = read(data)
    assert 100 < sum(isinstance(block, Paragraph) for block in document.blocks) < 400
    assert losses(data)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (para("본문"), "no paragraph that is marked as their last"),
        (
            para("본문", last=True)[:-8] + b"\0" * 8 + record(66, 0, b"\x09\0\0\x80" + bytes(20)),
            "characters that paragraphs announce",
        ),
        (
            para(TBL, table(cell((0, 0), "가"), cell((0, 1), "나"), rows=(3,), cols=3), last=True),
            "cells that tables announce",
        ),
        (
            para(
                extended(16, "head"),
                control("head", bytes(8), listed(para("가", level=2, last=True), count=2)),
                last=True,
            ),
            "paragraphs that lists announce",
        ),
        (para("본문", last=True) + record(99, 0, b"?"), "records stand where none is expected"),
        (para("본문", last=True) + b"\x42\x00\xf0\x03abc", "damaged or cut short"),
    ],
)
def test_what_is_announced_and_not_there(body: bytes, what: str) -> None:
    assert any(what in message for message in losses(hwp(body)))


def test_a_body_without_the_words_of_its_preview() -> None:
    words = " ".join(f"낱말{number}" for number in range(20))
    assert losses(hwp(para(words, last=True), PrvText=words.encode("utf-16-le"))) == []
    (message,) = losses(hwp(para("다른 글", last=True), PrvText=words.encode("utf-16-le")))
    assert message == "20 of the 20 words of the preview are not in the text"


def test_a_file_without_any_section_cannot_be_read() -> None:
    with pytest.raises(ReadError, match="no section"):
        read(hwp())


def test_a_section_without_a_paragraph() -> None:
    (message,) = losses(hwp(para("가", last=True), b""))
    assert message.startswith("1 sections hold no paragraph")


def test_shapes_that_the_document_information_announces() -> None:
    counts = pack("<18I", *(0,) * 9, 2, *(0,) * 8)
    whole = doc_info(record(17, 0, counts), char_shape(1000), char_shape(1200))
    cut = doc_info(record(17, 0, counts), char_shape(1000))
    assert losses(hwp(para("가", last=True), info=whole)) == []
    (message,) = losses(hwp(para("가", last=True), info=cut))
    assert message.startswith("1 shapes and fonts")


def test_a_control_that_is_cut_short() -> None:
    messages = losses(hwp(para("가\x0f", last=True)))
    assert any("controls in the text are damaged" in message for message in messages)


def test_a_record_far_below_the_one_before_it() -> None:
    messages = losses(hwp(para("가", last=True) + record(68, 5, bytes(8))))
    assert any("records stand where none is expected" in message for message in messages)
