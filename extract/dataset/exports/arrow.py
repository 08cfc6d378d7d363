"""Rows as Arrow tables."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import pyarrow as pa

from extract.dataset.columns import Kind, Row, Table


@cache
def types() -> dict[Kind, Any]:
    """Return the Arrow type of each kind of column."""
    return {
        Kind.TEXT: pa.string(),
        Kind.SMALL: pa.int32(),
        Kind.INTEGER: pa.int64(),
        Kind.NUMBER: pa.float64(),
        Kind.BOOLEAN: pa.bool_(),
        Kind.DAY: pa.date32(),
    }


@cache
def schema_of(table: Table) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the schema of a table, with what each column says in English and its Korean term."""
    known = types()
    columns = [
        pa.field(one.name, known[one.kind], metadata={"description": one.about, "term": one.term})
        for one in table.columns
    ]
    return pa.schema(columns, metadata={"description": table.about, "term": table.term})


class Waiting:
    """Rows of one table that wait to be written, column by column: as Python values at first, packed into Arrow's arrays then."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._columns: list[list[object]] = [[] for _ in table.columns]
        self._packed: list[Any] = []

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        for column, values in zip(self._columns, zip(*rows, strict=True), strict=False):
            column.extend(values)

    def pack(self) -> None:
        """Pack what was added; it takes a fraction of the memory then."""
        if self._columns[0]:
            schema = schema_of(self._table)
            arrays = [pa.array(values, kind) for values, kind in zip(self._columns, schema.types, strict=True)]
            self._packed.append(pa.Table.from_arrays(arrays, schema=schema))
            self._columns = [[] for _ in self._columns]

    def take(self) -> Any:  # noqa: ANN401 - pyarrow has no types
        """Return what waits as an Arrow table, or None if nothing does; nothing waits then."""
        self.pack()
        packed, self._packed = self._packed, []
        return pa.concat_tables(packed) if packed else None
