"""Files that cannot be read, pages without text, and real plans where they are at hand."""

import gc
from pathlib import Path
from typing import Any

import pytest

from extract.document import Document, Figure, Table
from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.issues import IssueCode
from extract.parsers import pdf
from extract.parsers.sniff import format_of


def test_the_format_is_told() -> None:
    assert format_of(b"%PDF-1.7\n") == "pdf"
    assert format_of(b"\x00" * 100 + b"%PDF-1.4") == "pdf"
    assert format_of(b"\x00" * 1024 + b"%PDF-1.4") != "pdf"
    assert format_of(b"PK\x03\x04") != "pdf"


def test_a_page_without_text_is_an_issue(make_pdf: Any, sheet: Any) -> None:
    document = pdf.read(make_pdf(sheet().text(60, 100, "text"), sheet().box(50, 100, 300, 200)))
    assert document.pages == 2
    assert [(issue.code, issue.source.page) for issue in document.issues] == [(IssueCode.NO_TEXT, 2)]


@pytest.mark.parametrize("on", [True, False])
def test_the_search_for_cycles_goes_on_as_before(*, on: bool) -> None:
    was_on = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        with pytest.raises(ReadError):
            pdf.read(b"%PDF-1.4\n%%EOF\n")
        assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()


def test_an_encrypted_file(make_pdf: Any, sheet: Any) -> None:
    entry = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<01> <01>]"
    with pytest.raises(EncryptedError) as caught:
        pdf.read(make_pdf(sheet().text(60, 100, "secret"), trailer=entry))
    assert caught.value.code is ErrorCode.PASSWORD


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ErrorCode.EMPTY),
        (b"%PDF-1.4\n1 0 obj\n<< /Ty", ErrorCode.TRUNCATED),
        (b"%PDF-1.4\n%%EOF\n", ErrorCode.CORRUPT),
    ],
)
def test_files_that_cannot_be_opened(data: bytes, code: ErrorCode) -> None:
    with pytest.raises(ReadError) as caught:
        pdf.read(data)
    assert caught.value.code is code


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_cut_short_is_never_read_as_whole(make_pdf: Any, sheet: Any, share: float) -> None:
    data = make_pdf(*[sheet().text(60, 100, f"page {number}") for number in range(9)])
    part = data[: int(share * len(data))]
    assert _codes(part) & {ErrorCode.TRUNCATED, ErrorCode.CORRUPT, IssueCode.PARTIAL}


def _codes(data: bytes) -> set[str]:
    try:
        return {issue.code for issue in pdf.read(data).issues}
    except ReadError as error:
        return {error.code}


def real(shared: Path, name: str) -> Document:
    path = shared / "real" / name
    if not path.is_file():
        pytest.skip(f"no {name}")
    return pdf.read(path.read_bytes())


def page_tables(document: Document, page: int) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table) and block.source.page == page]


def test_a_real_staff_table(shared: Path) -> None:
    first, *_ = page_tables(real(shared, "busan2025_기획조정실.pdf"), 4)
    assert [cell.text.replace(" ", "") for cell in first.cells if cell.row == 1] == [
        "정원",
        "149",
        "-",
        "6",
        "25",
        "70",
        "45",
        "3",
    ]


def test_real_dates_that_pdfium_drops(shared: Path) -> None:
    document = real(shared, "busan2025_기획조정실.pdf")
    found = [cell.text for table in page_tables(document, 7) for cell in table.cells if "2025.12.31." in cell.text]
    assert "2025.12.31.\n2028.12.31.\n2028.12.31.\n2028.12.31." in found
    assert IssueCode.TEXT_RECOVERED in {issue.code for issue in document.issues}


def test_real_boxed_numbers_count_upwards(shared: Path) -> None:
    document = real(shared, "moel20251211_workreport.pdf")
    heads = [
        block.text[0]
        for block in document.blocks
        if not isinstance(block, Table) and block.text[:2] in {f"{sign} " for sign in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"}
    ]
    assert heads[-12:] == list("①②③④⑤⑥⑦⑧⑨⑩⑪⑫")


def test_real_signs_are_set_off(shared: Path) -> None:
    document = real(shared, "moel20251211_workreport.pdf")
    text = "\n".join(block.text for block in document.blocks if not isinstance(block, Table))
    cells = [cell.text for table in page_tables(document, 7) for cell in table.cells]
    assert any(cell.startswith("· 민관합동 채용박람회") for cell in cells)
    for words in ("기반을 구축 → 2026년", "격차 해소 (국정 96)", "발생 우려, ▴기후위기로", "❖ 2026년 고용"):
        assert words in text


def test_a_real_chart_is_no_table(shared: Path) -> None:
    document = real(shared, "moel20251211_workreport.pdf")
    assert all(table.cols < 13 for table in page_tables(document, 2))
    (chart,) = (block for block in document.blocks if isinstance(block, Figure))
    assert {"산업안전보건본부", "기획조정실", "고용정책실", "지방고용노동청(6)"} <= set(chart.text.split("\n"))
