"""The errors that the package raises: a file that cannot be read, a string that cannot be understood.

An error means that the file is unreadable; a doubtful value is an `Issue` instead and never stops the reading.
"""

from enum import StrEnum


class ErrorCode(StrEnum):
    """Why a file could not be read; the words shown to people stand in ``vocab/errors.toml``."""

    EMPTY = "EMPTY"
    UNKNOWN_FORMAT = "UNKNOWN_FORMAT"
    UNSUPPORTED_FORMAT = "UNSUPPORTED_FORMAT"
    PASSWORD = "PASSWORD"  # noqa: S105 - a code, not a secret
    DRM = "DRM"
    MISSING_PROGRAM = "MISSING_PROGRAM"
    UNSUPPORTED_VERSION = "UNSUPPORTED_VERSION"
    TRUNCATED = "TRUNCATED"
    CORRUPT = "CORRUPT"
    FORMAT_MISMATCH = "FORMAT_MISMATCH"
    UNSAFE_ARCHIVE = "UNSAFE_ARCHIVE"
    LIMIT_SIZE = "LIMIT_SIZE"
    LIMIT_DEPTH = "LIMIT_DEPTH"
    LIMIT_CELLS = "LIMIT_CELLS"
    LIMIT_PAGES = "LIMIT_PAGES"
    TIMEOUT = "TIMEOUT"
    OUT_OF_MEMORY = "OUT_OF_MEMORY"
    CRASH = "CRASH"
    NOT_FOUND = "NOT_FOUND"
    INTERNAL = "INTERNAL"


class ExtractError(Exception):
    """Base of every error raised on purpose by this package."""


class ReadError(ExtractError):
    """A file that cannot be read as the format that it claims to be.

    Args:
        reason: one English sentence for the log.
        code: the closed reason.
        stream: the part of the container concerned, such as ``word/document.xml``.
        offset: byte offset within that part.
    """

    def __init__(
        self,
        reason: str,
        *,
        code: ErrorCode = ErrorCode.CORRUPT,
        stream: str | None = None,
        offset: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code
        self.stream = stream
        self.offset = offset


class EncryptedError(ReadError):
    """A file that needs a password."""

    def __init__(self, reason: str, *, stream: str | None = None) -> None:
        super().__init__(reason, code=ErrorCode.PASSWORD, stream=stream)


class UnknownFormatError(ReadError):
    """Bytes that no reader recognises."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, code=ErrorCode.UNKNOWN_FORMAT)


class NormalizeError(ExtractError, ValueError):
    """A string that is not a value of the kind asked for."""
