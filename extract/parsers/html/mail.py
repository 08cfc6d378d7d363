"""Pages saved with their pictures in one file (MHTML, RFC 2557): the first page in the mail is the one that is read."""

import re
from email import message_from_bytes
from email.errors import MessageError

from extract.errors import ReadError

_HEADERS = re.compile(rb"[A-Za-z][A-Za-z-]*:")
_HEAD = 4096
_PAGES = ("text/html", "application/xhtml+xml")


def is_mail(data: bytes) -> bool:
    """Return whether a file is a mail with several parts."""
    return bool(_HEADERS.match(data.lstrip())) and b"mime-version:" in data[:_HEAD].lower()


def first_page(data: bytes) -> tuple[bytes, str | None]:
    """Return the bytes of the page in a mail, and the encoding that its header names.

    Raises:
        ReadError: if it holds none.
    """
    try:
        parts = tuple(message_from_bytes(data.lstrip()).walk())
        pages = [part for part in parts if part.get_content_type() in _PAGES]
        body = pages[0].get_payload(decode=True) if pages else None
        charset = pages[0].get_content_charset() if pages else None
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise ReadError(f"the parts of the saved page cannot be told: {error}") from error
    if not isinstance(body, bytes):
        raise ReadError("the saved page holds no HTML")
    return body, charset
