"""Bad files end with a clear error or a report, never with a crash or a silent half."""

import random
from pathlib import Path

import pytest

from extract.batch.single import read_one
from extract.errors import ErrorCode
from extract.schemas import FailureRecord, Report
from tests.conftest import CHECKOUT

SUFFIXES = (".pdf", ".docx", ".hwp", ".hwpx", ".txt")
HEADS = (b"", b"%PDF-1.7\n", b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1"), b"\xff\xfe")
CORPUS = CHECKOUT / "corpus"
PLAN = "saebeol-jobs-2026"


def noise(size: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(size)


def outcome(data: bytes, name: str) -> str:
    record = read_one(data, name)
    return record.code if isinstance(record, FailureRecord) else "REPORT"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_file(suffix: str) -> None:
    assert outcome(b"", f"plan{suffix}") == ErrorCode.EMPTY


@pytest.mark.parametrize("content", [" ", "\n\n\n", "\t \r\n", "\ufeff"])
def test_nothing_but_white_space(content: str) -> None:
    assert outcome(content.encode(), "plan.txt") in {ErrorCode.EMPTY, ErrorCode.UNKNOWN_FORMAT}


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("size", [100, 5000, 200_000])
def test_random_bytes_under_any_name(suffix: str, size: int) -> None:
    assert outcome(b"\x00" + noise(size, size), f"plan{suffix}") == ErrorCode.UNKNOWN_FORMAT


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_behind_a_signature(head: bytes, seed: int) -> None:
    """Nearly any bytes behind a byte order mark are UTF-16, so that these alone may give a report."""
    allowed = {code.value for code in ErrorCode} - {"INTERNAL"} | ({"REPORT"} if head == b"\xff\xfe" else set())
    assert outcome(head + noise(600, seed), "plan.bin") in allowed


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("kept", [0.02, 0.3, 0.7, 0.99])
def test_truncated_files_are_told(form: str, kept: float) -> None:
    data = (CORPUS / f"{PLAN}.{form}").read_bytes()
    found = outcome(data[: int(len(data) * kept)], f"plan.{form}")
    allowed = {ErrorCode.TRUNCATED, ErrorCode.CORRUPT}
    assert found in (allowed if form == "docx" else {*allowed, "REPORT"})


@pytest.mark.parametrize("form", ["docx", "pdf", "txt"])
@pytest.mark.parametrize("seed", range(4))
def test_damaged_files_never_crash(form: str, seed: int) -> None:
    data = bytearray((CORPUS / f"{PLAN}.{form}").read_bytes())
    chance = random.Random(seed)
    for _ in range(30):
        data[chance.randrange(len(data))] = chance.randrange(256)
    assert outcome(bytes(data), f"plan.{form}") != ErrorCode.INTERNAL


def encrypted_pdf() -> bytes:
    """Return a PDF of one empty page whose user password is not empty (ISO 32000-1, 7.6.3, revision 2)."""
    key = b"<" + b"41" * 32 + b">"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        b"<< /Filter /Standard /V 1 /R 2 /O " + key + b" /U " + key + b" /P -4 >>",
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Encrypt 4 0 R /ID [<00><00>] >>\n" % (len(objects) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def test_a_pdf_under_a_password_is_told() -> None:
    assert outcome(encrypted_pdf(), "plan.pdf") == ErrorCode.PASSWORD


def test_an_office_document_under_a_password_is_told() -> None:
    stream = "EncryptedPackage".encode("utf-16-le")
    data = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504) + stream + bytes(2000)
    assert outcome(data, "plan.docx") in {ErrorCode.PASSWORD, ErrorCode.CORRUPT, ErrorCode.TRUNCATED}


@pytest.mark.parametrize("unit", ["가", "가나다라 ", "사업비 1,000천원 ", "2026. 3. 4. ", "1", "(", "□"])
def test_a_long_line_ends(unit: str) -> None:
    record = read_one((unit * (50_000 // len(unit))).encode(), "plan.txt")
    assert isinstance(record, Report) or record.code != ErrorCode.INTERNAL


def test_a_line_of_fifty_megabytes_ends(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes("주요업무계획 ".encode() * (50_000_000 // 19))
    assert outcome(path.read_bytes(), path.name) == ErrorCode.LIMIT_SIZE


def test_many_lines_end() -> None:
    text = "".join(f"{number}. 사업 {number}\n ○ 사업비 : {number},000천원\n" for number in range(1, 2000))
    assert outcome(text.encode(), "plan.txt") == "REPORT"
