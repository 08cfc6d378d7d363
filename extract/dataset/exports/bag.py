"""A BagIt 1.0 bag (RFC 8493): sources and outputs as payload, with events and the JSON Schema beside them.

Sources are copied byte for byte, and must be those that the reports were made of. Events have the names of the PREMIS
3.0 data dictionary; their types are those of the Library of Congress vocabulary.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import extract
from extract.batch.files import digest_of, printable
from extract.batch.state import FOLDER, Row, gather
from extract.dataset.entry import Entry, Failure
from extract.dataset.errors import DatasetError
from extract.dataset.exports import Done, Wish
from extract.dataset.reading import Found, find_reports, read_reports
from extract.emit import to_schema_json

AGENT = f"workplan-extract {extract.__version__}"
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_CHUNK = 1 << 20
_EVENTS = "metadata/events.json"
_SCHEMA = "metadata/report.schema.json"


@dataclass(frozen=True, slots=True)
class _Member:
    """One file of the payload: its path within the bag, its size, its SHA-256 and SHA-512."""

    path: str
    size: int
    sha256: str
    sha512: str


def write(wish: Wish) -> Done:
    """Write a bag; it appears whole, where nothing is yet.

    Raises:
        DatasetError: if something is there, a report is broken, or a source is missing or another one.
    """
    found, bag = find_reports(wish.outputs), wish.target
    if bag.exists() and (not bag.is_dir() or any(bag.iterdir())):
        raise DatasetError("not_empty", path=bag)
    unfinished = bag.with_name(f".{bag.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        _fill(unfinished, wish, found)
        if bag.exists():
            bag.rmdir()
        unfinished.replace(bag)
    except OSError as error:
        raise DatasetError("unreadable", path=error.filename or bag, detail=error.strerror) from None
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return Done(len(found), len(found))


def _fill(bag: Path, wish: Wish, found: tuple[Found, ...]) -> None:
    noted = _noted(wish.outputs)
    members: dict[str, _Member] = {}
    events: list[dict[str, Any]] = []
    for one, item in zip(found, read_reports(wish.outputs, found), strict=True):
        output = _copy(wish.outputs / one.path, bag, f"data/outputs/{printable(Path(one.path))}")
        row = noted.get(one.path)
        source = _copy_source(bag, wish, item, row)
        for member in filter(None, (output, source)):
            members[member.path] = member
        events.append(_reading(len(events) + 1, item, row, source, output))
    events.append(_bagging(len(events) + 1, wish, len(members)))
    texts = {
        "bagit.txt": _DECLARATION,
        "bag-info.txt": _bag_info(members.values()),
        "manifest-sha512.txt": _manifest((one.path, one.sha512) for one in members.values()),
        _EVENTS: json.dumps(events, ensure_ascii=False, indent=1) + "\n",
        _SCHEMA: to_schema_json(),
    }
    texts["tagmanifest-sha512.txt"] = _manifest(
        (name, hashlib.sha512(text.encode()).hexdigest()) for name, text in texts.items()
    )
    for name, text in texts.items():
        (bag / name).parent.mkdir(parents=True, exist_ok=True)
        (bag / name).write_bytes(text.encode())


def _noted(outputs: Path) -> dict[str, Row]:
    """Return what the runs noted of each output."""
    if not (outputs / FOLDER).is_dir():
        return {}
    rows, _ = gather(outputs)
    with closing(rows):
        names = ", ".join(Row.__dataclass_fields__)
        return {(row := Row(*one)).output: row for one in rows.execute(f"SELECT {names} FROM files")}  # noqa: S608 - names of our own


def _copy_source(bag: Path, wish: Wish, item: Entry | Failure, row: Row | None) -> _Member | None:
    """Copy the source of a report; None where it never could be read."""
    name, sha256 = _source_of(item)
    target = row.target if row else str(Path(item.path).parent / Path(name).name)
    if sha256 is None:
        return None
    for path in _candidates(wish, name, target, row):
        if path.is_file() and digest_of(path) == sha256:
            return _copy(path, bag, f"data/sources/{target}")
    raise DatasetError("no_sources", path=target)


def _source_of(item: Entry | Failure) -> tuple[str, str | None]:
    if isinstance(item, Entry):
        return item.report.file.name, item.report.file.sha256
    return item.record.file, item.record.sha256


def _candidates(wish: Wish, name: str, target: str, row: Row | None) -> Iterator[Path]:
    if wish.sources is not None:
        yield wish.sources / target
        yield wish.sources / name
    if row is not None:
        yield Path(row.path)


def _copy(source: Path, bag: Path, name: str) -> _Member:
    """Copy a file into a bag; what is told of it is read from the copy."""
    path = bag / name
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, path)
    shutil.copystat(source, path)
    sha256, sha512 = hashlib.sha256(), hashlib.sha512()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            sha256.update(chunk)
            sha512.update(chunk)
    return _Member(name, path.stat().st_size, sha256.hexdigest(), sha512.hexdigest())


def _manifest(members: Any) -> str:  # noqa: ANN401 - pairs of a path and a digest
    return "".join(f"{digest}  {_encoded(path)}\n" for path, digest in sorted(members))


def _encoded(path: str) -> str:
    """Return a path as manifests have it (RFC 8493, section 2.1.3)."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _bag_info(members: Any) -> str:  # noqa: ANN401 - the payload
    sizes = [one.size for one in members]
    return (
        f"Bag-Software-Agent: {AGENT}\n"
        f"Bagging-Date: {datetime.now(UTC).date()}\n"
        "External-Description: Annual work plans of public bodies, and the records read from them\n"
        f"Payload-Oxum: {sum(sizes)}.{len(sizes)}\n"
    )


def _reading(
    number: int, item: Entry | Failure, row: Row | None, source: _Member | None, output: _Member
) -> dict[str, Any]:
    """Return the event of reading one source."""
    agent, outcome, notes = _outcome(item)
    detail = {"program": agent, "reading": row.software if row else None, "seconds": row.seconds if row else None}
    objects = [_linked(source, "source"), _linked(output, "outcome")]
    when = row.finished if row else None
    return _event(number, "metadata extraction", when, detail, (outcome, notes), agent, [o for o in objects if o])


def _outcome(item: Entry | Failure) -> tuple[str, str, str | None]:
    if isinstance(item, Failure):
        return AGENT, "failure", f"{item.record.code}: {item.record.message.en}"
    found = [check.status for check in item.report.checks]
    said = f"{len(found)} checks, {found.count('inconsistent')} inconsistent, {len(item.report.issues)} issues"  # type: ignore[arg-type] - a value of the closed list
    return item.report.file.software, "success", said


def _bagging(number: int, wish: Wish, members: int) -> dict[str, Any]:
    """Return the event of making the bag."""
    detail = {"program": AGENT, "command": wish.command or None}
    now = datetime.now(UTC).timestamp()
    outcome = ("success", f"{members} files, SHA-512")
    return _event(number, "information package creation", now, detail, outcome, AGENT, [])


def _event(
    number: int,
    kind: str,
    when: float | None,
    detail: Mapping[str, Any],
    outcome: tuple[str, str | None],
    agent: str,
    objects: list[dict[str, Any]],
) -> dict[str, Any]:
    return {
        "eventIdentifier": {"eventIdentifierType": "local", "eventIdentifierValue": f"e{number}"},
        "eventType": kind,
        "eventDateTime": None if when is None else datetime.fromtimestamp(when, UTC).isoformat(timespec="seconds"),
        "eventDetailInformation": {"eventDetail": detail},
        "eventOutcomeInformation": {
            "eventOutcome": outcome[0],
            "eventOutcomeDetail": {"eventOutcomeDetailNote": outcome[1]},
        },
        "linkingAgentIdentifier": {"linkingAgentIdentifierType": "software", "linkingAgentIdentifierValue": agent},
        "linkingObjectIdentifier": objects,
    }


def _linked(member: _Member | None, role: str) -> dict[str, Any] | None:
    if member is None:
        return None
    return {
        "linkingObjectIdentifierType": "path",
        "linkingObjectIdentifierValue": member.path,
        "linkingObjectRole": role,
        "messageDigest": {"messageDigestAlgorithm": "SHA-256", "messageDigest": member.sha256},
    }
