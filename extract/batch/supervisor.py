"""One process a document: keepers are given documents, and whatever happens to one, the others go on."""

import fcntl
import os
import selectors
import socket
import tempfile
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import rmtree

from extract.batch.files import Job
from extract.batch.keeper import MAX_ORDER, READY, STOP
from extract.batch.nursery import Nursery
from extract.batch.order import Ending, Order
from extract.batch.outcome import Facts, Outcome, explain, unpack, was_killed_from_outside
from extract.batch.stopping import Stop
from extract.errors import ErrorCode

TRIES = 2
"""How often a document may crash, run out of memory or of time before it is given up."""

KILLED_TRIES = 5
"""How often its process may be killed by others."""

_PIPE = 1 << 20
_BLOCK = 1 << 20
_STARTS = 3
_KILLED_STARTS = 100
_GRACE = 30.0
_START_SECONDS = 300.0
_TICK = 0.5
_AGAIN = frozenset({ErrorCode.CRASH, ErrorCode.OUT_OF_MEMORY, ErrorCode.TIMEOUT})


class SupervisorError(Exception):
    """Documents cannot be read at all on this machine."""


@dataclass(frozen=True, slots=True)
class _Task:
    """A job with how often it was tried: ended badly, or killed by others."""

    job: Job
    tries: int = 0
    killed: int = 0


@dataclass(slots=True, eq=False)
class _Slot:
    """A keeper and what it is at.

    Attributes:
        number: names its folder for temporary files.
        line: socket to the keeper.
        asked: when it was asked for, on the monotonic clock.
        ready: whether it has said that it is.
        task: the document that it has.
        pipe: where the record comes from.
        got: what came so far.
        begun: when the document was given, on the monotonic clock.
        too_large: whether the record went over its limit.
    """

    number: int
    line: socket.socket
    asked: float
    ready: bool = False
    task: _Task | None = None
    pipe: int = -1
    got: bytearray = field(default_factory=bytearray)
    begun: float = 0.0
    too_large: bool = False


class Supervisor:
    """Reads documents in processes of their own.

    Args:
        order: how each is read; its name and scratch folder are filled in.
        jobs: how many at a time.
        warm: function that loads the libraries, as ``module:name``.
        stop: what was asked of the run.
    """

    def __init__(self, order: Order, jobs: int, warm: str, stop: Stop) -> None:
        self._order = order
        self._jobs = jobs
        self._warm = warm
        self._stop = stop
        self._waiting: Iterator[_Task] = iter(())
        self._again: deque[_Task] = deque()
        self._slots: list[_Slot] = []
        self._begun = 0
        self._failed_starts = 0

    def run(self, jobs: Iterable[Job]) -> Generator[Outcome]:
        """Yield the outcome of each job, in the order in which they end; nothing is left running behind it.

        Raises:
            SupervisorError: if no process can be started.
        """
        self._waiting = map(_Task, jobs)
        self._scratch = Path(tempfile.mkdtemp(prefix="workplan-"))
        self._nursery = Nursery(self._warm, str(self._scratch))
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._stop.handle, selectors.EVENT_READ, None)
        try:
            yield from self._loop()
        finally:
            for slot in self._slots[:]:
                self._drop(slot)
            self._nursery.close()
            self._selector.close()
            rmtree(self._scratch, ignore_errors=True)

    def _loop(self) -> Generator[Outcome]:
        while True:
            yield from self._fill()
            busy = any(slot.task for slot in self._slots)
            if self._stop.now or not (busy or self._again) or (self._stop.soon and not busy):
                return
            for key, _ in self._selector.select(_TICK):
                if key.data is None:
                    self._stop.take_notice()
                elif key.data in self._slots:
                    yield from self._hear(key.data, key.fd)
            yield from self._overdue()

    def _fill(self) -> Generator[Outcome]:
        """Give documents to keepers that have none; start a keeper where there may be one more."""
        while not self._stop.soon:
            task = self._again.popleft() if self._again else next(self._waiting, None)
            if task is None:
                return
            slot = next((slot for slot in self._slots if slot.ready and slot.task is None), None)
            if slot is None:
                self._again.appendleft(task)
                if len(self._slots) < self._jobs and all(slot.ready for slot in self._slots):
                    self._start()
                return
            yield from self._give(slot, task)

    def _start(self) -> None:
        if not self._nursery.alive:
            self._count_failed_start(_KILLED_STARTS if self._nursery.was_killed else _STARTS)
            self._nursery.close()
            self._nursery = Nursery(self._warm, str(self._scratch))
        with suppress(OSError):
            slot = _Slot(self._begun, self._nursery.fork_keeper(), time.monotonic())
            self._begun += 1
            self._slots.append(slot)
            self._selector.register(slot.line, selectors.EVENT_READ, slot)

    def _count_failed_start(self, most: int) -> None:
        self._failed_starts += 1
        if self._failed_starts > most:
            raise SupervisorError("no process can be started that reads documents")

    def _give(self, slot: _Slot, task: _Task) -> Generator[Outcome]:
        try:
            source = os.open(task.job.path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        except OSError as error:
            yield Outcome(task.job, Facts(ErrorCode.NOT_FOUND, None, detail=error.strerror), None)
            return
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        with suppress(OSError):  # more than an unprivileged process may have
            fcntl.fcntl(theirs, fcntl.F_SETPIPE_SZ, _PIPE)
        order = replace(self._order, name=task.job.name, scratch=str(self._scratch / str(slot.number)))
        slot.task, slot.pipe, slot.begun = task, ours, time.monotonic()
        slot.got, slot.too_large = bytearray(), False
        self._selector.register(ours, selectors.EVENT_READ, slot)
        with suppress(OSError):  # a keeper that is gone is noticed where its line ends
            socket.send_fds(slot.line, [order.to_bytes()], [source, theirs])
        os.close(source)
        os.close(theirs)

    def _hear(self, slot: _Slot, handle: int) -> Generator[Outcome]:
        if handle == slot.pipe:
            self._take(slot)
        elif handle == slot.line.fileno():  # else it is a pipe that was closed since the selector named it
            yield from self._listen(slot)

    def _listen(self, slot: _Slot) -> Generator[Outcome]:
        try:
            said = slot.line.recv(MAX_ORDER, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return
        except OSError:
            said = b""
        if said == READY:
            slot.ready, self._failed_starts = True, 0
        elif not said:
            yield from self._lose(slot)
        elif slot.task is not None:
            yield from self._finish(slot, slot.task, Ending.from_bytes(said))

    def _take(self, slot: _Slot) -> bool:
        """Take what is in the pipe; return whether there may be more."""
        try:
            came = os.read(slot.pipe, _BLOCK)
        except BlockingIOError:
            return False
        if not came:
            self._close_pipe(slot)
        elif not slot.too_large:
            slot.got += came
            self._bound(slot)
        return bool(came)

    def _bound(self, slot: _Slot) -> None:
        if len(slot.got) > self._order.limits.output:
            slot.too_large, slot.got = True, bytearray()
            with suppress(OSError):
                slot.line.send(STOP)

    def _close_pipe(self, slot: _Slot) -> None:
        if slot.pipe >= 0:
            self._selector.unregister(slot.pipe)
            os.close(slot.pipe)
            slot.pipe = -1

    def _finish(self, slot: _Slot, task: _Task, ending: Ending) -> Generator[Outcome]:
        while slot.pipe >= 0 and self._take(slot):
            pass
        self._close_pipe(slot)
        seconds, sent, too_large = time.monotonic() - slot.begun, bytes(slot.got), slot.too_large
        slot.task, slot.got = None, bytearray()
        limits = self._order.limits
        reason = explain(ending, limits)
        if too_large:
            reason = ErrorCode.LIMIT_SIZE, f"the record has more than {limits.output} bytes"
        if reason is None:
            facts, record = unpack(sent)
        else:
            facts, record = Facts(reason[0], None, detail=reason[1]), None
        outcome = Outcome(task.job, facts, record, task.tries + 1, seconds, ending.peak)
        killed = not too_large and was_killed_from_outside(ending)
        yield from self._settle(task, outcome, killed=killed)

    def _lose(self, slot: _Slot) -> Generator[Outcome]:
        """Go on without a keeper that someone ended."""
        task, seconds = slot.task, time.monotonic() - slot.begun
        if not slot.ready:
            self._count_failed_start(_KILLED_STARTS)
        self._drop(slot)
        if task is not None:
            facts = Facts(ErrorCode.CRASH, None, detail="its process was killed from outside")
            yield from self._settle(task, Outcome(task.job, facts, None, task.tries + 1, seconds), killed=True)

    def _settle(self, task: _Task, outcome: Outcome, *, killed: bool) -> Generator[Outcome]:
        """Yield an outcome, or have its document tried again; its keeper is given another before that."""
        task = replace(task, killed=task.killed + 1) if killed else replace(task, tries=task.tries + 1)
        final = outcome.facts.code not in _AGAIN or task.tries >= TRIES or task.killed >= KILLED_TRIES
        if not final and task.job.path.is_file():
            self._again.append(task)
            return
        yield from self._fill()
        yield outcome

    def _drop(self, slot: _Slot) -> None:
        """Let go of a keeper, which ends with all that it started."""
        self._close_pipe(slot)
        self._slots.remove(slot)
        self._selector.unregister(slot.line)
        slot.line.close()

    def _overdue(self) -> Generator[Outcome]:
        """Let go of keepers that do not answer: they were stopped, or the machine stands still."""
        now, limit = time.monotonic(), self._order.limits.seconds + _GRACE
        for slot in self._slots[:]:
            late = slot.task is not None and now - slot.begun > limit
            if late or (not slot.ready and now - slot.asked > _START_SECONDS):
                yield from self._lose(slot)
