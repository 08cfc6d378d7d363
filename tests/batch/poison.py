"""Documents that do to their process whatever a document can do; what each does stands in its first word."""

import ctypes
import hashlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import BinaryIO

from extract.batch.order import Order
from extract.batch.outcome import Facts, pack

WORK = "tests.batch.poison:work"
LOAD = "tests.batch.poison:load"
MARK = "WORKPLAN_TEST_MARK"
"""Environment variable by which a test finds all processes that came from it."""


def load() -> None:
    """Load nothing."""


def work(file: BinaryIO, order: Order) -> bytes:
    data = file.read()
    word, _, rest = data.decode().partition(" ")
    {
        "hang": lambda: time.sleep(1000),
        "spin": _spin,
        "crash": lambda: ctypes.string_at(0),
        "abort": os.abort,
        "exit": lambda: os._exit(7),
        "eat": _eat,
        "children": _leave_children,
        "slow": lambda: time.sleep(float(rest)),
        "temporary": lambda: Path(tempfile.mkdtemp(), "left").write_bytes(b"x" * 1000),
        "file": lambda: Path(tempfile.gettempdir(), "large").write_bytes(b"x" * (8 << 20)),
        "killed": lambda: _be_killed_at_first(Path(rest)),
        "print": lambda: print("noise", file=sys.stderr, flush=True),
    }.get(word, lambda: None)()
    said = _reach(rest) if word == "network" else order.name
    if word == "long":
        return pack(Facts(None, hashlib.sha256(data).hexdigest()), b"x" * (3 << 20))
    record = said.encode() * (1 << 20 if word == "large" else 1)
    return pack(Facts(None, hashlib.sha256(data).hexdigest()), record)


def _spin() -> None:
    while True:
        pass


def _eat() -> None:
    eaten = []
    while True:
        eaten.append(bytearray(1 << 24))


def _leave_children() -> None:
    """Leave programs behind, each in a session of its own, one of them without its parent."""
    subprocess.Popen(["sleep", "1000"], start_new_session=True)
    subprocess.Popen(["sh", "-c", "setsid sleep 1000 & setsid sleep 1000 &"], start_new_session=True)
    time.sleep(0.2)
    ctypes.string_at(0)


def _be_killed_at_first(flag: Path) -> None:
    if not flag.exists():
        flag.touch()
        os.kill(os.getpid(), 9)


def _reach(port: str) -> str:
    try:
        with socket.create_connection(("127.0.0.1", int(port)), 2):
            return "reached"
    except OSError:
        return "unreachable"


def marked(mark: str) -> list[int]:
    """Return the processes that have a mark in their environment, without ourselves."""
    folders = [folder for folder in Path("/proc").iterdir() if folder.name.isdecimal()]
    return [int(folder.name) for folder in folders if int(folder.name) != os.getpid() and _has(folder, mark)]


def _has(folder: Path, mark: str) -> bool:
    try:
        is_zombie = (folder / "stat").read_text().rpartition(")")[2].split()[0] == "Z"
        return not is_zombie and f"{MARK}={mark}".encode() in (folder / "environ").read_bytes()
    except OSError:
        return False


def wait_until_none(mark: str, seconds: float = 20) -> list[int]:
    """Return the marked processes that are still there after a while."""
    deadline = time.monotonic() + seconds
    while (left := marked(mark)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left
