"""Symbol fonts: what their private code points look like in Unicode."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from extract.parsers.numerals import format_number

_WINGDINGS: Mapping[int, str] = MappingProxyType(
    {
        0x46: "☞",
        0x6C: "●",
        0x6D: "❍",
        0x6E: "■",
        0x6F: "□",
        0x70: "□",
        0x71: "❑",
        0x72: "❒",
        0x73: "◆",
        0x74: "◆",
        0x75: "◆",
        0x76: "❖",
        0x77: "◆",
        0x9E: "·",
        0x9F: "•",
        0xA0: "▪",
        0xA1: "○",
        0xA2: "○",
        0xA3: "○",
        0xA4: "◉",
        0xA5: "◎",
        0xA7: "▪",
        0xA8: "□",
        0xAB: "★",
        0xD8: "➢",
        0xDC: "➲",
        0xDF: "←",
        0xE0: "→",
        0xE1: "↑",
        0xE2: "↓",
        0xE8: "➔",
        0xEF: "⇦",
        0xF0: "⇨",
        0xF1: "⇧",
        0xF2: "⇩",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
    }
)
_SYMBOL: Mapping[int, str] = MappingProxyType(
    {
        0x2D: "−",
        0xA3: "≤",
        0xA5: "∞",
        0xA8: "♦",
        0xAC: "←",
        0xAD: "↑",
        0xAE: "→",
        0xAF: "↓",
        0xB0: "°",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xB8: "÷",
        0xB9: "≠",
        0xD7: "·",
        0xDE: "⇒",
    }
)
_FONTS: Mapping[str, Mapping[int, str]] = MappingProxyType({"wingdings": _WINGDINGS, "symbol": _SYMBOL})
_PRIVATE = range(0xF000, 0xF100)
_BOXED, _TENS, _ONES = range(0xF02B1, 0xF02BA), range(0xF02BA, 0xF02C3), range(0xF02C3, 0xF02CD)
_FILLED, _CIRCLED = range(0xF02CE, 0xF02D7), range(0xF0288, 0xF0292)
_PRIVATE_USE = re.compile("[\U000f02ba-\U000f02c2][\U000f02c3-\U000f02cc]|[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_HANCOM: Mapping[int, str] = MappingProxyType(
    {
        0xF53A: "\u1112\u119e\u11ab",
        0xF003B: "↓",
        0xF0090: "✺",
        0xF00DA: "▸",
        0xF02EC: "◇",
        0xF02EF: "·",
        0xF02FB: "▸",
        0xF02FC: "►",
        0xF031C: "■",
        0xF03A0: "↵",
        0xF03A7: "⊟",
        0xF03A8: "⊞",
        0xF03C5: "□",
        0xF03DA: "□",
        0xF03FF: "□",
        0xF0806: "┌",
        0xF0807: "┬",
        0xF0808: "┐",
        0xF080C: "└",
        0xF080E: "┘",
        0xF080F: "━",
        0xF0810: "│",
        0xF081C: "┈",
        0xF0827: "■",
        0xF0832: "═",
        0xF0854: "《",
        0xF0855: "》",
    }
)
"""Signs of Hangul's own fonts, as they are drawn in prints; F53A is the first syllable of the program's name."""

_DIGITS = ((0x80, 0x8A, "⓪①②③④⑤⑥⑦⑧⑨⑩"), (0x8B, 0x95, "⓿❶❷❸❹❺❻❼❽❾❿"))


def is_symbol_font(font: str | None) -> bool:
    """Return whether ``font`` shows signs in the place of letters and its signs are known."""
    return font is not None and font.lower() in _FONTS


def map_symbols(text: str, font: str | None) -> str:
    """Return ``text`` with the signs that it shows when set in ``font``; what is not known stays.

    Args:
        text: characters, those of symbol fonts as code points 0x20 to 0xFF or U+F020 to U+F0FF.
        font: name of the font; any other than Wingdings and Symbol leaves the text as it is.

    >>> map_symbols(chr(0xF06C), "Wingdings"), map_symbols("l", "Wingdings"), map_symbols("l", "Arial")
    ('●', '●', 'l')
    """
    if font is None or not is_symbol_font(font):
        return text
    return "".join(_sign(character, font.lower()) for character in text)


def map_bullet(text: str, font: str | None) -> str:
    """Return the sign of a bullet (글머리표); a private one that is not known is shown as ``•``."""
    shown = map_symbols(text, font)
    return "".join("•" if "\ue000" <= character <= "\uf8ff" else character for character in shown)


def show_private(text: str) -> str:
    """Return ``text`` with the private-use characters of Hangul and of Wingdings as what they draw; others stay.

    Hangul draws a number in a box as one character from 1 to 9, and as two halves from 10 on; it is given as the
    circled number. Signs of symbol fonts stand at U+F020 to U+F0FF, whatever the font that the file names for them.
    Old Hangul (옛한글) of the Hanyang encoding needs the package hypua2jamo, which is optional.

    >>> show_private(chr(0xF02B3) + " 추진 계획"), show_private(chr(0xF02BA) + chr(0xF02C5)), show_private(chr(0xF0A7))
    ('③ 추진 계획', '⑫', '▪')
    """
    return _PRIVATE_USE.sub(_private, text) if _PRIVATE_USE.search(text) else text


def _private(match: re.Match[str]) -> str:
    found = match[0]
    code = ord(found[0])
    if len(found) > 1:
        return _circled(10 * (code - _TENS.start + 1) + ord(found[1]) - _ONES.start) or found
    if code in _BOXED:
        return _circled(code - _BOXED.start + 1)
    if code in _FILLED:
        return chr(0x2776 + code - _FILLED.start)
    if code in _CIRCLED:
        return _circled(code - _CIRCLED.start)
    if code in _PRIVATE:
        return _sign(found, "wingdings")
    return _HANCOM.get(code) or _old_hangul(found)


def _circled(number: int) -> str:
    return format_number(number, "decimalEnclosedCircle") if number else "⓪"


@cache
def _old_hangul(character: str) -> str:
    try:
        from hypua2jamo import translate  # noqa: PLC0415  # pyright: ignore[reportMissingImports]
    except ImportError:
        return character
    return str(translate(character))


def _sign(character: str, font: str) -> str:
    code = ord(character)
    if code in _PRIVATE:
        code -= _PRIVATE.start
    if font == "wingdings":
        for first, last, digits in _DIGITS:
            if first <= code <= last:
                return digits[code - first]
    return _FONTS[font].get(code, character)
