"""Dates and recurrences in a running text: an item, a heading, a bullet of a cell."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.extractors.schedule.clauses import Label, clauses_of, label_of, letters, named, parts_of, tidy
from extract.extractors.schedule.model import Find, Setting
from extract.extractors.schedule.sieve import View, counts
from extract.normalize.date import DateSpan, Period, find_dates
from extract.normalize.date_point import full_year
from extract.normalize.recurrence import RecurrenceSpan, find_recurrences
from extract.normalize.spacing import join_spaced
from extract.normalize.text import level
from extract.schemas import Recurrence
from extract.segment.marker import parse_marker
from extract.vocab import lexicon

_FEW = 4
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


@cache
def _year_end() -> regex.Pattern[str]:
    words = [*lexicon("date_words").words("year_end"), *lexicon("date_words").words("end")]
    return regex.compile(r"\d\s?\L<words>\P{L}*$", words=words)


def _in_december(span: DateSpan) -> DateSpan:
    """Return the end of a year (’24년말) as its last month."""
    period = span.period
    if period.precision != "year" or period.end is None or not _year_end().search(span.raw):
        return span
    month = f"{period.end}-12"
    start = month if period.start == period.end else period.start
    edtf = month if start == month else f"{start or '..'}/{month}"
    return replace(span, period=replace(period, start=start, end=month, edtf=edtf, precision="month"))


def _is_framed(plain: str, span: DateSpan, start: int, end: int) -> bool:
    """Return whether a bare ``6.28`` stands in brackets."""
    before, behind = plain[start : span.start].rstrip(), plain[span.end : end].lstrip()
    return bool(before and behind) and before[-1] in "(,[" and behind[0] in ")],/:"


_BRACKETED_YEAR = regex.compile(r"(?<=\()'(?P<year>\d\d)(?=\))")


def _years_in_brackets(text: str, start: int, end: int) -> Iterator[DateSpan]:
    """Yield years such as ``(’25)``, which alone would be no date."""
    for found in _BRACKETED_YEAR.finditer(level(text), start, end):
        year = str(full_year(found["year"]))
        yield DateSpan(*found.span(), text[slice(*found.span())], Period(year, year, year, "year", "on", True))


def dates_in(text: str, start: int, end: int, setting: Setting, *, bare: bool = True) -> tuple[DateSpan, ...]:
    """Return the times printed in ``text[start:end]`` with offsets into ``text``.

    Args:
        text: a line or a cell.
        start: where to begin.
        end: where to stop.
        setting: where the text stands.
        bare: whether a bare ``6.28`` in brackets may be a date.
    """
    plain = level(text)
    sure = {span.start for span in find_dates(text[start:end], setting.context)}
    spans = (span for span in find_dates(text[start:end], setting.context, bare=bare))
    shifted = (_shifted(span, start) for span in spans)
    kept = (span for span in shifted if span.start - start in sure or _is_framed(plain, span, start, end))
    dated = [_in_december(_opened(span, plain)) for span in kept]
    return tuple(sorted((*dated, *_years_in_brackets(text, start, end)), key=lambda span: span.start))


def recurrences_in(text: str, start: int, end: int) -> tuple[RecurrenceSpan, ...]:
    """Return the recurrences printed in ``text[start:end]`` that say when something is done."""
    spans = (
        replace(span, start=span.start + start, end=span.end + start) for span in find_recurrences(text[start:end])
    )
    return tuple(span for span in spans if _stands_apart(text, span, start, end))


def _stands_apart(text: str, span: RecurrenceSpan, start: int, end: int) -> bool:
    """Return whether a recurrence fills brackets, follows a colon or closes its text."""
    before, behind = text[start : span.start].rstrip(), text[span.end : end].lstrip()
    closed = not behind or behind[0] in "),"
    return closed or before.endswith((":", "(", "-"))


def to_recurrence(span: RecurrenceSpan) -> Recurrence:
    """Return the record of a printed recurrence."""
    found = span.recurrence
    return Recurrence(count=found.count, per=found.per, times=tuple(found.times))


def _is_bare_label(label: Label | None, plain: str, first: int) -> bool:
    return label is not None and label.key in ("time", "span") and not letters(plain[label.end : first])


def _whole(text: str, start: int, end: int, title: str, dates: tuple[tuple[int, int], ...]) -> str:
    """Return the words of a stretch, or the title around it where it holds nothing but dates."""
    words = text[start:end]
    for begin, stop in reversed([(a, b) for a, b in dates if start <= a and b <= end]):
        words = words[: begin - start] + words[stop - start :]
    own = tidy(text[start:end])
    return own if letters(words) or not title else title


def _in_part(text: str, reading: "_Reading") -> str:
    """Return ``text``, behind the title around it where it is only the name of a part (사업개요)."""
    words = text
    for date in reading.dates:
        words = words.replace(reading.text[date.start : date.end], "")
    part = tidy(regex.sub(r"[(\[]\W*[)\]]", "", words))
    return named(reading.setting.title, part) if lexicon("subheadings").find(part) else text


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
        """The recurrences that neither hold one of the times nor stand right beside one."""
        return tuple(rate for rate in self.rates if not any(self._touches(rate, date) for date in self.dates))

    def _touches(self, rate: RecurrenceSpan, date: DateSpan) -> bool:
        low, high = min(rate.end, date.end), max(rate.start, date.start)
        return not self.text[low:high].strip()

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """The offsets of all times and recurrences, in order."""
        return tuple(sorted((span.start, span.end) for span in (*self.dates, *self.apart)))


def _read(text: str, start: int, end: int, setting: Setting, *, bare: bool) -> _Reading:
    plain = level(text)
    label = label_of(plain, start, end)
    spans = dates_in(text, start, end, setting, bare=bare)
    dates = tuple(
        span
        for span in (() if _is_heading_row(text, start, spans, end) else spans)
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
    dates = tuple((span.start, span.end) for span in reading.dates)
    single, whole = len(marks) == 1, tidy(reading.text[reading.start : reading.end])
    title = reading.setting.title if single or not letters(whole) else whole
    words = {
        mark: _whole(reading.text, *stretch, title, marks if mark not in dates else dates)
        for mark, stretch in zip(marks, stretches, strict=True)
    }
    if single:
        words = {mark: _in_part(text, reading) for mark, text in words.items()}
    label = label_of(plain, reading.start, reading.end)
    if label and _is_bare_label(label, plain, min(words)[0]):
        name = named(reading.setting.title, join_spaced(label.text))
        return dict.fromkeys(marks, name) if len(dates) == 1 else {mark: f"{name} {words[mark]}" for mark in marks}
    return words


def _is_heading_row(text: str, start: int, spans: tuple[DateSpan, ...], end: int) -> bool:
    """Return whether a text is a row of times above a table without rules (``1분기 2분기 3분기``)."""
    gaps = [text[left.end : right.start] for left, right in itertools.pairwise(spans)]
    outside = text[start : spans[0].start] + text[spans[-1].end : end] if spans else ""
    return bool(gaps) and all(gap.isspace() for gap in gaps) and letters(outside) < _FEW


def _finds(text: str, start: int, end: int, setting: Setting, *, bare: bool) -> tuple[Find, ...]:
    """Return what one part of a line holds."""
    reading = _read(text, start, end, setting, bare=bare)
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


_BESIDE = regex.compile(r"\s*[(,]?\s*")


def _rate_of(plain: str, span: DateSpan, rates: tuple[RecurrenceSpan, ...]) -> Recurrence | None:
    """Return the recurrence that stands beside a date with nothing but signs between them."""
    for rate in rates:
        low, high = min(span.end, rate.end), max(span.start, rate.start)
        if _BESIDE.fullmatch(plain[low:high]):
            return to_recurrence(rate)
    return None


def _content(text: str, start: int) -> int:
    """Return where the words behind an item sign begin; numbers stay, they may be a date."""
    marker = parse_marker(text[start:])
    return start + marker.length if marker and marker.number is None else start


def read_text(text: str, start: int, setting: Setting, *, bare: bool = True) -> tuple[Find, ...]:
    """Return the dated and recurring things in ``text`` from ``start`` on, in printed order.

    Args:
        text: a line or a cell.
        start: where its content begins.
        setting: where it stands.
        bare: whether a bare ``6.28`` in brackets may be a date.
    """
    finds: list[Find] = []
    for begin, end in parts_of(text):
        if end > start:
            finds += _finds(text, _content(text, max(begin, start)), end, setting, bare=bare)
    return tuple(sorted(finds, key=lambda find: find.start))
