"""What became of a document: the facts that travel in front of its record, and what an ending without record means."""

import json
import os
import signal
from dataclasses import asdict, dataclass

from extract.batch.files import Job
from extract.batch.limits import Limits
from extract.batch.order import MEMORY_EXIT, Ending
from extract.errors import ErrorCode

_NEARLY = 0.8
_LINE = b"\n"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is worth knowing of a record without opening it.

    Attributes:
        code: why the file could not be read; None if it could.
        sha256: of the file; None if it could not be opened.
        detail: the reason in words.
        inconsistent: how many checks do not hold.
        last_digit: how many are off by one in the last digit.
        partial: how many issues say that something was not read.
    """

    code: str | None
    sha256: str | None
    detail: str | None = None
    inconsistent: int = 0
    last_digit: int = 0
    partial: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    Attributes:
        job: the job.
        facts: about its record.
        record: the record as JSON; None where the document's process left none.
        attempts: how often it was tried.
        seconds: how long the last try took.
        peak: the most memory that the process held, in bytes.
    """

    job: Job
    facts: Facts
    record: bytes | None
    attempts: int = 1
    seconds: float = 0.0
    peak: int = 0


def pack(facts: Facts, record: bytes) -> bytes:
    """Return what a document's process sends: a line of facts, then the record."""
    return json.dumps(asdict(facts)).encode() + _LINE + record


def unpack(sent: bytes) -> tuple[Facts, bytes]:
    """Return the facts and the record that ``pack`` joined."""
    facts, _, record = sent.partition(_LINE)
    return Facts(**json.loads(facts)), record


def explain(ending: Ending, limits: Limits) -> tuple[ErrorCode, str] | None:
    """Return the code and the reason of a process that ended badly, or None if it ended well."""
    if ending.cause == "timeout":
        return ErrorCode.TIMEOUT, f"not done after {limits.seconds:g} seconds"
    code = os.waitstatus_to_exitcode(ending.status)
    if code == 0:
        return None
    if code == -signal.SIGXCPU:
        return ErrorCode.TIMEOUT, f"more than {limits.cpu} seconds of processor time"
    if code == MEMORY_EXIT or (code < 0 and ending.peak > _NEARLY * limits.memory):
        return ErrorCode.OUT_OF_MEMORY, f"more than {limits.memory >> 20} MiB of memory"
    if code < 0:
        return ErrorCode.CRASH, f"ended by signal {-code} ({signal.strsignal(-code) or 'unknown'})"
    return ErrorCode.CRASH, f"ended with exit code {code}"


def was_killed_from_outside(ending: Ending) -> bool:
    """Return whether someone else killed the process: a person, or the kernel when the machine ran out of memory."""
    return ending.cause == "ended" and os.waitstatus_to_exitcode(ending.status) == -signal.SIGKILL
