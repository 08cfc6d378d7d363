"""Chinese characters (한자) read in Hangul: ``定員`` as ``정원``; every character stays one character."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import regex

_HAN = regex.compile(r"\p{Han}+")
_FIRST, _VOWELS, _TAILS = 0xAC00, 21, 28
_N, _L, _SILENT = 2, 5, 11
_NARROW_N = frozenset((6, 12, 17, 20))
_NARROW_L = frozenset((2, 6, 7, 12, 17, 20))


@cache
def _readings() -> tuple[Mapping[str, str], frozenset[str]]:
    """Return what each character or compound reads as, and the characters that number headings where they stand alone."""
    rows = tomllib.loads((files("extract.vocab") / "hanja.toml").read_text("utf-8"))["entry"]
    found: dict[str, str] = {}
    for row in rows:
        for word, hanja in zip(row["words"], row["hanja"], strict=True):
            units = [hanja] if row["key"] == "compound" else list(hanja)
            found.update(dict.fromkeys(units, word))
    signs = frozenset(char for row in rows if row["key"] == "sign" for chars in row["hanja"] for char in chars)
    return MappingProxyType(found), signs


@cache
def _unit() -> regex.Pattern[str]:
    words = sorted(_readings()[0], key=lambda word: (-len(word), word))
    return regex.compile(r"\L<words>", words=words)


def _at_head(syllable: str) -> str:
    """Return how a syllable is spelled at the head of a word (두음법칙, 한글 맞춤법 제10항부터 제12항까지)."""
    lead, rest = divmod(ord(syllable) - _FIRST, _VOWELS * _TAILS)
    vowel = rest // _TAILS
    if lead == _L:
        lead = _SILENT if vowel in _NARROW_L else _N
    elif lead == _N and vowel in _NARROW_N:
        lead = _SILENT
    return chr(_FIRST + lead * _VOWELS * _TAILS + rest)


def _read(found: "regex.Match[str]", text: str) -> str:
    before, behind = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    readings, signs = _readings()
    if found[0] in signs and not before.isalnum() and not behind.isalnum():
        return found[0]
    word = _unit().sub(lambda one: readings[one[0]], found[0])
    head = word[0]
    return word if before.isalnum() or not _FIRST <= ord(head) <= _FIRST + 11171 else _at_head(head) + word[1:]


def to_hangul(text: str) -> str:
    """Return ``text`` with Chinese characters as their Korean readings, character by character, so that offsets stay.

    Unknown characters stay; so do signs that count (一, 甲) where they stand alone.

    >>> to_hangul("定員 38, 過不足 △1 (單位 : 百萬원)"), to_hangul("2003年度 年間"), to_hangul("一. 槪要")
    ('정원 38, 과부족 △1 (단위 : 백만원)', '2003년도 연간', '一. 개요')
    """
    return _HAN.sub(lambda found: _read(found, text), text) if _HAN.search(text) else text
