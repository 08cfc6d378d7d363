"""Read Korean public-sector annual work plans (주요업무계획) into checked, traceable records."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from extract.dataset.opening import Dataset

__version__ = "0.1.0"


def open_dataset(path: "str | Path") -> "Dataset":
    """Return the dataset of an outputs folder, or one that was exported as Parquet: frames and a DuckDB connection.

    Raises:
        DatasetError: if there is neither, a report is broken, or a library of the extra ``dataset`` is missing.
    """
    errors, opening = "extract.dataset.errors", "extract.dataset.opening"  # read when called: importing loads nothing
    found: Dataset = import_module(errors).load(opening).open_dataset(path)
    return found
