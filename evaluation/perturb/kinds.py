"""The kinds of change: one digit, a unit by a thousand, two neighbours, a row or a line; each with the numbers it touches."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import TypeAlias

import regex

from evaluation.perturb.changes import Change, Edit, Place, place_of, text_at
from evaluation.perturb.relations import Number, read_number
from extract.document import Document, Table
from extract.normalize.number import DIGITS
from extract.schemas.check import Check, CheckKind
from extract.source import Source
from extract.validate.figures.printed import State
from extract.validate.figures.quantities import find_quantities
from extract.validate.figures.sheet import Sheet, sheets
from extract.validate.material import Material
from extract.vocab import lexicon

_THOUSAND = Decimal(1000)
_FIGURE = regex.compile(DIGITS)
_MOST_DIGITS = 12
_OF_PAGES = ("contents_pages",)


@dataclass(frozen=True, slots=True)
class Target:
    """What is changed: a number, or a row or a line with the numbers in it; and the relations that may notice."""

    change: Change
    checks: tuple[Check, ...]


Maker: TypeAlias = Callable[[Material, Number, Random], Change | None]


def _edited(kind: str, number: Number, raw: str) -> Change | None:
    """Return the change of a number's printed text, or None where the new text is no other number."""
    new = read_number(raw)
    if new is None or new[0] == number.value or not number.value:
        return None
    edit = Edit(number.source.text_key, number.source.start or 0, number.source.end or 0, raw)
    return Change(kind, {number.place: new[0] / number.value}, (edit,))


def one_digit(_: Material, number: Number, chance: Random) -> Change | None:
    """Return the change of one digit into another; a first digit never becomes a zero."""
    digits = [found.start() for found in regex.finditer(r"[0-9]", number.raw)]
    at = chance.choice(digits) if digits else None
    if at is None:
        return None
    others = [one for one in "0123456789" if one != number.raw[at] and (one != "0" or at != digits[0])]
    return _edited("one digit", number, f"{number.raw[:at]}{chance.choice(others)}{number.raw[at + 1 :]}")


def unit_slip(_: Material, number: Number, chance: Random) -> Change | None:
    """Return the change of a number by a thousand, up or down: in its unit word where there is one, else in its digits.

    Page numbers have no unit. A unit that other numbers of the line borrow (``4,900백만원 (국비 3,430, 시비 1,470)``) stays.
    """
    up = chance.random() < 0.5  # noqa: PLR2004 - one in two
    if all(check.rule in _OF_PAGES for check in number.checks):
        return None
    words = None if any(_lends(number, check) for check in number.checks) else _slipped_word(number.raw, up=up)
    if words:
        return _edited("unit x1000", number, words)
    found = _FIGURE.search(number.raw)
    if found is None:
        return None
    value = Decimal(found[0].replace(",", ""))
    down = not up and value % _THOUSAND == 0
    new = value / _THOUSAND if down else value * _THOUSAND
    if len(f"{new:f}") > _MOST_DIGITS:
        return None
    plain = f"{new.quantize(Decimal(1)):,f}" if new == new.to_integral_value() else f"{new.normalize():,f}"
    return _edited("unit x1000", number, f"{number.raw[: found.start()]}{plain}{number.raw[found.end() :]}")


def _lends(number: Number, check: Check) -> bool:
    """Return whether a number is a whole that alone prints the unit of its parts."""
    own = place_of(check.stated.source) == number.place and check.kind is CheckKind.SUM
    return own and any(_FIGURE.fullmatch(one.raw.strip()) for one in check.operands)


def _slipped_word(raw: str, *, up: bool) -> str | None:
    """Return a sum with its unit word a thousand times larger (천원 → 백만원) or smaller."""
    body = raw.rstrip()
    units = [entry for entry in lexicon("units").entries if entry.data["kind"] == "money"]
    words = {word: Decimal(entry.data["factor"]) for entry in units for word in entry.words}
    word = max((word for word in words if body.endswith(word)), key=len, default=None)
    if word is None or not body.removesuffix(word).rstrip()[-1:].isdigit():
        return None
    factor = words[word] * _THOUSAND if up else words[word] / _THOUSAND
    other = next((one for one, value in words.items() if value == factor and one[-1] == word[-1]), None)
    return body.removesuffix(word) + other if other else None


def swap(material: Material, number: Number, chance: Random) -> Change | None:
    """Return the exchange of a number with a neighbour: of its row or column, or the next one of its kind in its line."""
    near = [one for one in _neighbours(material, number) if one[1] != number.raw]
    chance.shuffle(near)
    for source, raw in near:
        other = read_number(raw)
        if other and other[0] != number.value and other[0] and number.value:
            there = Edit(number.source.text_key, number.source.start or 0, number.source.end or 0, raw)
            back = Edit(source.text_key, source.start or 0, source.end or 0, number.raw)
            factor = other[0] / number.value
            return Change("swap", {number.place: factor, place_of(source): 1 / factor}, (there, back))
    return None


def _neighbours(material: Material, number: Number) -> list[tuple[Source, str]]:
    if number.source.row is None:
        text = text_at(material.document, number.source)
        here = next(iter(find_quantities(number.raw, Source())), None)
        first = text.rfind("\n", 0, number.source.start or 0) + 1
        line = text[first:].split("\n")[0]
        place = Source(block=number.source.block, start=first, end=first + len(line))
        same = [one.printed for one in find_quantities(line, place) if here and one.kind == here.kind]
        after = [one for one in same if (one.source.start or 0) > (number.source.start or 0)]
        return [(one.source, one.raw) for one in after[:1]]
    return [
        found
        for grid in material.grids
        if grid.table.source.block == number.source.block
        for sheet in sheets(grid)
        for found in _beside(sheet, number)
    ]


def _beside(sheet: Sheet, number: Number) -> Iterator[tuple[Source, str]]:
    for (lane, post), slot in sheet.slots.items():
        if slot.printed is None or place_of(slot.printed.source) != number.place:
            continue
        for near in ((lane - 1, post), (lane + 1, post), (lane, post - 1), (lane, post + 1)):
            other = sheet.slots.get(near)
            if (
                other
                and other.state is State.NUMBER
                and other.printed
                and other.printed.source.text_key != number.source.text_key
            ):
                yield other.printed.source, other.printed.raw


def dropped(document: Document, numbers: Sequence[Number]) -> Iterator[Target]:
    """Yield the rows and lines that hold parts of a sum whose total stands elsewhere."""
    rows: dict[tuple[int, int], list[Number]] = {}
    for number in numbers:
        block = document.blocks[number.source.block or 0]
        if isinstance(block, Table) and number.source.row is not None:
            rows.setdefault((number.source.block or 0, number.source.row), []).append(number)
        elif not isinstance(block, Table):
            yield from _line(document, number)
    for (block, row), held in rows.items():
        gone = {number.place: Decimal(0) for number in held}
        checks = [check for number in held for check in number.checks if _loses_part(check, gone, (block, row))]
        if checks and not any(_is_total(check, number, row) for number in held for check in number.checks):
            yield Target(Change("row dropped", gone, row=(block, row)), tuple(dict.fromkeys(checks)))


def _is_total(check: Check, number: Number, row: int) -> bool:
    """Return whether a number is the total of rows that stay: they take the place of its own row in the sums above it."""
    below = check.kind is CheckKind.SUM and place_of(check.stated.source) == number.place
    return below and any(one.source.row != row for one in check.operands)


def _loses_part(check: Check, gone: dict[Place, Decimal], row: tuple[int, int]) -> bool:
    """Return whether a sum keeps its total and some parts, and loses others, with a row."""
    stated = check.stated.source
    lost = [place_of(one.source) in gone for one in check.operands]
    return check.kind is CheckKind.SUM and (stated.block, stated.row) != row and any(lost) and not all(lost)


def _line(document: Document, number: Number) -> Iterator[Target]:
    text = text_at(document, number.source)
    start = text.rfind("\n", 0, number.source.start or 0) + 1
    end = start + len(text[start:].split("\n")[0])
    end += 1 if end < len(text) else 0
    inside = {number.place: Decimal(0)}

    def in_line(source: Source) -> bool:
        return source.text_key == number.source.text_key and start <= (source.start or 0) < end

    checks = [
        check
        for check in number.checks
        if check.kind is CheckKind.SUM
        and not in_line(check.stated.source)
        and sum(in_line(one.source) for one in check.operands) == 1 < len(check.operands)
    ]
    if checks and not in_line(checks[0].stated.source):
        change = Change("row dropped", inside, (Edit(number.source.text_key, start, end, ""),))
        yield Target(change, tuple(checks))


MAKERS: tuple[Maker, ...] = (one_digit, unit_slip, swap)
KINDS = ("one digit", "row dropped", "unit x1000", "swap")
