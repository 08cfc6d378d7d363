"""Embedded charts and formulas: what can be read in them, line by line (ODF 1.3 part 3, 11)."""

from collections.abc import Iterator

from extract.parsers.odf.xml import child, get, name
from extract.parsers.xml import Element

_WRITTEN = tuple(name(f"math:{local}") for local in ("mi", "mn", "mo", "mtext"))


def chart_of(root: Element) -> Element | None:
    """Return the chart in an embedded object, or None if it is something else."""
    return child(root, "office:body", "office:chart", "chart:chart")


def chart_text(chart: Element) -> str:
    """Return the texts of a chart: its titles, then for each series its name and a line for each category.

    Names and values come from the table that the chart keeps, whose first row and column name them.
    """
    lines = [_text(title) for title in chart.iter(*(name(f"chart:{local}") for local in ("title", "subtitle")))]
    for table in chart.iterchildren(name("table:table")):
        lines += _series([_row(row) for row in table.iter(name("table:table-row"))])
    return "\n".join(line for line in lines if line)


def _series(rows: list[list[str]]) -> Iterator[str]:
    names, values = (rows[0], rows[1:]) if rows else ([], [])
    for col in range(1, len(names)):
        yield names[col]
        for row in values:
            if col < len(row) and row[col]:
                yield f"{row[0]} {row[col]}".strip()


def _row(row: Element) -> list[str]:
    return [_text(cell) or get(cell, "office:value") or "" for cell in row.iterchildren(name("table:table-cell"))]


def _text(element: Element) -> str:
    return " ".join("".join(_characters(one)).strip() for one in element.iter(name("text:p")))


def _characters(element: Element) -> Iterator[str]:
    for one in element.iter():
        yield one.text or ""
        yield (one.tail or "") if one is not element else ""


def formula_text(root: Element) -> str:
    """Return the characters of a formula (MathML), without its layout."""
    return "".join((one.text or "").strip() for one in root.iter(*_WRITTEN))
