"""Which documents there are, told without reading them, and how to read those that matter."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from extract.dataset.days import days_of
from extract.dataset.entry import Entry
from extract.dataset.errors import DatasetError, load
from extract.dataset.identity.profiles import plan_year
from extract.schemas import Organization, Report

if TYPE_CHECKING:
    from extract.dataset.opening import Dataset

Outputs: TypeAlias = "str | Path | Dataset | Sequence[Report]"
"""An outputs folder, the dataset that is kept in one, or reports."""

_CACHE = (".workplan", "dataset")
_QUERY = """
SELECT d.path, d.file, d.kind, d.title, d.organization, d.organization_code, d.organization_parent, d.department,
    greatest(d.last_year, p.year), coalesce(CAST(d.date_last AS VARCHAR), ''), p.names
FROM documents d LEFT JOIN (
    SELECT document, max(year) FILTER (phase IS DISTINCT FROM 'result') AS year,
        list(name ORDER BY try_cast(substr(id, 2) AS INTEGER)) AS names
    FROM programs GROUP BY document
) p ON p.document = d.document ORDER BY d.path
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as the tables of a dataset tell it.

    Attributes:
        path: of its JSON below the outputs folder; the file's name for a report that is given as such.
        file: name of the file.
        kind: plan, report, results or None.
        title: its title.
        organization: its body, or None.
        department: its department, or None.
        year: the year that it plans, or None.
        date: the last day that its date can mean, ISO 8601, or empty.
        programs: names of its programs in printed order.
    """

    path: str
    file: str
    kind: str | None
    title: str | None
    organization: Organization | None
    department: str | None
    year: int | None
    date: str
    programs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Documents: what is known of them, how many could not be read, and what reads the reports of some by their paths."""

    documents: tuple[Listed, ...]
    unread: int
    read: Callable[[Sequence[str]], Mapping[str, Report]]


def open_shelf(outputs: Outputs) -> Shelf:
    """Return the documents of an outputs folder, whose dataset is brought up to date first; or reports as given.

    Raises:
        DatasetError: if there is no such folder, a report in it is broken, or it is a dataset without reports.
        MissingLibraryError: if a library of the extra ``dataset`` is not installed.
    """
    if isinstance(outputs, str | Path):
        return _of_folder(Path(outputs))
    if isinstance(outputs, Sequence):
        return _of_reports(outputs)
    folder = outputs.folder.resolve()
    if folder.parts[-2:] != _CACHE:
        raise DatasetError("exported", path=outputs.folder)
    return _of_folder(folder.parents[1])


def _of_folder(folder: Path) -> Shelf:
    opening, reading = load("extract.dataset.opening"), load("extract.dataset.reading")
    dataset = opening.open_dataset(folder)
    if dataset.folder == folder:
        raise DatasetError("exported", path=folder)
    with dataset.connection() as database:
        rows = database.execute(_QUERY).fetchall()
        [(unread,)] = database.execute("SELECT count(*) FROM failures").fetchall()

    def read(paths: Sequence[str]) -> dict[str, Report]:
        found = [reading.Found(path, 0, 0) for path in paths]
        entries = reading.read_reports(folder, found, members=True)
        return {entry.path: entry.report for entry in entries if isinstance(entry, Entry)}

    return Shelf(tuple(_listed(row) for row in rows), unread, read)


def _listed(row: tuple[Any, ...]) -> Listed:
    path, file, kind, title, body, code, parent, department, year, date, names = row
    organization = Organization(name=body, code=code, parent=parent) if body else None
    return Listed(path, file, kind, title, organization, department, year, date, tuple(names or ()))


def _of_reports(reports: Sequence[Report]) -> Shelf:
    names = [report.file.name for report in reports]
    paths = [name if names.count(name) == 1 else f"{name}#{at}" for at, name in enumerate(names, 1)]
    known = dict(zip(paths, reports, strict=True))
    listed = tuple(_of_report(path, report) for path, report in known.items())
    return Shelf(listed, 0, lambda wanted: {path: known[path] for path in wanted})


def _of_report(path: str, report: Report) -> Listed:
    facts = report.plan.document
    _, last = days_of(facts.date)
    names = tuple(one.name for one in report.plan.programs)
    return Listed(
        path,
        report.file.name,
        facts.kind,
        facts.title,
        facts.organization,
        facts.department,
        plan_year(report),
        last.isoformat() if last else "",
        names,
    )
