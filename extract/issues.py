"""What is doubtful: recorded as data, never printed, never raised."""

from dataclasses import dataclass, field
from enum import StrEnum

from extract.source import Source


class IssueCode(StrEnum):
    """The closed list of doubts."""

    # readers
    PARTIAL = "partial"
    """A part of the container could not be read; the rest is complete."""
    UNMAPPED_GLYPHS = "unmapped_glyphs"
    """Characters whose meaning the file does not say (private-use code points, replacement characters)."""
    ENCODING_GUESSED = "encoding_guessed"
    """Bytes that were not valid in the declared or likely encoding."""
    TEXT_RECOVERED = "text_recovered"
    """Characters that the first reader dropped and a second one supplied."""
    NO_TEXT = "no_text"
    """A page or file without a text layer."""
    OCR = "ocr"
    """A page whose text was recognised from its picture; letters and digits may be wrong."""
    SKIPPED = "skipped"
    """Content of a kind that the reader does not read (a picture, an equation, an embedded object)."""
    FORMAT_MISMATCH = "format_mismatch"
    """A file whose name says another format than its content; the content was read."""
    ACTIVE_CONTENT = "active_content"
    """Macros, scripts, embedded objects or programs: they are there and were never run."""
    EXTERNAL_LINK = "external_link"
    """Content that stands outside of the file; it was never fetched."""
    DEFECT = "defect"
    """A fault of the file that the reader mended; nothing is known to be missing."""
    LOW_FIDELITY = "low_fidelity"
    """A file read through another program's conversion; numbers that it draws itself may differ."""
    # structure
    TITLE_RECOVERED = "title_recovered"
    """A heading that is missing in the body and was taken from the contents page."""
    CONTENTS_UNMATCHED = "contents_unmatched"
    """A line of the contents page that names no section of the body."""
    # values
    UNREADABLE_AMOUNT = "unreadable_amount"
    """A sum of money that could not be read; the raw text is kept."""
    UNIT_ASSUMED = "unit_assumed"
    """A number in a money column without any printed unit."""
    UNREADABLE_DATE = "unreadable_date"
    """A date-like text that could not be read."""
    AMBIGUOUS_DATE = "ambiguous_date"
    """A date that can be read in more than one way."""
    UNREADABLE_COUNT = "unreadable_count"
    """A count cell that could not be read."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One doubt: what, in one English sentence, and where."""

    code: IssueCode
    message: str
    source: Source = field(default_factory=Source)
