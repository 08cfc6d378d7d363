"""Lists of labelled numbers: ``시비 174,000,구비 14,000``, ``5급 1, 6급 3``, ``일반 19,730 특별 8,174``."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from extract.normalize.label import Label
from extract.normalize.number import DIGITS, MAX_DIGITS, Number, parse_digits
from extract.normalize.text import HANGUL, tight
from extract.vocab import lexicon


@dataclass(frozen=True, slots=True)
class Part:
    """One labelled number of a list.

    Attributes:
        label: the words before the number.
        start: offset of the number's sign or first digit.
        digits: offset behind its last digit.
        end: offset behind its unit.
        number: the unsigned number.
        negative: whether a △ or minus stands before it.
        unit: the letters behind it, or empty.
        open_ended: whether 등 stands behind it.
    """

    label: Label
    start: int
    digits: int
    end: int
    number: Number
    negative: bool
    unit: str
    open_ended: bool


_PIECES = regex.compile(r"(?:[^,/;·()\n]|(?<=[0-9]),(?=[0-9]{3}(?![0-9]))|(?<!\s)·(?! )|\([^()\n]*\))++")


@cache
def _piece() -> regex.Pattern[str]:
    more = tight(lexicon("breakdown_words").words("and_so_on"))
    return regex.compile(
        rf"\s*(?P<label>[^:]*?[^\s:0-9.,+-])(?P<gap>\s*:?\s*)(?P<sign>[△▲-])?(?P<num>{DIGITS})"
        rf"(?P<unit> ?(?!{more})[{HANGUL}%]{{1,6}}?)?(?P<more> ?{more})?\s*"
    )


@cache
def _run() -> regex.Pattern[str]:
    return regex.compile(
        rf"\s*+(?:(?P<label>[{HANGUL}A-Za-z]++(?: [{HANGUL}A-Za-z]++)*+) ?(?P<num>{DIGITS})(?![0-9])\s*+){{2,}}+"
    )


_LOOSE = regex.compile(r"[0-9][.,]?(?:[\s~:%]|$)")


def _one(text: str, found: regex.Match[str], base: int) -> Part | None:
    label = text[base + found.start("label") : base + found.end("label")]
    digits = found["num"]
    if _LOOSE.search(found["label"]) or (label[-1] in "'‘’" and not found["gap"]) or len(digits) > MAX_DIGITS:
        return None
    start = base + (found.start("sign") if found["sign"] else found.start("num"))
    begin = base + found.start("label")
    return Part(
        label=Label(label, begin, begin + len(label)),
        start=start,
        digits=base + found.end("num"),
        end=base + (found.end("unit") if found["unit"] else found.end("num")),
        number=parse_digits(digits),
        negative=bool(found["sign"]),
        unit=(found["unit"] or "").strip(),
        open_ended=bool(found["more"]),
    )


def _many(text: str, found: regex.Match[str], base: int) -> Iterator[Part]:
    for label, number in zip(found.spans("label"), found.spans("num"), strict=True):
        begin, end, first, last = (base + offset for offset in (*label, *number))
        digits = parse_digits(found.string[number[0] : number[1]])
        yield Part(
            Label(text[begin:end], begin, end), first, last, last, digits, negative=False, unit="", open_ended=False
        )


def find_parts(text: str, plain: str, start: int, end: int) -> tuple[Part, ...]:
    """Return the labelled numbers that ``[start, end)`` is a list of; empty if it holds anything else.

    >>> line = "시비 174,000,구비 14,000"
    >>> [(part.label.text, str(part.number.value)) for part in find_parts(line, line, 0, len(line))]
    [('시비', '174000'), ('구비', '14000')]
    >>> find_parts("4개월, 17주", "4개월, 17주", 0, 7)
    ()
    """
    parts: list[Part] = []
    for piece in _PIECES.finditer(plain, start, end):
        if not piece[0].strip():
            continue
        many = _run().fullmatch(piece[0])
        found = None if many else _piece().fullmatch(piece[0])
        part = _one(text, found, piece.start()) if found else None
        if many:
            parts.extend(_many(text, many, piece.start()))
        elif part:
            parts.append(part)
        else:
            return ()
    return tuple(parts)
