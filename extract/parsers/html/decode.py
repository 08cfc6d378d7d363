"""The characters of a page: byte order mark, then what the page declares, then trial (HTML 13.2.3.2)."""

import codecs
import re
from dataclasses import dataclass
from types import MappingProxyType

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WITHIN = 8192
_DECLARED = re.compile(rb"""(?:charset|encoding|pageEncoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_KOREAN = ("euckr", "csksc56011987", "ksc56011987", "ksc56011989", "ksc5601", "isoir149", "korean", "cp949", "ms949")
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cp949", (*_KOREAN, "uhc", "windows949", "xwindows949")),
    ("utf-8", ("utf16", "utf16le", "utf16be", "unicode")),
    ("cp1252", ("iso88591", "latin1", "usascii", "ascii", "windows1252")),
)
_LABELS = MappingProxyType({label: codec for codec, labels in _GROUPS for label in labels})
"""Labels without signs, and the codec that browsers take for them (Encoding Standard 4.2): euc-kr means CP949 there."""

_TRIED = ("utf-8", "cp949")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_NOT_ALNUM = re.compile("[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded page.

    Attributes:
        text: its characters; each invalid byte sequence is one U+FFFD.
        doubt: what was wrong with the bytes, or None.
    """

    text: str
    doubt: str | None = None


def decode(data: bytes, transport: str | None = None) -> Decoded:
    """Return the characters of a page.

    Args:
        data: the whole page.
        transport: the encoding named around the page, such as in a mail header; it goes before what the page declares.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding) or _lenient(data[len(mark) :], encoding)
    wide = _wide(data)
    if wide:
        return _strict(data, wide) or _lenient(data, wide)
    declared = _codec(transport) or _codec(_declared(data))
    if declared == "cp1252":
        return _western(data)
    if declared is None:
        return next(filter(None, (_strict(data, name) for name in _TRIED)), None) or _damaged(data, None)
    return _strict(data, declared) or _damaged(data, declared)


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 in which a page without a mark begins, told by its first ``<``."""
    start = data[:2]
    return "utf-16-le" if start == b"<\x00" else "utf-16-be" if start == b"\x00<" else None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_WITHIN])
    return found[1].decode("ascii") if found else None


def _codec(label: str | None) -> str | None:
    """Return the codec of a label, or None if it names no encoding of text."""
    if not label:
        return None
    known = _LABELS.get(_NOT_ALNUM.sub("", label.lower()))
    if known:
        return known
    try:
        found = codecs.lookup(label).name
        "".encode(found)
    except (LookupError, ValueError, UnicodeError):
        return None
    return found


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding))
    except UnicodeError:
        return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, f"{text.count(chr(0xFFFD))} byte sequences are not valid {encoding}")


def _western(data: bytes) -> Decoded:
    """Return a page that declares a western encoding; Korean pages do so by mistake, and then their bytes tell."""
    if data.isascii():
        return Decoded(data.decode("ascii"))
    for name in _TRIED:
        found = _strict(data, name)
        if found and _HANGUL.search(found.text):
            return Decoded(found.text, f"a western encoding is declared, but the bytes are {name}")
    return _strict(data, "cp1252") or _lenient(data, "cp1252")


def _damaged(data: bytes, declared: str | None) -> Decoded:
    """Return a page whose bytes are invalid in what it declares: another encoding if all are valid there."""
    if declared is not None:
        for name in _TRIED:
            found = _strict(data, name)
            if found:
                return Decoded(found.text, f"{declared} is declared, but the bytes are valid {name} only")
        return _lenient(data, declared)
    return min((_lenient(data, name) for name in _TRIED), key=lambda one: one.text.count("\ufffd"))
