"""The same without processes, for systems that cannot end one with all that it started: no limits hold there."""

import time
from collections.abc import Generator, Iterable
from dataclasses import replace
from importlib import import_module

from extract.batch.files import Job
from extract.batch.order import Order
from extract.batch.outcome import Facts, Outcome, unpack
from extract.batch.stopping import Stop
from extract.errors import ErrorCode


def read_inline(jobs: Iterable[Job], order: Order, stop: Stop) -> Generator[Outcome]:
    """Yield the outcome of each job, read one after the other in this process."""
    module, _, name = order.work.partition(":")
    work = getattr(import_module(module), name)
    for job in jobs:
        if stop.soon:
            return
        begun = time.monotonic()
        try:
            with job.path.open("rb") as file:
                facts, record = unpack(work(file, replace(order, name=job.name)))
        except OSError as error:
            yield Outcome(job, Facts(ErrorCode.NOT_FOUND, None, detail=error.strerror), None)
        else:
            yield Outcome(job, facts, record, 1, time.monotonic() - begun)
