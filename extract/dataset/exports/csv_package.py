"""A folder of CSV files (RFC 4180) with a ``datapackage.json`` (Frictionless Data Package 1.0).

The budget table names its columns in the words of the Fiscal Data Package (Budget Standard Taxonomy 1.0rc1). Nothing
between two commas is no value; two quotation marks are an empty text.
"""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

import extract
from extract.dataset.columns import Column, Kind, Row, Table
from extract.dataset.errors import DatasetError
from extract.dataset.exports import Done, Wish
from extract.dataset.exports.gathering import Gathering
from extract.dataset.reading import find_reports
from extract.dataset.tables import TABLES

DESCRIPTOR = "datapackage.json"
TAXONOMY = "https://frictionlessdata.io/taxonomies/fiscal/budgets.json"

_TYPES = MappingProxyType(
    {
        Kind.TEXT: "string",
        Kind.SMALL: "integer",
        Kind.INTEGER: "integer",
        Kind.NUMBER: "number",
        Kind.BOOLEAN: "boolean",
        Kind.DAY: "date",
    }
)
_FISCAL = MappingProxyType(
    {
        "id": "budget-line-id",
        "won": "value",
        "role": "value-kind:code",
        "year": "date:fiscal-year",
        "phase": "phase:id",
        "phase_raw": "phase:label",
        "program": "activity:generic:program:code",
        "funding": "fin-source:generic:code",
        "funding_raw": "fin-source:generic:label",
    }
)
_UNFINISHED = ".part"
_QUOTE = '"'
_SPECIAL = re.compile(r'[",\x00-\x1f\x7f-\x9f\u2028\u2029]')


def write(wish: Wish) -> Done:
    """Write the folder anew; each file appears whole, the descriptor last.

    Raises:
        DatasetError: if a report is broken, or the folder holds something else.
    """
    found, folder = find_reports(wish.outputs), wish.target
    if folder.exists() and not (folder.is_dir() and _is_ours(folder)):
        raise DatasetError("not_empty", path=folder)
    folder.mkdir(parents=True, exist_ok=True)
    gathering = Gathering(wish.outputs)
    with ExitStack() as stack:
        files = {table.name: stack.enter_context(_open(folder, table)) for table in TABLES}
        for item in gathering.read(found):
            for table in TABLES:
                files[table.name].writelines(lines(table.rows_of(item)))
    for table in TABLES:
        _unfinished(folder, table).replace(folder / f"{table.name}.csv")
    _write_descriptor(folder)
    written = sum(line.part is not None for line in gathering.lines)
    return Done(written, written, 0, gathering.duplicates)


def _is_ours(folder: Path) -> bool:
    ours = {DESCRIPTOR, *(f"{table.name}.csv" for table in TABLES)}
    return all(path.name in ours or path.suffix == _UNFINISHED for path in folder.iterdir())


def _unfinished(folder: Path, table: Table) -> Path:
    return folder / f"{table.name}.csv{_UNFINISHED}"


def _open(folder: Path, table: Table) -> IO[str]:
    file = _unfinished(folder, table).open("w", encoding="utf-8", newline="")
    file.write(",".join(table.names) + "\r\n")
    return file


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of rows."""
    for row in rows:
        yield ",".join(map(field, row)) + "\r\n"


def field(value: object) -> str:
    r"""Return one value as CSV has it.

    >>> field(None), field(""), field("a,b"), field(True), field(1.5)
    ('', '""', '"a,b"', 'true', '1.5')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return (
        f'"{text.replace(_QUOTE, _QUOTE * 2)}"' if _SPECIAL.search(text) or not text or text != text.strip() else text
    )


def _write_descriptor(folder: Path) -> None:
    descriptor = {
        "profile": "tabular-data-package",
        "name": "workplans",
        "title": "Annual work plans of public bodies",
        "keywords": ["work plan", "budget", "Republic of Korea"],
        "contributors": [{"title": f"workplan-extract {extract.__version__}", "role": "wrangler"}],
        "fiscal": {"taxonomy": TAXONOMY},
        "resources": [_resource(table) for table in TABLES],
    }
    path = folder / f"{DESCRIPTOR}{_UNFINISHED}"
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n", "utf-8")
    path.replace(folder / DESCRIPTOR)


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_descriptor(table, one) for one in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.key != ("document",):
        key = {"fields": ["document"], "reference": {"resource": "documents", "fields": ["document"]}}
        schema["foreignKeys"] = [key]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.term,
        "description": table.about,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _descriptor(table: Table, column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "title": column.term,
        "description": column.about,
    }
    if column.name in table.key:
        found["constraints"] = {"required": True}
    if table.name == "budget_lines" and column.name in _FISCAL:
        found["columnType"] = _FISCAL[column.name]
    return found
