"""Whatever the bytes: a document or a `ReadError`."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import ReadError
from extract.parsers.hwp5 import read
from tests.parsers.hwp5.build import TBL, cell, deflated, doc_info, hwp, numbering, para, para_shape, section_def, table

INFO = doc_info(numbering(("^1.", 0)), para_shape(2, 0, 1))
BODY = para("\x02dces\0\0\0\x02가", section_def(1), lines=[(0, 0)]) + para(
    TBL, table(cell((0, 0), "구분", (2, 1)), cell((0, 1), "1,000"), cell((1, 1), "2"), rows=(2, 1), cols=2), last=True
)
EDITS = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=12)


def survives(data: bytes) -> None:
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


@settings(max_examples=150)
@given(EDITS)
def test_any_bytes_in_the_body(edits: list[tuple[int, int]]) -> None:
    survives(hwp(info=INFO, BodyText={"Section0": deflated(mutated(BODY, edits))}))


@settings(max_examples=100)
@given(EDITS)
def test_any_bytes_in_the_document_information(edits: list[tuple[int, int]]) -> None:
    survives(hwp(BODY, info=mutated(INFO, edits)))


@settings(max_examples=100)
@given(EDITS, st.integers(0, 1 << 14))
def test_any_bytes_in_the_container(edits: list[tuple[int, int]], cut: int) -> None:
    data = mutated(hwp(BODY, info=INFO), edits)
    survives(data[: max(8, len(data) - cut)] if cut % 2 else data)
