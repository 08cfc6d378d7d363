"""PDFs: pages per second, ours stage by stage and those of others, file by file in turn; memory over many pages."""

import os
import platform
import statistics
from collections import defaultdict
from collections.abc import Iterable
from importlib.metadata import version
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from rich.cells import set_cell_size

from bench.readers import Worker, find_readers
from bench.stages import STAGES, Times, measure_bare, measure_ours, measure_theirs

_MEASURED = ("pypdfium2", "pdfplumber", "pdfminer.six", "spacy")
_MANY_PAGES = 300
_BARE = "pypdfium2, bare text"


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


def _stage_lines(pages: int, ours: Times, theirs: Times, bare: float) -> Iterable[str]:
    whole, other = sum(ours.values()), sum(theirs.values())
    for stage in STAGES:
        yield f"  {stage:<34} {ours[stage]:8.2f} s {_speed(pages, ours[stage])} {ours[stage] / whole:7.0%}"
    yield f"{'ours, from bytes to JSON':<36} {whole:8.2f} s {_speed(pages, whole)}"
    for stage, seconds in theirs.items():
        yield f"  {stage:<34} {seconds:8.2f} s {_speed(pages, seconds)}"
    yield f"{'pdfplumber, text and tables':<36} {other:8.2f} s {_speed(pages, other)}"
    yield f"{_BARE:<36} {bare:8.2f} s {_speed(pages, bare)}"
    yield f"ratio pdfplumber / ours: {other / whole:.1f}; pdfplumber / our read alone: {other / ours['read']:.1f}"
    yield f"our read alone / {_BARE}: {ours['read'] / bare:.1f}"


def _write_many(files: Iterable[Path], target: Path, pages: int) -> None:
    """Write a PDF of the pages of ``files``, in turn and again until there are enough."""
    joined = pypdfium2.PdfDocument.new()
    for path in cycle(files):
        source = pypdfium2.PdfDocument(path)
        count = min(len(source), pages - len(joined))
        joined.import_pages(source, list(range(count)))
        source.close()
        if len(joined) == pages:
            break
    joined.save(target)
    joined.close()


def memory_line(files: Iterable[Path], pages: int = _MANY_PAGES) -> str:
    """Return how much memory a fresh process takes more at its peak while it reads a PDF of many pages."""
    with TemporaryDirectory() as folder, Worker(find_readers()[0]) as worker:
        path = Path(folder) / "many.pdf"
        _write_many(files, path, pages)
        size, answer = path.stat().st_size, worker.read(path)
    if answer.error is not None:
        return f"{pages} pages in one file: {answer.error}"
    added = (answer.peak - worker.start) / 1024
    return f"{pages} pages in one file of {size / 2**20:.1f} MiB: {added:.0f} MiB above the start of the process"


def run(files: list[Path], rounds: int) -> None:
    """Print the times of each file, then of all stages over all files, then the memory."""
    print(f"{_machine()}\n{len(files)} files, median of {rounds} round{'s' * (rounds > 1)}\n")
    print(f"{'file':<36} {'pages':>5} {'ours':>10} {'pdfplumber':>10} {'ratio':>6}")
    all_ours: dict[str, float] = defaultdict(float)
    all_theirs: dict[str, float] = defaultdict(float)
    pages, all_bare = 0, 0.0
    for path in files:
        data = path.read_bytes()
        turns = [(measure_ours(data, path.name), measure_theirs(data), measure_bare(data)) for _ in range(rounds)]
        ours, theirs = _median(turn[0][0] for turn in turns), _median(turn[1] for turn in turns)
        print(_file_line(path.name, turns[0][0][1], ours, theirs), flush=True)
        pages += turns[0][0][1]
        all_bare += statistics.median(turn[2] for turn in turns)
        for total, part in ((all_ours, ours), (all_theirs, theirs)):
            for stage, seconds in part.items():
                total[stage] += seconds
    print(f"\n{'stage':<36} {'time':>10} {'pages/s':>10} {'share':>7}   {pages} pages")
    print("\n".join(_stage_lines(pages, all_ours, all_theirs, all_bare)))
    print(memory_line(files))
