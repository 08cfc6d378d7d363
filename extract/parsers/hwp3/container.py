"""The file around the text: signature, document information, summary, and the packed part (한글 문서 파일 구조 3.0)."""

import zlib
from dataclasses import dataclass
from struct import Struct, unpack_from

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, modes

from extract.errors import EncryptedError, ErrorCode, ReadError

MAX_BYTES = 1 << 28
"""The largest text that is unpacked, in bytes."""

_SIGNATURE = b"HWP Document File V3.00"
_SIGNATURE_SIZE, _INFO_SIZE, _SUMMARY_SIZE = 30, 128, 1008
_HEAD = _SIGNATURE_SIZE + _INFO_SIZE + _SUMMARY_SIZE
_PASSWORD_AT, _PACKED_AT, _BLOCKS_AT = _SIGNATURE_SIZE + 96, _SIGNATURE_SIZE + 124, _SIGNATURE_SIZE + 126
_RAW_DEFLATE = -15
_CHUNK = 1 << 16
_DES_BLOCK = 8
_NOISE = 256
_TRAILER = Struct("<II")
_KEY_BYTES, _KEY_BITS = 7, 7


@dataclass(frozen=True, slots=True)
class Packed:
    """The text of a document.

    Attributes:
        data: its bytes: fonts, styles, paragraphs.
        whole: whether all of it could be unpacked.
        locked: whether it was protected by a password.
        sound: whether it has the checksum and the size that stand behind it, if they do (RFC 1952, 2.3.1).
    """

    data: bytes
    whole: bool
    locked: bool
    sound: bool = True


def open_packed(data: bytes, password: str | None) -> Packed:
    """Return the text of a file.

    Raises:
        EncryptedError: if it needs a password, or another one.
        ReadError: if it is of another version, cut short or damaged.
    """
    if not data.startswith(_SIGNATURE):
        version = data[: len(_SIGNATURE)].decode("latin-1")
        raise ReadError(f"{version!r} is not version 3.00", code=ErrorCode.UNSUPPORTED_VERSION)
    if len(data) < _HEAD:
        raise ReadError("the file ends within its head", code=ErrorCode.TRUNCATED, offset=len(data))
    (locked,) = unpack_from("<H", data, _PASSWORD_AT)
    (blocks,) = unpack_from("<H", data, _BLOCKS_AT)
    packed = data[_HEAD + blocks :]
    if not packed:
        raise ReadError("the file ends before its text", code=ErrorCode.TRUNCATED, offset=len(data))
    if locked:
        return _unlocked(packed, password, deflated=bool(data[_PACKED_AT]))
    if not data[_PACKED_AT]:
        return Packed(packed, whole=True, locked=False)
    plain, end = _inflate(packed)
    return Packed(plain, end is not None, locked=False, sound=end is None or _is_sound(plain, packed[end:]))


def _unlocked(packed: bytes, password: str | None, *, deflated: bool) -> Packed:
    """Return the text of a file under a password: DES in ECB mode, inside it 256 bytes of noise before the text."""
    if password is None:
        raise EncryptedError("the document is protected by a password")
    if not deflated:
        raise ReadError("a locked text that is not deflated", code=ErrorCode.UNSUPPORTED_VERSION)
    key = _key(password)
    cipher = Cipher(TripleDES(key * 3), modes.ECB()).decryptor()  # noqa: S305 - the format's own cipher
    opened = cipher.update(packed[: len(packed) - len(packed) % _DES_BLOCK])
    plain, end = _inflate(opened)
    if len(plain) <= _NOISE:
        raise EncryptedError("the password does not open the document")
    sound = end is None or _is_sound(plain, opened[end:])
    return Packed(plain[_NOISE:], end is not None, locked=True, sound=sound)


def _is_sound(plain: bytes, behind: bytes) -> bool:
    """Return whether a text has the checksum and the size behind it; one without them is held to nothing."""
    return len(behind) < _TRAILER.size or _TRAILER.unpack_from(behind) == (zlib.crc32(plain), len(plain) & 0xFFFFFFFF)


def _key(password: str) -> bytes:
    """Return the key of a password.

    Its UTF-16 bytes are folded in turn into seven bytes, each exclusive-or rotated left by one; the 56 bits are spread
    over eight bytes, seven each from the top.
    """
    folded = bytearray(_KEY_BYTES)
    for index, byte in enumerate(password.encode("utf-16-le", "surrogatepass")):
        mixed = folded[index % _KEY_BYTES] ^ byte
        folded[index % _KEY_BYTES] = (mixed << 1 | mixed >> 7) & 0xFF
    bits = int.from_bytes(folded, "big")
    return bytes((bits >> shift & 0x7F) << 1 for shift in range(_KEY_BITS * 7, -1, -_KEY_BITS))


def _inflate(packed: bytes) -> tuple[bytes, int | None]:
    """Return what can be unpacked, and where it ends, or None if it does not.

    Raises:
        ReadError: if it is larger than `MAX_BYTES`.
    """
    unpacker = zlib.decompressobj(_RAW_DEFLATE)
    found: list[bytes] = []
    size = place = 0
    for place in range(0, len(packed), _CHUNK):
        try:
            part = unpacker.decompress(packed[place : place + _CHUNK], MAX_BYTES - size + 1)
        except zlib.error:
            break
        found.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise ReadError(f"the text has more than {MAX_BYTES} bytes", code=ErrorCode.LIMIT_SIZE)
        if unpacker.eof:
            break
    end = min(len(packed), place + _CHUNK) - len(unpacker.unused_data)
    return b"".join(found), end if unpacker.eof else None
