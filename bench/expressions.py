"""Expressions: dates a second beside dateparser's on the same dates, and how the time of each finder grows."""

import math
import statistics
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

import dateparser

from extract.normalize.breakdown import find_breakdowns
from extract.normalize.count import find_counts
from extract.normalize.date import DateContext, find_dates
from extract.normalize.money import find_money
from extract.normalize.ratio import find_ratios
from extract.normalize.recurrence import find_recurrences

DATES, TURNS, ROUNDS = 100, 16, 5
CONTEXT = DateContext(2026)
SIZES = (10**4, 10**5, 10**6)
FINDERS: tuple[Callable[[str], tuple[object, ...]], ...] = (
    find_dates,
    find_money,
    find_counts,
    find_ratios,
    find_recurrences,
    find_breakdowns,
)
TEXTS = (
    ("prose", "평가('17.8.~9.), 소요예산 188,000천원(시비 174,000,구비 14,000), 월 1회, 참여 31명 중 95.1% "),
    ("1.1.", "1.1."),
    ("9,999", "9,999"),
    ("(((1", "(((1"),
    ("3.9~", "3.9~"),
    ("1억 ", "1억 "),
)
"""Text of every finder, in which real expressions stand, and hostile ones that look like the beginning of something."""

_SHAPES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day.year}. {day.month}.{day.day}",
    lambda day: f"{day.year}.{day.month}.{day.day}.",
    lambda day: f"{day.year}-{day.month:02d}-{day.day:02d}",
    lambda day: f"{day.year}년 {day.month}월 {day.day}일",
    lambda day: f"'{day.year % 100:02d}. {day.month}.{day.day}",
)


def spelled_dates(number: int) -> Iterator[tuple[str, date]]:
    """Yield ``number`` different dates, none spelled like another, in spellings that both readers know."""
    first = date(2004, 1, 1)
    for at in range(number):
        day = first + timedelta(days=at)
        yield _SHAPES[at % len(_SHAPES)](day), day


def _ours(text: str) -> str | None:
    spans = find_dates(text, CONTEXT, bare=True)
    return spans[0].period.edtf if len(spans) == 1 else None


def _theirs(text: str) -> str | None:
    base = datetime(2026, 1, 1, tzinfo=UTC)
    settings = {"DATE_ORDER": "YMD", "RELATIVE_BASE": base.replace(tzinfo=None)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = dateparser.parse(text, languages=["ko"], settings=settings)
    return found.date().isoformat() if found else None


def _seconds_and_right(read: Callable[[str], str | None], dates: Sequence[tuple[str, date]]) -> tuple[float, int]:
    """Return the seconds that the dates take, each spelling read once, and how many were read right."""
    begin = time.perf_counter()
    found = [read(text) for text, _ in dates]
    seconds = time.perf_counter() - begin
    return seconds, sum(text == day.isoformat() for text, (_, day) in zip(found, dates, strict=True))


def _print_rates() -> None:
    dates = list(spelled_dates((ROUNDS + 1) * TURNS * DATES))
    turns = [dates[at : at + DATES] for at in range(0, len(dates), DATES)]
    pairs = [tuple(_seconds_and_right(read, turn) for read in (_ours, _theirs)) for turn in turns][TURNS:]
    print(f"{len(pairs) * DATES} dates, no two spelled alike, {DATES} in turn by each reader; {ROUNDS} rounds")
    for at, name in enumerate(("workplan-extract", "dateparser")):
        seconds, right = sum(pair[at][0] for pair in pairs), sum(pair[at][1] for pair in pairs)
        count = len(pairs) * DATES
        print(f"  {name:<18} {count / seconds:>9.0f} dates a second, {right / count:.1%} right")
    rounds = [pairs[at : at + TURNS] for at in range(0, len(pairs), TURNS)]
    ratios = [sum(theirs[0] for _, theirs in own) / sum(ours[0] for ours, _ in own) for own in rounds]
    print(f"  ratio {statistics.median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})")


def _seconds(find: Callable[[str], tuple[object, ...]], piece: str, size: int) -> float:
    text = (piece * (size // len(piece) + 1))[:size]
    begin = time.perf_counter()
    find(text)
    return time.perf_counter() - begin


def _print_growth() -> None:
    print("\ngrowth: seconds over texts of 10^4, 10^5 and 10^6 characters; slope 1.0 is linear")
    for find in FINDERS:
        for name, piece in TEXTS:
            find(piece * 3)
            times = [_seconds(find, piece, size) for size in SIZES]
            slope = math.log10(times[-1] / times[0]) / math.log10(SIZES[-1] / SIZES[0])
            print(f"  {find.__name__:<18} {name:<8} {' '.join(f'{own:>8.3f}' for own in times)}  slope {slope:.2f}")


def run() -> None:
    """Print dates a second of both readers, then the growth of each finder."""
    _print_rates()
    _print_growth()
