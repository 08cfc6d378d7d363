"""Staff counts (인력), one printed number a row."""

from collections.abc import Iterator

from extract.dataset.columns import CHECKED, DOCUMENT, Kind, Row, Table, ident, own, place
from extract.dataset.entry import Entry


def _rows(entry: Entry) -> Iterator[Row]:
    document, of = entry.document, entry.verdicts.of
    for count in entry.report.plan.staffing:
        s = count.source
        yield (
            document,
            count.id,
            count.section,
            count.table,
            count.unit,
            count.category,
            count.rank,
            count.kind,
            count.role,
            count.count,
            count.raw,
            s.block,
            s.page,
            s.row,
            s.col,
            s.start,
            s.end,
            *of(s, count.id),
        )


STAFF_COUNTS = Table(
    "staff_counts",
    "one printed number of persons",
    "plan.staffing",
    (
        DOCUMENT,
        ident(),
        own("section", Kind.TEXT, "id of the section it stands in"),
        own("table", Kind.TEXT, "id of its table; empty for running text"),
        own("unit", Kind.TEXT, "organisational unit as printed; empty for the whole body"),
        own("category", Kind.TEXT, "service category"),
        own("rank", Kind.TEXT, "rank as printed; empty for all ranks"),
        own("kind", Kind.TEXT, "authorized, actual or difference"),
        own("role", Kind.TEXT, "item, subtotal or total"),
        own("count", Kind.INTEGER, "number of persons"),
        own("raw", Kind.TEXT, "the number as printed"),
        *place(),
        *CHECKED,
    ),
    _rows,
)
