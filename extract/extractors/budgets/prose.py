"""Sums of money in running text."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import regex

from extract.extractors.budgets.cells import span_sum
from extract.extractors.budgets.draft import Frame, Sum
from extract.extractors.budgets.meaning import phase_of, year_of
from extract.extractors.budgets.spread import Spread, close_up
from extract.normalize.money import MoneySpan, find_money
from extract.normalize.spacing import join_spaced
from extract.normalize.text import level
from extract.schemas import BudgetPhase
from extract.source import Source
from extract.vocab import fold, lexicon

_LEAD = regex.compile(
    r"[^\p{L}\p{N}(\[「『｢'‘’]*(?:\((?P<a>[^()\d]{1,20})\)|\[(?P<b>[^\[\]\d]{1,20})\]|(?P<c>[^:：()]{1,40}?)(?:\([^()]*\))? ?[:：])"
)
_CLAUSE = regex.compile(r"[,;/▹▸▶▷‣→⇒➔:※*·]|\)(?= )|(?<=[.]) ")
_WORDS = regex.compile(r"[\p{L}\p{N}][^,;/()▹▸▶▷→⇒:※*]*")
_LONGEST = 40


def text_sums(text: str, place: Source, heading: str) -> Iterator[tuple[Frame, Sum]]:
    """Yield every sum of money in a line of text.

    The label of a sum is made of the line's own label (before a colon, or in brackets at its head) and the words that
    the sum belongs to: those before it, or behind it where none stand before. Prizes with a grade are left out.

    Args:
        text: the line as printed.
        place: its place.
        heading: title of the heading above, for a line that is a sum and nothing else.
    """
    spread = close_up(text)
    lead = _lead(text)
    for span in find_money(spread.text):
        if _is_graded(span):
            continue
        start, end = spread.at(span.start), spread.at(span.end - 1) + 1
        found = replace(span_sum(place, spread.text, span), raw=text[start:end], source=place.span(start, end))
        words = _words(spread, span)
        label = _joined(lead, words) or join_spaced(heading)
        near = tuple(word for word in (words, lead, heading) if word)
        yield (
            Frame(None, None, label, phase=phase_of(near) or BudgetPhase.OTHER, phase_raw=words, year=year_of(near)),
            replace(found, label=None),
        )


@cache
def _grade() -> regex.Pattern[str]:
    words = lexicon("award_grades").words("contest", "rank")
    return regex.compile(r"(?<!\p{L})\L<grades>(?![\p{L}\p{N}])", grades=list(words))


def _is_graded(span: MoneySpan) -> bool:
    """Return whether a sum is the prize of a grade (최우수 100만원)."""
    return span.label is not None and _grade().search(span.label) is not None


def _lead(text: str) -> str | None:
    found = _LEAD.match(level(text))
    if not found:
        return None
    group = next(name for name in ("a", "b", "c") if found[name])
    lead = join_spaced(text[found.start(group) : found.end(group)])
    return None if any(char.isdigit() for char in lead) and find_money(lead) else lead


def _words(spread: Spread, span: MoneySpan) -> str | None:
    """Return the words that a sum belongs to: before it, with the clause before its bracket, else behind it."""
    label = join_spaced(span.label) if span.label else None
    outer = _before_bracket(spread.text, span.label_start if span.label_start is not None else span.start)
    if label or outer:
        return _joined(outer, label)
    behind = _WORDS.match(spread.text[span.end :].lstrip())
    return join_spaced(behind[0])[:_LONGEST].strip() or None if behind else None


def _before_bracket(text: str, start: int) -> str | None:
    """Return the clause before the bracket that holds ``start``, or None outside brackets."""
    plain = level(text)
    opened = plain.rfind("(", 0, start)
    if opened < 0 or ")" in plain[opened:start]:
        return None
    clause = plain[:opened]
    cut = max((found.end() for found in _CLAUSE.finditer(clause)), default=0)
    words = _WORDS.search(text, cut, opened)
    return join_spaced(words[0])[-_LONGEST:].strip() if words else None


def _joined(first: str | None, second: str | None) -> str | None:
    """Return two labels as one; a label that the other already holds is not repeated."""
    if not first or not second:
        return first or second
    if fold(second) in fold(first):
        return first
    return second if fold(first) in fold(second) else f"{first} {second}"
