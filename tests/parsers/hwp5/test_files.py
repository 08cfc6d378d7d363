"""Real files beside the checkout: all are read whole, cut or damaged ones never silently."""

import random
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
import regex

from extract.document import Document, Table
from extract.errors import ReadError
from extract.issues import IssueCode
from extract.parsers.hwp5 import read
from extract.parsers.sniff import format_of

LARGE = 150_000


def hwp_files(shared: Path) -> list[Path]:
    found = [*sorted((shared / "hwp").glob("*.hwp*")), *sorted((shared / "real").glob("*.hwp*"))]
    return [path for path in found if format_of(path.read_bytes()) == "hwp5"]


def lines(document: Document) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in document.blocks:
        found.update(cell.text for cell in block.cells) if isinstance(block, Table) else found.update([block.text])
    return found


def test_every_file_is_read_whole(shared: Path) -> None:
    files = hwp_files(shared)
    assert len(files) >= 60
    for path in files:
        assert IssueCode.PARTIAL not in {issue.code for issue in read(path.read_bytes()).issues}, path.name


def test_damaged_files_lose_nothing_silently(shared: Path) -> None:
    for path in hwp_files(shared):
        data = path.read_bytes()
        if len(data) > LARGE:
            continue
        whole = lines(read(data))
        for damaged in _damaged(data):
            try:
                document = read(damaged)
            except ReadError:
                continue
            if IssueCode.PARTIAL in {issue.code for issue in document.issues}:
                continue
            missing, extra = whole - lines(document), lines(document) - whole
            assert missing.total() <= extra.total(), path.name


def _damaged(data: bytes) -> list[bytes]:
    """Return a file cut at four places, and with one byte changed at ten."""
    chance = random.Random(len(data))
    found = [data[: int(len(data) * share)] for share in (0.2, 0.5, 0.8, 0.97)]
    for _ in range(10):
        changed = bytearray(data)
        changed[chance.randrange(len(data))] ^= chance.randrange(1, 256)
        found.append(bytes(changed))
    return found


@pytest.mark.parametrize("name", ["moel20251211_workreport", "niklp2022_workplan"])
def test_pages_agree_with_the_print(shared: Path, name: str) -> None:
    printed = pypdfium2.PdfDocument((shared / "real" / f"{name}.pdf").read_bytes())
    pages = [_letters(page.get_textpage().get_text_range()) for page in printed]
    told = 0
    for block in read((shared / "real" / f"{name}.hwp").read_bytes()).blocks:
        text = _letters("".join(cell.text for cell in block.cells[:3]) if isinstance(block, Table) else block.text)[:25]
        places = [number for number, page in enumerate(pages, 1) if len(text) >= 12 and text in page]
        if places and block.source.page:
            assert block.source.page in places, text
            told += 1
    assert told >= 200


def _letters(text: str) -> str:
    return regex.sub(r"\W", "", text)
