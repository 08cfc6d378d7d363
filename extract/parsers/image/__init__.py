"""Picture files of pages (scans, photographs, facsimiles): PNG, JPEG and TIFF, opened by Pillow, read by tesseract.

Every frame of a TIFF is a page (TIFF 6.0, section 2, ``NewSubfileType``); of other files the first picture is read.
What is recognised is laid out as the pages of a scanned PDF are; one frame is held at a time.
"""

from collections.abc import Sequence

from PIL import Image

from extract.document import Document
from extract.errors import ErrorCode, ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.image.frames import count_frames, open_image, read_frame
from extract.parsers.layout.furniture import PageDrafts
from extract.parsers.layout.scans import read_photograph
from extract.parsers.layout.sheets import lay_out, to_blocks
from extract.parsers.ocr import HINT, Gray, locate_program
from extract.parsers.options import DEFAULTS, ReadOptions
from extract.parsers.pages import refuse_pages
from extract.source import Source

NAME = "image"
_READER = "image/tesseract"
_MAX_PAGES = 1000
_BLANK = PageDrafts((), 0.0)


def read(data: bytes, options: ReadOptions = DEFAULTS) -> Document:
    """Return what the pages in a picture file say.

    Args:
        data: the whole file.
        options: whether pages are recognised at all.

    Raises:
        ReadError: if the file is damaged or too large, or if tesseract is not installed.
    """
    with open_image(data) as image:
        if options.ocr != "never" and locate_program() is None:
            reason = f"pictures are read through tesseract, which is not installed ({HINT})"
            raise ReadError(reason, code=ErrorCode.MISSING_PROGRAM)
        count = count_frames(image)
        refuse_pages(count)
        pages: list[PageDrafts] = []
        issues: list[Issue] = []
        for index in range(min(count, _MAX_PAGES)):
            page, doubts = _read_page(image, index, options, pages[-1].tail if pages else ())
            pages.append(page)
            issues.extend(doubts)
    if count > _MAX_PAGES:
        issues.append(Issue(IssueCode.PARTIAL, f"Of {count} pages the first {_MAX_PAGES} are read."))
    return Document(to_blocks(pages), NAME, _READER, count, tuple(issues))


def _read_page(
    image: Image.Image, index: int, options: ReadOptions, tail: Sequence[float]
) -> tuple[PageDrafts, list[Issue]]:
    """Return the drafts of a page and what is doubtful; the first page must be whole, later ones may be damaged."""
    place = Source(page=index + 1)
    try:
        gray = read_frame(image, index)
    except ReadError as error:
        if not index:
            raise
        return _BLANK, [Issue(IssueCode.PARTIAL, f"The page cannot be read: {error.reason}.", place)]
    if options.ocr == "never":
        return _BLANK, [Issue(IssueCode.NO_TEXT, "The page is a picture; recognition is switched off.", place)]
    try:
        return _recognized(gray, place, tail)
    except ReadError as error:
        return _BLANK, [Issue(IssueCode.NO_TEXT, f"The page is a picture, and {error.reason}.", place)]


def _recognized(gray: Gray, place: Source, tail: Sequence[float]) -> tuple[PageDrafts, list[Issue]]:
    scan = read_photograph(gray)
    if not scan.chars:
        return _BLANK, [Issue(IssueCode.NO_TEXT, "The picture of the page shows no words.", place)]
    message = f"Text recognised from the picture of the page: {scan.summary}."
    drafts, doubts = lay_out(scan.chars, scan.rules, gray.points(), place, tail)
    return drafts, [Issue(IssueCode.OCR, message, place), *doubts]
