"""Makes small HWP 5 files, record by record (한글 문서 파일 구조 5.0)."""

import zlib
from collections.abc import Iterable
from struct import pack

from corpus.build.ole import Tree, to_ole

PARA_HEADER, PARA_TEXT, PARA_CHAR_SHAPE, PARA_LINE_SEG = 66, 67, 68, 69
CTRL_HEADER, LIST_HEADER, PAGE_DEF, SHAPE_COMPONENT, TABLE = 71, 72, 73, 76, 77
PICTURE, EQEDIT, FORM_OBJECT, MEMO_LIST = 85, 88, 91, 93
DOCUMENT_PROPERTIES, FACE_NAME, CHAR_SHAPE, NUMBERING, BULLET, PARA_SHAPE = 16, 19, 21, 23, 24, 25
LAST = 0x80000000


def record(tag: int, level: int, body: bytes) -> bytes:
    """Return a record: tag in 10 bits, level in 10 bits, size in 12 bits, or 4095 and the size behind it."""
    size = min(len(body), 0xFFF)
    long = pack("<I", len(body)) if size == 0xFFF else b""
    return pack("<I", tag | level << 10 | size << 20) + long + body


def string(text: str) -> bytes:
    """Return a string with its number of UTF-16 units in front."""
    return pack("<H", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def extended(code: int, identity: str) -> str:
    """Return an extended control of eight units: its code, its id backwards, eight bytes, its code again."""
    letters = identity.encode()[::-1].decode("utf-16-le")
    return chr(code) + letters + "\0\0\0\0" + chr(code)


def inline(code: int) -> str:
    """Return an inline control of eight units, such as a tab (9)."""
    return chr(code) + "\0" * 6 + chr(code)


def para(
    text: str,
    *controls: bytes,
    level: int = 0,
    shape: int = 0,
    last: bool = False,
    lines: Iterable[tuple[int, int]] = (),
) -> bytes:
    """Return a paragraph.

    Args:
        text: its characters without the end of the paragraph; none means no PARA_TEXT record.
        controls: records of its controls.
        level: level of its header.
        shape: id of its paragraph shape.
        last: whether it is marked as the last of its list.
        lines: first character and vertical place of each line.
    """
    units = (text + "\r").encode("utf-16-le", "surrogatepass")
    count = len(units) // 2 | (LAST if last else 0)
    found = record(PARA_HEADER, level, pack("<IIHBBHHHIH", count, 0, shape, 0, 0, 1, 0, 1, 0, 0))
    if text:
        found += record(PARA_TEXT, level + 1, units)
    found += record(PARA_CHAR_SHAPE, level + 1, pack("<II", 0, 0))
    segments = b"".join(pack("<IiiiiiiiI", start, top, 1000, 1000, 850, 600, 0, 42520, 0x60000) for start, top in lines)
    if segments:
        found += record(PARA_LINE_SEG, level + 1, segments)
    return found + b"".join(controls)


def control(identity: str, body: bytes = b"", *inner: bytes, level: int = 1) -> bytes:
    """Return a control: its header, whose id stands backwards, and the records that belong to it."""
    return record(CTRL_HEADER, level, identity.encode()[::-1] + body) + b"".join(inner)


def listed(*paras: bytes, level: int = 2, count: int | None = None, extra: bytes = b"") -> bytes:
    """Return a list: its header with the number of paragraphs, and the paragraphs on the same level."""
    number = len(paras) if count is None else count
    return record(LIST_HEADER, level, pack("<HHI", number, 0, 0) + extra) + b"".join(paras)


def cell(
    place: tuple[int, int], text: str, spans: tuple[int, int] = (1, 1), *, level: int = 2, title: bool = False
) -> bytes:
    """Return a cell at (row, column) with (row span, column span)."""
    head = pack("<HHI", text.count("\n") + 1, 0, (1 << 18) if title else 0)
    head += pack("<HHHHII", place[1], place[0], spans[1], spans[0], 4000 * spans[1], 1000 * spans[0])
    lines = text.split("\n")
    paras = (para(line, level=level, last=line is lines[-1]) for line in lines)
    return record(LIST_HEADER, level, head + bytes(8)) + b"".join(paras)


def table(
    *cells: bytes, rows: Iterable[int], cols: int, level: int = 1, attributes: int = 1, height: int = 2000
) -> bytes:
    """Return a table whose rows announce these numbers of cells."""
    sizes = tuple(rows)
    common = pack("<IiiII", attributes, 0, 0, 8000, height)
    body = pack("<IHHH", 0, len(sizes), cols, 0) + bytes(8) + b"".join(pack("<H", size) for size in sizes)
    return control("tbl ", common, record(TABLE, level + 1, body), *cells, level=level)


TBL = extended(11, "tbl ")
GSO = extended(11, "gso ")


def section_def(outline: int = 0, height: int = 80000) -> bytes:
    """Return a section definition (구역 정의) with a page whose text area has a height."""
    page = record(PAGE_DEF, 2, pack("<10I", 59528, height, 0, 0, 0, 0, 0, 0, 0, 0))
    return control("secd", pack("<IHHHIH", 0, 0, 0, 0, 0, outline), page)


def doc_info(*records: bytes, sections: int = 1) -> bytes:
    """Return the document information: the number of sections, then shapes."""
    return record(DOCUMENT_PROPERTIES, 0, pack("<H", sections) + bytes(24)) + b"".join(records)


def para_shape(kind: int = 0, level: int = 0, reference: int = 0, *, align: int = 0) -> bytes:
    """Return a paragraph shape; kind 1 is an outline, 2 a number, 3 a bullet."""
    attributes = align << 2 | kind << 23 | min(level, 7) << 25
    return record(
        PARA_SHAPE,
        1,
        pack("<Iiiiiii", attributes, 2000, 0, 1000, 0, 0, 0)
        + pack("<HHH", 0, reference, 0)
        + bytes(20)
        + pack("<I", level),
    )


def char_shape(size: int, *, bold: bool = False) -> bytes:
    """Return a character shape; size in hundredths of a point."""
    return record(CHAR_SHAPE, 1, bytes(42) + pack("<iI", size, 2 if bold else 0) + bytes(20))


def numbering(*heads: tuple[str, int]) -> bytes:
    """Return a numbering: the text and the number system of seven levels, then their first numbers."""
    padded = (*heads, *(("", 0),) * (7 - len(heads)))
    body = b"".join(pack("<IHHI", system << 5, 0, 50, 0xFFFFFFFF) + string(text) for text, system in padded)
    return record(NUMBERING, 1, body + pack("<H", 0) + pack("<7I", *[1] * 7))


def deflated(data: bytes) -> bytes:
    """Return data as HWP 5 stores it: deflated without a header (RFC 1951)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def file_header(flags: int = 1, version: int = 0x05000304, encryption: int = 4) -> bytes:
    """Return the file header: signature, version, flags, licence, version of the encryption."""
    return (b"HWP Document File".ljust(32, b"\0") + pack("<IIII", version, flags, 0, encryption)).ljust(256, b"\0")


def hwp(
    *sections: bytes, info: bytes | None = None, flags: int = 1, header: bytes | None = None, **streams: "Tree | bytes"
) -> bytes:
    """Return a file with these sections; further streams by name replace or add to the usual ones."""
    packed = deflated if flags & 1 else bytes
    body = {f"Section{number}": packed(section) for number, section in enumerate(sections)}
    tree: dict[str, Tree | bytes] = {
        "FileHeader": file_header(flags) if header is None else header,
        "DocInfo": packed(doc_info(sections=len(sections)) if info is None else info),
        "BodyText": body,
    }
    return to_ole(tree | streams)
