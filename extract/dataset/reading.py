"""The reports of an outputs folder."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.batch.files import FAILED
from extract.dataset.entry import Entry, Failure, make_entry, make_failure
from extract.dataset.errors import DatasetError
from extract.dataset.fast import Decode, make_decoder
from extract.schemas import FailureRecord, Report

_REPORT = ".json"


@dataclass(frozen=True, slots=True)
class Found:
    """One JSON file of an outputs folder.

    Attributes:
        path: below the folder, with slashes.
        size: in bytes.
        changed: when it was last changed, in nanoseconds since 1970.
    """

    path: str
    size: int
    changed: int

    @property
    def is_failure(self) -> bool:
        """Whether it is a failure record."""
        return self.path.endswith(FAILED)


def find_reports(outputs: Path) -> tuple[Found, ...]:
    """Return the reports and failure records below a folder, in the order of their paths; what is hidden is left out.

    Raises:
        DatasetError: if there is no such folder, or nothing in it.
    """
    if not outputs.is_dir():
        raise DatasetError("no_folder", path=outputs)
    found = sorted(_below(outputs, ""), key=lambda one: one.path)
    if not found:
        raise DatasetError("no_reports", path=outputs)
    return tuple(found)


def _below(folder: Path | str, before: str) -> Iterator[Found]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _below(entry.path, f"{before}{entry.name}/")
            elif entry.name.endswith(_REPORT):
                facts = entry.stat()
                yield Found(before + entry.name, facts.st_size, facts.st_mtime_ns)


def read_report(outputs: Path, path: str) -> Entry | Failure:
    """Return one report, as its model, with its key; or a failure record.

    Raises:
        DatasetError: if the file is no such record; it names the file and what is wrong.
    """
    return _read(outputs, path, Report.model_validate_json)


def read_reports(
    outputs: Path, found: Iterable[Found] | None = None, *, members: bool = False
) -> Iterator[Entry | Failure]:
    """Yield the reports and failure records of an outputs folder, checked, one at a time.

    What is yielded has the attributes of the models and is only to be looked at; `read_report` gives the model itself.

    Args:
        outputs: the folder.
        found: which ones; all if not given.
        members: whether values of closed lists are members of them, as in the models, and not just their texts.

    Raises:
        DatasetError: for the first file that is no such record; it names the file and what is wrong.
    """
    decode = make_decoder(members=members)
    for one in find_reports(outputs) if found is None else found:
        yield _read(outputs, one.path, decode)


def _read(outputs: Path, path: str, decode: Decode) -> Entry | Failure:
    try:
        data = (outputs / path).read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        if path.endswith(FAILED):
            return make_failure(path, digest, FailureRecord.model_validate_json(data))
        return make_entry(path, digest, decode(data))
    except OSError as error:
        raise DatasetError("unreadable", path=outputs / path, detail=error.strerror) from None
    except ValueError as error:
        raise DatasetError("broken", path=outputs / path, detail=" ".join(str(error).split())) from None
