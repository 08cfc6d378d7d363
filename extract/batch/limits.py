"""What reading one document may take; every limit is absolute and generous, and has a code when it is reached."""

from dataclasses import dataclass

_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one document's process.

    Attributes:
        seconds: wall-clock time, with all programs that it starts (TIMEOUT).
        memory: address space in bytes beyond that of the libraries, of each process (OUT_OF_MEMORY).
        cpu: processor time of each process in seconds (TIMEOUT).
        file: the largest file that it may write, in bytes; concerns the programs that convert.
        output: the largest record, in bytes (LIMIT_SIZE).
    """

    seconds: float = 600.0
    memory: int = 4096 * _MEBIBYTE
    cpu: int = 600
    file: int = 2048 * _MEBIBYTE
    output: int = 512 * _MEBIBYTE


DEFAULT_LIMITS = Limits()
"""Limits unless told otherwise: ten minutes and four gibibytes a document."""
