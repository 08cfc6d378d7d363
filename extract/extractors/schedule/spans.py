"""The times of a text as the schedule needs them: ends of years, open beginnings, members of lists."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import regex

from extract.extractors.schedule.model import Setting
from extract.normalize.date import DateSpan, Period, find_dates
from extract.normalize.date_point import full_year
from extract.normalize.text import level
from extract.schemas import ScheduleStatus
from extract.vocab import lexicon


@cache
def _since() -> regex.Pattern[str]:
    return regex.compile(r"\s*[)\]]\s*\L<words>(?!\p{Hangul})", words=list(lexicon("date_words").words("since")))


def _opened(span: DateSpan, plain: str) -> DateSpan:
    """Return ``span`` as an open beginning where 이후 stands behind its brackets."""
    period = span.period
    if period.mode != "on" or not _since().match(plain, span.end):
        return span
    return replace(span, period=replace(period, end=None, edtf=f"{period.edtf}/..", mode="from"))


def _merges(span: DateSpan, *, planned: bool) -> bool:
    """Return whether the members of a list are one thing: years, halves of a year, days without a blank (``2.14/16``).

    Days without a year and a closing dot are one thing outside of plans (``5.29, 7.31, 8.23~24``).
    """
    if span.period.precision == "half":
        return not span.raw.endswith(lexicon("date_words").words("each_of"))
    if span.period.precision != "day" or not span.parts:
        return span.period.precision in ("day", "year")
    if not any(map(str.isspace, span.raw[: span.parts[-1][0] - span.start])):
        return True
    return not planned and not span.period.year_explicit and not span.raw.endswith(".")


def split_list(span: DateSpan, setting: Setting) -> tuple[DateSpan, ...]:
    """Return one span a member of a list (``3월, 6월, 9월``), each with its own part of the text."""
    members = span.period.dates
    whole = _merges(span, planned=setting.status is ScheduleStatus.PLANNED)
    if whole or len(members) < 2 or len(span.parts) != len(members):  # noqa: PLR2004 - a list has two
        return (span,)
    return tuple(
        DateSpan(start, end, span.raw[start - span.start : end - span.start], member)
        for (start, end), member in zip(span.parts, members, strict=True)
    )


def shifted(span: DateSpan, offset: int) -> DateSpan:
    """Return ``span`` moved by ``offset``."""
    parts = tuple((start + offset, end + offset) for start, end in span.parts)
    return replace(span, start=span.start + offset, end=span.end + offset, parts=parts)


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
        yield DateSpan(*found.span(), text[slice(*found.span())], Period(year, year, year, "year", "on", "printed"))


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
    moved = (shifted(span, start) for span in spans)
    kept = (span for span in moved if span.start - start in sure or _is_framed(plain, span, start, end))
    dated = [_in_december(_opened(span, plain)) for span in kept]
    return tuple(sorted((*dated, *_years_in_brackets(text, start, end)), key=lambda span: span.start))


@cache
def _topic_year() -> regex.Pattern[str]:
    words = lexicon("date_words")
    year, topic = list(words.words("year")), list(words.words("topic"))
    return regex.compile(
        r"\P{L}*(?:(?P<full>(?:19|20)\d\d)|'(?P<short>\d\d))\s?\L<year>\L<topic>\s", year=year, topic=topic
    )


def topic_year(plain: str, start: int, end: int) -> int | None:
    """Return the year that a sentence begins with (2020년은 …), or None."""
    found = _topic_year().match(plain, start, end)
    return int(found["full"] or full_year(found["short"])) if found else None


def _near(period: Period) -> Period:
    """Return a time whose year was taken for known as one whose year a neighbour prints."""
    members = tuple(_near(member) for member in period.dates)
    return replace(period, year_from="neighbour" if period.year_from == "context" else period.year_from, dates=members)


def dates_after_topic(text: str, start: int, end: int, setting: Setting, *, bare: bool) -> tuple[DateSpan, ...]:
    """Return the times of a sentence as `dates_in` does, those without a year in the year that it begins with."""
    year = topic_year(level(text), start, end)
    if year is None:
        return dates_in(text, start, end, setting, bare=bare)
    spans = dates_in(text, start, end, replace(setting, year=year), bare=bare)
    return tuple(replace(span, period=_near(span.period)) for span in spans)


_OPENING = regex.compile(r"\s*\(?\s*")


def finest(text: str, spans: tuple[DateSpan, ...]) -> Iterator[DateSpan]:
    """Yield the times but those that a later one says more closely (상반기(3. 4. ~ 4. 30.); 상·하반기 각 1회(4월, 9월)).

    Args:
        text: the text.
        spans: its times, in order.
    """
    for at, span in enumerate(spans):
        after = spans[at + 1] if at + 1 < len(spans) else None
        if after is None or not _is_closer(text[span.end : after.start], span.period, after.period):
            yield span


def _is_closer(between: str, outer: Period, inner: Period) -> bool:
    """Return whether the later of two times says more closely when, right behind the first or as a list of its parts."""
    return bool(_OPENING.fullmatch(between) and _holds(outer, inner)) or _holds_each(outer, inner)


def _holds_each(outer: Period, inner: Period) -> bool:
    """Return whether both halves of a year are listed and then, in the same order, a month of each."""
    pairs = tuple(zip(outer.dates, inner.dates, strict=False))
    listed = outer.precision == "half" and bool(pairs) and len(outer.dates) == len(inner.dates)
    return listed and all(_holds(*pair) for pair in pairs)


def _holds(outer: Period, inner: Period) -> bool:
    """Return whether one time lies in another and is printed more precisely."""
    if not (outer.start and outer.end and inner.start and inner.end) or outer.dates:
        return False
    finer = len(inner.start) > len(outer.start) or (
        inner.precision in ("month", "ten_days") and outer.precision in ("half", "quarter")
    )
    begins, ends = outer.start <= inner.start[: len(outer.start)], inner.end[: len(outer.end)] <= outer.end
    return finer and begins and ends and outer.precision != "year"
