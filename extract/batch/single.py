"""One file in this process: read it and say what became of it; also what a document's own process does."""

import hashlib
import os
from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from extract.batch.files import Job
from extract.batch.order import Order
from extract.batch.outcome import Facts, pack
from extract.emit import to_failure, to_json
from extract.errors import ErrorCode, ReadError
from extract.issues import IssueCode
from extract.parsers import MAX_BYTES, READERS
from extract.parsers.options import DEFAULTS, ReadOptions
from extract.pipeline import extract_report
from extract.schemas import CheckStatus, FailureRecord, Report
from extract.vocab import lexicon, names


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job."""

    job: Job
    record: Report | FailureRecord

    @property
    def failed(self) -> bool:
        """Whether the file could not be read."""
        return isinstance(self.record, FailureRecord)


def read_one(data: bytes, name: str, options: ReadOptions = DEFAULTS) -> Report | FailureRecord:
    """Return the report of ``data``, or the record of why it could not be read. Never raises on bad input."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        return extract_report(data, name, options)
    except ReadError as error:
        return to_failure(name, digest, error.code, str(error))
    except MemoryError:
        return to_failure(name, digest, ErrorCode.OUT_OF_MEMORY, "there was not enough memory")
    except RecursionError:
        return to_failure(name, digest, ErrorCode.LIMIT_DEPTH, "what it holds is nested too deeply")
    except Exception as error:  # noqa: BLE001 - one bad file never stops the others; the record names the defect
        return to_failure(name, digest, ErrorCode.INTERNAL, f"{type(error).__name__}: {error}")


def run_job(job: Job, options: ReadOptions = DEFAULTS) -> Result:
    """Return what became of one file."""
    try:
        data = job.path.read_bytes()
    except OSError as error:
        return Result(job, to_failure(job.name, None, ErrorCode.NOT_FOUND, error.strerror))
    return Result(job, read_one(data, job.name, options))


def work(file: BinaryIO, order: Order) -> bytes:
    """Return the record of an open file, with the facts about it in front; room is taken for what it holds, not for the most."""
    data = file.read(min(os.fstat(file.fileno()).st_size, MAX_BYTES) + 1)
    if len(data) > MAX_BYTES:
        reason = f"the file has more than {MAX_BYTES} bytes"
        record: Report | FailureRecord = to_failure(order.name, None, ErrorCode.LIMIT_SIZE, reason)
    else:
        record = read_one(data, order.name, order.options)
    return pack(_facts(record), to_json(record, indent=order.indent))


def _facts(record: Report | FailureRecord) -> Facts:
    if isinstance(record, FailureRecord):
        return Facts(record.code, record.sha256, detail=record.detail)
    checks = Counter(check.status for check in record.checks)
    issues = Counter(issue.code for issue in record.issues)
    return Facts(
        None,
        record.file.sha256,
        inconsistent=checks[CheckStatus.INCONSISTENT],
        last_digit=checks[CheckStatus.LAST_DIGIT],
        partial=issues[IssueCode.PARTIAL.value],
    )


def load() -> None:
    """Load what reading any plan takes: right for a few files."""


def warm() -> None:
    """Load all readers and word lists, and read an example of each word: right for many files.

    What is computed at the first use, such as patterns, is then there before a document's process is forked.
    """
    for reader in READERS:
        import_module(f"extract.parsers.{reader}")
    entries = [entry for name in names() for entry in lexicon(name).entries]
    examples = [(*entry.examples, *entry.words, "")[0] for entry in entries]
    read_one("\n".join(examples).encode(), "examples.txt")
