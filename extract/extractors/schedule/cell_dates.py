"""The times of a cell that holds little else."""

from dataclasses import replace

import regex

from extract.extractors.schedule.clauses import letters
from extract.extractors.schedule.model import Setting
from extract.extractors.schedule.spans import dates_in, shifted
from extract.normalize.date import DateSpan, find_dates
from extract.normalize.text import level

_DASH = regex.compile(r"\s+-(?:\s+|$)")


def is_date_only(text: str, setting: Setting) -> bool:
    """Return whether a text holds times and no other words."""
    spans = dates_in(text, 0, len(text), setting)
    rest = text
    for span in reversed(spans):
        rest = rest[: span.start] + rest[span.end :]
    return bool(spans) and not letters(rest)


def _piecewise(text: str, setting: Setting) -> tuple[DateSpan, ...]:
    """Return the times of a cell; where the whole is none, those on either side of a dash (``05.01 - 05.02``)."""
    spans = find_dates(text, setting.context, bare=True)
    if spans:
        return spans
    cuts = [found.span() for found in _DASH.finditer(level(text))]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    return tuple(
        shifted(span, start)
        for start, end in zip(starts, ends, strict=True)
        for span in find_dates(text[start:end], setting.context, bare=True)
    )


def column_dates(text: str, start: int, end: int, setting: Setting) -> tuple[DateSpan, ...]:
    """Return the times of a date cell: any number with a dot is one, and a dash between two of them makes a range."""
    spans = [span for span in _piecewise(text, setting) if start <= span.start and span.end <= end]
    joined: list[DateSpan] = []
    for span in spans:
        before = joined[-1] if joined else None
        if before and _DASH.fullmatch(level(text[before.end : span.start])) and not before.period.dates:
            joined[-1] = _range_of(text, before, span)
        else:
            joined.append(span)
    return tuple(joined)


def _range_of(text: str, first: DateSpan, last: DateSpan) -> DateSpan:
    begin, end = first.period, last.period
    edtf = f"{begin.start or '..'}/{end.end or '..'}"
    period = replace(begin, end=end.end, edtf=edtf, mode="throughout")
    return DateSpan(first.start, last.end, text[first.start : last.end], period)
