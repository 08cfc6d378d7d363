"""Reads one file in a process of its own, under limits, and tells how it ended."""

import json
import multiprocessing
import resource
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from extract import parsers
from extract.batch.single import read_one
from extract.cli.dump import dump_lines
from extract.document import Document
from extract.emit import to_json
from extract.parsers.options import ReadOptions
from extract.schemas import FailureRecord

CPU_SECONDS = 20
"""How long one file may compute."""

SECONDS = 60.0
"""How long one file may take where other processes want the machine too."""

MEMORY = 2 << 30
"""How much address space one file may take, in bytes."""


class End(NamedTuple):
    """How a file ended: the code of an error or REPORT, the codes of its warnings, its text or what is told of it."""

    code: str
    issues: frozenset[str]
    text: str


def _read(path: str, name: str, answer: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    read, said = parsers.read, list[str]()

    def listening(data: bytes, options: ReadOptions) -> Document:
        document = read(data, options)
        said.extend(dump_lines(document))
        return document

    parsers.read = listening
    record = read_one(Path(path).read_bytes(), name)
    json.loads(to_json(record))
    if isinstance(record, FailureRecord):
        told = (record.code, [], record.detail)
    else:
        told = ("REPORT", sorted({issue.code for issue in record.issues}), "\n".join(said))
    answer.send_bytes(json.dumps(told).encode())


def read_apart(data: bytes, name: str, folder: Path) -> End:
    """Return how a file ends that is read in a process of its own: CRASH if it dies, TIMEOUT if it does not end."""
    path = folder / "hostile.bin"
    path.write_bytes(data)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.hostile.warm"])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(str(path), name, theirs), daemon=True)
    process.start()
    theirs.close()
    answered = ours.poll(SECONDS)
    if not answered:
        process.kill()
        process.join()
        return End("TIMEOUT", frozenset(), "")
    try:
        code, issues, text = json.loads(ours.recv_bytes())
    except EOFError:
        process.join()
        return End("CRASH", frozenset(), f"exit code {process.exitcode}")
    finally:
        ours.close()
    process.join()
    return End(code, frozenset(issues), text)
