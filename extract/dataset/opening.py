"""A dataset opened from Python: frames for pandas and polars, a connection for DuckDB."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, TypeAlias

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds

from extract.batch.state import FOLDER
from extract.dataset.columns import Table
from extract.dataset.errors import DatasetError, MissingLibraryError
from extract.dataset.exports import Wish
from extract.dataset.exports.parquet import INDEX
from extract.dataset.exports.parquet import write as write_parquet
from extract.dataset.exports.sql import VIEWS, make_view
from extract.dataset.tables import TABLES

Library: TypeAlias = Literal["pandas", "polars"]

_CACHE = "dataset"


@dataclass(frozen=True, slots=True)
class Dataset:
    """The tables of many documents, as Parquet files in a folder; each has ``plan_year`` as its last column."""

    folder: Path

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the tables."""
        return tuple(table.name for table in TABLES)

    def arrow(self, name: str) -> Any:  # noqa: ANN401 - pyarrow has no types
        """Return one table for Arrow.

        Raises:
            DatasetError: if there is no such table.
        """
        year = ds.partitioning(pa.schema([("plan_year", pa.int32())]), flavor="hive")
        return ds.dataset(str(self.folder / _table(name).name), format="parquet", partitioning=year).to_table()

    def frame(self, name: str, library: Library = "pandas") -> Any:  # noqa: ANN401 - a frame of either library
        """Return one table as a frame; whole numbers stay whole where values are missing.

        Args:
            name: of the table.
            library: pandas or polars.

        Raises:
            DatasetError: if there is no such table, or the library is not installed.
        """
        found = self.arrow(name)
        frames = _load(library)
        return frames.from_arrow(found) if library == "polars" else found.to_pandas(types_mapper=frames.ArrowDtype)

    def connection(self) -> duckdb.DuckDBPyConnection:
        """Return a DuckDB connection in memory, with the tables and the views that the exported databases have."""
        database = duckdb.connect()
        for table in TABLES:
            files = f"{_literal(self.folder / table.name)}/*/*.parquet"
            query = (
                f"SELECT * FROM read_parquet('{files}', hive_partitioning = true, hive_types = {{plan_year: INTEGER}})"  # noqa: S608 - a path of our own
            )
            database.execute(make_view(table.name, query))
        for name, query in VIEWS:
            database.execute(make_view(name, query))
        return database


def open_dataset(path: str | Path) -> Dataset:
    """Return the dataset of an outputs folder, or one that was exported as Parquet.

    For an outputs folder Parquet files are kept in ``.workplan/dataset`` below it and brought up to date first.

    Raises:
        DatasetError: if there is neither, or a report is broken.
    """
    folder = Path(path)
    if (folder / INDEX).is_file():
        return Dataset(folder)
    cache = folder / FOLDER / _CACHE
    write_parquet(Wish(folder, cache))
    return Dataset(cache)


def _table(name: str) -> Table:
    found = next((table for table in TABLES if table.name == name), None)
    if found is None:
        raise DatasetError("no_table", name=name, names=", ".join(table.name for table in TABLES))
    return found


def _load(library: str) -> Any:  # noqa: ANN401 - a module
    try:
        return import_module(library)
    except ModuleNotFoundError:
        raise MissingLibraryError("missing_frames", library=library) from None


def _literal(folder: Path) -> str:
    """Return a path for SQL, without signs that would be read as a pattern."""
    text = "".join(f"[{sign}]" if sign in "[*?" else sign for sign in str(folder))
    return text.replace("'", "''")
