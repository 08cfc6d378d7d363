"""doc, ppt and rtf through LibreOffice."""

import dataclasses
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Block, Paragraph, Table
from extract.errors import ErrorCode, ReadError
from extract.issues import IssueCode
from extract.parsers import READERS, libreoffice, read
from extract.parsers.legacy import CONVERTED, to_modern
from extract.parsers.sniff import OLE_MAGIC, format_of
from tests.parsers.legacy.conftest import needs_libreoffice, plan

RTF = b"{\\rtf1\\ansi plan\\par}"


def refusal(data: bytes) -> ErrorCode:
    with pytest.raises(ReadError) as caught:
        read(data)
    return caught.value.code


def shown(block: Block) -> object:
    if isinstance(block, Table):
        return [dataclasses.astuple(cell)[:5] for cell in block.cells]
    return (block.text, block.style.outline, block.number) if isinstance(block, Paragraph) else block.text


@needs_libreoffice
@pytest.mark.parametrize("form", ["doc", "rtf"])
def test_a_plan_says_the_same_in_its_old_format(form: str, saved: Callable[[str], bytes]) -> None:
    data = saved(form)
    assert format_of(data) == form
    document = read(data)
    assert (document.format, document.reader) == (form, f"{form}/libreoffice+docx")
    assert [issue.code for issue in document.issues] == [IssueCode.LOW_FIDELITY]
    assert [shown(block) for block in document.blocks] == [shown(block) for block in read(plan()).blocks]


@needs_libreoffice
def test_slides_become_new_slides(saved: Callable[[str], bytes]) -> None:
    data = saved("ppt")
    assert format_of(data) == "ppt"
    assert format_of(to_modern(data, "ppt")) == "pptx"
    if "pptx" in READERS:
        document = read(data)
        assert document.reader == "ppt/libreoffice+pptx"
        assert "2026년 주요업무계획" in [block.text for block in document.blocks if isinstance(block, Paragraph)]


@needs_libreoffice
def test_a_document_under_a_password_is_told(saved: Callable[[str], bytes]) -> None:
    data = bytearray(saved("doc"))
    start = data.find(b"\xec\xa5", 512)  # [MS-DOC] 2.5.2: wIdent
    assert start % 512 == 0
    data[start + 0x0B] |= 1
    assert refusal(bytes(data)) is ErrorCode.PASSWORD


@needs_libreoffice
def test_slides_under_a_password_are_told(saved: Callable[[str], bytes]) -> None:
    data = saved("ppt")
    plain, encrypted = bytes.fromhex("5FC091E3"), bytes.fromhex("DFC4D1F3")  # [MS-PPT] 2.3.2: headerToken
    assert data.count(plain) == 1
    with pytest.raises(ReadError) as caught:
        to_modern(data.replace(plain, encrypted), "ppt")
    assert caught.value.code is ErrorCode.PASSWORD


@needs_libreoffice
@pytest.mark.parametrize("form", ["doc", "rtf"])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_cut_files_are_told(form: str, kept: float, saved: Callable[[str], bytes]) -> None:
    data = saved(form)
    assert format_of(data) == form
    assert refusal(data[: int(len(data) * kept)]) in {ErrorCode.TRUNCATED, ErrorCode.CORRUPT}


@pytest.mark.parametrize("stream", ["WordDocument", "PowerPoint Document"])
def test_a_container_of_nothing_is_damaged_whether_or_not_libreoffice_is_there(stream: str) -> None:
    data = OLE_MAGIC + bytes(504) + stream.encode("utf-16-le") + bytes(100)
    form = format_of(data)
    assert form in ("doc", "ppt")
    with pytest.raises(ReadError) as caught:
        to_modern(data, form)
    assert caught.value.code is ErrorCode.CORRUPT


def test_without_libreoffice_the_reason_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReadError, match="apt install") as caught:
        read(RTF)
    assert caught.value.code is ErrorCode.MISSING_PROGRAM


@given(
    st.binary(max_size=400),
    st.sampled_from((b"{\\rtf", OLE_MAGIC, OLE_MAGIC + bytes(504))),
    st.sampled_from(tuple(CONVERTED)),
)
def test_any_bytes_are_refused_in_order(data: bytes, head: bytes, name: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")
        with pytest.raises(ReadError):
            to_modern(head + data, name)


@needs_libreoffice
@pytest.mark.parametrize("seed", range(6))
def test_damaged_files_are_documents_or_refused(seed: int, saved: Callable[[str], bytes]) -> None:
    data, chance = bytearray(saved("rtf" if seed % 2 else "doc")), random.Random(seed)
    for _ in range(40):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        document = read(bytes(data))
    except ReadError:
        return
    assert [block.source.block for block in document.blocks] == list(range(len(document.blocks)))


def test_a_converter_that_ends_well_but_wrote_nothing(stand_in: Callable[[str], None]) -> None:
    stand_in("exit 0")
    assert refusal(RTF) is ErrorCode.CORRUPT


def test_a_converter_that_wrote_no_document(stand_in: Callable[[str], None]) -> None:
    stand_in('echo nothing > "$out"')
    assert refusal(RTF) in {ErrorCode.CORRUPT, ErrorCode.TRUNCATED}


def test_a_converter_that_writes_without_end(stand_in: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "MAX_OUTPUT", 1 << 16)
    stand_in('cat /dev/zero > "$out"')
    assert refusal(RTF) is ErrorCode.LIMIT_SIZE


def test_a_converter_that_never_ends_is_ended_with_its_children(
    stand_in: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(libreoffice, "TIMEOUT", 1)
    stand_in(f'sleep 600 &\necho $! > "{tmp_path}/child"\nwait')
    assert refusal(RTF) is ErrorCode.TIMEOUT
    child = (tmp_path / "child").read_text().strip()
    deadline = time.monotonic() + 10
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: str) -> bool:
    """Return whether a process exists and has not ended (proc(5))."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in ("Z", "X")


def test_the_converter_gets_a_folder_of_its_own_that_is_gone_afterwards(
    stand_in: Callable[[str], None], tmp_path: Path
) -> None:
    stand_in(
        f'pwd > "{tmp_path}/place"; cat profile/user/registrymodifications.xcu > "{tmp_path}/settings"; env > "{tmp_path}/env"'
    )
    refusal(RTF)
    assert not Path((tmp_path / "place").read_text().strip()).exists()
    assert "DisableMacrosExecution" in (tmp_path / "settings").read_text()
    assert "https_proxy=http://127.0.0.1:9" in (tmp_path / "env").read_text()
