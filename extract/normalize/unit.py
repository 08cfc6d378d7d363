"""Units of measure (단위) and the lines and header cells that state them."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, TypeAlias, cast

import regex

from extract.errors import NormalizeError
from extract.normalize.text import level, spaced
from extract.vocab import lexicon

UnitKind: TypeAlias = Literal["money", "percent", "count", "area", "point", "duration", "other"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    Attributes:
        key: English key of the word list ``units``, or ``other``.
        kind: what it measures.
        factor: what one unit is worth: won for money, single things for counts.
        text: as printed.
    """

    key: str
    kind: UnitKind
    factor: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A line such as ``(2018. 12. 18. 기준, 단위 : 억원, %)``.

    Attributes:
        units: the units in their order; one that no list knows has the kind ``other``.
        as_of: the text before 단위, such as ``2018. 12. 18. 기준``, or None.
        raw: the text read, brackets included.
    """

    units: tuple[Unit, ...]
    as_of: str | None
    raw: str


def parse_unit(text: str) -> Unit:
    """Return the unit that ``text`` names.

    Raises:
        NormalizeError: if no list knows it.

    >>> parse_unit("백만 원").factor, parse_unit("%").kind
    (Decimal('1000000'), 'percent')
    >>> parse_unit("담당자")
    Traceback (most recent call last):
    extract.errors.NormalizeError: not a unit: '담당자'
    """
    entry = lexicon("units").find(text)
    if not entry:
        raise NormalizeError(f"not a unit: {text[:40]!r}")
    return Unit(entry.key, cast("UnitKind", entry.data["kind"]), Decimal(entry.data["factor"]), text.strip())


@cache
def _line() -> regex.Pattern[str]:
    word = spaced(lexicon("unit_words").words("unit"))
    inside = r"[^()\[\]【】〔〕<>〈〉\n]"
    before = rf"(?P<as_of>{inside}{{0,40}}?)"
    bracketed = (
        rf"[(\[【〔<〈]{before}{word} ?(?::|(?= )) ?(?P<in>(?:{inside}|\([^()\n]{{0,20}}\)){{1,60}}+)[)\]】〕>〉]"
    )
    bare = rf"(?<![^\s※*,]){word} ?: ?(?P<out>[^\n()]{{1,40}}+)"
    return regex.compile(f"{bracketed}|{bare}")


def _units(text: str) -> tuple[Unit, ...]:
    return tuple(_unit_or_other(part.strip()) for part in regex.split(r"[,/·]", text) if part.strip())


def _unit_or_other(text: str) -> Unit:
    try:
        return parse_unit(text)
    except NormalizeError:
        return Unit("other", "other", Decimal(1), text)


def find_unit_line(text: str) -> tuple[int, int, UnitLine] | None:
    """Return the first unit line inside ``text`` with its offsets, or None.

    >>> start, end, line = find_unit_line("예산 현황 (2018. 12. 18. 기준, 단위: 천원)")
    >>> start, end, line.units[0].key, line.as_of
    (6, 32, 'thousand_won', '2018. 12. 18. 기준')
    >>> find_unit_line("지역단위 통합 서비스, 세부사업 단위 154개") is None
    True
    """
    for found in _line().finditer(level(text)):
        group = "in" if found["in"] else "out"
        units = _units(text[found.start(group) : found.end(group)])
        if not units or (":" not in found[0] and units[0].kind == "other"):
            continue
        as_of = text[found.start("as_of") : found.end("as_of")].strip(" ,") if found["as_of"] else None
        return found.start(), found.end(), UnitLine(units, as_of or None, text[found.start() : found.end()])
    return None


def parse_unit_line(text: str) -> UnitLine:
    """Return the unit line that ``text`` is.

    Raises:
        NormalizeError: if it is none, or holds anything else.

    >>> [unit.text for unit in parse_unit_line("(단위 : 점 / 건)").units]
    ['점', '건']
    >>> parse_unit_line("단위: 명").units[0].kind
    'count'
    """
    found = find_unit_line(text)
    if not found or text[: found[0]].strip(" \n※*") or text[found[1] :].strip():
        raise NormalizeError(f"not a unit line: {text[:40]!r}")
    return found[2]


def find_unit(text: str) -> Unit | None:
    """Return the unit that a header cell states in brackets, or None.

    >>> find_unit("예산액(백만원)").key, find_unit("집행률(%) (10.31기준)").key, find_unit("인력(명)").key
    ('million_won', 'percent', 'person')
    >>> find_unit("비고(사유)") is None
    True
    """
    line = find_unit_line(text)
    if line:
        return line[2].units[0]
    for found in regex.finditer(r"[(\[](?P<in>[^()\[\]]{1,12})[)\]]", level(text)):
        unit = _unit_or_other(text[found.start("in") : found.end("in")].strip())
        if unit.kind != "other" or unit.key != "other":
            return unit
    return None
