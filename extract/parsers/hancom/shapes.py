"""How characters and paragraphs of a Hangul document look, and what numbers them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, Protocol

MAX_LEVELS = 10
"""Levels of a numbering: seven until 5.0.2.5, ten since."""


class CharShape(NamedTuple):
    """A character shape (글자 모양): size in points, bold, name of the font for Hangul."""

    size: float | None
    bold: bool
    font: str | None


class Head(NamedTuple):
    """What stands before a paragraph (문단 머리).

    Attributes:
        kind: ``outline`` (개요), ``number`` (번호) or ``bullet`` (글머리표).
        level: from 0.
        reference: id of the numbering or bullet; an outline uses that of its section instead.
    """

    kind: str
    level: int
    reference: int


class ParaShape(NamedTuple):
    """A paragraph shape (문단 모양): left edge of the first line in points, alignment, head, and border."""

    indent: float
    centered: bool
    head: Head | None
    framed: bool = False


class Level(NamedTuple):
    """One level of a numbering.

    Attributes:
        text: what is printed, with ``^1`` for the number of the first level and so on, ``^n`` for the path of numbers.
        system: name of the numbering system in ``parsers.numerals``.
        start: the first number.
    """

    text: str
    system: str
    start: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """A paragraph numbering (문단 번호) or outline: its levels from the first."""

    levels: tuple[Level, ...]


class Shapes(Protocol):
    """The shapes of a document, by their ids; an id that is not defined gives a plain shape."""

    def char(self, identity: int, /) -> CharShape:
        """Return a character shape."""
        ...

    def para(self, identity: int, /) -> ParaShape:
        """Return a paragraph shape."""
        ...

    def numbering(self, identity: int, /) -> Numbering | None:
        """Return a numbering, or None if none is defined."""
        ...

    def bullet(self, identity: int, /) -> str:
        """Return a bullet (글머리표)."""
        ...


PLAIN_CHAR = CharShape(None, bold=False, font=None)
PLAIN_PARA = ParaShape(0.0, centered=False, head=None)

BUILT_IN = Numbering(
    tuple(
        Level("".join(f"^{place}." for place in range(1, level + 1)), "decimal", 1)
        for level in range(1, MAX_LEVELS + 1)
    )
)
"""What Hangul counts with where no numbering is defined: ``1.``, ``1.1.`` and so on."""

SYSTEMS: Mapping[int, str] = MappingProxyType(
    dict(
        enumerate(
            (
                "decimal",
                "decimalEnclosedCircle",
                "upperRoman",
                "lowerRoman",
                "upperLetter",
                "lowerLetter",
                "upperLetterCircle",
                "lowerLetterCircle",
                "syllables",
                "syllablesCircle",
                "chosung",
                "chosungCircle",
                "koreanCounting",
                "chineseCounting",
                "ideographEnclosedCircle",
                "gapja",
                "ideographTraditional",
            )
        )
    )
)
"""Numbering systems by their code (번호 모양: 한글 문서 파일 구조 5.0, 표 43)."""
