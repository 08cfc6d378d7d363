"""Headings whose number stands with a word: ``제1장``, ``전략 1.``, ``실천과제 ①``, ``[과제 2-1]``."""

import unicodedata
from functools import cache
from typing import NamedTuple

import regex

from extract.vocab import fold, lexicon

_NUMBER = r"(?:\d{1,2}(?:\s?[-‑–]\s?\d{1,2})?|[Ⅰ-Ⅻ]|[①-⑳❶-❿➊-➓])"


@cache
def _patterns() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    words = lexicon("numbered_words")

    def several(key: str) -> str:
        return "|".join(r"\s?".join(word) for word in words.words(key))

    dates = lexicon("date_words")
    prefix, year = "|".join(dates.words("ordinal_prefix")), "|".join(dates.words("year"))
    title = rf"(?=(?:['’‘`]\d\d|(?:19|20)\d\d)\s?(?:{year})|[^\d\s.~%,/:\-]|$)"
    number = rf"(?P<word>{several('task')})\s*(?P<n>{_NUMBER})"
    return (
        (
            "chapter",
            regex.compile(
                rf"(?:{prefix})\s?(?P<n>\d{{1,2}}|[Ⅰ-Ⅻ])\s?(?P<word>{several('chapter')})[.:]?(?:\s+|$){title}"
            ),
        ),
        (
            "clause",
            regex.compile(rf"(?:{prefix})\s?(?P<n>\d{{1,2}}|[Ⅰ-Ⅻ])\s?(?P<word>{several('clause')})[.:]?\s+{title}"),
        ),
        ("task", regex.compile(rf"[\[【<〈《(〔｢「]\s*{number}\s*[\]】>〉》)〕｣」]\s*{title}")),
        ("task", regex.compile(rf"{number}(?:\s*[.:)]\s*|(?<=\D)\s*|\s+|$){title}")),
    )


@cache
def _counted() -> regex.Pattern[str]:
    units = [word for entry in lexicon("units").entries if entry.data["kind"] == "count" for word in entry.words]
    return regex.compile(r"(?:\L<units>)(?!\p{Hangul})", units=units)


def _ordinal(number: str) -> int:
    last = regex.findall(r"\d+|\D", number)[-1]
    return int(last) if last.isdecimal() else int(unicodedata.numeric(last))


class Worded(NamedTuple):
    """A word with its number at the beginning of a line: the members of a marker."""

    kind: str
    text: str
    number: str
    ordinal: int
    length: int


def read_worded(text: str) -> Worded | None:
    """Return the word and number that ``text`` begins with, or None; the kind tells chapters from tasks.

    The kind is ``chapter`` (제1장), ``clause`` (제1절) or ``task`` with the word (전략 1); a number of things is none.

    >>> read_worded("제2장 주요성과").kind, read_worded("실천과제 ② 생활 안전").ordinal
    ('chapter', 2)
    >>> read_worded("【전략목표 3】 미래 대비").kind, read_worded("중점과제 2-1 지방 이양").number
    ('task 전략목표', '중점과제 2-1')
    >>> read_worded("과제 3건 추진"), read_worded("사업 2 개소"), read_worded("제2장 및 제3장"), read_worded("목표 12%")
    (None, None, None, None)
    """
    for kind, pattern in _patterns():
        found = pattern.match(text)
        if not found:
            continue
        content = text[found.end() :]
        if lexicon("lone_syllables").key(content.partition(" ")[0]) or _counted().match(content):
            return None
        name = f"{kind} {fold(found['word'])}" if kind == "task" else kind
        printed = found[0].strip()
        return Worded(
            name, printed, printed.strip("[]【】<>〈〉《》()〔〕｢｣「」.: "), _ordinal(found["n"]), found.end()
        )
    return None
