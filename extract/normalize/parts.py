"""Lists of labelled numbers: ``시비 174,000,구비 14,000``, ``5급 1, 6급 3``, ``일반 19,730 특별 8,174``."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from extract.normalize.label import Label
from extract.normalize.number import DIGITS
from extract.normalize.numeral import Figure, find_figures
from extract.normalize.text import HANGUL, UNIT_SIGN, tight
from extract.vocab import lexicon


@dataclass(frozen=True, slots=True)
class Part:
    """One labelled number of a list.

    Attributes:
        label: the words before the number.
        start: offset of the number's sign or first digit.
        digits: offset behind its last digit.
        end: offset behind its unit.
        figure: the unsigned number with its scale words; offsets are not those of the text.
        negative: whether a △ or minus stands before it.
        unit: what stands behind the digits, scale words included; empty if nothing.
        open_ended: whether 등 stands behind it.
    """

    label: Label
    start: int
    digits: int
    end: int
    figure: Figure
    negative: bool
    unit: str
    open_ended: bool

    @property
    def value(self) -> Decimal:
        """The signed number."""
        return -self.figure.value if self.negative else self.figure.value


_PIECES = regex.compile(r"(?:[^,/;()\n+]|\+(?! ?\p{L})|(?<=[0-9]),(?=[0-9]{3}(?![0-9]))|\([^()\n]*\))++")
_LETTER = rf"[{HANGUL}\p{{Han}}]"


@cache
def _loose() -> regex.Pattern[str]:
    """Match what makes a label no label: numbers that stand alone, ranges that are no classes (``65~69세`` is one)."""
    band = tight(lexicon("breakdown_words").words("band"))
    return regex.compile(rf"(?<![0-9~])[0-9]+~[0-9]+ ?{band}(*SKIP)(*FAIL)|[0-9][.,]?(?:[\s~:%]|$)|[~→]")


def measures() -> list[str]:
    """Return the units of length, area and weight that are spelt with letters (ha, km, 톤)."""
    entries = (entry for entry in lexicon("units").entries if entry.data["kind"] in ("area", "other"))
    return [word for entry in entries for word in entry.words]


@cache
def _tail() -> regex.Pattern[str]:
    more = tight(lexicon("breakdown_words").words("and_so_on"))
    unit = rf"(?:(?:{_LETTER}|%){{1,7}}?|{UNIT_SIGN}|\L<sizes>)"
    return regex.compile(rf"(?P<unit> ?(?!{more}){unit})?(?P<more> ?{more})?\s*", sizes=measures())


@cache
def _run() -> regex.Pattern[str]:
    name = rf"(?:{_LETTER}|[A-Za-z·])++(?: (?:{_LETTER}|[A-Za-z·])++)*+"
    one = rf"(?P<label>{name}) ?(?P<num>{DIGITS})(?![0-9.,])"
    return regex.compile(rf"\s*+{one}(?:\s++{one})++\s*+")


def _part(text: str, plain: str, start: int, end: int) -> Part | None:
    """Return the part that ``[start, end)`` is: a label, one number, its unit."""
    piece = plain[start:end]
    figures = tuple(find_figures(piece))
    if not figures:
        return None
    figure = figures[-1]
    tail = _tail().fullmatch(piece, figure.end)
    head = piece[: figure.start]
    negative = head.endswith(("△", "▲", "-"))
    label = head[:-1].rstrip(" :") if negative else head.rstrip(" :")
    begin = start + len(label) - len(label.lstrip())
    if not tail or _loose().search(label) or not any(char.isalpha() for char in label):
        return None
    last = start + (tail.end("unit") if tail["unit"] else figure.end)
    digits = start + figure.terms[-1].digits
    return Part(
        label=Label(text[begin : start + len(label)], begin, start + len(label)),
        start=start + figure.start - (1 if negative else 0),
        digits=digits,
        end=last,
        figure=figure,
        negative=negative,
        unit=text[digits:last].strip(),
        open_ended=bool(tail["more"]),
    )


def _many(text: str, plain: str, found: regex.Match[str]) -> Iterator[Part | None]:
    for label, number in zip(found.spans("label"), found.spans("num"), strict=True):
        yield _part(text, plain, label[0], number[1])


def find_parts(text: str, plain: str, start: int, end: int) -> tuple[Part, ...]:
    """Return the labelled numbers that ``[start, end)`` is a list of; empty if it holds anything else.

    >>> line = "시비 174,000,구비 14,000"
    >>> [(part.label.text, str(part.value)) for part in find_parts(line, line, 0, len(line))]
    [('시비', '174000'), ('구비', '14000')]
    >>> find_parts("4개월, 17주", "4개월, 17주", 0, 7)
    ()
    """
    parts: list[Part] = []
    for piece in _PIECES.finditer(plain, start, end):
        if not piece[0].strip():
            continue
        many = _run().fullmatch(plain, piece.start(), piece.end())
        found = tuple(_many(text, plain, many)) if many else (_part(text, plain, piece.start(), piece.end()),)
        for part in found:
            if part is None:
                return ()
            parts.append(part)
    return tuple(parts)
