"""The table of results, and the findings that the documents have before any change."""

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from evaluation.labelled import find_labelled, source_files
from evaluation.perturb.kinds import KINDS
from evaluation.perturb.relations import FAILED
from evaluation.perturb.run import Read, Result, read_checks, run_all
from extract import parsers
from extract.errors import ReadError
from extract.schemas.check import Check, CheckKind

_FORMS = ("docx", "pdf")
_ALL = "all"
_BY_AGREEMENT = ("ceiling", "class_total", "funding_tie", "team_count", "tie")
"""Rules that nothing but agreement shows, so that they never say more than that two figures differ in scope."""


def perturb(checkout: Path, shared: Path, *, most: int, seed: int, misses: int, alone: bool, more: Path | None) -> int:
    """Print the findings before any change and the table of what the checks report after changes.

    Args:
        checkout: the project, with ``corpus``.
        shared: the folder with ``seeds``, ``real`` and ``gold``; it may be missing.
        most: how many numbers of a document are changed; 0 for all.
        seed: what the choice of numbers and of changes hangs on.
        misses: how many unreported changes of each rule are listed.
        alone: whether every change gets a run of its own.
        more: another folder of documents with labels beside them.

    Returns:
        The exit code, always 0: the figures are to be read.
    """
    known = {**_planted(checkout), **_labels(shared), **(_beside(more) if more else {})}
    files = [
        *_corpus(checkout),
        *(source_files(shared) if shared.is_dir() else ()),
        *(_documents(more) if more else ()),
    ]
    reads = [read for path in _one_of_each(files) if (read := _read(path))]
    for read in reads:
        for line in _surplus(read, known.get(read.name, ())):
            print(line, flush=True)
    results = list(run_all(reads, most, seed, alone=alone))
    share = f"{most} numbers a document, seed {seed}" if most else "every number that stands in a relation"
    print(f"\n{len(reads)} documents, {share}, {len(results)} changes\n")
    print("\n".join(rows(results)))
    for line in _misses(results, misses):
        print(line)
    return 0


def _corpus(checkout: Path) -> list[Path]:
    return sorted(path for form in _FORMS for path in (checkout / "corpus").glob(f"*.{form}"))


def _documents(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.is_file() and path.suffix != ".yaml")


def _one_of_each(files: Iterable[Path]) -> list[Path]:
    """Return the files without those that say the same in another format (``plan.hwp`` and ``plan_hwp3.hwp``).

    The sample plans are read in two formats.
    """
    found: dict[tuple[Path, str, str], Path] = {}
    for path in sorted(files, key=lambda one: (str(one.parent), one.name)):
        longer = next((key for key in found if path.stem.startswith(f"{key[1]}_") and key[0] == path.parent), None)
        own = (path.parent, path.stem, path.suffix if path.parent.name == "corpus" else "")
        found.setdefault(longer or own, path)
    return list(found.values())


def _read(path: Path) -> Read | None:
    try:
        return read_checks(path.name, parsers.read(path.read_bytes()))
    except ReadError as error:
        print(f"{path.name}: not read: {error}")
        return None


def _planted(checkout: Path) -> dict[str, tuple[str, ...]]:
    plans: list[dict[str, Any]] = json.loads((checkout / "corpus" / "manifest.json").read_text("utf-8"))["plans"]
    return {
        f"{plan['name']}.{form}": tuple(one["stated"] for one in plan["planted"]) for plan in plans for form in _FORMS
    }


def _labels(shared: Path) -> dict[str, tuple[str, ...]]:
    pairs = find_labelled(shared) if (shared / "gold").is_dir() else []
    return {one.source.name: _false(one.labels) for one in pairs if one.source}


def _beside(folder: Path) -> dict[str, tuple[str, ...]]:
    return {
        path.name: _false(path.with_suffix(".yaml"))
        for path in _documents(folder)
        if path.with_suffix(".yaml").is_file()
    }


def _false(labels: Path) -> tuple[str, ...]:
    """Return the stated numbers that labels say do not add up."""
    breakdowns = yaml.safe_load(labels.read_text("utf-8")).get("breakdowns") or []
    return tuple(str(one.get("total", one.get("stated"))) for one in breakdowns if one.get("holds") is False)


def _surplus(read: Read, known: Sequence[str]) -> Iterator[str]:
    failed = [check for check in read.checks if check.status in FAILED]
    surplus = [check for check in failed if not any(_same(check, one) for one in known)]
    if failed:
        yield f"{read.name}: {len(failed)} findings before any change, {len(surplus)} not among {len(known)} labelled ones"
    yield from (f"    {check.rule} {check.status.value}: {check.message}" for check in surplus)


def _same(check: Check, known: str) -> bool:
    """Return whether a check is about a known number: it states it, or holds another figure against it."""
    tied = check.kind is CheckKind.TIE and any(one.raw.startswith(known) for one in check.operands)
    if tied or check.stated.raw.startswith(known):
        return True
    try:
        return abs(Decimal(check.stated.value)) == abs(Decimal(known))
    except InvalidOperation:
        return False


def rows(results: Sequence[Result]) -> Iterator[str]:
    """Yield the table: for each rule and kind of change how many that break such a relation are reported, of how many."""
    yield _cells("relation", *KINDS, _ALL, "recall", "only as not checkable or of other scope")
    yield f"|{'---|' * (len(KINDS) + 4)}"
    visible = [one for one in results if one.visible]
    rules = sorted({rule for one in visible for rule in one.rules})
    for rule in rules:
        yield _row(rule, [one for one in visible if rule in one.rules])
    yield _row("**any**", visible)
    yield _row("**any but by agreement alone**", [one for one in visible if set(one.rules) - set(_BY_AGREEMENT)])
    hidden = [one for one in results if not one.visible]
    counts = [str(sum(one.kind == kind for one in hidden)) for kind in KINDS]
    yield _cells("breaks nothing as printed (not counted)", *counts, str(len(hidden)), "", "")


def _row(name: str, held: Sequence[Result]) -> str:
    kinds = [[one for one in held if one.kind == kind] for kind in KINDS]
    shown = [f"{sum(one.seen for one in kind)} / {len(kind)}" if kind else "" for kind in kinds]
    seen, soft = sum(one.seen for one in held), sum(one.soft for one in held)
    return _cells(name, *shown, f"{seen} / {len(held)}", f"{recall(held):.3f}", str(soft))


def recall(results: Sequence[Result]) -> float:
    """Return the share of changes that are reported, of those that break a relation."""
    visible = [one for one in results if one.visible]
    return sum(one.seen for one in visible) / len(visible) if visible else 1.0


def _cells(*texts: str) -> str:
    return f"| {' | '.join(texts)} |"


def _misses(results: Sequence[Result], most: int) -> Iterator[str]:
    missed = [one for one in results if one.visible and not one.seen]
    for rule in sorted({rule for one in missed for rule in one.rules}) if most else ():
        yield f"\n{rule}"
        of_rule = [one for one in missed if rule in one.rules]
        yield from (f"    {one.kind}{' (soft)' if one.soft else ''}: {one.where}" for one in of_rule[:most])
