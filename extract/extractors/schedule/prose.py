"""Dates and recurrences in a running text: an item, a heading, a bullet of a cell."""

import itertools
from dataclasses import dataclass, replace

import regex

from extract.extractors.schedule.clauses import Label, clauses_of, label_of, letters, named, parts_of, tidy
from extract.extractors.schedule.model import Find, Setting
from extract.extractors.schedule.phrases import behind_label, in_fields, phrase
from extract.extractors.schedule.sieve import counts
from extract.extractors.schedule.spans import dates_after_topic, finest, split_list
from extract.extractors.schedule.view import View
from extract.normalize.date import DateSpan
from extract.normalize.recurrence import RecurrenceSpan, find_recurrences
from extract.normalize.spacing import join_spaced
from extract.normalize.text import level
from extract.schemas import Recurrence
from extract.segment.marker import parse_marker
from extract.vocab import lexicon

_FEW = 4


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


def _is_bare_label(label: Label, reading: "_Reading", first: int) -> bool:
    """Return whether a label such as 기간 has nothing but times, or a number (1차), before its first date."""
    words = _without(reading.text, label.end, first, tuple((span.start, span.end) for span in reading.printed))
    return label.key in ("time", "span") and letters(words) <= 1


def _without(text: str, start: int, end: int, spans: tuple[tuple[int, int], ...]) -> str:
    """Return ``text[start:end]`` without the stretches that lie in it."""
    words = text[start:end]
    for begin, stop in reversed([(a, b) for a, b in spans if start <= a and b <= end]):
        words = words[: begin - start] + words[stop - start :]
    return words


def _whole(
    reading: "_Reading", stretch: tuple[int, int], mark: tuple[int, int], dates: tuple[tuple[int, int], ...]
) -> str:
    """Return the words of a stretch, or the title around it where it holds nothing but dates."""
    single, whole = len(reading.marks) == 1, tidy(reading.text[reading.start : reading.end])
    title = reading.setting.title if single or not letters(whole) else whole
    if title and not letters(_without(reading.text, *stretch, dates)):
        return title
    if single:
        return tidy(reading.text[slice(*stretch)])
    own = phrase(reading.text, stretch, mark, reading.start)
    return behind_label(reading.text, own, label_of(level(reading.text), reading.start, reading.end), stretch)


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
        printed: all times.
        rates: all recurrences.
    """

    text: str
    start: int
    end: int
    setting: Setting
    dates: tuple[DateSpan, ...]
    printed: tuple[DateSpan, ...]
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
    spans = dates_after_topic(text, start, end, setting, bare=bare)
    dates = tuple(
        span
        for span in (() if _is_heading_row(text, start, spans, end) else finest(text, spans))
        if counts(View(plain, span, start, end, _label_for(label, span.start), setting))
    )
    return _Reading(text, start, end, setting, dates, spans, recurrences_in(text, start, end))


def _words(reading: _Reading) -> dict[tuple[int, int], str]:
    """Return the words that belong to each time and recurrence."""
    plain, marks = level(reading.text), reading.marks
    if len(marks) == 1:
        stretches = ((reading.start, reading.end),)
    else:
        stretches = clauses_of(plain, marks, reading.start, reading.end)
    dates = tuple((span.start, span.end) for span in reading.dates)
    terms = tuple((span.start, span.end) for span in reading.printed if span.period.precision in ("half", "quarter"))
    gone = tuple(sorted({*dates, *terms}))
    words = {
        mark: _whole(reading, stretch, mark, marks if mark not in dates else gone)
        for mark, stretch in zip(marks, stretches, strict=True)
    }
    if len(marks) == 1:
        words = {mark: _in_part(text, reading) for mark, text in words.items()}
    label = label_of(plain, reading.start, reading.end)
    if label and _is_bare_label(label, reading, min(words)[0]):
        printed = reading.text[label.start : label.start + len(label.text)]
        name = named(reading.setting.title, join_spaced(printed))
        if len(dates) == 1:
            return dict.fromkeys(marks, name)
        parts = (tidy(reading.text[max(start, label.end) : end]) for start, end in stretches)
        return {mark: f"{name} {part}" for mark, part in zip(marks, parts, strict=True)}
    part = reading.text[reading.start : reading.end]
    moved = {mark: (mark[0] - reading.start, mark[1] - reading.start) for mark in marks}
    return {
        mark: text if label else in_fields(part, text, moved[mark], tuple(moved.values()), reading.setting)
        for mark, text in words.items()
    }


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
        for one in split_list(span, setting)
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
