"""Ciphers of HWP 5: distributed documents (배포용 문서) and documents under a password (문서 암호)."""

from struct import unpack_from

from extract.errors import ReadError

_BLOCK = 16
_RECORD = 4 + 256
_SEED_KEY = 0xEC
_MULTIPLIER, _INCREMENT = 214013, 2531011  # the linear congruential generator of Microsoft's C library
_BATCH = 1 << 14
_TOP_BITS = b"0" * 128 + b"1" * 128


def decrypt_distributed(raw: bytes, stream: str) -> bytes:
    """Return the plain bytes of a section of a distributed document (배포용 문서 데이터, 4.2.13).

    The stream begins with a record of 256 bytes: a seed, and behind it bytes masked by random numbers from that seed,
    among which the key of AES-128 in ECB mode stands.

    Raises:
        ReadError: if the record is cut short.
    """
    if len(raw) < _RECORD:
        raise ReadError(f"{stream} ends within its key", stream=stream)
    (seed,) = unpack_from("<I", raw, 4)
    mask = _mask(seed)
    key_at = 4 + (seed & 0x0F)
    key = bytes(raw[4 + place] ^ mask[place] for place in range(key_at, key_at + _BLOCK))
    body = raw[_RECORD:]
    return _decrypt_blocks(body[: len(body) - len(body) % _BLOCK], key)


def _mask(seed: int) -> bytes:
    """Return 256 bytes in runs of one to sixteen equal ones; value and length of a run are random numbers in turn."""
    found = bytearray()
    state = seed
    while len(found) < 256:  # noqa: PLR2004 - the size of the record
        state = (state * _MULTIPLIER + _INCREMENT) & 0xFFFFFFFF
        value = state >> 16 & 0xFF
        state = (state * _MULTIPLIER + _INCREMENT) & 0xFFFFFFFF
        found += bytes([value]) * ((state >> 16 & 0x0F) + 1)
    return bytes(found[:256])


def _decrypt_blocks(data: bytes, key: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415 - seldom needed

    decryptor = Cipher(algorithms.AES(key), modes.ECB()).decryptor()  # noqa: S305 - the format's own mode
    return decryptor.update(data) + decryptor.finalize()


def decrypt_with_password(data: bytes, password: str) -> bytes:
    """Return the plain bytes of a stream under a password (EncryptVersion 4: 한글 7.0 and later).

    AES-128 in CFB mode with a feedback of one bit and a register that starts at zero. All registers are known from the
    cipher text alone, so that whole batches of them are encrypted at once.
    """
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415 - seldom needed

    encryptor = Cipher(algorithms.AES(_password_key(password)), modes.ECB()).encryptor()  # noqa: S305 - builds CFB-1
    padded = bytes(_BLOCK) + data
    found = bytearray()
    for first in range(0, len(data), _BATCH):
        chunk = data[first : first + _BATCH]
        bits = bytearray(8 * len(chunk))
        for bit in range(8):
            registers = _registers(padded[first : first + _BLOCK + len(chunk)], bit)
            bits[bit::8] = encryptor.update(registers)[::_BLOCK].translate(_TOP_BITS)
        plain = int.from_bytes(chunk, "big") ^ int(bits, 2)
        found += plain.to_bytes(len(chunk), "big")
    return bytes(found)


def _registers(window: bytes, bit: int) -> bytes:
    """Return the register before a bit of every byte that follows the first sixteen of ``window``."""
    size = len(window)
    shifted = (int.from_bytes(window, "big") << bit).to_bytes(size + 1, "big")[1:]
    return b"".join([shifted[place : place + _BLOCK] for place in range(size - _BLOCK)])


def _password_key(password: str) -> bytes:
    """Return the key: the first half of the SHA-1 of the password's bytes, each behind its rotated predecessor."""
    import hashlib  # noqa: PLC0415 - seldom needed

    plain = password.encode()
    before = bytes([_SEED_KEY]) + plain[:-1]
    mixed = bytes(
        byte for last, own in zip(before, plain, strict=False) for byte in ((last << 1 | last >> 7) & 0xFF, own)
    )
    return hashlib.sha1(mixed, usedforsecurity=False).digest()[:_BLOCK]
