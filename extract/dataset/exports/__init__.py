"""The formats that a dataset is written in; each is a module that is imported when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

from extract.dataset.errors import load


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted.

    Attributes:
        outputs: the outputs folder.
        target: the file or folder to write.
        fresh: whether to write everything anew.
        jobs: how many processes may work.
        sources: folder of the source files, for what holds them.
        command: the command as it was given, for what tells its history.
    """

    outputs: Path
    target: Path
    fresh: bool = False
    jobs: int = 1
    sources: Path | None = None
    command: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What was written.

    Attributes:
        documents: how many documents the dataset holds, those that could not be read among them.
        written: how many of them were written now.
        removed: how many were taken away, or replaced.
        duplicates: paths of reports whose document another report already tells of.
        notes: how many values had to be changed, as the export itself lists them.
    """

    documents: int
    written: int
    removed: int = 0
    duplicates: tuple[str, ...] = ()
    notes: int = 0


Write: TypeAlias = Callable[[Wish], Done]


@dataclass(frozen=True, slots=True)
class Export:
    """One format: its name, what it is, the module that writes it, and whether only what is new is written."""

    name: str
    about: str
    module: str
    incremental: bool = False

    def write(self, wish: Wish) -> Done:
        """Write the dataset.

        Raises:
            DatasetError: if it cannot be written, or a library is missing.
        """
        return cast("Write", load(self.module).write)(wish)


EXPORTS = (
    Export("parquet", "a folder of Parquet files, partitioned by year", f"{__name__}.parquet", incremental=True),
    Export("duckdb", "one DuckDB database with views", f"{__name__}.duckdb_file", incremental=True),
    Export("sqlite", "one SQLite database with views", f"{__name__}.sqlite_file", incremental=True),
    Export("csv", "a folder of CSV files with a Frictionless datapackage.json", f"{__name__}.csv_package"),
    Export("xlsx", "one Excel workbook, all text as text", f"{__name__}.xlsx_workbook"),
    Export("bag", "a BagIt bag of sources, outputs, events and the JSON Schema", f"{__name__}.bag"),
)
"""All formats."""


def export_dataset(to: str, wish: Wish) -> Done:
    """Write the reports of an outputs folder as a dataset of the named format.

    Raises:
        DatasetError: if it cannot be written, or a library is missing.
        KeyError: if there is no such format.
    """
    export = next((one for one in EXPORTS if one.name == to), None)
    if export is None:
        raise KeyError(to)
    return export.write(wish)
