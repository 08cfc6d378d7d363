"""A run over a Dask cluster: each task is a shard, and each worker runs the supervisor and writes the files itself.

Nothing but paths and settings goes out and nothing but counts comes back, so that neither a large document nor a
hostile one concerns Dask: what it does to its own process, the supervisor on that machine sees to. All machines must
see the input and the output under the same paths.
"""

import time
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import dask.config
from distributed import Client, LocalCluster
from distributed.client import Future
from distributed.scheduler import KilledWorker

from extract.batch.files import Job, plan_jobs
from extract.batch.run import Settings, run_jobs, share
from extract.batch.state import BusyError, Shard
from extract.batch.stopping import Stop

LOCAL = "local"
"""Address that stands for a cluster on this machine, one worker a job."""

_SHARDS_A_WORKER = 4
_FILES_A_SHARD = 200
_TRIES = 10
_BUSY_SECONDS = 60
_TICK = 0.5


@dataclass(frozen=True, slots=True)
class ShardDone:
    """What a shard came to.

    Attributes:
        shard: which one.
        done: how many of its documents are done.
        failed: the paths of those that could not be read, each with its output.
    """

    shard: Shard
    done: int
    failed: tuple[tuple[str, str], ...]


def run_shard(paths: Sequence[str], output: str, settings: Settings) -> ShardDone:
    """Read one shard on the machine where this is called; what an earlier try finished is left."""
    jobs = share(plan_jobs(map(Path, paths)), settings.shard)
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            return _run(jobs, Path(output), settings)
        except BusyError:  # the worker that had the shard before is not quite gone
            if time.monotonic() > deadline:
                raise
            time.sleep(_TICK)


def _run(jobs: Sequence[Job], output: Path, settings: Settings) -> ShardDone:
    done, failed = 0, list[tuple[str, str]]()
    with closing(Stop()) as stop, closing(run_jobs(jobs, output, settings, stop)) as every:
        for one in every:
            done += 1
            if one.row.code is not None:
                failed.append((one.row.path, str(one.output)))
    return ShardDone(settings.shard or Shard(1, 1), done, tuple(failed))


@contextmanager
def connect(address: str, workers: int) -> Generator[Client]:
    """Connect to a cluster; ``local`` starts one with so many workers, and ends it.

    It listens on 127.0.0.1 only.
    """
    if address != LOCAL:
        with Client(address) as client:
            yield client
        return
    quiet = {"distributed.scheduler.allowed-failures": _TRIES, "distributed.logging.distributed": "critical"}
    with (
        dask.config.set(quiet),
        LocalCluster(
            n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


def run_shards(
    client: Client, paths: Sequence[Path], output: Path, settings: Settings, stop: Stop
) -> Generator[ShardDone]:
    """Yield what each shard came to; one whose worker is lost is given to another.

    Raises:
        KilledWorker: if a shard loses its worker again and again.
    """
    names = [str(path.absolute()) for path in paths]
    workers = max(1, len(client.scheduler_info()["workers"]))
    files = len(plan_jobs(paths))
    shards = max(1, min(files, max(workers, min(_SHARDS_A_WORKER * workers, files // _FILES_A_SHARD))))

    def submit(one: Settings) -> Future[ShardDone]:
        return client.submit(run_shard, names, str(output.absolute()), one, pure=False, retries=_TRIES)

    parts = [replace(settings, jobs=1, shard=Shard(number, shards)) for number in range(1, shards + 1)]
    tries = {submit(one): (one, 1) for one in parts}
    while tries and not stop.soon:
        for task in _ended(list(tries)):
            one, count = tries.pop(task)
            if count < _TRIES and isinstance(task.exception(), KilledWorker):
                tries[submit(one)] = one, count + 1
            else:
                yield task.result()
    client.cancel(list(tries))


def _ended(tasks: list[Future[ShardDone]]) -> list[Future[ShardDone]]:
    """Return the tasks that ended, at least after a moment."""
    time.sleep(_TICK)
    return [task for task in tasks if task.done()]
