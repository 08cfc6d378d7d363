"""HWP 5 and HWPX: our reader beside others on the same files, within a process and as whole processes."""

import os
import platform
import statistics
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from bench.readers import CHECKOUT, Reader, Worker, find_readers
from extract.parsers.sniff import format_of

FORMATS = ("hwp5", "hwpx")
_SLOW = 1.0
_STARTS = 5

Times: TypeAlias = Mapping[Path, Sequence[float]]
"""Seconds of each round, for the files that were read."""


def run(files: Sequence[Path], rounds: int) -> None:
    """Print the times of each reader over the files of each format, then those of whole processes and the memory.

    Args:
        files: what is read; the format is told by the content.
        rounds: how often each file is read by each reader, in turn; a file that takes over a second, once.
    """
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    found = [(format_of(path.read_bytes()), path) for path in files]
    for name in FORMATS:
        chosen = [path for form, path in found if form == name]
        readers = [reader for reader in find_readers() if name in reader.formats]
        if chosen:
            print(f"\n{name}: {len(chosen)} files, median of {rounds} rounds, all readers in turn")
            _print_format(readers, chosen, rounds)


def _print_format(readers: Sequence[Reader], files: Sequence[Path], rounds: int) -> None:
    with ExitStack() as running:
        workers = [running.enter_context(Worker(reader)) for reader in readers]
        times = _measure(workers, files, rounds)
        print(f"{'reader':<26} {'read':>5} {'ms a file':>10} {'sum ms':>10} {'least ms':>10} {'their / our time':>17}")
        for worker, own in zip(workers, times, strict=True):
            print(_time_line(worker, own, times[0]))
        there = [worker.reader for worker in workers if not worker.absent]
    middle = sorted(times[0] or files, key=lambda path: path.stat().st_size)[len(times[0] or files) // 2]
    print(f"on the file of median size, {middle.stat().st_size // 1024} KiB:")
    print("\n".join(_process_lines(there, middle)))


def _measure(workers: Sequence[Worker], files: Sequence[Path], rounds: int) -> list[Times]:
    times: list[dict[Path, list[float]]] = [{} for _ in workers]
    for path in files:
        for turn in range(rounds):
            for worker, own in zip(workers, times, strict=True):
                if turn and (path not in own or own[path][0] > _SLOW):
                    continue
                answer = worker.read(path)
                if answer.error is None:
                    own.setdefault(path, []).append(answer.seconds)
    return [*times]


def _total(times: Times, paths: Iterable[Path]) -> float:
    return sum(statistics.median(times[path]) for path in paths)


def _ratio(theirs: float, ours: float) -> str:
    return f"{theirs / ours:17.2f}" if ours else f"{'-':>17}"


def _time_line(worker: Worker, own: Times, ours: Times) -> str:
    name = f"{worker.reader.name} {worker.version}"
    if worker.absent or not own:
        return f"{name if own else worker.reader.name:<26} {worker.absent or 'reads none of them'}"
    both = own.keys() & ours.keys()
    middle = statistics.median(statistics.median(seconds) for seconds in own.values())
    least = sum(min(seconds) for seconds in own.values())
    figures = f"{middle * 1e3:10.2f} {_total(own, own) * 1e3:10.1f} {least * 1e3:10.1f}"
    return f"{name:<26} {len(own):>5} {figures} {_ratio(_total(own, both), _total(ours, both))}"


def _process_lines(readers: Sequence[Reader], path: Path) -> Iterable[str]:
    """Yield the time of each command from start to end, and the memory that reading adds to a fresh process."""
    seconds: dict[str, list[float]] = {}
    with TemporaryDirectory() as compiled:
        for turn in range(_STARTS + 1):
            for reader in readers:
                taken = _start(reader.command, path, compiled) if reader.command else None
                if turn and taken is not None:
                    seconds.setdefault(reader.name, []).append(taken)
    ours = statistics.median(seconds.get(find_readers()[0].name, [0.0]))
    yield f"{'reader':<26} {'whole process':>16} {'their / our time':>17} {'memory at start':>16} {'added':>9}"
    for reader in readers:
        middle = statistics.median(seconds.get(reader.name, [0.0]))
        shown = f"{middle * 1e3:13.0f} ms {_ratio(middle, ours)}" if middle else f"{'no command':>16} {'-':>17}"
        yield f"{reader.name:<26} {shown} {_memory(reader, path)}"


def _start(command: tuple[str, ...], path: Path, compiled: str) -> float | None:
    """Return the time of one command, or None if it fails.

    Modules are taken as compiled into ``compiled``, as they are where a program was installed; the first start fills it.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - commands of `bench.readers`
        [*command, str(path.resolve())],
        cwd=CHECKOUT,
        env=environment | {"PYTHONPYCACHEPREFIX": compiled},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return None if done.returncode else time.perf_counter() - begin


def _memory(reader: Reader, path: Path) -> str:
    with Worker(reader) as worker:
        answer = worker.read(path)
    if answer.error is not None:
        return f"{'-':>16} {'-':>9}"
    return f"{worker.start / 1024:12.1f} MiB {max(0, answer.peak - worker.start) / 1024:5.1f} MiB"
