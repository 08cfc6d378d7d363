"""The labelled documents beside the checkout, and their scorer."""

import hashlib
import json
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

Scores: TypeAlias = Mapping[str, Mapping[str, float]]
"""Area → measure (`MEASURES`) → value over all documents; a measure that an area does not have is left out."""

MEASURES = ("recall", "precision", "f1")
_SOURCES = ("seeds", "real")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Labels of one document, and the file that they describe, if it is there."""

    labels: Path
    source: Path | None


@dataclass(frozen=True, slots=True)
class Scored:
    """What the scorer printed, what it measured, and whether every document had a report."""

    printed: str
    scores: Scores
    complete: bool


def scorer(shared: Path) -> Path:
    """Return the program that compares reports with labels."""
    return shared / "score" / "score.py"


def label_files(shared: Path) -> list[Path]:
    """Return the files of labels, by name."""
    return sorted((shared / "gold").glob("*.yaml"))


def source_files(shared: Path) -> list[Path]:
    """Return the documents, with and without labels."""
    return sorted(path for name in _SOURCES for path in (shared / name).glob("*") if path.is_file())


def find_labelled(shared: Path) -> list[Labelled]:
    """Return the labels with their files, as the scorer pairs labels with reports: by the beginning of the name.

    That is what the labels name as ``output``, else the name of the labels.
    """
    files = source_files(shared)
    return [Labelled(path, _source(path, files)) for path in label_files(shared)]


def _source(labels: Path, files: Iterable[Path]) -> Path | None:
    said = yaml.safe_load(labels.read_text("utf-8")).get("output") or labels.stem
    begin = unicodedata.normalize("NFC", str(said))
    return next((path for path in files if unicodedata.normalize("NFC", path.name).startswith(begin)), None)


def digest(paths: Iterable[Path]) -> str:
    """Return the SHA-256 digest of files: of their names and contents, in the order given."""
    total = hashlib.sha256()
    for path in paths:
        name = unicodedata.normalize("NFC", path.name).encode()
        total.update(hashlib.sha256(name).digest() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def score(program: Path, labels: Path, reports: Path, *options: str) -> Scored:
    """Run the scorer on a folder of labels and a folder of reports."""
    target = reports / "scores"
    command = [sys.executable, str(program), str(labels), str(reports), "--json", str(target), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - own words
    if not target.is_file():
        raise RuntimeError(f"The scorer measured nothing: {done.stderr.strip()}")
    areas = json.loads(target.read_text("utf-8"))
    kept = {area: {name: one[name] for name in MEASURES if one[name] is not None} for area, one in areas.items()}
    return Scored(done.stdout, kept, complete=done.returncode == 0)
