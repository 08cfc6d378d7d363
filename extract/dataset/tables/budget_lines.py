"""Sums of money (예산), one printed number a row."""

from collections.abc import Iterator

from extract.dataset.columns import CHECKED, DOCUMENT, Kind, Row, Table, days, ident, own, place
from extract.dataset.days import days_of
from extract.dataset.entry import Entry


def _rows(entry: Entry) -> Iterator[Row]:
    document, of = entry.document, entry.verdicts.of
    for line in entry.report.plan.budgets:
        s = line.source
        first, last = days_of(line.as_of)
        yield (
            document,
            line.id,
            line.section,
            line.program,
            line.table,
            line.label,
            line.role,
            line.phase,
            line.phase_raw,
            line.year,
            line.as_of,
            first,
            last,
            line.funding,
            line.funding_raw,
            line.won,
            line.ratio,
            line.raw,
            line.unit,
            line.unit_source,
            s.block,
            s.page,
            s.row,
            s.col,
            s.start,
            s.end,
            *of(s, line.id),
        )


BUDGET_LINES = Table(
    "budget_lines",
    "one printed sum of money, or a rate of sums",
    "plan.budgets",
    (
        DOCUMENT,
        ident(),
        own("section", Kind.TEXT, "id of the section it stands in"),
        own("program", Kind.TEXT, "id of the program it belongs to"),
        own("table", Kind.TEXT, "id of its table; empty for running text"),
        own("label", Kind.TEXT, "label of the row, or the words before the number"),
        own("role", Kind.TEXT, "item, subtotal or total"),
        own("phase", Kind.TEXT, "what the number is: budget, executed, settled …"),
        own("phase_raw", Kind.TEXT, "printed heading of the column, or word"),
        own("year", Kind.INTEGER, "year that it is for"),
        own("as_of", Kind.TEXT, "day of the count, EDTF"),
        *days("as_of", "the count"),
        own("funding", Kind.TEXT, "source of funding: national, city, district …"),
        own("funding_raw", Kind.TEXT, "printed word for it"),
        own("won", Kind.INTEGER, "amount in won; empty for rates and for what cannot be read"),
        own("ratio", Kind.NUMBER, "per cent as printed, for rates"),
        own("raw", Kind.TEXT, "the number as printed"),
        own("unit", Kind.TEXT, "printed unit"),
        own("unit_source", Kind.TEXT, "where the unit is printed: inline, caption, column, assumed"),
        *place(),
        *CHECKED,
    ),
    _rows,
)
