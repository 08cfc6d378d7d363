"""One workbook (XLSX, ECMA-376): a sheet a table, all text as text.

Excel holds 1,048,576 rows a sheet, 32,767 UTF-16 units a cell and numbers as doubles ("Excel specifications and
limits"). What does not fit goes on in another sheet: rows in a sheet of the same name with a number, the rest of a text
in the sheet ``continued``, which also lists whole numbers and days that had to be written as text.
"""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from extract.dataset.columns import Row, Table
from extract.dataset.errors import DatasetError
from extract.dataset.exports import Done, Wish
from extract.dataset.exports.gathering import Gathering
from extract.dataset.reading import find_reports
from extract.dataset.tables import TABLES

MOST_ROWS = 1 << 20
MOST_UNITS = 32_767
CONTINUED = "continued"

_LARGEST = 1 << 53
_FIRST_YEAR = 1900
_PLAIN_END = "\uffff"
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same in each workbook; the format knows no zones
_OPTIONS = (
    ("constant_memory", True),
    ("strings_to_formulas", False),
    ("strings_to_urls", False),
    ("strings_to_numbers", False),
    ("default_date_format", "yyyy-mm-dd"),
)


class _Exact(float):
    """A double that is written with all of its digits; XlsxWriter writes 16, and some need 17."""

    def __format__(self, _: str) -> str:
        return repr(float(self))


class _Sheets:
    """The sheets of one table: a further one where a sheet is full."""

    def __init__(self, workbook: Any, name: str, head: tuple[str, ...]) -> None:  # noqa: ANN401 - XlsxWriter
        self._workbook, self._name, self._head = workbook, name, head
        self._number = 0
        self._open()

    def _open(self) -> None:
        self._number += 1
        name = self._name if self._number == 1 else f"{self._name} {self._number}"
        self._sheet: Any = self._workbook.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        self._sheet.write_row(0, 0, self._head)
        self._row = 1

    def add(self, row: Row) -> None:
        if self._row == MOST_ROWS:
            self._open()
        for position, value in enumerate(row):
            if value is not None:
                _put(self._sheet, self._row, position, value)
        self._row += 1


def _put(sheet: Any, row: int, col: int, value: object) -> None:  # noqa: ANN401 - XlsxWriter
    if isinstance(value, bool):
        sheet.write_boolean(row, col, value)
    elif isinstance(value, str):
        sheet.write_string(row, col, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, col, value)
    elif isinstance(value, int):
        sheet.write_number(row, col, value)
    else:
        sheet.write_number(row, col, _Exact(value))  # type: ignore[arg-type] - all other values are numbers


def write(wish: Wish) -> Done:
    """Write the workbook anew.

    Raises:
        DatasetError: if a report is broken, or the file is another program's.
    """
    found = find_reports(wish.outputs)
    _refuse_foreign(wish.target)
    wish.target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = wish.target.with_name(f".{wish.target.name}.part")
    gathering = Gathering(wish.outputs)
    with xlsxwriter.Workbook(str(unfinished), dict(_OPTIONS)) as workbook:
        workbook.set_properties({"created": _CREATED})
        notes = _write(workbook, gathering, found)
    unfinished.replace(wish.target)
    written = sum(line.part is not None for line in gathering.lines)
    return Done(written, written, 0, gathering.duplicates, notes)


def _refuse_foreign(path: Path) -> None:
    if path.is_dir() or (path.exists() and not zipfile.is_zipfile(path)):
        raise DatasetError("foreign", path=path)


def _write(workbook: Any, gathering: Gathering, found: Any) -> int:  # noqa: ANN401 - XlsxWriter
    sheets = {table.name: _Sheets(workbook, table.name, table.names) for table in TABLES}
    rest = _Sheets(workbook, CONTINUED, ("table", "document", "id", "column", "part", "text"))
    about = _Sheets(workbook, "columns", ("table", "column", "kind", "about", "term"))
    for table in TABLES:
        for column in table.columns:
            about.add((table.name, column.name, column.kind.value, column.about, column.term))
    return sum(
        _add(table, row, sheets[table.name], rest)
        for item in gathering.read(found)
        for table in TABLES
        for row in table.rows_of(item)
    )


def _add(table: Table, row: Row, sheets: _Sheets, rest: _Sheets) -> int:
    """Add a row to the sheets of its table; return how many rows had to be added to those for the rest."""
    fitted, others = fit(table, row)
    sheets.add(fitted)
    for other in others:
        rest.add(other)
    return len(others)


def fit(table: Table, row: Row) -> tuple[Row, list[Row]]:
    """Return a row as cells can hold it, and the rows for what cannot be held."""
    if all(_fits(value) for value in row):
        return row, []
    fitted: list[object] = []
    others: list[Row] = []
    key = (row[0], row[1] if len(table.key) > 1 else None)
    for column, value in zip(table.columns, row, strict=True):
        first, *more = [value] if _fits(value) else list(_pieces(str(value)))
        fitted.append(first)
        if not _fits(value):
            parts = more or [""]
            others += [(table.name, *key, column.name, number, text) for number, text in enumerate(parts, 2)]
    return tuple(fitted), others


def _fits(value: object) -> bool:
    if isinstance(value, str):
        return (len(value) <= MOST_UNITS // 2 or _units(value) <= MOST_UNITS) and not _is_taken_for_markup(value)
    if isinstance(value, int):
        return -_LARGEST <= value <= _LARGEST
    return not isinstance(value, date) or value.year >= _FIRST_YEAR


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _is_taken_for_markup(text: str) -> bool:
    """Return whether XlsxWriter would write a text as markup instead of as text."""
    return text.startswith("<r>") and text.endswith("</r>")


def _pieces(text: str) -> Iterator[str]:
    most = MOST_UNITS if max(text, default="") <= _PLAIN_END else MOST_UNITS // 2
    if _is_taken_for_markup(text):
        most = min(most, len(text) - 1)
    for start in range(0, len(text), most):
        yield text[start : start + most]
