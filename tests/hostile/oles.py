"""OLE containers whose tables lie, and HWP 5 records that do not fit."""

import struct
import zlib
from collections.abc import Callable

from corpus.build.ole import to_ole
from tests.hostile.kinds import Kind, kind
from tests.parsers.hwp5.build import (
    PARA_HEADER,
    TBL,
    cell,
    control,
    deflated,
    doc_info,
    file_header,
    hwp,
    listed,
    para,
    record,
    table,
)

WORDS = "주요업무계획"
_SECTOR = 512
_LEFT, _RIGHT, _CHILD, _START, _SIZE = 68, 72, 76, 116, 120


def last(text: str, *controls: bytes) -> bytes:
    """Return the paragraph that ends a section, as good files mark it."""
    return para(text, *controls, last=True)


def good_hwp() -> bytes:
    """Return a document whose section is stored as it is and fills many sectors."""
    return hwp(b"".join(para(WORDS) for _ in range(199)) + last(WORDS), flags=0)


def _entry(data: bytes | bytearray, name: str) -> tuple[int, int]:
    """Return the number and the offset of a directory entry."""
    (start,) = struct.unpack_from("<I", data, 48)
    first = (start + 1) * _SECTOR
    place = data.index(name.encode("utf-16-le") + b"\0\0", first)
    return (place - first) // 128, place


def _patched(change: Callable[[bytearray], None]) -> bytes:
    data = bytearray(good_hwp())
    change(data)
    return bytes(data)


def _looping_chain(data: bytearray) -> None:
    _, place = _entry(data, "Section0")
    (start,) = struct.unpack_from("<I", data, place + _START)
    (table_sector,) = struct.unpack_from("<I", data, 76)
    struct.pack_into("<I", data, (table_sector + 1) * _SECTOR + 4 * start, start)


def _many_tables(data: bytearray) -> None:
    struct.pack_into("<I", data, 44, 0x7FFFFFFF)


def _huge_stream(data: bytearray) -> None:
    _, place = _entry(data, "Section0")
    struct.pack_into("<I", data, place + _SIZE, 0x7FFFFFFF)


def _looping_siblings(data: bytearray) -> None:
    number, place = _entry(data, "Section0")
    struct.pack_into("<II", data, place + _LEFT, number, number)


def _looping_children(data: bytearray) -> None:
    _, place = _entry(data, "BodyText")
    struct.pack_into("<I", data, place + _CHILD, 0)


def _looping_difat(data: bytearray) -> None:
    """Let the list of allocation tables go on in a sector that names itself as the next."""
    struct.pack_into("<II", data, 68, 3, 0x7FFFFFFF)


def _looping_long_difat(data: bytearray) -> None:
    """The same, with a number of allocation tables that would need so long a list."""
    tables, each = 0x7FFFFFFF, 127
    struct.pack_into("<I", data, 44, tables)
    struct.pack_into("<II", data, 68, 3, (tables - 109 + each - 1) // each)
    data[512 * 4 : 512 * 5] = struct.pack("<128I", *(3,) * 128)


def _zlib_bomb(size: int) -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    chunk = bytes(1 << 20)
    body = b"".join(packer.compress(chunk) for _ in range(size)) + packer.flush()
    return _of_streams(body)


def _damaged_bomb() -> bytes:
    """Return a section that unpacks to 300 MB and is damaged at its end."""
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    chunk = bytes(1 << 20)
    body = b"".join(packer.compress(chunk) for _ in range(300)) + packer.flush(zlib.Z_FULL_FLUSH)
    return _of_streams(body + b"\xff" * 64)


def _of_streams(section: bytes) -> bytes:
    tree = {"FileHeader": file_header(), "DocInfo": deflated(doc_info()), "BodyText": {"Section0": section}}
    return to_ole(tree)


def _long_record() -> bytes:
    return hwp(last(WORDS) + struct.pack("<II", PARA_HEADER | 0xFFF << 20, 0x7FFFFFFF) + b"x" * 100)


def _level_jumps() -> bytes:
    return hwp(
        para(WORDS) + record(PARA_HEADER, 1000, bytes(24)) + record(72, 3, bytes(8)) + para("끝", level=500, last=True)
    )


def _huge_table() -> bytes:
    return hwp(last(TBL, table(cell((0, 0), WORDS), rows=[65535] * 65535, cols=65535)))


def _wild_spans() -> bytes:
    cells = (cell((0, 0), WORDS, (65535, 65535)), cell((0, 0), "둘째", (2, 2)), cell((60000, 60000), "셋째"))
    return hwp(last(TBL, table(*cells, rows=(2, 2), cols=2)))


def _negative_counts() -> bytes:
    header = record(PARA_HEADER, 0, struct.pack("<IIHBBHHHIH", 0xFFFFFFFF, 0, 0, 0, 0, 0xFFFF, 0xFFFF, 0xFFFF, 0, 0))
    notes = control("fn  ", bytes(16), listed(para(WORDS, level=2, last=True), count=0xFFFF))
    return hwp(header + last("본문" + "\x11" + "\0" * 6 + "\x11", notes))


def _deep_tables() -> bytes:
    inner = b""
    for level in range(1000, 0, -2):
        inner = table(
            record(72, level + 1, struct.pack("<HHI", 1, 0, 0) + struct.pack("<HHHHII", 0, 0, 1, 1, 9, 9) + bytes(8))
            + para(TBL, inner, level=level + 1),
            rows=(1,),
            cols=1,
            level=level,
        )
    return hwp(last(WORDS + TBL, inner))


def _lone_surrogates() -> bytes:
    return hwp(last(WORDS + "\ud800\udc00\udfff 뒤\ud83d"))


def _wild_info() -> bytes:
    return hwp(last(WORDS), info=doc_info(record(21, 1, b"\xff" * 3), record(25, 1, b"\xff" * 9), sections=65535))


KINDS: tuple[Kind, ...] = (
    kind("OLE chain that runs into itself", lambda: _patched(_looping_chain), "hwp", "partial"),
    kind("OLE with 0x7fffffff allocation tables", lambda: _patched(_many_tables), "hwp", "partial"),
    kind("OLE stream of 2 GiB", lambda: _patched(_huge_stream), "hwp", "partial"),
    kind("OLE directory whose siblings loop", lambda: _patched(_looping_siblings), "hwp", "partial"),
    kind("OLE directory whose children loop", lambda: _patched(_looping_children), "hwp", "CORRUPT"),
    kind("OLE list of tables that loops", lambda: _patched(_looping_difat), "hwp", "CORRUPT"),
    kind("OLE list of tables that loops as long as announced", lambda: _patched(_looping_long_difat), "hwp", "CORRUPT"),
    kind("zlib bomb over the limit", lambda: _zlib_bomb(300), "hwp", "LIMIT_SIZE"),
    kind("zlib bomb of empty records", lambda: _zlib_bomb(100), "hwp", "LIMIT_CELLS"),
    kind("zlib bomb with a damaged end", _damaged_bomb, "hwp", "LIMIT_SIZE"),
    kind("record longer than its stream", _long_record, "hwp", "partial"),
    kind("levels that jump", _level_jumps, "hwp", "partial"),
    kind("table of 65535 by 65535", _huge_table, "hwp", "partial"),
    kind("spans out of range and over one another", _wild_spans, "hwp", "partial"),
    kind("negative counts", _negative_counts, "hwp", "partial"),
    kind("500 tables within one another in hwp", _deep_tables, "hwp", "partial"),
    kind("lone surrogates", _lone_surrogates, "hwp", "unmapped_glyphs"),
    kind("document information full of rubbish", _wild_info, "hwp", "partial"),
)
