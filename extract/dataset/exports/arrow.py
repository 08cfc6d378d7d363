"""Rows as Arrow tables."""

from collections.abc import Sequence
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


def to_arrow(table: Table, rows: Sequence[Row]) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return rows as an Arrow table."""
    schema = schema_of(table)
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return pa.Table.from_arrays(
        [pa.array(values, kind) for values, kind in zip(columns, schema.types, strict=True)], schema=schema
    )
