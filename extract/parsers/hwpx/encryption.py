"""Parts of a HWPX package under a password, as its manifest describes them (OASIS OpenDocument 1.2, part 3, 3.8)."""

import base64
import binascii
import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.parsers.archive import MAX_PART_BYTES
from extract.parsers.xml import Element, number, parse

MANIFEST = "META-INF/manifest.xml"
"""The part that names all others and says how they are encrypted."""

MAX_ITERATIONS = 10_000_000
"""The most rounds of key derivation that are computed."""

_M = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_BLOCK = 16
_CHECKED = 1024
_HASHES: Mapping[str, str] = MappingProxyType({"sha256": "sha256", "sha1": "sha1", "sha256-1k": "sha256"})


@dataclass(frozen=True, slots=True)
class Cipher:
    """How one part is encrypted.

    Attributes:
        part: its name.
        start_hash: the hash of the password that the key is derived from.
        salt: salt of the derivation (PBKDF2 with HMAC-SHA-1).
        iterations: rounds of the derivation.
        key_size: length of the key in bytes.
        vector: initialisation vector of AES in CBC mode.
        checksum: SHA-256 of the first 1024 bytes of the part, or None; Hangul takes the plain ones, OpenDocument the
            packed ones.
    """

    part: str
    start_hash: str
    salt: bytes
    iterations: int
    key_size: int
    vector: bytes
    checksum: bytes | None

    def decrypt(self, data: bytes, password: str) -> bytes:
        """Return the plain bytes of the part: decrypted, and inflated as they were before.

        Raises:
            EncryptedError: if it is another password.
            ReadError: if the part unpacks to more than is read.
        """
        packed = self._decrypted(data, password)
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            plain = inflater.decompress(packed, MAX_PART_BYTES)
        except zlib.error as error:
            raise EncryptedError("the password does not open the document", stream=self.part) from error
        if inflater.unconsumed_tail:
            raise ReadError(f"{self.part} is too large", code=ErrorCode.LIMIT_SIZE, stream=self.part)
        if self.checksum is not None and self.checksum not in (_digest(plain), _digest(packed)):
            raise EncryptedError("the password does not open the document", stream=self.part)
        return plain

    def _decrypted(self, data: bytes, password: str) -> bytes:
        from cryptography.hazmat.primitives.ciphers import Cipher as Aes  # noqa: PLC0415 - seldom needed
        from cryptography.hazmat.primitives.ciphers import algorithms, modes  # noqa: PLC0415 - seldom needed

        start = hashlib.new(self.start_hash, password.encode()).digest()
        key = hashlib.pbkdf2_hmac("sha1", start, self.salt, self.iterations, self.key_size)
        decryptor = Aes(algorithms.AES(key), modes.CBC(self.vector)).decryptor()
        return decryptor.update(data[: len(data) - len(data) % _BLOCK]) + decryptor.finalize()


def read_ciphers(manifest: bytes | None) -> Mapping[str, Cipher]:
    """Return how the encrypted parts of a package are encrypted, by their names; empty if none is.

    Args:
        manifest: the part `MANIFEST`, if there is one.

    Raises:
        ReadError: if it names a way of encryption that is not known.
    """
    if manifest is None or b"encryption-data" not in manifest:
        return MappingProxyType({})
    found: dict[str, Cipher] = {}
    for entry in parse(manifest, MANIFEST).iter(f"{_M}file-entry"):
        part = _attribute(entry, "full-path")
        for data in entry.iterchildren(f"{_M}encryption-data"):
            found[part] = _cipher(part, data)
    return found


def _cipher(part: str, data: Element) -> Cipher:
    algorithm, derivation, start = (
        next(data.iterchildren(f"{_M}{name}"), None) for name in ("algorithm", "key-derivation", "start-key-generation")
    )
    mode, way = _word(algorithm, "algorithm-name"), _word(derivation, "key-derivation-name")
    start_hash = _HASHES.get(_word(start, "start-key-generation-name") or "sha1")
    iterations = number(_attribute(derivation, "iteration-count")) or 0
    vector = _bytes(algorithm, "initialisation-vector")
    key_size = number(_attribute(derivation, "key-size")) or 32
    known = mode == "aes256-cbc" and way == "pbkdf2" and start_hash is not None
    if not known or len(vector) != _BLOCK or key_size not in (16, 24, 32) or not 0 < iterations <= MAX_ITERATIONS:
        reason = f"{part} is encrypted in a way that is not known: {mode or '?'}, {way or '?'}"
        raise ReadError(reason, code=ErrorCode.UNSUPPORTED_VERSION, stream=MANIFEST)
    named = _word(data, "checksum-type") == "sha256-1k"
    checksum = _bytes(data, "checksum") if named else None
    return Cipher(part, start_hash or "", _bytes(derivation, "salt"), iterations, key_size, vector, checksum)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data[:_CHECKED]).digest()


def _attribute(element: Element | None, name: str) -> str:
    return "" if element is None else element.get(f"{_M}{name}") or element.get(name) or ""


def _word(element: Element | None, name: str) -> str:
    """Return the last word of an attribute that names a method by a URI, in lower case."""
    return _attribute(element, name).rpartition("#")[2].lower()


def _bytes(element: Element | None, name: str) -> bytes:
    try:
        return base64.b64decode(_attribute(element, name))
    except binascii.Error:
        return b""
