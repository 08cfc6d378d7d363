"""Other programs: each runs in a process group of its own, with a bounded time and bounded files, and is ended whole."""

import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

_BLOCK = 512
_TO_FILE = '"$@" >said 2>&1'
_LIMITED = 'ulimit -f "$1"; shift; exec "$@"'


def limited(command: tuple[str, ...], largest: int) -> tuple[str, ...]:
    """Return a command that may write no file larger than ``largest`` bytes (POSIX ``ulimit -f``)."""
    return ("/bin/sh", "-c", _LIMITED, "sh", str(largest // _BLOCK), *command)


def run_alone(command: tuple[str, ...], folder: Path, environment: Mapping[str, str], seconds: float) -> int | None:
    """Run a command in a group of its own, end the whole group however it ends, and return its exit code.

    Args:
        command: the program with its arguments.
        folder: where it runs; also its home and the place of its temporary files.
        environment: further variables; of ours it gets the search path alone.
        seconds: how long it may take.

    Returns:
        None if it was not done in time.
    """
    own = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8"}
    with subprocess.Popen(  # noqa: S603 - a fixed command on a file of our own
        command,
        cwd=folder,
        env={**own, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            _end_group(process.pid)


def output_of(command: tuple[str, ...], seconds: float) -> str:
    """Return what a command prints, such as its version; empty if it prints nothing in time."""
    with TemporaryDirectory(prefix="workplan-", ignore_cleanup_errors=True) as name:
        run_alone(("/bin/sh", "-c", _TO_FILE, "sh", *command), Path(name), {}, seconds)
        file = Path(name, "said")
        return file.read_text("utf-8", "replace") if file.is_file() else ""


def _end_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
