"""The forms of office programs: they follow from the plan alone, hold every string, and promise what they hold."""

import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from struct import unpack_from
from zipfile import ZIP_STORED, ZipFile

import olefile
import pytest
from lxml import etree

from corpus.build.hwp_records import Tag
from corpus.build.look import sets_bullet, sets_number
from corpus.build.markup import read_plans
from corpus.build.model import Heading, Item, Plan, block_strings, strings
from corpus.build.to_hwp import to_hwp
from corpus.build.to_hwpx import to_hwpx
from corpus.build.to_odt import to_odt

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PLANS = read_plans()
WRITERS: dict[str, Callable[[Plan], bytes]] = {"hwp": to_hwp, "hwpx": to_hwpx, "odt": to_odt}
MIMETYPES = {"hwpx": b"application/hwp+zip", "odt": b"application/vnd.oasis.opendocument.text"}


def _every(*forms: str) -> pytest.MarkDecorator:
    cases = [
        pytest.param(plan, form, id=f"{plan.name}.{form}") for form in forms for plan in PLANS if form in plan.forms
    ]
    return pytest.mark.parametrize(("plan", "form"), cases)


hwp_plans = pytest.mark.parametrize("plan", [plan for plan in PLANS if "hwp" in plan.forms], ids=lambda plan: plan.name)


def _stored(plan: Plan, form: str) -> bytes:
    return (CORPUS / f"{plan.name}.{form}").read_bytes()


def _parts(data: bytes) -> dict[str, bytes]:
    """Return what a file holds, by name; compressed bytes may differ from one zlib to the next."""
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    with olefile.OleFileIO(data) as container:
        parts = {"/".join(path): container.openstream(path).read() for path in container.listdir()}
    packed = ("DocInfo", "BodyText/Section0")
    return {name: zlib.decompress(part, -15) if name in packed else part for name, part in parts.items()}


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    place = 0
    while place < len(stream):
        (head,) = unpack_from("<I", stream, place)
        place, length = place + 4, head >> 20
        if length == 0xFFF:
            (length,) = unpack_from("<I", stream, place)
            place += 4
        yield head & 0x3FF, head >> 10 & 0x3FF, stream[place : place + length]
        place += length


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _printed(data: bytes) -> str:
    parts = _parts(data)
    if "BodyText/Section0" in parts:
        texts = [body for tag, _, body in _records(parts["BodyText/Section0"]) if tag == Tag.PARA_TEXT]
        plain = "".join(body.decode("utf-16-le") for body in texts)
        return _squeezed(re.sub("([\x01-\x09\x0b\x0c\x0e-\x17]).{6}\\1", "", plain, flags=re.DOTALL))
    pages = sorted(
        (name for name in parts if re.search(r"slides/slide\d+\.xml$", name)), key=lambda name: (len(name), name)
    )
    names = pages or [name for name in ("Contents/section0.xml", "content.xml") if name in parts]
    return _squeezed("".join("".join(etree.fromstring(parts[name]).itertext()) for name in names))


def _typed(plan: Plan) -> tuple[str, ...]:
    """Return the strings of a plan without the numbers and bullets that the program sets."""
    left_out = {
        block.line: block.text for block in plan.blocks if isinstance(block, Item) and sets_bullet(block, plan.style)
    }
    for block in plan.blocks:
        if isinstance(block, Heading) and sets_number(block, plan.style):
            left_out[block_strings(block, plan.style)[0]] = block.title
    return tuple(left_out.get(text, text) for text in strings(plan))


@_every(*WRITERS)
def test_the_committed_file_is_what_the_plan_gives(plan: Plan, form: str) -> None:
    written = WRITERS[form](plan)
    assert written == WRITERS[form](plan)
    assert _parts(written) == _parts(_stored(plan, form))


@_every("pptx")
def test_slides_are_written_alike_each_time(plan: Plan, form: str) -> None:
    pytest.importorskip("pptx")
    from corpus.build.to_pptx import to_pptx  # noqa: PLC0415 - its library is not always there

    assert to_pptx(plan) == to_pptx(plan), form


@_every("hwp", "hwpx", "odt", "pptx")
def test_every_string_is_printed_in_order(plan: Plan, form: str) -> None:
    printed, place = _printed(_stored(plan, form)), 0
    for text in map(_squeezed, _typed(plan)):
        found = printed.find(text, place)
        assert found >= 0, text
        place = found + len(text)


@_every(*MIMETYPES)
def test_the_mimetype_comes_first_and_plain(plan: Plan, form: str) -> None:
    with ZipFile(BytesIO(_stored(plan, form))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert archive.read(first) == MIMETYPES[form]


@_every("hwp", "hwpx", "odt", "pptx")
def test_files_are_small(plan: Plan, form: str) -> None:
    assert len(_stored(plan, form)) < 150_000


@hwp_plans
def test_hwp_counts_its_shapes(plan: Plan) -> None:
    records = list(_records(_parts(_stored(plan, "hwp"))["DocInfo"]))
    promised = unpack_from("<16i", next(body for tag, _, body in records if tag == Tag.ID_MAPPINGS))
    kinds = (Tag.BORDER_FILL, Tag.CHAR_SHAPE, Tag.TAB_DEF, Tag.NUMBERING, Tag.BULLET, Tag.PARA_SHAPE, Tag.STYLE)
    held = [sum(tag == kind for tag, _, _ in records) for kind in kinds]
    assert list(promised[8:15]) == held
    assert sum(promised[1:8]) == sum(tag == Tag.FACE_NAME for tag, _, _ in records)


@hwp_plans
def test_hwp_counts_its_paragraphs_and_cells(plan: Plan) -> None:
    records = list(_records(_parts(_stored(plan, "hwp"))["BodyText/Section0"]))
    for index, (tag, level, body) in enumerate(records):
        if tag not in (Tag.LIST_HEADER, Tag.TABLE):
            continue
        inside = [(kind, own) for kind, depth, own in _siblings(records, index + 1, level) if depth == level]
        if tag == Tag.TABLE:
            rows = unpack_from("<H", body, 4)[0]
            assert sum(unpack_from(f"<{rows}H", body, 18)) == sum(kind == Tag.LIST_HEADER for kind, _ in inside)
            continue
        paras = []
        for kind, own in inside:
            if kind != Tag.PARA_HEADER:
                break
            paras.append(unpack_from("<I", own)[0] >> 31)
        assert unpack_from("<H", body)[0] == len(paras)
        assert paras == [0] * (len(paras) - 1) + [1]


def _siblings(records: list[tuple[int, int, bytes]], first: int, level: int) -> Iterator[tuple[int, int, bytes]]:
    for record in records[first:]:
        if record[1] < level:
            return
        yield record
