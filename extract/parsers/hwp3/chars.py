"""Characters of Hangul's own 16-bit code (한글 코드, ``hchar``) to Unicode.

Below 0x80 stand ASCII characters, below 0x4000 symbols, then the Chinese characters (한자) of KS X 1001 in their order,
from 0x8000 on combined syllables (조합형): five bits each for the first, middle and last letter (한글 문서 파일 구조 3.0,
한글 코드). What is not known becomes U+FFFD.
"""

from functools import lru_cache

from extract.parsers.hwp3.symbols import symbols

UNKNOWN = "\ufffd"
"""What an unknown code becomes."""

_SYLLABLES = 0x8000
_HANJA = range(0x4000, 0x4000 + 52 * 94)
_KS_SYMBOLS = range(0x3401, 0x375F)
_KS_ROW, _KS_SPACED_ROW = 94, 96
_FIRST_CELL = 0xA1
_HANJA_ROW = 0xCA
_FIRST = 0x20
_EMPTY = 0  # no letter at this place of the syllable

_INITIALS = (
    *(0x111E, _EMPTY, *range(0x1100, 0x1113)),
    *(0x1120, 0x1121, 0x1127, 0x112B, 0x112D, 0x112F, 0x1132, 0x1136, 0x1140, 0x114C, 0x1158),
)
_VOWELS = (
    *(-1, -1, _EMPTY, *range(0x1161, 0x1166), -1, -1, *range(0x1166, 0x116C), -1, 0x1188),
    *(*range(0x116C, 0x1172), 0x1191, 0x1194, *range(0x1172, 0x1176), 0x119E, 0x11A1),
)
_FINALS = (0x11D9, _EMPTY, *range(0x11A8, 0x11B8), 0x11E6, *range(0x11B8, 0x11C3), 0x11EB, 0x11F0)
"""Letters of old and modern Hangul by their five bits, as conjoining jamo; -1 is not used."""

_LONE_INITIALS = (
    *(0x3172, -1, 0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141, 0x3142, 0x3143, *range(0x3145, 0x314F)),
    *(0x3173, 0x3144, 0x3176, 0x3178, 0x317A, 0x317C, 0x317D, 0x317E, 0x317F, 0x3181, 0x3185),
)
_LONE_VOWELS = (
    *(-1, -1, -1, *range(0x314F, 0x3154), -1, -1, *range(0x3154, 0x315A), -1, 0x3189, *range(0x315A, 0x3160)),
    *(0x318A, 0x318C, *range(0x3160, 0x3164), 0x318D, 0x318E),
)
_LONE_FINALS = (
    *(0x316D, -1, *range(0x3131, 0x3138), *range(0x3139, 0x3142), 0x3178, 0x3142, *range(0x3144, 0x3149)),
    *(*range(0x314A, 0x314F), 0x317F, 0x3181),
)
"""The same letters where they stand alone."""

_MODERN_INITIALS, _MODERN_VOWELS, _MODERN_FINALS = range(0x1100, 0x1113), range(0x1161, 0x1176), range(0x11A8, 0x11C3)


@lru_cache(maxsize=1 << 16)
def decode(code: int) -> str:
    """Return the character of a code; old syllables are several conjoining jamo, an unknown code is U+FFFD.

    >>> decode(0x8861), decode(0xD3C5), decode(0x343B), decode(0x4000)
    ('가', 'ᄒᆞᆫ', '○', '伽')
    """
    if code < 0x7F:  # noqa: PLR2004 - ASCII
        return chr(code)
    if code >= _SYLLABLES:
        return _syllable(code >> 10 & 0x1F, code >> 5 & 0x1F, code & 0x1F)
    if found := symbols().get(code):
        return found
    if code in _HANJA:
        return _ks_character(code - _HANJA.start, _HANJA_ROW, _KS_ROW)
    return _ks_character(code - _KS_SYMBOLS.start, _FIRST_CELL, _KS_SPACED_ROW) if code in _KS_SYMBOLS else UNKNOWN


def decode_string(data: bytes) -> str:
    """Return the characters of a string of codes up to the first zero; controls among them are left out."""
    codes = (int.from_bytes(data[place : place + 2], "little") for place in range(0, len(data) - 1, 2))
    found: list[str] = []
    for code in codes:
        if not code:
            break
        found.append(decode(code) if code >= _FIRST else "")
    return "".join(found)


def _ks_character(index: int, row: int, width: int) -> str:
    """Return the character of KS X 1001 at a place counted from ``row``, whose rows are ``width`` codes apart."""
    down, right = divmod(index, width)
    if right >= _KS_ROW:
        return UNKNOWN
    return bytes((row + down, _FIRST_CELL + right)).decode("euc_kr", "replace")[:1]


def _syllable(first: int, middle: int, last: int) -> str:
    initial, vowel, final = _INITIALS[first], _VOWELS[middle], _FINALS[last]
    if vowel < 0:
        return UNKNOWN
    letters = [letter for letter in (initial, vowel, final) if letter]
    if len(letters) < 2 or not vowel:  # noqa: PLR2004 - a letter alone
        return _letters(first, middle, last)
    modern = initial in _MODERN_INITIALS and vowel in _MODERN_VOWELS and (not final or final in _MODERN_FINALS)
    if modern:
        place = (initial - _MODERN_INITIALS.start) * len(_MODERN_VOWELS) + vowel - _MODERN_VOWELS.start
        return chr(0xAC00 + place * 28 + (final - _MODERN_FINALS.start + 1 if final else 0))
    return "".join(chr(letter) for letter in letters) if initial else chr(0x115F) + "".join(map(chr, letters))


def _letters(first: int, middle: int, last: int) -> str:
    """Return letters that make no syllable, as they stand alone."""
    found = (_LONE_INITIALS[first], _LONE_VOWELS[middle], _LONE_FINALS[last])
    return "".join(chr(letter) for letter in found if letter > 0) or UNKNOWN
