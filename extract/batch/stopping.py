"""How a run is told to stop: SIGINT once lets finish what runs, twice ends it; SIGTERM ends it."""

import os
import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from types import FrameType

INTERRUPTED = 130
TERMINATED = 143
_BUFFER = 4096


class Stop:
    """What was asked of a run.

    Attributes:
        soon: no further document is begun.
        now: what runs is ended.
        code: the exit code of a run that was stopped; None if it was not.
    """

    def __init__(self) -> None:
        self.soon = False
        self.now = False
        self.code: int | None = None
        self.handle, self._wake = os.pipe()
        os.set_blocking(self.handle, False)
        os.set_blocking(self._wake, False)

    def close(self) -> None:
        """Give the pipe back."""
        os.close(self.handle)
        os.close(self._wake)

    def interrupt(self) -> None:
        """Stop soon; at once if asked a second time."""
        self.now = self.soon
        self.soon = True
        self.code = self.code or INTERRUPTED
        self._tell()

    def terminate(self) -> None:
        """Stop at once."""
        self.soon = self.now = True
        self.code = TERMINATED
        self._tell()

    def take_notice(self) -> None:
        """Empty the pipe that wakes whoever waits."""
        with suppress(BlockingIOError):
            os.read(self.handle, _BUFFER)

    def _tell(self) -> None:
        with suppress(BlockingIOError):
            os.write(self._wake, b"!")


@contextmanager
def heed_signals() -> Generator[Stop]:
    """Have SIGINT and SIGTERM stop a run, where this is the main thread; put their handlers back behind it."""
    stop = Stop()

    def handle(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGTERM:
            stop.terminate()
        else:
            stop.interrupt()

    mine = threading.current_thread() is threading.main_thread()
    before = [(one, signal.signal(one, handle)) for one in (signal.SIGINT, signal.SIGTERM) if mine]
    try:
        yield stop
    finally:
        for one, handler in before:
            signal.signal(one, handler)
        stop.close()
