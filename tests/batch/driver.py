"""A run in a process of its own, to be killed: ``driver.py INPUT OUTPUT JOBS``."""

import sys
from pathlib import Path

from extract.batch import plan_jobs
from extract.batch.limits import Limits
from extract.batch.run import Settings, run_jobs
from extract.batch.stopping import heed_signals
from tests.batch.poison import LOAD, WORK


def main() -> int:
    source, output, jobs = sys.argv[1:]
    limits = Limits(seconds=1, memory=256 << 20, output=1 << 20)
    settings = Settings(limits=limits, jobs=int(jobs), work=WORK, warm=LOAD)
    with heed_signals() as stop:
        for done in run_jobs(plan_jobs([Path(source)]), Path(output), settings, stop):
            print("kept" if done.kept else "read", done.job.target, flush=True)
        return stop.code or 0


if __name__ == "__main__":
    sys.exit(main())
