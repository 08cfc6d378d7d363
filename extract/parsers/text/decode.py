"""Bytes to characters: UTF-8, UTF-16 with and without byte order mark, CP949; anything else is refused."""

import codecs
import re
from dataclasses import dataclass

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x9f\ufffe\uffff]")
_NARROW = ("utf-8", "cp949")
_WIDE = ("utf-8", "utf-16-le", "utf-16-be")
_SAMPLE = 20_000
_MAX_CONTROL_SHARE = 0.005
_MAX_BAD_SHARE = 0.02
_MIN_FAMILIAR_SHARE = 0.85
_SHORT = 200


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text.

    Attributes:
        text: the characters; each invalid byte sequence is one U+FFFD.
        encoding: Python name of the encoding.
        bad: number of invalid byte sequences.
        first_bad: byte offset of the first of them, or None.
    """

    text: str
    encoding: str
    bad: int = 0
    first_bad: int | None = None


def decode(data: bytes) -> Decoded | None:
    """Return the characters of ``data``, or None if they do not look like written text.

    A byte order mark decides; else strict UTF-8, UTF-16 and CP949 are tried, then UTF-8 and CP949 with a few invalid
    bytes. UTF-16 and CP949 accept nearly any bytes, so they must also give the letters that Korean texts are made of;
    UTF-16 is tried only where there are zero bytes, which its spaces and line ends have and CP949 never has.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_lenient(data[len(mark) :], encoding, len(mark)), guessed=False)
    body = data.rstrip(b"\x00\x1a")
    if data and not body:
        return None
    return _strict(data) or _strict(body) or _damaged(body)


def count_controls(text: str) -> int:
    """Return how many characters are controls that no text has: neither white space nor a mark of its end."""
    return len(_CONTROLS.findall(text.rstrip("\x00\x1a")))


def _strict(data: bytes) -> Decoded | None:
    """Return the reading with the most familiar letters; else the one in UTF-8, whose form alone says enough."""
    found: list[Decoded] = []
    for encoding in _WIDE if b"\x00" in data else _NARROW:
        try:
            found.append(Decoded(data.decode(encoding), encoding))
        except UnicodeDecodeError:
            continue
    likely = (one for one in found if _checked(one, guessed=True))
    familiar = max(likely, key=lambda one: _familiar_share(one.text[:_SAMPLE]), default=None)
    plain = next((one for one in found if one.encoding == "utf-8"), None)
    return familiar or (_checked(plain, guessed=False) if plain else None)


def _damaged(data: bytes) -> Decoded | None:
    found = (_checked(_lenient(data, encoding, 0), guessed=True) for encoding in ("utf-8", "cp949"))
    return min((one for one in found if one is not None), key=lambda one: one.bad, default=None)


def _lenient(data: bytes, encoding: str, skipped: int) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, max(1, text.count("\ufffd")), error.start + skipped)


def _checked(decoded: Decoded, *, guessed: bool) -> Decoded | None:
    """Return ``decoded`` if it has few control characters and invalid bytes, and if guessed, familiar letters."""
    text, size = decoded.text, len(decoded.text)
    controls = len(_CONTROLS.findall(text))
    if controls > (size * _MAX_CONTROL_SHARE if size >= _SHORT else 0):
        return None
    if decoded.bad > max(1, size * _MAX_BAD_SHARE):
        return None
    return decoded if not guessed or _familiar_share(text[:_SAMPLE]) >= _MIN_FAMILIAR_SHARE else None


def _familiar_share(sample: str) -> float:
    return sum(1 for character in sample if _is_known(character)) / max(1, len(sample))


def _is_known(character: str) -> bool:
    """Return whether a character is ASCII, or a sign or one of the 2,350 usual syllables of KS X 1001; no hanja."""
    if character.isascii():
        return True
    if "\u4e00" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff":
        return False
    return len(character.encode("euc_kr", "ignore")) == 2  # noqa: PLR2004 - rarer syllables take eight bytes
