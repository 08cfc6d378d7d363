"""Stated numbers of times against the dates that follow: ``4회 : 5.29, 7.31, 8.23~24``."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

import regex

from extract.normalize.date import DateSpan, find_dates
from extract.normalize.period import Period
from extract.normalize.recurrence import find_recurrences
from extract.normalize.text import level
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.passages import Passage, passages
from extract.validate.figures.printed import Printed
from extract.validate.figures.quantities import Quantity
from extract.validate.judging.interval import Outcome
from extract.validate.judging.judge import Claim, Verdict, judge, operand
from extract.validate.material import Material
from extract.vocab import lexicon

_ONE = Decimal(1)
_FEW, _MANY = 2, 31
_BETWEEN = regex.compile(r" ?\)? ?[:(] ?")
_REST = regex.compile(r" ?(?:\)|$)")
_DAY = regex.compile(r"(?:XXXX|[0-9]{4})-([0-9]{2})-([0-9]{2})")
_LEAP = 2000
_CLOSE = 3


def check_date_counts(material: Material) -> tuple[Check, ...]:
    """Check how many times something took place against the dates listed right behind: a range is one or its days.

    More times than dates may be times whose dates are not told; fewer cannot be.
    """
    return tuple(check for passage in passages(material) for check in _checks(passage))


def _checks(passage: Passage) -> Iterator[Check]:
    times = [one for one in passage.quantities if one.kind in lexicon("list_words").words("times") and not one.change]
    spans = find_dates(passage.line.text) if times else ()
    again = find_recurrences(passage.line.text) if times else ()
    plain = level(passage.line.text)
    for whole in times:
        if any(one.start <= whole.start < one.end and one.recurrence.per != "year" for one in again):
            continue
        span = next((one for one in spans if _BETWEEN.fullmatch(plain, whole.end, one.start)), None)
        if span and len(span.dates) >= _FEW and _REST.match(plain, span.end) and whole.printed.value <= _MANY:
            yield _check(passage, whole, span)


def _days(period: Period) -> int:
    """Return the number of days of a range within one month's turn; 1 for anything else."""
    ends = [_DAY.fullmatch(end) for end in regex.split(r"/|\.\.", period.edtf)]
    if len(ends) != 2 or None in ends:  # noqa: PLR2004 - two ends
        return 1
    first, last = (date(_LEAP, int(end[1]), int(end[2])) for end in ends if end)
    return max(1, (last - first).days + 1)


def _are_apart(dates: Sequence[Period]) -> bool:
    """Return whether all are single days and no two of them follow each other so closely that they may be one event."""
    found = [_DAY.fullmatch(one.edtf) for one in dates]
    days = sorted(date(_LEAP, int(one[1]), int(one[2])) for one in found if one)
    return len(days) == len(dates) and all((b - a).days > _CLOSE for a, b in pairwise(days))


def _check(passage: Passage, whole: Quantity, span: DateSpan) -> Check:
    weights = [_days(one) for one in span.dates]
    stated = whole.printed.value
    counts = (Decimal(len(weights)), Decimal(sum(weights)))
    status = CheckStatus.EXACT if stated in counts else CheckStatus.INCONSISTENT
    value = stated if stated in counts else counts[0]
    single = counts[0] == counts[1] and "/" not in span.raw and _are_apart(span.dates)
    if status is CheckStatus.INCONSISTENT and (not single or whole.about or stated > counts[1]):
        status = CheckStatus.NOT_CHECKABLE
    taken = weights if stated == counts[1] else [1] * len(weights)
    outcome = Outcome(status, value, min(counts), max(counts), stated - value, exact=counts[0] == counts[1])
    missing = ("days_counted",) if status is CheckStatus.NOT_CHECKABLE else ()
    operands = [
        operand(_printed(passage, start, end, weight)) for (start, end), weight in zip(span.parts, taken, strict=False)
    ]
    return judge(
        Claim("date_count", CheckKind.COUNT, whole.label, whole.printed), Verdict(status, outcome, missing), operands
    )


def _printed(passage: Passage, start: int, end: int, weight: int) -> Printed:
    return Printed(Decimal(weight), _ONE, passage.line.text[start:end], passage.line.at(start, end))
