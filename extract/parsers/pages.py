"""How many pages a file may have that is read at all."""

from extract.errors import ErrorCode, ReadError

MAX_PAGES = 100_000
"""Of a file with more pages, what a reader takes would be too small a part to be called a reading."""


def refuse_pages(count: int) -> None:
    """Refuse a file with more pages than `MAX_PAGES`.

    Raises:
        ReadError: if it has more.
    """
    if count > MAX_PAGES:
        raise ReadError(f"the file has {count} pages, more than {MAX_PAGES}", code=ErrorCode.LIMIT_PAGES)
