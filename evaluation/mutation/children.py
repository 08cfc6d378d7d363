"""Each copy is read in a process of its own, under a clock and a limit of memory, so that nothing it does harms the run."""

import json
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extract.document import Document, Paragraph, Table
from extract.errors import ReadError
from extract.parsers import read
from extract.parsers.options import ReadOptions

MEMORY = 3 << 30
"""The address space of a child, in bytes."""

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading came to: ``error`` is the code of a refusal, ``HANG`` or ``CRASH``; else the lines and the issues."""

    error: str | None
    lines: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    seconds: float = 0.0


def lines_of(document: Document) -> Iterator[str]:
    """Yield all text of a document, block by block and cell by cell."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells)
            yield block.caption or ""
        elif isinstance(block, Paragraph):
            yield f"{block.number or ''} {block.text}".strip()
        else:
            yield block.text


def read_apart(data: bytes, seconds: float) -> Reading:
    """Return what a child process reads in a file within a time."""
    source, sink = os.pipe()
    start = time.monotonic()
    child = os.fork()
    if not child:
        os.close(source)
        _read_and_leave(data, sink)
    os.close(sink)
    answer = _listen(source, start + seconds)
    if answer is None:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(source)
    spent = time.monotonic() - start
    if answer is None:
        return Reading("HANG", seconds=spent)
    if status or not answer:
        return Reading("CRASH", issues=(f"status {status}",), seconds=spent)
    found: dict[str, Any] = json.loads(answer)
    return Reading(found["error"], tuple(found["lines"]), tuple(found["issues"]), spent)


def _listen(source: int, until: float) -> bytes | None:
    """Return all that the child writes, or None if it takes too long."""
    parts: list[bytes] = []
    while (left := until - time.monotonic()) > 0:
        if not select.select([source], [], [], left)[0]:
            return None
        part = os.read(source, _CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)
    return None


def _read_and_leave(data: bytes, sink: int) -> None:
    """Read a file, write what came of it and end the process."""
    status = 1
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with open(sink, "wb") as out:
            out.write(json.dumps(_outcome(data)).encode("ascii"))
        status = 0
    except BaseException as error:  # noqa: BLE001 - whatever escapes is a crash, which the parent tells
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
    finally:
        os._exit(status)


def _outcome(data: bytes) -> dict[str, Any]:
    try:
        document = read(data, ReadOptions(ocr="never"))
    except ReadError as error:
        return {"error": error.code.value, "lines": [], "issues": []}
    issues = [f"{issue.code.value} {issue.message} {issue.source.page or ''}" for issue in document.issues]
    return {"error": None, "lines": list(lines_of(document)), "issues": issues}
