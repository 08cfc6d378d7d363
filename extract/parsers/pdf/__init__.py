"""PDF as Hangul and office programs print it: characters, ruled tables and frames through pdfium.

A page's text is taken in its upright orientation. Tables come from the ruled lines alone (stroked paths); the text of a
cell is what stands inside it. A page without text gives an issue, not an error.
"""

from collections.abc import Iterable
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from extract.document import Block, Document, Table
from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.pdf.chars import read_chars
from extract.parsers.pdf.drafts import Draft
from extract.parsers.pdf.lattice import find_grids
from extract.parsers.pdf.page import page_drafts
from extract.parsers.pdf.rules import read_rules
from extract.source import Source

NAME = "pdf"
_HEADER_WITHIN = 1024
_READER = "pdf/pypdfium2"


def sniff(data: bytes) -> bool:
    """Return whether ``data`` holds a PDF header within its first 1024 bytes (ISO 32000-1, annex H.3.4.1)."""
    return b"%PDF-" in data[:_HEADER_WITHIN]


def _open(data: bytes) -> pypdfium2.PdfDocument:
    if not data:
        raise ReadError("the file is empty", code=ErrorCode.EMPTY)
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        raise _failure(data, error) from error
    if not pages:
        raise ReadError("the PDF has no pages")
    return document


def _failure(data: bytes, error: pypdfium2.PdfiumError) -> ReadError:
    if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return EncryptedError("the PDF needs a password")
    if b"%%EOF" not in data[-_HEADER_WITHIN:]:
        return ReadError("the PDF ends without its end mark", code=ErrorCode.TRUNCATED, offset=len(data))
    return ReadError(f"pdfium cannot open the PDF: {error}")


def _read_page(document: pypdfium2.PdfDocument, index: int) -> tuple[list[Draft], list[Issue]]:
    number = index + 1
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return [], [Issue(IssueCode.PARTIAL, f"Page {number} cannot be loaded.", Source(page=number))]
    try:
        text, view = read_chars(page.raw)
        if not text.chars:
            return [], [Issue(IssueCode.NO_TEXT, f"Page {number} holds no text.", Source(page=number))]
        grids = find_grids(read_rules(page.raw, view))
        return page_drafts(text.chars, grids, view.size(), number), []
    finally:
        page.close()


def _number(drafts: Iterable[Draft], blocks: list[Block], host: Source | None = None) -> None:
    """Append the blocks of ``drafts`` in order, nested tables right behind the table that holds them."""
    for draft in drafts:
        index = len(blocks)
        block = replace(draft.block, source=replace(draft.block.source, block=index))
        blocks.append(replace(block, host=host) if isinstance(block, Table) else block)
        for row, col, inner in draft.inner:
            _number([inner], blocks, replace(block.source, row=row, col=col))


def read(data: bytes) -> Document:
    """Return the document that a PDF holds.

    Args:
        data: the whole file.

    Raises:
        EncryptedError: if it needs a password.
        ReadError: if it cannot be opened as a PDF.
    """
    document = _open(data)
    blocks: list[Block] = []
    issues: list[Issue] = []
    try:
        count = len(document)
        for index in range(count):
            drafts, found = _read_page(document, index)
            _number(drafts, blocks)
            issues.extend(found)
    finally:
        document.close()
    return Document(tuple(blocks), NAME, _READER, count, tuple(issues))
