"""Whatever the bytes: a document or a `ReadError`; and the real files beside the checkout."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Document, Paragraph, Table
from extract.errors import ErrorCode, ReadError
from extract.issues import IssueCode
from extract.parsers import read as read_any
from extract.parsers.hwpx import read
from extract.parsers.options import ReadOptions
from tests.parsers.hwpx.writer import HEADER, SECTION, ctrl, encrypted, head, hwpx, note, p, sec, tbl, tc

BODY = (
    p("제목", '<hp:secPr outlineShapeIDRef="1"/>', note("footNote", 1, "각주"), shape=1, look=1, lines=((0, 0),)),
    p("", tbl(tc(0, 0, p("가"), spans=(2, 1)) + tc(0, 1, p("나")), tc(1, 1, p("다")), size=(2, 2)), lines=((0, 900),)),
    p('라<hp:deleteBegin Id="1"/>마<hp:deleteEnd Id="1"/>', ctrl('<hp:autoNum num="1" numType="TABLE"/>'), shape=2),
)
EDITS = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=12)


def survives(data: bytes, options: ReadOptions = ReadOptions()) -> None:  # noqa: B008 - frozen
    try:
        document = read(data, options)
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
def test_mutated_archives(edits: list[tuple[int, int]]) -> None:
    survives(mutated(hwpx(*BODY), edits))


@given(edits=EDITS, part=st.sampled_from((SECTION, HEADER)))
@settings(max_examples=300, deadline=None)
def test_mutated_xml(edits: list[tuple[int, int]], part: str) -> None:
    whole = sec("".join(BODY)) if part == SECTION else head()
    plain = whole.encode("ascii", "xmlcharrefreplace")
    survives(hwpx(*BODY, parts={part: mutated(plain, [(place, byte % 95 + 32) for place, byte in edits])}))


@given(cut=st.integers(0, 10_000))
@settings(max_examples=100, deadline=None)
def test_cut_archives(cut: int) -> None:
    whole = hwpx(*BODY)
    survives(whole[: cut % len(whole)])


@given(edits=EDITS)
@settings(max_examples=100, deadline=None)
def test_mutated_archives_under_a_password(edits: list[tuple[int, int]]) -> None:
    survives(mutated(encrypted({SECTION: sec("".join(BODY))}, "1"), edits), ReadOptions("1"))


@pytest.mark.parametrize("odd", ["99999999999999999999", "9" * 5000, "-5", "", "１", "1.5", "x"])
def test_odd_numbers(odd: str) -> None:
    body = "".join(BODY)
    for attribute in (
        "paraPrIDRef",
        "charPrIDRef",
        "rowSpan",
        "colAddr",
        "rowCnt",
        "num",
        "number",
        "suffixChar",
        "vertpos",
    ):
        changed = body.replace(f'{attribute}="', f'{attribute}="{odd}" x="')
        assert isinstance(read(hwpx(changed)), Document)
    for attribute in ("height", "start", "level", "idRef", "hangul", "value", "borderFillIDRef"):
        header = head().replace(f'{attribute}="', f'{attribute}="{odd}" x="')
        assert isinstance(read(hwpx(body, parts={HEADER: header})), Document)


REFUSED = {"kordoc__HWP5-password-123456.hwpx": ErrorCode.PASSWORD}
"""Real files that are not read, and why."""


def real_files(shared: Path) -> list[Path]:
    found = sorted((shared / "hwp").glob("*.hwpx")) + sorted((shared / "real").glob("*.hwpx"))
    return [path for path in found if path.read_bytes().startswith(b"PK")]


def test_real_files_are_read_or_refused_for_the_right_reason(shared: Path) -> None:
    paths = real_files(shared)
    assert len(paths) > 40
    for path in paths:
        data = path.read_bytes()
        if path.name in REFUSED:
            with pytest.raises(ReadError) as caught:
                read(data)
            assert caught.value.code is REFUSED[path.name]
            continue
        document = read(data)
        assert document.blocks, path.name
        assert not [issue for issue in document.issues if issue.code is IssueCode.PARTIAL], path.name


def test_a_real_file_under_a_password(shared: Path) -> None:
    data = (shared / "hwp" / "kordoc__HWP5-password-123456.hwpx").read_bytes()
    assert len(read(data, ReadOptions("123456")).blocks) > 100
    with pytest.raises(ReadError):
        read(data, ReadOptions("654321"))


SAME = (
    "hwp/ohah__lists",
    "hwp/ohah__outline",
    "hwp/ohah__noori",
    "hwp/ohah__table-bug",
    "hwp/forge__sample-mixed-lists-with-outline",
    "hwp/forge__table_20_real_world_ministry_stress",
    "hwp/rhwp__table-vpos-01",
    "hwp/whyzoo__hwp3-sample14-hwp5",
    "hwp/whyzoo__hy-001",
    "real/moel20251211_workreport",
    "real/r_mcst_recruit2026",
)


@pytest.mark.parametrize("name", SAME)
def test_both_formats_of_one_document_read_the_same(
    shared: Path, name: str, read_file: Callable[[Path], object]
) -> None:
    del read_file
    older, newer = (read_any((shared / f"{name}{suffix}").read_bytes()) for suffix in (".hwp", ".hwpx"))
    assert older.blocks == newer.blocks
    assert older.pages == newer.pages
    assert any(isinstance(block, Table | Paragraph) for block in newer.blocks)
