"""Dated and recurring things (일정), one printed date a row."""

from collections.abc import Iterator

from extract.dataset.columns import CHECKED, DOCUMENT, Column, Kind, Row, Table, days, ident, own, place
from extract.dataset.days import days_of
from extract.dataset.entry import Entry
from extract.dataset.tables.sections import as_list


def _rows(entry: Entry) -> Iterator[Row]:
    document, of = entry.document, entry.verdicts.of
    for item in entry.report.plan.schedule:
        s, again = item.source, item.recurrence
        yield (
            document,
            item.id,
            item.section,
            item.program,
            item.text,
            item.edtf,
            item.start,
            item.end,
            *days_of(item.edtf),
            item.mode,
            item.precision,
            item.year_source,
            *((again.count, again.per, as_list(again.times)) if again else (None, None, None)),
            item.status,
            item.raw,
            s.block,
            s.page,
            s.row,
            s.col,
            s.start,
            s.end,
            *of(s, item.id),
        )


SCHEDULE = Table(
    "schedule",
    "one dated or recurring thing",
    "plan.schedule",
    (
        DOCUMENT,
        ident(),
        own("section", Kind.TEXT, "id of the section it stands in"),
        own("program", Kind.TEXT, "id of the program it belongs to"),
        own("text", Kind.TEXT, "what happens"),
        own("edtf", Kind.TEXT, "the whole date, EDTF; empty for what only recurs"),
        own("start", Kind.TEXT, "beginning, EDTF, as precise as printed"),
        own("end", Kind.TEXT, "end, likewise"),
        *days("edtf", "the whole"),
        own("mode", Kind.TEXT, "on, within, throughout, by or from"),
        own("precision", Kind.TEXT, "year, half, quarter, month, ten_days, week or day"),
        own("year_source", Kind.TEXT, "where the year came from"),
        Column("recurrence_count", Kind.INTEGER, "how many times", "recurrence.count"),
        Column("recurrence_per", Kind.TEXT, "in which time", "recurrence.per"),
        Column("recurrence_times", Kind.TEXT, "when, as printed, a JSON array", "recurrence.times"),
        own("status", Kind.TEXT, "done or planned"),
        own("raw", Kind.TEXT, "the date or recurrence as printed"),
        *place(),
        *CHECKED,
    ),
    _rows,
)
