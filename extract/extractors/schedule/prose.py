"""Dates and recurrences in a running text: an item, a heading, a bullet of a cell."""

from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.extractors.schedule.clauses import Label, clauses_of, label_of, letters, named, parts_of, tidy
from extract.extractors.schedule.model import Find, Setting
from extract.extractors.schedule.sieve import View, counts
from extract.normalize.date import DateSpan, Period, find_dates
from extract.normalize.recurrence import RecurrenceSpan, find_recurrences
from extract.normalize.spacing import join_spaced
from extract.normalize.text import level
from extract.schemas import Recurrence
from extract.vocab import lexicon

_SEPARATORS = regex.compile(r" ?[,/·] ?")


@cache
def _after() -> regex.Pattern[str]:
    return regex.compile(r"\s*[)\]]\s*\L<words>(?!\p{Hangul})", words=list(lexicon("date_words").words("after")))


def _opened(span: DateSpan, plain: str) -> DateSpan:
    """Return ``span`` as an open beginning where 이후 stands behind its brackets."""
    period = span.period
    if period.mode != "on" or not _after().match(plain, span.end):
        return span
    return replace(span, period=replace(period, end=None, edtf=f"{period.edtf}/..", mode="from"))


def _merges(period: Period) -> bool:
    """Return whether the members of a list are one thing: days, years, or both halves of a year."""
    return period.precision in ("day", "year", "week") or (period.precision == "half" and len(period.dates) > 1)


def split_list(span: DateSpan) -> tuple[DateSpan, ...]:
    """Return one span a month or quarter of a list (``3월, 6월, 9월``); lists of days stay whole."""
    members = span.period.dates
    if len(members) < 2 or _merges(span.period):  # noqa: PLR2004 - a list has two
        return (span,)
    cuts = [found.span() for found in _SEPARATORS.finditer(level(span.raw))]
    if len(cuts) != len(members) - 1:
        return tuple(replace(span, period=member) for member in members)
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(span.raw)]
    return tuple(
        DateSpan(span.start + start, span.start + end, span.raw[start:end], member)
        for start, end, member in zip(starts, ends, members, strict=True)
    )


def _shifted(span: DateSpan, offset: int) -> DateSpan:
    return replace(span, start=span.start + offset, end=span.end + offset)


def dates_in(text: str, start: int, end: int, setting: Setting) -> tuple[DateSpan, ...]:
    """Return the times printed in ``text[start:end]`` with offsets into ``text``."""
    spans = find_dates(text[start:end], setting.context, bare=True)
    plain = level(text)
    return tuple(_opened(_shifted(span, start), plain) for span in spans)


def recurrences_in(text: str, start: int, end: int) -> tuple[RecurrenceSpan, ...]:
    """Return the recurrences printed in ``text[start:end]`` that say when something is done."""
    spans = (
        replace(span, start=span.start + start, end=span.end + start) for span in find_recurrences(text[start:end])
    )
    return tuple(span for span in spans if _stands_apart(text, span, start, end))


def _stands_apart(text: str, span: RecurrenceSpan, start: int, end: int) -> bool:
    """Return whether a recurrence fills brackets, follows a colon or closes its text."""
    before, behind = text[start : span.start].rstrip(), text[span.end : end].lstrip()
    return before.endswith((":", "(", ",", "-")) or behind[:1] in (")", ",", "") or not behind


def to_recurrence(span: RecurrenceSpan) -> Recurrence:
    """Return the record of a printed recurrence."""
    found = span.recurrence
    return Recurrence(count=found.count, per=found.per, times=tuple(found.times))


def _is_bare_label(label: Label | None, plain: str, first: int) -> bool:
    return label is not None and label.key in ("time", "span") and not letters(plain[label.end : first])


def _whole(text: str, start: int, end: int, setting: Setting, dates: tuple[tuple[int, int], ...]) -> str:
    """Return the words of a stretch, or the title around it where it holds nothing but dates."""
    words = text[start:end]
    for begin, stop in reversed([(a, b) for a, b in dates if start <= a and b <= end]):
        words = words[: begin - start] + words[stop - start :]
    return tidy(text[start:end]) if letters(words) else setting.title or tidy(text[start:end])


def _label_for(label: Label | None, start: int) -> Label | None:
    return label if label is not None and label.end <= start else None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One part of a line with all that it prints.

    Attributes:
        text: the whole line.
        start: where the part begins.
        end: where it ends.
        setting: where the line stands.
        dates: the times that belong into the schedule.
        rates: all recurrences.
    """

    text: str
    start: int
    end: int
    setting: Setting
    dates: tuple[DateSpan, ...]
    rates: tuple[RecurrenceSpan, ...]

    @property
    def apart(self) -> tuple[RecurrenceSpan, ...]:
        """The recurrences that hold none of the times."""
        return tuple(
            rate
            for rate in self.rates
            if not any(rate.start < date.end and date.start < rate.end for date in self.dates)
        )

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """The offsets of all times and recurrences, in order."""
        return tuple(sorted((span.start, span.end) for span in (*self.dates, *self.apart)))


def _read(text: str, start: int, end: int, setting: Setting) -> _Reading:
    plain = level(text)
    label = label_of(plain, start, end)
    dates = tuple(
        span
        for span in dates_in(text, start, end, setting)
        if counts(View(plain, span, start, end, _label_for(label, span.start), setting))
    )
    return _Reading(text, start, end, setting, dates, recurrences_in(text, start, end))


def _words(reading: _Reading) -> dict[tuple[int, int], str]:
    """Return the words that belong to each time and recurrence."""
    plain, marks = level(reading.text), reading.marks
    if len(marks) == 1:
        stretches = ((reading.start, reading.end),)
    else:
        stretches = clauses_of(plain, marks, reading.start, reading.end)
    words = {
        mark: _whole(reading.text, *stretch, reading.setting, marks)
        for mark, stretch in zip(marks, stretches, strict=True)
    }
    label = label_of(plain, reading.start, reading.end)
    if label and _is_bare_label(label, plain, marks[0][0]):
        words[marks[0]] = named(reading.setting.title, join_spaced(label.text))
    return words


def _finds(text: str, start: int, end: int, setting: Setting) -> tuple[Find, ...]:
    """Return what one part of a line holds."""
    reading = _read(text, start, end, setting)
    if not reading.marks:
        return ()
    words, plain = _words(reading), level(text)
    finds = [
        Find(one.start, one.end, words[span.start, span.end], one.period, _rate_of(plain, span, reading.rates))
        for span in reading.dates
        for one in split_list(span)
    ]
    used = [find.recurrence for find in finds]
    for rate in reading.apart:
        record = to_recurrence(rate)
        if record not in used:
            finds.append(Find(rate.start, rate.end, words[rate.start, rate.end], None, record))
    return tuple(finds)


def _rate_of(plain: str, span: DateSpan, rates: tuple[RecurrenceSpan, ...]) -> Recurrence | None:
    """Return the recurrence that stands beside a date with nothing but signs between them."""
    for rate in rates:
        low, high = min(span.end, rate.end), max(span.start, rate.start)
        if not letters(plain[low:high]):
            return to_recurrence(rate)
    return None


def read_text(text: str, start: int, setting: Setting) -> tuple[Find, ...]:
    """Return the dated and recurring things in ``text`` from ``start`` on, in printed order."""
    finds: list[Find] = []
    for begin, end in parts_of(text):
        if end > start:
            finds += _finds(text, max(begin, start), end, setting)
    return tuple(sorted(finds, key=lambda find: find.start))
