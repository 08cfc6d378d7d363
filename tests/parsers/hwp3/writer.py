"""Writes small HWP 3 documents, byte by byte (한글 문서 파일 구조 3.0)."""

import zlib
from collections.abc import Iterable, Sequence
from struct import pack

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, modes

SIGNATURE = b"HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05"
SYMBOLS = {"□": 0x3440, "○": 0x343B, "※": 0x3438, "△": 0x3442, "①": 0x36E7, "Ⅰ": 0x3590, "~": 0x7E}
NEW_PAGE = 0x8001


def char_shape(size: int = 10, *, bold: bool = False, font: int = 0) -> bytes:
    """Return 31 bytes: size in 1/1800 inch, 7 fonts, 7 widths, 7 gaps, 2 colours, shade, attributes, 4 spare."""
    return pack("<H7B7B7b4B4x", size * 25, *[font] * 7, *[100] * 7, *[0] * 7, 0, 0, 0, 2 * bold)


def para_shape(left: int = 0, indent: int = 0, *, align: int = 0, border: bool = False) -> bytes:
    """Return 187 bytes: five numbers, condensing, alignment, 40 tabs, columns, shade, border, two more."""
    head = pack("<HHhHHBB", left * 25, 0, indent * 25, 160, 0, 0, align)
    return head + bytes(160 + 8) + pack("<BBBHH", 0, border, 0, 0, 0)


def units(text: str) -> bytes:
    """Return the codes of characters: ASCII and symbols of `SYMBOLS`, syllables in two bytes as Johab has them."""
    return b"".join(pack("<H", _code(character)) for character in text)


def _code(character: str) -> int:
    if character < "\x7f":
        return ord(character)
    return SYMBOLS.get(character) or int.from_bytes(character.encode("johab"), "big")


def fixed(code: int, payload: bytes) -> bytes:
    """Return a control of a fixed size: code, payload, code."""
    return pack("<H", code) + payload + pack("<H", code)


def block(code: int, payload: bytes, length: int = 0) -> bytes:
    """Return a control with a length: code, length, code; it counts as four units whatever follows."""
    return pack("<HIH", code, length, code) + payload


TAB = fixed(9, bytes(4))


def para(
    *pieces: str | bytes,
    look: bytes | None = None,
    shape: bytes | None = None,
    looks: Sequence[bytes | None] = (),
    lines: Iterable[tuple[int, int]] = ((0, 0),),
) -> bytes:
    """Return a paragraph.

    Args:
        pieces: text, and controls.
        look: the shape of its characters.
        shape: its own shape, or None for that of the paragraph before.
        looks: for every unit its shape, or None for that of the unit before.
        lines: for every line its first character, and `NEW_PAGE` or 0.
    """
    text = b"".join(units(piece) if isinstance(piece, str) else piece for piece in pieces) + pack("<H", 13)
    count = sum(len(piece) if isinstance(piece, str) else _units_of(piece) for piece in pieces) + 1
    records = b"".join(pack("<7H", start, 0, 0, 0, 0, 0, mark) for start, mark in lines)
    head = pack("<BHHBBIB", shape is None, count, len(records) // 14, bool(looks), 0, 0, 0)
    marks = b"".join(b"\1" if one is None else b"\0" + one for one in looks)
    return head + (look or char_shape()) + (shape or b"") + records + marks + text


def _units_of(control: bytes) -> int:
    code = control[0]
    return 4 if code in (5, 6, 10, 11, 14, 15, 16, 17, 29) else len(control) // 2


def paras(*found: bytes) -> bytes:
    """Return a list of paragraphs, which ends with an empty one."""
    return b"".join(found) + bytes(12) + char_shape()


def text_list(*lines: str) -> bytes:
    """Return a list of plain paragraphs."""
    return paras(*(para(line, shape=para_shape()) for line in lines))


def box(
    kind: int,
    cells: Sequence[tuple[int, int, int, int, bytes]],
    *,
    caption: bytes = b"",
    anchor: int = 0,
    page: int = 0,
    shaded: int = -1,
) -> bytes:
    """Return a table (0), text box (1), equation (2) or button (3).

    Args:
        kind: which of them.
        cells: left edge, top edge, width, height, list of paragraphs.
        caption: list of paragraphs.
        anchor: 0 as a character, 1 at the paragraph.
        page: page from 0.
        shaded: index of a shaded cell.
    """
    head = bytearray(84)
    head[8] = anchor
    head[66:68] = pack("<H", page)
    head[78:82] = pack("<2H", kind, len(cells))
    records = b"".join(
        pack("<8H11B", 0, 0, *cell[:4], 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 50 * (index == shaded), 0, 0)
        for index, cell in enumerate(cells)
    )
    return block(10, bytes(head) + records + b"".join(cell[4] for cell in cells) + (caption or paras()))


def grid(rows: Sequence[Sequence[str]], *, anchor: int = 0, page: int = 0, caption: bytes = b"") -> bytes:
    """Return a table of equal cells."""
    cells = [
        (1000 * col, 500 * row, 1000, 500, text_list(text))
        for row, texts in enumerate(rows)
        for col, text in enumerate(texts)
    ]
    return box(0, cells, anchor=anchor, page=page, caption=caption)


def picture(kind: int, follows: bytes = b"", *, caption: bytes = b"", page: int = 0) -> bytes:
    """Return a picture: of a file (0), an object (1), embedded (2) or drawn (3), with what follows its head."""
    head = bytearray(348)
    head[:4] = pack("<I", len(follows))
    head[66:68] = pack("<H", page)
    head[74] = kind
    return block(11, bytes(head) + follows + (caption or paras()))


def shape(kind: int, text: bytes = b"", *, link: int = 0, late: bytes = b"", options: int = 0, extra: int = 0) -> bytes:
    """Return a shape of a drawing: its header with its length, then two blocks with theirs.

    Args:
        kind: 0 group, 2 rectangle, 6 text box and so on.
        text: the second block.
        link: 1 if another follows, 2 if it has parts.
        late: list of paragraphs at the end of the header, in a shape made a text box later.
        options: bits of the options.
        extra: bytes that these add to the header.
    """
    header = pack("<HH", kind, link) + bytes(80) + pack("<I", options) + bytes(extra)
    if late:
        header += pack("<II", 0, len(late)) + late
    return pack("<I", len(header)) + header + pack("<I", 0) + pack("<I", len(text)) + text


def drawing(*shapes: bytes) -> bytes:
    """Return a drawing: the length of its frame, order, number of shapes, a rectangle; then the shapes."""
    return pack("<IIIiiii", 24, 0, len(shapes), 0, 0, 0, 0) + b"".join(shapes)


def key(password: str) -> bytes:
    """Return the DES key of a password: 56 bits, folded from its UTF-16 bytes, as eight bytes of seven bits each."""
    folded = [0] * 7
    for index, byte in enumerate(password.encode("utf-16-le")):
        mixed = folded[index % 7] ^ byte
        folded[index % 7] = mixed << 1 & 0xFF | mixed >> 7
    bits = "".join(f"{byte:08b}" for byte in folded)
    return bytes(int(bits[place : place + 7] + "0", 2) for place in range(0, 56, 7))


def hwp3(
    body: bytes, *, packed: bool = True, password: str | None = None, fonts: Sequence[str] = ("바탕", "굴림")
) -> bytes:
    """Return a document: signature, 128 bytes about it, summary, fonts of seven scripts, no styles, paragraphs."""
    names = pack("<H", len(fonts)) + b"".join(font.encode("johab").ljust(40, b"\0") for font in fonts)
    text = names + bytes(2 * 6) + bytes(2) + body
    info = bytearray(128)
    info[96:98] = pack("<H", password is not None)
    info[124] = packed
    if password is not None:
        text = bytes(256) + text
    if packed:
        packer = zlib.compressobj(wbits=-15)
        text = packer.compress(text) + packer.flush()
    if password is not None:
        cipher = Cipher(TripleDES(key(password) * 3), modes.ECB()).encryptor()  # noqa: S305 - the format's own
        text = cipher.update(text.ljust(-(-len(text) // 8) * 8, b"\0"))
    return SIGNATURE + bytes(info) + bytes(9 * 112) + text
