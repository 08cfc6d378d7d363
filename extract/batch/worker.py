"""The process of one document: bounds itself, reads, writes what came out into its pipe, and is gone."""

import os
import resource
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from extract.batch.kernel import address_space, be_expendable, die_with_parent
from extract.batch.limits import Limits
from extract.batch.order import MEMORY_EXIT, Order

_FAILED_EXIT = 102
_SECONDS_TO_SIGKILL = 5
_STANDARD = (0, 1, 2)


def run_worker(order: Order, source: int, sink: int, keeper: int) -> NoReturn:
    """Read the document behind ``source`` and write its record into ``sink``; never returns.

    Args:
        order: what is read, and within which limits.
        source: file descriptor of the document.
        sink: file descriptor of the pipe.
        keeper: process id of the one that forked us.
    """
    code = _FAILED_EXIT
    try:
        os.setsid()
        die_with_parent()
        if os.getppid() == keeper:
            _silence()
            _use_scratch(order.scratch)
            bound(order.limits)
            _write(sink, _work(order, source))
            code = 0
    except MemoryError:
        code = MEMORY_EXIT
    finally:
        os._exit(code)


def bound(limits: Limits) -> None:
    """Bound this process and those that it starts."""
    be_expendable()
    space = address_space()
    if space:
        _lower(resource.RLIMIT_AS, space + limits.memory)
    _lower(resource.RLIMIT_CPU, limits.cpu, _SECONDS_TO_SIGKILL)
    _lower(resource.RLIMIT_FSIZE, limits.file)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(kind: int, most: int, more: int = 0) -> None:
    """Lower a limit for good; the hard one may be a little above, since there SIGKILL comes instead of SIGXCPU."""
    _, hard = resource.getrlimit(kind)
    soft, top = (most, most + more) if hard == resource.RLIM_INFINITY else (min(most, hard), min(most + more, hard))
    resource.setrlimit(kind, (soft, top))


def _silence() -> None:
    """Let nothing that a library prints reach the terminal or the output."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in _STANDARD:
        os.dup2(nothing, standard)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - as long as the process


def _use_scratch(folder: str | None) -> None:
    if folder is not None:
        Path(folder).mkdir(exist_ok=True)
        os.environ["TMPDIR"] = tempfile.tempdir = folder


def _work(order: Order, source: int) -> bytes:
    module, _, name = order.work.partition(":")
    os.set_blocking(source, True)
    with os.fdopen(source, "rb") as file:
        return getattr(import_module(module), name)(file, order)


def _write(sink: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(sink, rest) :]
