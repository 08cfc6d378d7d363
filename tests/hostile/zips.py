"""Zip archives that lie about what they hold."""

import io
import struct
import unicodedata
import zipfile
import zlib
from functools import partial

from tests.hostile.kinds import Kind, kind
from tests.parsers.hwpx.writer import HEADER, SECTION, head, hwpx, p, pack, sec

WORDS = "주요업무계획"
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def good_hwpx() -> bytes:
    """Return a document of one paragraph."""
    return hwpx(p(WORDS))


def _added(*names: str, content: bytes = b"x", compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a good document with further entries of these names."""
    buffer = io.BytesIO(good_hwpx())
    with zipfile.ZipFile(buffer, "a", compress) as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), content, compress)
    return buffer.getvalue()


def _renamed(name: str) -> bytes:
    """Return a good document with an entry of that raw name, which zipfile would not write."""
    stand_in = "A" * len(name.encode())
    return _added(stand_in).replace(stand_in.encode(), name.encode())


def _bomb() -> bytes:
    return hwpx(parts={SECTION: sec(p(WORDS) + " " * (40 << 20))})


def _bombs() -> bytes:
    """Return a document whose entries come to more than the whole may have by the directory alone."""
    return _resized(_added(*(f"BinData/{number}.bmp" for number in range(30))), b"BinData/", (1 << 28) - 1)


def _resized(data: bytes, name: bytes, size: int) -> bytes:
    """Return an archive whose directory says another size of the entries whose names begin so."""
    found = bytearray(data)
    place = found.find(_CENTRAL)
    while place >= 0:
        if found[place + 46 :].startswith(name):
            struct.pack_into("<I", found, place + 24, size)
        place = found.find(_CENTRAL, place + 46)
    return bytes(found)


def _overlapping() -> bytes:
    """Return an archive of which two entries share one body."""
    found = bytearray(_added("BinData/one.bin", "BinData/two.bin", content=b"x" * 5000, compress=zipfile.ZIP_STORED))
    places = {}
    place = found.find(_CENTRAL)
    while place >= 0:
        places[bytes(found[place + 46 :][:15])] = place
        place = found.find(_CENTRAL, place + 46)
    first, second = places[b"BinData/one.bin"], places[b"BinData/two.bin"]
    (start,) = struct.unpack_from("<I", found, first + 42)
    struct.pack_into("<I", found, second + 42, start + 100)
    return bytes(found)


def _doubled() -> bytes:
    """Return an archive with two sections of one name and different words."""
    other = SECTION.replace("section0", "sectionX")
    return _added(other, content=sec(p("다른 문서")).encode()).replace(other.encode(), SECTION.encode())


def _encrypted() -> bytes:
    found = bytearray(good_hwpx())
    place = found.find(_CENTRAL)
    while place >= 0:
        found[place + 8] |= 1
        place = found.find(_CENTRAL, place + 46)
    return bytes(found)


def _decomposed() -> bytes:
    """Return a document whose section is named in decomposed letters, as macOS writes them, and is linked composed."""
    name = "본문/section0.xml"
    spine = f'<opf:item id="header" href="{HEADER}"/><opf:item id="section0" href="{name}"/>'
    content = (
        '<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:manifest>'
        f'{spine}</opf:manifest><opf:spine><opf:itemref idref="section0"/></opf:spine></opf:package>'
    )
    return pack({HEADER: head(), "Contents/content.hpf": content, unicodedata.normalize("NFD", name): sec(p(WORDS))})


def _small_bomb() -> bytes:
    """Return a section that says that it is small and unpacks to 40 MB."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(bytes(40 << 20)) + packed.flush()
    buffer = io.BytesIO(hwpx(parts={SECTION: None}))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(SECTION, body)
    data = bytearray(buffer.getvalue())
    for mark, method, size in ((_LOCAL, 8, 22), (_CENTRAL, 10, 24)):
        place = data.rfind(mark)
        struct.pack_into("<H", data, place + method, zipfile.ZIP_DEFLATED)
        struct.pack_into("<I", data, place + size, 1000)
    return bytes(data)


KINDS: tuple[Kind, ...] = (
    kind("encrypted zip entry", _encrypted, "hwpx", "PASSWORD"),
    kind("zip bomb", _bomb, "hwpx", "UNSAFE_ARCHIVE"),
    kind("zip bomb of many entries", _bombs, "hwpx", "LIMIT_SIZE"),
    kind("zip bomb that says that it is small", _small_bomb, "hwpx", "CORRUPT"),
    kind("overlapping zip entries", _overlapping, "hwpx", "UNSAFE_ARCHIVE"),
    kind(
        "60,000 zip entries",
        lambda: _added(*(f"{number}" for number in range(60_000)), content=b""),
        "hwpx",
        "UNSAFE_ARCHIVE",
    ),
    kind("two zip entries of one name", _doubled, "hwpx", "UNSAFE_ARCHIVE"),
    kind("zip name upwards", partial(_added, "../../etc/passwd"), "hwpx", "UNSAFE_ARCHIVE"),
    kind("zip name upwards with backslashes", partial(_renamed, "..\\..\\evil.dll"), "hwpx", "UNSAFE_ARCHIVE"),
    kind("absolute zip name", partial(_renamed, "/etc/passwd"), "hwpx", "UNSAFE_ARCHIVE"),
    kind("zip name with a drive", partial(_renamed, "C:/evil.dll"), "hwpx", "UNSAFE_ARCHIVE"),
    kind("zip name with NUL", partial(_renamed, "Contents/a\0.xml"), "hwpx", "UNSAFE_ARCHIVE"),
    kind("decomposed zip name", _decomposed, "hwpx", "REPORT", WORDS),
    kind("zip entry larger than it says", lambda: _resized(good_hwpx(), SECTION.encode(), 100), "hwpx", "CORRUPT"),
    kind("zip entry smaller than it says", lambda: _resized(good_hwpx(), SECTION.encode(), 1 << 20), "hwpx", "CORRUPT"),
    kind(
        "zip entry that says that it is huge",
        lambda: _resized(good_hwpx(), SECTION.encode(), 1 << 27),
        "hwpx",
        "UNSAFE_ARCHIVE",
    ),
    kind("hwpx without its section", lambda: hwpx(parts={SECTION: None}), "hwpx", "CORRUPT"),
    kind("hwpx without its header", lambda: hwpx(p(WORDS), parts={"Contents/header.xml": None}), "hwpx", "partial"),
)
