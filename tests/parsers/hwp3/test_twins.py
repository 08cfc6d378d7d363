"""Real documents that Hangul saved as HWP 3 and in a later format."""

import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from extract.document import Document, Paragraph, Part, Table
from extract.errors import EncryptedError
from extract.issues import IssueCode
from extract.parsers import read
from extract.parsers.options import ReadOptions
from extract.parsers.symbols import show_private

NUMBER = re.compile(r"\d[\d,.]*")


def plain(text: str) -> str:
    return re.sub(r"\s", "", text).replace("\u119e", "ㆍ")


def everything(document: Document) -> str:
    return "\n".join(
        "\n".join(cell.text for cell in block.cells) if isinstance(block, Table) else block.text
        for block in document.blocks
    )


def paragraphs(document: Document) -> list[str]:
    return [plain(block.text) for block in document.blocks if isinstance(block, Paragraph)]


def hwpx_text(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("Contents/section")]
        roots = [etree.fromstring(archive.read(name)) for name in names]
    runs = ([run for run in para if run.tag.endswith("}run")] for root in roots for para in root.iter("{*}p"))
    texts = ([text for run in para for text in run if text.tag.endswith("}t")] for para in runs)
    return show_private("\n".join("".join("".join(text.itertext()) for text in para) for para in texts))


@pytest.fixture(scope="module")
def proposal(shared: Path) -> tuple[Document, Document]:
    own, later = (read((shared / "real" / f"r_rfp2004_hwp{version}.hwp").read_bytes()) for version in (3, 5))
    return own, later


def test_all_characters_and_numbers_of_the_later_format(proposal: tuple[Document, Document], shared: Path) -> None:
    own, later = everything(proposal[0]), hwpx_text(shared / "real" / "r_rfp2004.hwpx")
    assert not Counter(plain(later)) - Counter(plain(own))
    assert not Counter(NUMBER.findall(later)) - Counter(NUMBER.findall(own))


def test_paragraphs_as_in_the_later_format(proposal: tuple[Document, Document]) -> None:
    own, later = proposal
    assert paragraphs(own) == paragraphs(later)
    assert {issue.code for issue in own.issues} <= {IssueCode.UNMAPPED_GLYPHS}


def test_tables_as_in_the_later_format(proposal: tuple[Document, Document]) -> None:
    own, later = ([block for block in document.blocks if isinstance(block, Table)] for document in proposal)
    assert len(own) == len(later)
    assert [[plain(cell.text) for cell in table.cells] for table in own] == [
        [plain(cell.text) for cell in table.cells] for table in later
    ]
    grids = [
        [[(cell.row, cell.col, cell.row_span, cell.col_span) for cell in table.cells] for table in tables]
        for tables in (own, later)
    ]
    slivers = 2  # tables to which the later format adds columns of less than a tenth of a millimetre
    assert sum(mine == theirs for mine, theirs in zip(*grids, strict=True)) == len(own) - slivers


def test_looks_as_in_the_later_format(proposal: tuple[Document, Document]) -> None:
    own, later = ([block for block in document.blocks if isinstance(block, Paragraph)] for document in proposal)
    for mine, theirs in zip(own, later, strict=True):
        assert (mine.style.size, mine.style.bold, mine.style.centered, mine.style.boxed) == (
            theirs.style.size,
            theirs.style.bold,
            theirs.style.centered,
            theirs.style.boxed,
        )


def test_pages_agree_with_those_noted_in_its_objects(proposal: tuple[Document, Document]) -> None:
    pages = [block.source.page for block in proposal[0].blocks if block.source.page]
    assert proposal[0].pages == 64
    assert pages == sorted(pages)


def test_symbols_as_in_the_later_format(shared: Path) -> None:
    own, later = (
        paragraphs(read((shared / "hwp" / name).read_bytes()))
        for name in ("javahwp__han_special_char_3.0.hwp", "javahwp__han_special_char.hwp")
    )
    assert own == [line.replace("\u00ad", "\u2010") for line in later]


def test_a_document_under_a_password(shared: Path) -> None:
    data = (shared / "hwp" / "kordoc__HWP3-password-123456.hwp").read_bytes()
    document = read(data, ReadOptions("123456"))
    numbered = [block.number for block in document.blocks if isinstance(block, Paragraph) and block.number]
    assert numbered == ["가.", "나.", "다.", "라.", "마.", "바.", "사."]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph) and block.part is Part.HEADER] == [
        "한글과컴퓨터"
    ]
    for password in (None, "", "1234567"):
        with pytest.raises(EncryptedError):
            read(data, ReadOptions(password))


def test_a_table_of_chinese_characters(shared: Path) -> None:
    document = read((shared / "hwp" / "javahwp__4e00-62ff.hwp").read_bytes())
    (line,) = (block for block in document.blocks if isinstance(block, Paragraph))
    assert len(line.text) == 0x6300 - 0x4E00
    known = [(chr(0x4E00 + place), shown) for place, shown in enumerate(line.text) if shown not in "■\ufffd"]
    same = sum(character == shown for character, shown in known)
    assert same / len(known) > 0.7, "the others were replaced by Hangul with a variant"
