"""Runs the gate: ten copies of each file, what became of each, and the table by format."""

import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from evaluation.mutation.children import Reading, read_apart
from evaluation.mutation.mutants import Mutant, mutants
from evaluation.mutation.untold import reason_untold
from extract.batch import PLAN_SUFFIXES
from extract.parsers import READERS, reader_of
from extract.parsers.sniff import format_of

_CHECKOUT = Path(__file__).resolve().parents[2]
_SECONDS = 60.0
_SLOWER = 10.0


class Outcome(StrEnum):
    """What became of a copy."""

    ERROR = "error"
    WARNED = "warned"
    SAME = "same text"
    UNTOLD = "nobody can tell"
    SILENT = "SILENT"
    CRASH = "CRASH"
    HANG = "HANG"


FAILURES = frozenset({Outcome.SILENT, Outcome.CRASH, Outcome.HANG})
"""What the gate does not let pass."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One copy: its file, what was done to it, what became of it, and how far its text is from the original's."""

    file: str
    form: str
    mutant: str
    outcome: Outcome
    detail: str = ""


def judge(original: bytes, whole: Reading, mutant: Mutant, found: Reading) -> tuple[Outcome, str]:
    """Return what became of a copy, and why."""
    if found.error in {"CRASH", "HANG"}:
        return Outcome(found.error), " ".join(found.issues)
    if found.error is not None:
        return Outcome.ERROR, found.error
    if Counter(found.issues) - Counter(whole.issues):
        return Outcome.WARNED, ""
    if found.lines == whole.lines:
        return Outcome.SAME, ""
    reason = reason_untold(original, mutant.data)
    return (Outcome.UNTOLD, reason) if reason else (Outcome.SILENT, _difference(whole.lines, found.lines))


def _difference(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    lost, new = Counter(before) - Counter(after), Counter(after) - Counter(before)
    samples = [next((line for line in lines if line.strip()), "")[:40] for lines in (lost, new)]
    return f"{lost.total()} lines lost, {new.total()} new: {samples[0]!r} > {samples[1]!r}"


def judge_file(path: Path, seconds: float = _SECONDS) -> Iterator[Verdict]:
    """Yield what became of each copy of a file; none if the file itself cannot be read."""
    data = path.read_bytes()
    form = format_of(data) or "text"
    whole = read_apart(data, seconds)
    if whole.error in {"CRASH", "HANG"}:
        yield Verdict(path.name, form, "the file itself", Outcome(whole.error))
        return
    limit = min(seconds, max(_SLOWER, _SLOWER * whole.seconds))
    for mutant in mutants(data):
        found = read_apart(mutant.data, limit)
        yield Verdict(path.name, form, mutant.name, *judge(data, whole, mutant, found))


def find_inputs(folders: Iterable[Path]) -> list[Path]:
    """Return the files below some folders that are named like plans, each content once."""
    paths = (path for folder in folders if folder.exists() for path in sorted(folder.rglob("*")))
    known = {path.read_bytes(): path for path in paths if path.suffix.lower() in PLAN_SUFFIXES and path.is_file()}
    return sorted((path for data, path in known.items() if data), key=lambda path: path.stat().st_size)


def mutate(shared: Path, budget: float, only: str = "") -> int:
    """Run the gate and print its table.

    Args:
        shared: folder with more files than the sample corpus, in ``real`` and ``hwp``.
        budget: seconds after which no further file is begun; smaller files come first.
        only: part of the names of the files that are meant.

    Returns:
        0 if nothing crashed, hung or was silent, else 1.
    """
    for name in READERS:
        reader_of(name)
    inputs = [
        path for path in find_inputs((_CHECKOUT / "corpus", shared / "real", shared / "hwp")) if only in path.name
    ]
    until = time.monotonic() + budget
    verdicts: list[Verdict] = []
    left = 0
    with get_context("fork").Pool(min(2, os.cpu_count() or 1)) as pool:
        for path, found in zip(inputs, pool.imap(partial(_judge_until, until), inputs), strict=True):
            left += found is None
            verdicts += found or ()
            print(f"{path.name[:60]}: {_summary(found)}", file=sys.stderr, flush=True)
    return _report(verdicts, len(inputs), left)


def _judge_until(until: float, path: Path) -> list[Verdict] | None:
    return list(judge_file(path)) if time.monotonic() < until else None


def _summary(found: list[Verdict] | None) -> str:
    if found is None:
        return "not begun"
    return ", ".join(f"{count} {outcome}" for outcome, count in Counter(v.outcome for v in found).items())


def _report(verdicts: list[Verdict], files: int, left: int) -> int:
    table: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for verdict in verdicts:
        table[verdict.form][verdict.outcome] += 1
        table["all"][verdict.outcome] += 1
    print("".join(f"{word:>16}" for word in ("format", *Outcome)))
    for form, counts in table.items():
        print("".join(f"{word:>16}" for word in (form, *(counts[outcome] for outcome in Outcome))))
    reasons = Counter((v.form, v.detail) for v in verdicts if v.outcome is Outcome.UNTOLD)
    for (form, reason), count in sorted(reasons.items()):
        print(f"nobody can tell, {form}: {count} x {reason}")
    for verdict in verdicts:
        if verdict.outcome in FAILURES:
            print(f"{verdict.outcome} {verdict.form} {verdict.file}: {verdict.mutant}: {verdict.detail}")
    print(f"{files - left} files, {left} not begun within the time, {len(verdicts)} copies")
    return int(any(verdict.outcome in FAILURES for verdict in verdicts))
