"""Ordinals (차례): ``제11회``, ``첫째``, ``스물다섯번째``, ``25번째``."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from extract.errors import NormalizeError
from extract.normalize.measure import tail
from extract.normalize.number_words import read_run, starts
from extract.normalize.text import HANGUL, level, tight
from extract.vocab import lexicon

_DIGITS = r"[1-9][0-9]{0,3}(?:,[0-9]{3})?(?![0-9])"


@dataclass(frozen=True, slots=True)
class OrdinalSpan:
    """An ordinal inside a text.

    Attributes:
        start: offset of its first letter.
        end: offset behind its last.
        raw: the text between them.
        number: which one it names.
        unit: what is numbered (회, 조 …), or None.
    """

    start: int
    end: int
    raw: str
    number: int
    unit: str | None


@cache
def _numbered() -> regex.Pattern[str]:
    words = lexicon("number_words")
    unit = rf"(?P<unit>{tight(words.words('numbered'))}){tail()}"
    return regex.compile(
        rf"(?<!{HANGUL}){tight(words.words('number'))} ?(?P<num>{_DIGITS})(?![.,][0-9])(?: ?{unit}|(?!{HANGUL}|[A-Za-z]))"
    )


@cache
def _counted() -> regex.Pattern[str]:
    """Match digits or the word for first with what makes them an ordinal; 째 alone follows words only."""
    words = lexicon("number_words")
    suffix = tight(words.words("ordinal"))
    long = tight(word for word in words.words("ordinal") if len(word) > 1)
    first = tight(words.words("first"))
    return regex.compile(rf"(?<![{HANGUL}0-9A-Za-z.,])(?:(?P<first>{first}) ?{suffix}|(?P<num>{_DIGITS}) ?{long})")


@cache
def _suffix() -> regex.Pattern[str]:
    words = lexicon("number_words").words("ordinal")
    return regex.compile(rf" ?{tight(word for word in words if len(word) > 1)}|{tight(words)}")


def _written(plain: str) -> Iterator[tuple[int, int, int, str | None]]:
    for found in starts().finditer(plain):
        for words in read_run(plain, found.start()):
            suffix = _suffix().match(plain, words.end)
            plainly = words.native or words.syllables > 1 or words.value >= 10  # noqa: PLR2004 - 이 번째 is no second
            whole = words.value == words.value.to_integral_value()
            if suffix and plainly and whole and words.value:
                yield found.start(), suffix.end(), int(words.value), None


def _printed(plain: str) -> Iterator[tuple[int, int, int, str | None]]:
    for found in _numbered().finditer(plain):
        yield found.start(), found.end(), int(found["num"].replace(",", "")), found["unit"]
    for found in _counted().finditer(plain):
        yield found.start(), found.end(), int(found["num"].replace(",", "")) if found["num"] else 1, None


def find_ordinals(text: str) -> tuple[OrdinalSpan, ...]:
    """Return the ordinals in ``text``, in order.

    >>> [(one.raw, one.number, one.unit) for one in find_ordinals("제11회 축제, 스물다섯 번째 행사, 첫째, 3번째")]
    [('제11회', 11, '회'), ('스물다섯 번째', 25, None), ('첫째', 1, None), ('3번째', 3, None)]
    >>> find_ordinals("이제 3명, 3일째, 제일 큰, 이 번째, 제3자, 어제 5회, 둘레")
    ()
    """
    plain = level(text)
    spans: list[OrdinalSpan] = []
    for start, end, number, unit in sorted((*_printed(plain), *_written(plain)), key=lambda one: (one[0], -one[1])):
        if not spans or start >= spans[-1].end:
            spans.append(OrdinalSpan(start, end, text[start:end], number, unit))
    return tuple(spans)


def parse_ordinal(text: str) -> OrdinalSpan:
    """Return the ordinal that ``text`` is.

    Raises:
        NormalizeError: if it is anything else.

    >>> parse_ordinal("제 2 조").number, parse_ordinal("이십오번째").number
    (2, 25)
    >>> parse_ordinal("2회")
    Traceback (most recent call last):
    extract.errors.NormalizeError: not an ordinal: '2회'
    """
    found = find_ordinals(text.strip())
    if len(found) != 1 or found[0].raw != text.strip():
        raise NormalizeError(f"not an ordinal: {text[:40]!r}")
    return found[0]
