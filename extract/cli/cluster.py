"""``workplan run --scheduler``: the run over a Dask cluster, as seen from the one who started it."""

from contextlib import closing
from pathlib import Path

from extract.batch.cluster import connect, run_shards
from extract.batch.report import make_report
from extract.batch.run import Settings
from extract.batch.stopping import heed_signals
from extract.cli.console import make_console, tell_failure
from extract.cli.status import print_report
from extract.schemas import FailureRecord

_SOME_UNREAD = 3


def run_on_cluster(paths: list[Path], output: Path, settings: Settings, address: str) -> int:
    """Spread files over a cluster and return the exit code.

    Args:
        paths: files, folders, patterns, seen alike by all machines.
        output: folder for the output, seen alike too.
        settings: how they are read.
        address: of the scheduler, or ``local``.
    """
    console = make_console(stderr=True)
    failed = False
    with (
        heed_signals() as stop,
        connect(address, settings.jobs) as client,
        closing(run_shards(client, paths, output, settings, stop)) as shards,
    ):
        for path, record in (one for shard in shards for one in shard.failed):
            failed = True
            tell_failure(console, path, FailureRecord.model_validate_json(Path(record).read_bytes()))
    print_report(console, make_report(output))
    return stop.code or (_SOME_UNREAD if failed else 0)
