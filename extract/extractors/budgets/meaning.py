"""What the words around a sum say: its phase, its year, the day of the count."""

from collections.abc import Iterable, Sequence
from functools import cache

import regex

from extract.normalize.date import DateContext, find_dates
from extract.normalize.text import level
from extract.schemas import BudgetPhase
from extract.vocab import fold, lexicon

_CENTURY_TURN = 70
_RATES = frozenset({BudgetPhase.EXECUTION_RATE, BudgetPhase.CHANGE_RATE, BudgetPhase.SHARE})


@cache
def _phase_words(*, rate: bool) -> tuple[tuple[str, BudgetPhase], ...]:
    entries = lexicon("budget_phases").entries
    pairs = [(word, BudgetPhase(entry.key)) for entry in entries for word in entry.words]
    return tuple(sorted((pair for pair in pairs if (pair[1] in _RATES) == rate), key=lambda pair: -len(pair[0])))


def phase_of(texts: Iterable[str], *, rate: bool = False) -> BudgetPhase | None:
    """Return the phase that the first telling text says, or None.

    Args:
        texts: headings or labels, the nearest first.
        rate: whether the number is a rate; rates and sums have phases of their own.

    >>> phase_of(["10.31기준", "집행액"]).value, phase_of(["’24년 당초 대비"], rate=True).value
    ('executed', 'change_rate')
    """
    for text in texts:
        folded = fold(text)
        found = next((phase for word, phase in _phase_words(rate=rate) if word in folded), None)
        if found:
            return found
    return None


@cache
def _year() -> regex.Pattern[str]:
    suffix = list(lexicon("year_suffixes").words())
    return regex.compile(
        r"(?<![0-9.,~-])(?:(?P<long>(?:19|20)[0-9]{2})(?![0-9.,]| ?[~-])|'(?P<short>[0-9]{2})(?![0-9.]| ?[~-]))(?: ?\L<suffix>)?",
        suffix=suffix,
    )


def year_of(texts: Sequence[str]) -> int | None:
    """Return the year that the first text with exactly one year names, or None.

    >>> year_of(["예산액", "’25년 당초예산"]), year_of(["2006"]), year_of(["2024~2026년"])
    (2025, 2006, None)
    """
    for text in texts:
        found = {
            int(year["long"]) if year["long"] else _century(int(year["short"]))
            for year in _year().finditer(level(text))
        }
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _century(short: int) -> int:
    return short + (1900 if short >= _CENTURY_TURN else 2000)


def as_of(texts: Iterable[str], year: int | None) -> str | None:
    """Return the day that figures refer to (기준, 현재) as EDTF, or None.

    >>> as_of(["10.31기준"], 2017), as_of(["12.31까지"], 2017)
    ('2017-10-31', None)
    """
    for text in texts:
        dates = find_dates(text, DateContext(year))
        found = next((span.period.edtf for span in dates if span.period.reference), None)
        if found:
            return found
    return None
