"""One keeper for each document that is read at a time: forks its process, bounds its time, ends all that it started.

A keeper reads nothing itself, so that no document harms it. It goes when its supervisor goes, however that ends.
"""

import os
import select
import shutil
import signal
import socket
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from extract.batch.kernel import adopt_orphans, children
from extract.batch.order import Ending, Order
from extract.batch.worker import run_worker

READY = b"ready"
STOP = b"stop"
MAX_ORDER = 1 << 16
_KIBIBYTE = 1024
_TICK = 0.01


def keep(line: socket.socket) -> None:
    """Serve orders from ``line`` until its other end is closed."""
    adopt_orphans()
    with suppress(BrokenPipeError, ConnectionResetError):
        line.send(READY)
        while _serve(line):
            pass


def _serve(line: socket.socket) -> bool:
    given, handles, _, _ = socket.recv_fds(line, MAX_ORDER, 2)
    if given == STOP:  # it crossed the end of what it should stop
        return True
    if not given:
        return False
    order, keeper = Order.from_bytes(given), os.getpid()
    source, sink = handles
    worker = os.fork()
    if worker == 0:
        line.close()
        run_worker(order, source, sink, keeper)
    os.close(source)
    os.close(sink)
    cause = _await(worker, line, order.limits.seconds)
    ending = _end(worker, cause)
    if order.scratch is not None:
        _empty(Path(order.scratch))
    line.send(ending.to_bytes())
    return True


def _await(worker: int, line: socket.socket, seconds: float) -> str:
    """Return why there is nothing more to wait for."""
    if not hasattr(os, "pidfd_open"):
        return _await_by_asking(worker, line, seconds)
    watch = os.pidfd_open(worker)
    try:
        poll = select.poll()
        poll.register(watch, select.POLLIN)
        poll.register(line, select.POLLIN)
        ready = [handle for handle, _ in poll.poll(seconds * 1000)]
        return "ended" if watch in ready else "stopped" if ready else "timeout"
    finally:
        os.close(watch)


def _await_by_asking(worker: int, line: socket.socket, seconds: float) -> str:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if os.waitid(os.P_PID, worker, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return "ended"
        if select.select([line], [], [], _TICK)[0]:
            return "stopped"
    return "timeout"


def _end(worker: int, cause: str) -> Ending:
    """Kill the process with its group, then whatever it left behind, and say how it ended."""
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            kill(worker, signal.SIGKILL)
    _, status, usage = os.wait4(worker, 0)
    end_children()
    return Ending(cause, status, usage.ru_maxrss * _KIBIBYTE)


def end_children() -> None:
    """Kill all children, and theirs as they come to us, until none is left."""
    with suppress(ChildProcessError):
        while True:
            ended, _ = os.waitpid(-1, os.WNOHANG)
            if not ended:
                kill_all(children())
                os.waitpid(-1, 0)


def kill_all(processes: Iterable[int]) -> None:
    """Kill processes that may be gone already."""
    for process in processes:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(process, signal.SIGKILL)


def _empty(folder: Path) -> None:
    with suppress(OSError):
        if any(folder.iterdir()):
            shutil.rmtree(folder, ignore_errors=True)
