"""Many documents: what the supervisor costs, how jobs add up, how memory goes, what a killed cluster worker loses."""

import hashlib
import os
import resource
import signal
import statistics
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from bench.worker import peak
from extract.batch import plan_jobs, single
from extract.batch.limits import Limits
from extract.batch.order import WORK, Order
from extract.batch.outcome import Facts, pack
from extract.batch.report import make_report
from extract.batch.run import Settings, run_jobs
from extract.batch.stopping import Stop

TEXT = "2026년 주요업무계획\nⅠ. 예산\n(단위: 천원)\n구분\t예산액\n인건비\t{0}\n운영비\t2,200\n계\t3,000\n"
POISON = ("crash", "hang", "eat", "large", "exit")
_PARTS = 10
_SMALL = 400
_IDLE = "bench.archive:idle"
_SPIN = "bench.archive:spin"
_WARM = "bench.archive:warm"
_SPUN = 0.05


def warm() -> None:
    """Load what real documents need, and this module with it."""
    single.warm()


def idle(file: BinaryIO, _order: Order) -> bytes:
    """Read a document and say nothing of it: what is left is the supervisor's cost."""
    return pack(Facts(None, hashlib.sha256(file.read()).hexdigest()), b"{}\n")


def spin(file: BinaryIO, order: Order) -> bytes:
    """Use as much processor time as a plan of some pages takes."""
    until = time.process_time() + _SPUN
    while time.process_time() < until:
        pass
    return idle(file, order)


def make(folder: Path, count: int) -> None:
    """Write so many small plans, no two alike."""
    folder.mkdir()
    for number in range(count):
        (folder / f"plan-{number:06}.txt").write_text(TEXT.format(number), "utf-8")


def run(count: int) -> None:
    """Print the figures for so many documents."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "in", count)
        make(folder / "few", _SMALL)
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        _print_cost(folder)
        _print_jobs(folder)
        _print_many(folder, count)


def _run(source: Path, output: Path, settings: Settings) -> float:
    begun = time.perf_counter()
    with closing(Stop()) as stop, closing(run_jobs(plan_jobs([source]), output, settings, stop)) as done:
        for _ in done:
            pass
    return time.perf_counter() - begun


def _print_cost(folder: Path) -> None:
    """Print what a document costs beyond its reading: a process, a pipe, a file synced and named, a row."""
    marks: list[float] = []
    for turn in range(3):
        settings = Settings(jobs=1, work=_IDLE, warm=_WARM)
        with closing(Stop()) as stop:
            done = run_jobs(plan_jobs([folder / "few"]), folder / f"cost{turn}", settings, stop)
            times = [time.perf_counter() for _ in done]
        marks.append((times[-1] - times[0]) / (len(times) - 1))
    print(f"supervisor: {min(marks) * 1e3:.1f} ms a document at best, {statistics.median(marks) * 1e3:.1f} ms median")


def _print_jobs(folder: Path) -> None:
    """Print how many times as fast two jobs are as one, on documents that each take 50 ms of processor time."""
    for work, name in ((_SPIN, "50 ms of processor time each"), (WORK, "small plans")):
        rates = {jobs: _rate(folder, jobs, work) for jobs in (1, 2)}
        shown = ", ".join(f"{jobs} jobs {rate:.1f}/s" for jobs, rate in rates.items())
        print(f"{name}: {shown}, {rates[2] / rates[1]:.2f} times")


def _rate(folder: Path, jobs: int, work: str) -> float:
    settings = Settings(jobs=jobs, work=work, fresh=True, warm=_WARM)
    with closing(Stop()) as stop:
        done = run_jobs(plan_jobs([folder / "few"]), folder / "jobs", settings, stop)
        times = [time.perf_counter() for _ in done]
    return (len(times) - 1) / (times[-1] - times[0])


def _print_many(folder: Path, count: int) -> None:
    """Print throughput and memory over the whole lot, tenth by tenth."""
    jobs, begun, part = len(os.sched_getaffinity(0)), time.perf_counter(), max(1, count // _PARTS)
    with (
        closing(Stop()) as stop,
        closing(run_jobs(plan_jobs([folder / "in"]), folder / "out", Settings(jobs=jobs), stop)) as done,
    ):
        for number, _ in enumerate(done, 1):
            if number % part == 0:
                taken = time.perf_counter() - begun
                print(
                    f"{number:>7,} done, {number / taken:6.1f}/s, supervisor {_resident() / 1024:.1f} MiB", flush=True
                )
    taken = time.perf_counter() - begun
    own = resource.getrusage(resource.RUSAGE_SELF)
    print(f"{count:,} documents in {taken:.0f} s, {count / taken / jobs:.1f} a second and core")
    print(f"supervisor: {(own.ru_utime + own.ru_stime) / count * 1e3:.2f} ms of processor time a document", end=", ")
    print(f"peak {peak() / 1024:.0f} MiB; {make_report(folder / 'out').done:,} rows")


def _resident() -> int:
    status = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def kill_worker(count: int = 300) -> None:
    """Print what a Dask cluster of two workers makes of so many documents with poison, one worker being killed."""
    from extract.batch.cluster import connect, run_shards  # noqa: PLC0415 - Dask need not be there for the rest

    with TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "in", count - len(POISON))
        for word in POISON:
            (folder / "in" / f"{word}.txt").write_text(word, "utf-8")
        settings = Settings(limits=Limits(seconds=5, memory=1 << 28, output=1 << 20), work="tests.batch.poison:work")
        with closing(Stop()) as stop, connect("local", 2) as client:
            victims = sorted(client.run(os.getpid).values())
            threading.Timer(4, os.kill, (victims[0], signal.SIGKILL)).start()
            shards = list(run_shards(client, [folder / "in"], folder / "out", settings, stop))
            survivors = sorted(client.run(os.getpid).values())
        report = make_report(folder / "out")
        outputs = [path.name for path in (folder / "out").glob("*.json")]
        failed = [one for one in outputs if one.endswith(".failed.json")]
        print(f"Dask: {len(shards)} shards, {report.done} rows, {len(outputs) - len(failed)} outputs, {report.codes}")
        print(f"worker {victims[0]} killed: {victims[0] not in survivors}; the other kept: {victims[1] in survivors}")


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
