"""What a caller may tell the readers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Options of reading.

    Attributes:
        password: opens files that are protected by one; ignored by files that are not.
    """

    password: str | None = None


DEFAULTS = ReadOptions()
"""Reading without any option."""
