"""What a caller may tell the readers."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Ocr: TypeAlias = Literal["auto", "never", "always"]
"""When pages are recognised from their picture: where they have no usable text, never, or all of them."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Options of reading.

    Attributes:
        password: opens files that are protected by one; ignored by files that are not.
        ocr: which pages are recognised from their picture (문자 인식); concerns PDFs and image files.
    """

    password: str | None = None
    ocr: Ocr = "auto"


DEFAULTS = ReadOptions()
"""Reading without any option."""
