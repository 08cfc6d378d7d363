"""PDFs: pages per second, ours stage by stage and pdfplumber's, file by file in turn."""

import os
import platform
import statistics
from collections import defaultdict
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from rich.cells import set_cell_size

from bench.stages import STAGES, Times, measure_ours, measure_theirs

_MEASURED = ("pypdfium2", "pdfplumber", "pdfminer.six", "spacy")


def _median(rounds: Iterable[Times]) -> Times:
    values: dict[str, list[float]] = defaultdict(list)
    for times in rounds:
        for stage, seconds in times.items():
            values[stage].append(seconds)
    return {stage: statistics.median(seconds) for stage, seconds in values.items()}


def _machine() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in _MEASURED)
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}\n{packages}"


def _speed(pages: int, seconds: float) -> str:
    return f"{pages / seconds:10.1f}" if seconds else f"{'-':>10}"


def _file_line(name: str, pages: int, ours: Times, theirs: Times) -> str:
    whole, other = sum(ours.values()), sum(theirs.values())
    return f"{set_cell_size(name, 36)} {pages:>5} {whole:8.2f} s {other:8.2f} s {other / whole:6.1f}"


def _stage_lines(pages: int, ours: Times, theirs: Times) -> Iterable[str]:
    whole, other = sum(ours.values()), sum(theirs.values())
    for stage in STAGES:
        yield f"  {stage:<34} {ours[stage]:8.2f} s {_speed(pages, ours[stage])} {ours[stage] / whole:7.0%}"
    yield f"{'ours, from bytes to JSON':<36} {whole:8.2f} s {_speed(pages, whole)}"
    for stage, seconds in theirs.items():
        yield f"  {stage:<34} {seconds:8.2f} s {_speed(pages, seconds)}"
    yield f"{'pdfplumber, text and tables':<36} {other:8.2f} s {_speed(pages, other)}"
    yield f"ratio pdfplumber / ours: {other / whole:.1f}; pdfplumber / our read alone: {other / ours['read']:.1f}"


def run(files: list[Path], rounds: int) -> None:
    """Print the times of each file, then of all stages over all files."""
    print(f"{_machine()}\n{len(files)} files, median of {rounds} round{'s' * (rounds > 1)}\n")
    print(f"{'file':<36} {'pages':>5} {'ours':>10} {'pdfplumber':>10} {'ratio':>6}")
    all_ours: dict[str, float] = defaultdict(float)
    all_theirs: dict[str, float] = defaultdict(float)
    pages = 0
    for path in files:
        data = path.read_bytes()
        pairs = [(measure_ours(data, path.name), measure_theirs(data)) for _ in range(rounds)]
        ours, theirs = _median(pair[0][0] for pair in pairs), _median(pair[1] for pair in pairs)
        print(_file_line(path.name, pairs[0][0][1], ours, theirs), flush=True)
        pages += pairs[0][0][1]
        for total, part in ((all_ours, ours), (all_theirs, theirs)):
            for stage, seconds in part.items():
                total[stage] += seconds
    print(f"\n{'stage':<36} {'time':>10} {'pages/s':>10} {'share':>7}   {pages} pages")
    print("\n".join(_stage_lines(pages, all_ours, all_theirs)))
