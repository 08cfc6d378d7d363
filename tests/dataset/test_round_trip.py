"""Every value of the JSON stands in each export exactly once, equal, with its document and its place."""

import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from extract.dataset.columns import Kind, Table
from extract.dataset.reading import find_reports, read_report
from extract.dataset.tables import TABLES
from extract.emit import to_schema
from tests.dataset.conftest import READERS, Rows, export, key_order, numbers

LEFT_OUT = re.compile(r"(^|\.)bbox$")
"""The box on the page stays in the JSON: page, block, cell and characters say where a value stands."""


def normal(path: str) -> str:
    """Return the path of a leaf as the tables name it: the tree is one list, the three tallies are one."""
    path = re.sub(r"^plan\.sections(\.sections)*", "plan.sections", path)
    return re.sub(r"^coverage\.(cells|numbers|lines)\.", "coverage.*.", path)


def members() -> dict[str, list[tuple[Table, int]]]:
    found: dict[str, list[tuple[Table, int]]] = defaultdict(list)
    for table in TABLES:
        for position, column in enumerate(table.columns):
            if column.member is not None:
                found[f"{table.base}.{column.member}".lstrip(".")].append((table, position))
    return found


def schema_leaves(schema: dict[str, Any], path: str, above: tuple[str, ...] = ()) -> set[str]:
    """Return the paths of all leaves that the JSON Schema allows."""
    definitions: dict[str, Any] = to_schema()["$defs"]
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return set() if name in above else schema_leaves(definitions[name], path, (*above, name))
    for key in ("anyOf", "allOf"):
        if key in schema:
            return set[str]().union(*(schema_leaves(one, path, above) for one in schema[key]))
    if "properties" in schema:
        inner = schema["properties"].items()
        return set[str]().union(*(schema_leaves(one, f"{path}.{name}" if path else name, above) for name, one in inner))
    if schema.get("type") == "array" and "items" in schema:
        return schema_leaves(schema["items"], path, above)
    return set() if schema.get("type") == "null" else {path}


def test_every_member_of_the_json_has_one_column() -> None:
    wanted = {normal(path) for path in schema_leaves(to_schema(), "") if not LEFT_OUT.search(path)}
    columns = members()
    assert {path for path in columns if not path.startswith("failure.")} == wanted
    assert [path for path, places in columns.items() if len(places) != 1] == []


def test_every_table_and_column_has_a_korean_term_and_says_what_it_is() -> None:
    for table in TABLES:
        assert table.about
        assert re.search("[가-힣]", table.term)
        assert len(set(table.names)) == len(table.names)
        assert table.names[: len(table.key)] == table.key
        for column in table.columns:
            assert column.about
            assert re.search("[가-힣]", column.term)


def as_text(value: Any, about: str) -> Any:
    """Return a leaf as its column has it: a list is joined with spaces, or stays JSON where members may hold spaces."""
    if not isinstance(value, list):
        return value
    return json.dumps(value, ensure_ascii=False) if "JSON array" in about else " ".join(map(str, value))


def counted(outputs: Path) -> dict[str, Counter[tuple[str, Any]]]:
    """Return how often each value stands in the JSON, by the path of its member and the file that it is in."""
    found: dict[str, Counter[tuple[str, Any]]] = defaultdict(Counter)
    columns = members()
    for one in find_reports(outputs):
        record = json.loads((outputs / one.path).read_bytes())
        record = {"failure": record} if one.is_failure else record
        document = read_report(outputs, one.path).document
        for path, value in numbers(record):
            place = normal(path)
            if LEFT_OUT.search(place) or place == "failure.schema_version":
                continue
            table, position = columns[place][0]
            found[place][document, as_text(value, table.columns[position].about)] += 1
    return found


@pytest.mark.parametrize("to", READERS)
def test_every_value_stands_there_once(outputs: Path, to: str) -> None:
    path, expected = export(outputs, to), counted(outputs)
    checked = 0
    for place, [(table, position)] in members().items():
        rows = READERS[to](path, table)
        stands = Counter((row[0], row[position]) for row in rows if row[position] is not None)
        assert stands == expected[place], place
        checked += stands.total()
    assert checked > 30_000


def rows_of(outputs: Path, table: Table) -> Rows:
    """Return the rows as the models give them."""
    rows = [row for one in find_reports(outputs) for row in table.rows_of(read_report(outputs, one.path))]
    return key_order(table, [tuple(map(plain, row, [one.kind for one in table.columns])) for row in rows])


def plain(value: Any, kind: Kind) -> Any:
    return float(value) if kind is Kind.NUMBER and value is not None else value


@pytest.mark.parametrize("to", READERS)
def test_rows_are_those_of_the_models(outputs: Path, to: str) -> None:
    path = export(outputs, to)
    for table in TABLES:
        assert key_order(table, READERS[to](path, table)) == rows_of(outputs, table), table.name


def test_keys_tell_rows_apart(outputs: Path) -> None:
    for table in TABLES:
        keys = [row[: len(table.key)] for row in rows_of(outputs, table)]
        assert len(set(keys)) == len(keys), table.name
        assert None not in {part for key in keys for part in key}
