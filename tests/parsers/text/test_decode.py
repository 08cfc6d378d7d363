"""Bytes to characters."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.parsers.text.decode import decode

PLAN = "2025년 주요업무계획\r\n\r\nⅠ. 일반현황\r\n□ 인력 : 정원 12명 / 현원 11명\r\n○ 예산 : 1,234천원(△5%)\r\n"
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["", "(끝)", "1", "\x1a"])
def test_encodings_of_plans(encoding: str, end: str) -> None:
    found = decode((PLAN + end).encode(encoding))
    assert found is not None
    assert (found.text.rstrip("\x1a"), found.bad) == (PLAN + end.rstrip("\x1a"), 0)


@pytest.mark.parametrize("mark", [b"\xff\xfe\x00\x00", b"\xff\xfe", b"\xfe\xff"])
def test_byte_order_marks_decide(mark: bytes) -> None:
    encoding = {4: "utf-32-le"}.get(len(mark), "utf-16-le" if mark[0] == 0xFF else "utf-16-be")
    found = decode(mark + "A가".encode(encoding))
    assert found is not None
    assert found.text == "A가"


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_invalid_bytes_are_counted_and_shown(encoding: str) -> None:
    head = (PLAN * 5).encode(encoding)
    found = decode(head + b"\xff" + PLAN.encode(encoding))
    assert found is not None
    assert (found.encoding, found.bad, found.first_bad) == (encoding, 1, len(head))
    assert found.text.count("\ufffd") == 1


def test_a_text_cut_within_a_letter() -> None:
    found = decode(PLAN.encode()[:-1].rstrip(b"\r") + "끝".encode()[:2])
    assert found is not None
    assert found.bad == 1


@pytest.mark.parametrize("size", [16, 64, 500, 5000])
def test_random_bytes_are_refused(size: int) -> None:
    source = random.Random(size)
    assert [decode(source.randbytes(size)) for _ in range(100)] == [None] * 100


@pytest.mark.parametrize(
    "data",
    [
        bytes(100),
        bytes(range(256)),
        b"\x7fELF\x02\x01\x01" + bytes(9) + b"some text in a binary" * 20,
        "漢字遇譌鬱靈".encode("utf-16-le") * 20,
        b"\xff\xfe" + bytes([1, 0]) * 50,
        "궯뷁뛟쀍".encode("cp949") * 20,
    ],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    assert decode(data) is None


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    found = decode(data)
    assert found is None or (found.bad == 0) == (found.first_bad is None)


@given(
    st.text("가나다라마바사아자차카타파하 abcXYZ0123.,()□○\n", min_size=1, max_size=200),
    st.sampled_from(("utf-8", "cp949")),
)
def test_written_text_comes_back(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found is not None
    assert found.text == text
