"""Distributed documents, documents under a password, and files that cannot be read."""

from struct import pack

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from extract.document import Paragraph
from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.parsers.hwp5 import read
from extract.parsers.hwp5.ciphers import decrypt_with_password
from extract.parsers.options import ReadOptions
from tests.parsers.hwp5.build import deflated, doc_info, file_header, hwp, para, record

KEY = bytes(range(65, 81))
SEED = 0x1234567
PLACEHOLDER = "이 문서는 상위 버전의 배포용 문서입니다. 문서를 읽으려면 최신 버전의 한글이 필요합니다."


def distributed(section: bytes) -> bytes:
    """Return a section as a distributed document keeps it: masked key, then AES-128-ECB."""
    plain = bytearray(pack("<I", SEED) + bytes(252))
    plain[4 + (SEED & 15) : 20 + (SEED & 15)] = KEY
    state, mask = SEED, bytearray()
    while len(mask) < 256:
        state = (state * 214013 + 2531011) & 0xFFFFFFFF
        value = state >> 16 & 0xFF
        state = (state * 214013 + 2531011) & 0xFFFFFFFF
        mask += bytes([value]) * ((state >> 16 & 15) + 1)
    masked = bytes(plain[:4]) + bytes(a ^ b for a, b in zip(plain[4:], mask[4:256], strict=True))
    packed = deflated(section)
    cipher = Cipher(algorithms.AES(KEY), modes.ECB()).encryptor()  # noqa: S305 - the format's own mode
    return record(28, 0, masked) + cipher.update(packed + bytes(-len(packed) % 16))


def locked(data: bytes, password: str) -> bytes:
    """Return data in AES-128-CFB with a feedback of one bit, written down bit by bit."""
    plain = password.encode()
    before = bytes([0xEC]) + plain
    mixed = b"".join(bytes([(before[at] << 1 | before[at] >> 7) & 255, plain[at]]) for at in range(len(plain)))
    import hashlib  # noqa: PLC0415

    key = hashlib.sha1(mixed, usedforsecurity=False).digest()[:16]
    cipher = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305 - the block of CFB
    register, found = 0, bytearray()
    for byte in data:
        out = 0
        for bit in range(7, -1, -1):
            top = cipher.update(register.to_bytes(16, "big"))[0] >> 7
            out = out << 1 | (byte >> bit & 1 ^ top)
            register = (register << 1 | out & 1) & (1 << 128) - 1
        found.append(out)
    return bytes(found)


def texts(data: bytes, password: str | None = None) -> list[str]:
    return [block.text for block in read(data, ReadOptions(password)).blocks if isinstance(block, Paragraph)]


def test_a_distributed_document_is_read_from_its_view() -> None:
    view = {"Section0": distributed(para("배포한 내용", last=True))}
    assert texts(hwp(para(PLACEHOLDER, last=True), flags=5, ViewText=view)) == ["배포한 내용"]


def test_a_view_without_the_flag_goes_first_if_it_can_be_read() -> None:
    shown, broken = {"Section0": deflated(para("보이는 내용", last=True))}, {"Section0": b"\x00" * 40}
    assert texts(hwp(para("본문", last=True), ViewText=shown)) == ["보이는 내용"]
    assert texts(hwp(para("본문", last=True), ViewText=broken)) == ["본문"]


def test_the_placeholder_alone_is_no_success() -> None:
    with pytest.raises(ReadError) as caught:
        read(hwp(para(PLACEHOLDER, last=True)))
    assert caught.value.code is ErrorCode.DRM
    assert texts(hwp(para(PLACEHOLDER) + para("배포용 문서를 설명하는 긴 본문 " * 20, last=True)))


def test_a_password_opens_a_document() -> None:
    streams = {
        "DocInfo": locked(deflated(doc_info()), "비밀 123"),
        "BodyText": {"Section0": locked(deflated(para("잠긴 내용", last=True)), "비밀 123")},
    }
    data = hwp(flags=3, **streams)
    assert texts(data, "비밀 123") == ["잠긴 내용"]
    for password in (None, "틀림", ""):
        with pytest.raises(EncryptedError):
            texts(data, password)


def test_the_cipher_works_across_batches() -> None:
    plain = bytes(range(256)) * 70
    assert decrypt_with_password(locked(plain, "a"), "a") == plain


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (file_header(flags=1 | 1 << 4), ErrorCode.DRM),
        (file_header(flags=1 | 1 << 8), ErrorCode.DRM),
        (file_header(version=0x06000000), ErrorCode.UNSUPPORTED_VERSION),
        (file_header(flags=3, encryption=2), ErrorCode.UNSUPPORTED_VERSION),
        (b"HWP Document", ErrorCode.CORRUPT),
    ],
)
def test_refusals(header: bytes, code: ErrorCode) -> None:
    with pytest.raises(ReadError) as caught:
        read(hwp(para("가", last=True), header=header), ReadOptions("x"))
    assert caught.value.code is code


def test_a_file_cut_short_is_told_as_such() -> None:
    data = hwp(para("가나다라마바사 " * 3000, last=True), flags=0)
    for share in (0.1, 0.5, 0.9):
        with pytest.raises(ReadError) as caught:
            read(data[: int(len(data) * share)])
        assert caught.value.code is ErrorCode.TRUNCATED
