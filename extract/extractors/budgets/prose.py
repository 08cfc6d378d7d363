"""Sums of money in running text."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import regex

from extract.extractors.budgets.cells import span_sum
from extract.extractors.budgets.draft import Frame, Sum
from extract.extractors.budgets.labels import Named, name_sum, to_line, whole_label
from extract.extractors.budgets.meaning import phase_of, year_of
from extract.extractors.budgets.spread import close_up
from extract.normalize.money import MoneySpan, find_money
from extract.schemas import BudgetPhase
from extract.source import Source
from extract.vocab import lexicon


def text_sums(
    text: str, place: Source, heading: str, body: int = 0, *, graded: bool = False
) -> Iterator[tuple[Frame, Sum]]:
    """Yield every sum of money in a line of text.

    The label of a sum is made of the line's own label (before a colon, or in brackets at its head) and the words that
    the sum belongs to.

    Args:
        text: the line as printed.
        place: its place.
        heading: title of the heading above, for a line that is a sum and nothing else.
        body: offset of the content behind the line's sign.
        graded: whether prizes with a grade (최우수 100만원) are wanted too.
    """
    spread = close_up(text)
    line = to_line(spread.text, body)
    before: Named | None = None
    for span in find_money(spread.text):
        before = name_sum(line, span, before)
        if not graded and _is_graded(span):
            continue
        start, end = spread.at(span.start), spread.at(span.end - 1) + 1
        found = replace(span_sum(place, spread.text, span), raw=text[start:end], source=place.span(start, end))
        near = tuple(word for word in (before.words, line.lead, heading) if word)
        label = whole_label(line, before.words, heading)
        phase = phase_of(near) or BudgetPhase.OTHER
        frame = Frame(None, None, label, phase=phase, phase_raw=before.words, year=year_of(near))
        yield frame, replace(found, label=None)


@cache
def _grade() -> regex.Pattern[str]:
    words = lexicon("award_grades").words("contest", "rank")
    return regex.compile(r"(?<!\p{L})\L<grades>(?![\p{L}\p{N}])", grades=list(words))


def _is_graded(span: MoneySpan) -> bool:
    return span.label is not None and _grade().search(span.label) is not None
