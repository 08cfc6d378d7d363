"""Head, packing, password; and whatever the bytes: a document or a `ReadError`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Paragraph
from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.issues import IssueCode
from extract.parsers import read as read_any
from extract.parsers.hwp3 import read
from extract.parsers.options import ReadOptions
from tests.parsers.hwp3 import writer as w

EDITS = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=8)
BODY = w.paras(
    w.para("□ 제목", shape=w.para_shape(), looks=(None, w.char_shape(12), None, None, None)),
    w.para(w.grid([["구분", "예산액"], ["인건비", "1,000"]]), w.box(1, [(0, 0, 9, 9, w.text_list("글상자"))])),
    w.para(
        "끝", w.block(17, bytes(14) + w.text_list("주석")), w.picture(3, w.drawing(w.shape(6, w.text_list("그림"))))
    ),
)


def texts(data: bytes, password: str | None = None) -> list[str]:
    document = read(data, ReadOptions(password))
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def survives(data: bytes) -> None:
    try:
        document = read(data)
    except ReadError:
        return
    assert [block.source.block for block in document.blocks] == list(range(len(document.blocks)))


def mutated(data: bytes, edits: list[tuple[int, int]], start: int = 0) -> bytes:
    found = bytearray(data)
    for place, byte in edits:
        found[start + place % (len(found) - start)] = byte
    return bytes(found)


def test_the_content_tells_the_format() -> None:
    assert read_any(w.hwp3(w.text_list("가"))).format == "hwp3"


@pytest.mark.parametrize("password", ["123456", "a", "비밀번호", "a long password of many letters"])
def test_a_password(password: str) -> None:
    locked = w.hwp3(w.text_list("비밀"), password=password)
    assert texts(locked, password) == ["비밀"]
    with pytest.raises(EncryptedError):
        read(locked)
    with pytest.raises(EncryptedError):
        read(locked, ReadOptions(password + "x"))


def test_a_password_of_an_open_file_does_not_matter() -> None:
    assert texts(w.hwp3(w.text_list("가")), "1234") == ["가"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"HWP Document File V2.10 \x1a", ErrorCode.UNSUPPORTED_VERSION),
        (w.SIGNATURE, ErrorCode.TRUNCATED),
        (w.hwp3(b"")[:1166], ErrorCode.TRUNCATED),
        (w.hwp3(b"", packed=False)[:1200], ErrorCode.CORRUPT),
        (w.hwp3(BODY)[:1180], ErrorCode.TRUNCATED),
        (w.hwp3(BODY)[:1166] + b"\xff" * 99, ErrorCode.TRUNCATED),
    ],
)
def test_unreadable(data: bytes, code: ErrorCode) -> None:
    with pytest.raises(ReadError) as caught:
        read_any(data)
    assert caught.value.code is code


def test_what_stands_before_the_damage_is_kept() -> None:
    whole = w.hwp3(BODY, packed=False)
    document = read(whole[: whole.index(w.units("글상자")) + 2])
    assert [issue.code for issue in document.issues] == [IssueCode.PARTIAL]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["□ 제목", "글"]
    assert len(document.blocks) == 3
    assert document.pages is None


def test_a_control_that_does_not_repeat_its_code_ends_the_text() -> None:
    document = read(w.hwp3(w.paras(w.para("가", w.TAB[:-2] + b"\x0a\x00", "나", shape=w.para_shape()))))
    assert [issue.code for issue in document.issues] == [IssueCode.PARTIAL]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["가"]


def test_a_file_cut_behind_its_paragraphs_is_partial() -> None:
    noise = bytes(range(256)) * 40
    document = read(w.hwp3(w.text_list("가") + noise)[:-20])
    assert [issue.code for issue in document.issues] == [IssueCode.PARTIAL]


def test_deep_nesting_is_bounded() -> None:
    body = w.text_list("속")
    for _ in range(60):
        body = w.paras(w.para(w.box(1, [(0, 0, 9, 9, body)]), shape=w.para_shape()))
    document = read(w.hwp3(body))
    assert [issue.code for issue in document.issues] == [IssueCode.PARTIAL]


@given(edits=EDITS)
@settings(max_examples=400, deadline=None)
def test_mutated_text(edits: list[tuple[int, int]]) -> None:
    survives(mutated(w.hwp3(BODY, packed=False), edits, 1166))


@given(edits=EDITS)
@settings(max_examples=200, deadline=None)
def test_mutated_files(edits: list[tuple[int, int]]) -> None:
    survives(mutated(w.hwp3(BODY), edits))


@given(cut=st.integers(0, 10_000))
@settings(max_examples=100, deadline=None)
def test_cut_files(cut: int) -> None:
    whole = w.hwp3(BODY, packed=False)
    survives(whole[: cut % len(whole)])
