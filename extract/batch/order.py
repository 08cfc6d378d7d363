"""What passes between the supervisor and the processes that keep and read documents: JSON, never pickles."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from extract.batch.limits import Limits
from extract.parsers.options import ReadOptions

WORK = "extract.batch.single:work"
"""The function that reads a document, as ``module:name``; it gets bytes and an `Order`, and returns bytes."""

MEMORY_EXIT = 101
"""Exit code of a document's process that ran out of memory."""


@dataclass(frozen=True, slots=True)
class Order:
    """One document to be read.

    Attributes:
        name: the file's name, noted in its record.
        options: how it is read.
        limits: what reading may take.
        indent: of the JSON; None gives one line.
        work: the function that reads it.
        scratch: folder for temporary files, emptied behind each document.
    """

    name: str
    options: ReadOptions = field(default_factory=ReadOptions)
    limits: Limits = field(default_factory=Limits)
    indent: int | None = 1
    work: str = WORK
    scratch: str | None = None

    def to_bytes(self) -> bytes:
        """Return the order as JSON."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_bytes(cls, given: bytes) -> "Order":
        """Return the order that ``to_bytes`` wrote."""
        read: dict[str, Any] = json.loads(given)
        options, limits = ReadOptions(**read.pop("options")), Limits(**read.pop("limits"))
        return cls(**read, options=options, limits=limits)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a document's process ended.

    Attributes:
        cause: ``ended`` by itself, ``timeout``, or ``stopped`` on demand.
        status: as ``wait`` gives it.
        peak: the most memory that it held, in bytes.
    """

    cause: str
    status: int
    peak: int

    def to_bytes(self) -> bytes:
        """Return the ending as JSON."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_bytes(cls, given: bytes) -> "Ending":
        """Return the ending that ``to_bytes`` wrote."""
        return cls(**json.loads(given))
