"""The sums and rates of one value cell."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import regex

from extract.errors import NormalizeError
from extract.extractors.budgets.draft import Sum
from extract.grid import Entry
from extract.grid.kinds import CellKind, kind_of
from extract.normalize.funding import funding_source
from extract.normalize.money import MoneySpan, find_money
from extract.normalize.number import parse_number
from extract.normalize.text import level
from extract.normalize.unit import Unit
from extract.schemas import BudgetPhase, UnitSource
from extract.source import Source

_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_SIGNED = rf"(?<![0-9,.])(?:[△▲+-] ?)?(?<![0-9,.])(?:{_DIGITS})"
_RATE = regex.compile(rf"(?P<rate>{_SIGNED})(?![0-9,.])")
_PERCENT = regex.compile(rf"(?P<rate>{_SIGNED}) ?%(?!p)")
_NOTE = regex.compile(rf"\((?P<number>{_SIGNED}) ?(?P<percent>%)?\)")
_BARE = regex.compile(rf"\s*(?:[△▲+-] ?)?(?:{_DIGITS})\s*")
_HUNDRED = 100


def entry_sums(entry: Entry) -> Iterator[Sum]:
    """Yield every sum and rate that a value cell prints; nothing for empty cells and dashes.

    A rate is a number of a column of rates, or a number with ``%`` beside a sum.
    """
    kind = kind_of(entry.text)
    if kind in (CellKind.EMPTY, CellKind.NIL):
        return
    unit = entry.unit
    if unit and unit.kind == "money" and kind is CellKind.YEAR:
        yield _unread(entry, unit)
    elif unit and unit.kind == "percent":
        yield from _rates(entry)
    elif unit and unit.kind == "money":
        yield from _sums(entry, unit)
    else:
        yield from _others(entry)


def span_sum(source: Source, text: str, span: MoneySpan) -> Sum:
    """Return the sum that a span of ``text`` states, ``source`` being the place of the text."""
    unit_source = UnitSource.INLINE if span.money.unit_source == "inline" else None
    return Sum(
        raw=text[span.start : span.end],
        source=source.span(span.start, span.end),
        label=span.label,
        won=span.money.won,
        unit=span.money.unit_text or None,
        unit_source=unit_source,
        funding=span.funding,
        funding_raw=span.label if span.label and funding_source(span.label) else None,
        funding_word=span.funding_word,
    )


def _rates(entry: Entry) -> Iterator[Sum]:
    found = _RATE.search(level(entry.text))
    if found:
        yield _rate(entry, found.start("rate"), found.end("rate"), None)


def _rate(entry: Entry, start: int, end: int, phase: BudgetPhase | None) -> Sum:
    raw = entry.text[start:end]
    return Sum(raw, entry.source.span(start, end), phase=phase, ratio=_value(raw), unit="%")


def _value(raw: str) -> Decimal | None:
    """Return the number that digits print; None for digits that print none (007, 1000,000)."""
    try:
        return parse_number(raw).value
    except NormalizeError:
        return None


def _given(entry: Entry) -> UnitSource | None:
    return UnitSource(entry.unit_source) if entry.unit_source else None


def _named(entry: Entry) -> tuple[str | None, str | None]:
    """Return the source of funds that the row's or column's innermost heading is, with its word."""
    for path in (entry.row.path, entry.column.path):
        key = funding_source(path[-1]) if path else None
        if key and key != "other_source":
            return key, path[-1]
    return None, None


def _sums(entry: Entry, unit: Unit) -> Iterator[Sum]:
    """Yield the sums of a cell in a money column, then the share or second sum in its brackets."""
    text = _flat(entry.text)
    spans = find_money(text, unit)
    for span in spans:
        found = span_sum(entry.source, entry.text, span)
        key, word = (None, None) if found.funding else _named(entry)
        found = replace(
            found,
            funding=found.funding or key,
            funding_raw=found.funding_raw or word,
            funding_word=found.funding_word or word,
        )
        yield found if found.unit_source else replace(found, unit_source=_given(entry))
    if len(spans) == 1:
        yield from _second(entry, unit, spans[0].end)
    elif not spans and _BARE.fullmatch(level(entry.text)):
        yield _unread(entry, unit)


def _unread(entry: Entry, unit: Unit) -> Sum:
    """Return a number of a money column that is not read: a year, or digits that make no number."""
    raw = entry.text.strip()
    start = entry.text.index(raw)
    return Sum(raw, entry.source.span(start, start + len(raw)), unit=unit.text, unit_source=_given(entry))


def _flat(text: str) -> str:
    """Return ``text`` on one line with round brackets, character by character."""
    return text.translate({ord("\n"): " ", ord("["): "(", ord("]"): ")"})


def _second(entry: Entry, unit: Unit, start: int) -> Iterator[Sum]:
    """Yield what stands in brackets behind a sum: a share (30.7), (시비100%), or a second sum in the same unit."""
    plain = level(_flat(entry.text))
    percent = _PERCENT.search(plain, start)
    found = _NOTE.search(plain, start)
    if percent:
        yield _rate(entry, percent.start("rate"), percent.end("rate"), BudgetPhase.SHARE)
    elif found and _is_share(entry, found["number"], plain[:start]):
        yield _rate(entry, found.start("number"), found.end("number"), BudgetPhase.SHARE)
    elif found and (not entry.note_unit or entry.note_unit.kind == "money"):
        yield from _second_sum(entry, entry.note_unit or unit, found.start("number"), found.end("number"))


def _is_share(entry: Entry, number: str, first: str) -> bool:
    if entry.note_unit:
        return entry.note_unit.kind == "percent"
    value = _value(number)
    small = value is not None and abs(value) <= _HUNDRED
    return small and "." in number and "." not in first


def _second_sum(entry: Entry, unit: Unit, start: int, end: int) -> Iterator[Sum]:
    for span in find_money(entry.text[start:end], unit):
        found = span_sum(entry.source.span(start, end), entry.text[start:end], span)
        yield replace(found, unit_source=_given(entry) or UnitSource.CAPTION)


def _others(entry: Entry) -> Iterator[Sum]:
    """Yield the sums of a cell whose column is not of money: those with 원, and one in brackets that the heading names."""
    text = _flat(entry.text)
    spans = find_money(text)
    yield from (span_sum(entry.source, entry.text, span) for span in spans)
    note = _NOTE.search(level(_flat(entry.text)))
    if not spans and note and entry.note_unit and entry.note_unit.kind == "money":
        yield from _second_sum(entry, entry.note_unit, note.start("number"), note.end("number"))
