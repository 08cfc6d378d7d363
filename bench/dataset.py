"""Many reports as one dataset: reports a second, memory, one report more, one question, beside pandas on the JSON."""

import json
import os
import re
import resource
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from extract import open_dataset
from extract.dataset.exports import Wish, export_dataset
from extract.emit import to_json
from extract.pipeline import extract_report

PLAN = Path(__file__).resolve().parents[1] / "corpus" / "saebeol-jobs-2026.txt"
QUESTION = "SELECT plan_year, phase, funding, sum(won), count(*) FROM budget_lines GROUP BY ALL"
YEARS = range(2016, 2026)

_CHANGED = re.compile(
    r'"won": (?P<won>\d+)|"year": (?P<year>\d{4})\b|"years": \[\s*(?P<years>\d{4})|"sha256": "(?P<sha>\w+)"|"name": "(?P<name>saebeol[^"]*)"'
)
_SAMPLE = 100
_FOLDER = 500
_TURNS = 7


def vary(report: bytes) -> Callable[[int], bytes]:
    """Return what gives the n-th report: every sum of money another one, other years, another source."""
    text = report.decode()
    found = list(_CHANGED.finditer(text))
    ends = [0, *(one.end() for one in found)]
    between = [text[end : one.start()] for end, one in zip(ends, found, strict=False)]

    def make(number: int) -> bytes:
        pieces = [word for gap, one in zip(between, found, strict=True) for word in (gap, _changed(one, number))]
        return "".join([*pieces, text[ends[-1] :]]).encode()

    return make


def _changed(found: re.Match[str], number: int) -> str:
    year = YEARS[number % len(YEARS)]
    match found.lastgroup:
        case "won":
            return f'"won": {int(found["won"]) + 1000 * number}'
        case "year":
            return f'"year": {year}'
        case "years":
            return f'"years": [{year}'
        case "sha":
            return f'"sha256": "{number:064x}"'
        case _:
            return f'"name": "plan-{number:06}.txt"'


def make(folder: Path, count: int) -> int:
    """Write so many reports, no two alike, and return the size of one."""
    report = to_json(extract_report(PLAN.read_bytes(), PLAN.name))
    varied = vary(report)
    for number in range(count):
        path = folder / f"{number // _FOLDER:03}" / f"plan-{number:06}.txt.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(varied(number))
    return len(report)


@contextmanager
def peak_memory() -> Iterator[list[int]]:
    """Yield a list whose only member becomes the most memory that this process and its children held, in bytes."""
    most, done = [0], threading.Event()

    def watch() -> None:
        while not done.wait(0.5):
            most[0] = max(most[0], _held())

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield most
    finally:
        done.set()
        thread.join()


def _held() -> int:
    """Return the proportional set size (PSS) of this process and its children in bytes."""
    own = str(os.getpid())
    total = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
                total += _pss(folder) if own in (folder.name, parent) else 0
            except OSError:  # it has just ended
                continue
    return total


def _pss(folder: Path) -> int:
    lines = (folder / "smaps_rollup").read_text().splitlines()
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:")), 0)


def _used() -> float:
    """Return the processor time of this process and its children that have ended, in seconds."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def run(count: int) -> None:
    """Print the figures for so many reports."""
    jobs = len(os.sched_getaffinity(0))
    with TemporaryDirectory() as name:
        folder = Path(name)
        size = make(folder / "out", count)
        load = os.getloadavg()[0]
        print(f"{count:,} reports of {size:,} bytes, {jobs} cores, load {load:.1f}", flush=True)
        wish = Wish(folder / "out", folder / "parquet", jobs=jobs)
        used = -_used()
        with peak_memory() as most:
            seconds = timed(lambda: export_dataset("parquet", wish))
        used += _used()
        rate = count / seconds
        megabytes = count * size / seconds / 1e6
        print(
            f"Parquet: {seconds:.1f} s, {rate:.0f} reports/s, {megabytes:.0f} MB/s, peak {most[0] >> 20} MiB",
            flush=True,
        )
        print(f"{used:.1f} s of processor time: {count / used:.0f} reports a second and core", flush=True)
        files = list(wish.target.rglob("*.parquet"))
        print(f"{len(files):,} files, {sum(path.stat().st_size for path in files) / 1e6:.0f} MB")
        _print_one_more(folder, wish, count)
        asked = _print_question(wish.target)
        _print_pandas(folder / "out", count, rate, asked)


def _print_one_more(folder: Path, wish: Wish, count: int) -> None:
    varied = vary(to_json(extract_report(PLAN.read_bytes(), PLAN.name)))
    times: list[float] = []
    for turn in range(_TURNS):
        (folder / "out" / f"more-{turn}.json").write_bytes(varied(count + turn))
        times.append(timed(lambda: export_dataset("parquet", wish)))
    (folder / "out" / "more-0.json").write_bytes(varied(count + _TURNS))
    again = timed(lambda: export_dataset("parquet", wish))
    print(
        f"one report more: {statistics.median(times):.2f} s median, {max(times):.2f} s most; one replaced: {again:.2f} s"
    )
    late = folder / "out" / "000" / "plan-000000.txt.json"
    late.write_bytes(varied(count + _TURNS + 1))
    print(f"one replaced in a full part: {timed(lambda: export_dataset('parquet', wish)):.2f} s", flush=True)


def _print_question(target: Path) -> float:
    """Print how long a question over all budget lines takes, and return it."""
    with open_dataset(target).connection() as database:
        first = timed(lambda: database.execute(QUESTION).fetchall())
        times = [timed(lambda: database.execute(QUESTION).fetchall()) for _ in range(_TURNS)]
        [(rows,)] = database.execute("SELECT count(*) FROM budget_lines").fetchall()
    median = statistics.median(times)
    print(f"group-by over {rows:,} budget lines: first {first:.3f} s, then {median:.3f} s median", flush=True)
    return median


def _print_pandas(outputs: Path, count: int, rate: float, asked: float) -> None:
    """Print how long pandas takes for the same question on the JSON itself, from a sample of the reports."""
    paths = sorted(outputs.rglob("*.json"))[:: max(1, count // _SAMPLE)][:_SAMPLE]

    def ask() -> pd.DataFrame:
        frames = [pd.json_normalize(json.loads(path.read_bytes()), ["plan", "budgets"]) for path in paths]
        lines = pd.concat(frames)
        return lines.groupby(["year", "phase", "funding"], dropna=False)["won"].agg(["sum", "count"])

    each = timed(ask) / len(paths)
    print(f"pandas on the JSON: {1 / each:.0f} reports/s, {each * count:.0f} s for all of them (from {len(paths)})")
    print(f"the question: {each * count / asked:,.0f} times as fast as pandas; the export: {rate * each:.1f} times")
