"""The sign or number that begins a line (항목 기호): which kind, which ordinal, how many characters."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import regex

from extract.segment.worded import read_worded
from extract.vocab import fold, lexicon


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at the beginning of a line.

    Attributes:
        kind: ``roman``, ``compound`` (1-1), ``point`` (1.), ``digit`` (1), ``paren`` (1) or (1)), ``circled`` (①),
            ``boxed`` (□1), ``syllable`` (가.), ``latin`` (a.), ``reference`` (참고), or the family of a sign
            (``square``, ``circle``, ``dash`` …); ``chapter`` (제1장), ``clause`` (제1절), or ``task`` with its word
            (전략 1).
        text: as printed, without white space around it.
        number: the printed number without punctuation, or None for signs.
        ordinal: its place in the sequence, or None.
        length: characters up to the content, white space included.
    """

    kind: str
    text: str
    number: str | None
    ordinal: int | None
    length: int


NUMBERS = frozenset({"compound", "point", "digit", "paren", "boxed", "circled", "syllable", "latin"})
"""Kinds that count upwards below a Roman part."""


def is_numbered(marker: Marker) -> bool:
    """Return whether a marker counts upwards below a part: a number, or a word with one (전략 1)."""
    return marker.kind in NUMBERS or marker.kind.startswith("task")


def is_part(marker: Marker) -> bool:
    """Return whether a marker counts the parts of a document: Ⅰ or 제1장."""
    return marker.kind in ("roman", "chapter")


_CIRCLED_LETTERS = ("".join(map(chr, range(0x3260, 0x326E))), "".join(map(chr, range(0x326E, 0x327C))))
_ROMAN = MappingProxyType({"I": 1, "V": 5, "X": 10})


@cache
def _signs() -> Mapping[str, str]:
    return MappingProxyType({word: entry.key for entry in lexicon("markers").entries for word in entry.words})


@cache
def sign_roles() -> Mapping[str, str]:
    """Return the role that each family of signs may introduce: heading, item or note."""
    return MappingProxyType({entry.key: str(entry.data["role"]) for entry in lexicon("markers").entries})


@cache
def _numbered() -> "tuple[tuple[str, regex.Pattern[str]], ...]":
    syllables = "".join(lexicon("ordinals").words("syllable"))
    reference = "|".join(r"\s?".join(word) for word in lexicon("reference_headings").words())
    year = r"(?:(?:19|20)\d\d|['’‘`]\d\d)"
    patterns = {
        "reference": rf"(?P<n>[\[【<〈《(〔｢「]\s*(?:{reference})\s*\d{{0,2}}\s*[\]】>〉》)〕｣」]|(?:{reference})\s*\d{{1,2}}(?=\s*[\].:]?\s+(?:\D|{year})))[\s.:]*",
        "roman": r"(?P<n>[Ⅰ-Ⅻ]+|X{0,1}(?:IX|IV|V?I{1,3}|V)(?=\s*[.．]|\s|$)|X(?=\s*[.．]))(?![A-Za-z])\s*[.．]?\s*",
        "compound": rf"(?P<n>\d{{1,2}}\s?[-‑–]\s?\d{{1,2}})(?:[.)]\s*(?=[^\d\s~.])|[.)]?\s+(?=[^\d\s~.]|{year})|[.)]?$)\s*",
        "point": rf"(?P<n>\d{{1,2}})[.．](?:\s*(?=[^\d\s.~])|\s*(?={year})|$)",
        "paren": r"(?P<n>\(?\d{1,2}\))\s*(?=[^\d\s]|$)",
        "boxed": r"(?P<n>[□▢☐]\d{1,2})(?=\s)\s*",
        "latin": r"(?P<n>[A-Za-z])\s?[.．]\s*(?=[\p{Hangul}\d’‘'])",
        "circled": r"(?P<n>[①-⑳⑴-⒇⓪❶-❿➀-➓⓫-⓴㉠-㉭㉮-㉻㊀-㊉])\s*",
        "syllable": rf"(?P<n>[{syllables}][.)]|\([{syllables}]\))(?:\s+(?=\S)|$)",
        "digit": rf"(?P<n>\d{{1,2}})(?:\s+(?=[\p{{Hangul}}\p{{Han}}A-Z｢「『‘’'“\"《〈<(\[])|\s+(?={year})|$)",
    }
    return tuple((kind, regex.compile(pattern)) for kind, pattern in patterns.items())


def _roman_value(text: str) -> int:
    letters = [_ROMAN[char] for char in unicodedata.normalize("NFKC", text)]
    following = [*letters[1:], 0]
    return sum(-value if value < after else value for value, after in zip(letters, following, strict=True))


def _ordinal(kind: str, number: str) -> int | None:
    if kind == "roman":
        return _roman_value(number)
    if kind == "syllable":
        return str(lexicon("ordinals").entries[0].data["order"]).index(number.strip("(.)")) + 1
    if kind == "circled":
        letters = next((row for row in _CIRCLED_LETTERS if number in row), None)
        value = letters.index(number) + 1 if letters else unicodedata.numeric(number, None)
        return int(value) if value is not None else None
    if kind == "latin":
        return ord(number.lower()) - ord("a") + 1
    digits = regex.findall(r"\d+", number)
    return int(digits[-1]) if digits else None


def _number_marker(text: str) -> Marker | None:
    for kind, pattern in _numbered():
        if match := pattern.match(text):
            printed = match["n"]
            number = printed if kind in ("circled", "reference") else printed.strip("().．□▢☐ ").replace(" ", "")
            return Marker(kind, match[0].strip(), number, _ordinal(kind, printed), match.end())
    return None


def _sign_marker(text: str) -> Marker | None:
    kind = _signs().get(fold(text[0]))
    if kind is None:
        return None
    length = 1
    while length < len(text) and text[length] == text[0]:
        length += 1
    rest = text[length:]
    letter = text[0].isascii() and text[0].isalnum()
    if (letter and not rest[:1].isspace()) or (kind == "dash" and rest[:1].isdigit()):
        return None
    return Marker(kind, text[:length], None, None, len(text) - len(rest.lstrip()))


def parse_marker(text: str) -> Marker | None:
    """Return the marker at the beginning of ``text``, or None.

    >>> parse_marker("Ⅲ. 2025년도 업무계획").kind
    'roman'
    >>> parse_marker("1-1. 선진 감사행정").number
    '1-1'
    >>> parse_marker("9. 15. 개최") is None
    True
    """
    if not text:
        return None
    worded = read_worded(text)
    return Marker(*worded) if worded else _number_marker(text) or _sign_marker(text)


_BRACKETED = regex.compile(r"(?P<open>[【《≪])\s*(?=\P{L}*\p{L})[^【】《》≪≫]{2,30}[】》≫]")


def bracket_marker(text: str) -> Marker | None:
    """Return the marker of a line that is nothing but a title in heavy brackets, or None; the brackets stay in the text.

    >>> bracket_marker("【 기 본 현 황 】").kind, bracket_marker("【 현황 】 및 계획")
    ('bracket', None)
    """
    found = _BRACKETED.fullmatch(text)
    return Marker("bracket", found["open"], None, None, 0) if found else None


def unbracketed(text: str) -> str:
    """Return the title inside heavy brackets.

    >>> unbracketed("【 기본현황 】")
    '기본현황'
    """
    return text.strip("【】《》≪≫ ")
