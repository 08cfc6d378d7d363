"""The process that loads the libraries once; keepers are forked from it, and from them the documents' processes.

It is started with ``exec``, so that nothing of the supervisor's memory, threads or open files gets into it, and it has
no network where the kernel allows that: then neither have those that are forked from it, nor the programs they start.
"""

import gc
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from shutil import rmtree

from extract.batch.keeper import keep, kill_all
from extract.batch.kernel import adopt_orphans, children, leave_network

_START = (
    "import sys; sys.path[:] = {path!r}; from extract.batch.nursery import main; main({line}, {warm!r}, {scratch!r})"
)
_ONE_THREAD = (("OPENBLAS_NUM_THREADS", "1"), ("OMP_NUM_THREADS", "1"), ("MKL_NUM_THREADS", "1"))
_TICK = 1000
_PATIENCE = 5.0


class Nursery:
    """The supervisor's hold on the process that loads the libraries.

    Args:
        warm: function, as ``module:name``, that is called once before anything is forked.
        scratch: folder for temporary files, which goes with the process, also where the supervisor is killed.
    """

    def __init__(self, warm: str, scratch: str) -> None:
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        path = [os.path.abspath(entry) for entry in sys.path]  # noqa: PTH100 - text, and "" is the folder where we are
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - this Python on this package
                [sys.executable, "-c", _START.format(path=path, line=theirs.fileno(), warm=warm, scratch=scratch)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env={**os.environ, **dict(_ONE_THREAD)},
                start_new_session=True,
            )

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    @property
    def was_killed(self) -> bool:
        """Whether a signal ended the process."""
        return (self._process.poll() or 0) < 0

    def fork_keeper(self) -> socket.socket:
        """Return the line to a new keeper, which says that it is ready.

        Raises:
            OSError: if the process is gone.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            try:
                socket.send_fds(self._line, [b"keeper"], [theirs.fileno()])
            except OSError:
                ours.close()
                raise
        return ours

    def close(self) -> None:
        """Let the process end, and see that it does."""
        self._line.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def main(line: int, warm: str, scratch: str) -> None:
    """Load the libraries, then fork a keeper for each request until the supervisor is gone.

    Args:
        line: file descriptor of the socket to the supervisor.
        warm: as `Nursery` has it.
        scratch: as `Nursery` has it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    leave_network()
    adopt_orphans()
    module, _, name = warm.partition(":")
    getattr(import_module(module), name)()
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=line) as ours:
        _fork_keepers(ours)
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    rmtree(scratch, ignore_errors=True)


def _fork_keepers(line: socket.socket) -> None:
    keepers: set[int] = set()
    poll = select.poll()
    poll.register(line, select.POLLIN)
    while True:
        if poll.poll(_TICK):
            given, handles, _, _ = socket.recv_fds(line, 64, 1)
            if not given:
                break
            keepers.add(_fork_keeper(line, handles[0]))
        _bury(keepers)
    _end_strangers(keepers)


def _fork_keeper(line: socket.socket, handle: int) -> int:
    child = os.fork()
    if child == 0:
        line.close()
        try:
            with socket.socket(fileno=handle) as own:
                keep(own)
        finally:
            os._exit(0)
    os.close(handle)
    return child


def _bury(keepers: set[int]) -> None:
    """Take notice of those that ended, and end what a keeper that was killed left behind."""
    _end_strangers(keepers)
    with suppress(ChildProcessError):
        while True:
            ended, _ = os.waitpid(-1, os.WNOHANG)
            if not ended:
                return
            keepers.discard(ended)


def _end_strangers(keepers: Iterable[int]) -> None:
    kill_all(set(children()).difference(keepers))
