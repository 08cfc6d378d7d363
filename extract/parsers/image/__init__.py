"""Picture files of pages (scans, photographs, facsimiles): PNG, JPEG and TIFF, opened by Pillow, read by tesseract.

Every frame of a TIFF is a page (TIFF 6.0, section 2, ``NewSubfileType``); of other files the first picture is read.
Each printed line is a paragraph: tables and wraps are not told apart in pictures.
"""

from collections.abc import Iterator

from PIL import Image

from extract.document import Document, Style
from extract.errors import ErrorCode, ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.flow import Line, assemble
from extract.parsers.image.frames import count_frames, open_image, read_frame
from extract.parsers.ocr import HINT, Reading, locate_program, recognize
from extract.parsers.options import DEFAULTS, ReadOptions
from extract.source import Source

NAME = "image"
_READER = "image/tesseract"
_MAX_PAGES = 1000


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
        pages = count_frames(image)
        items: list[Line] = []
        issues: list[Issue] = []
        for index in range(min(pages, _MAX_PAGES)):
            lines, doubts = _read_page(image, index, options)
            items.extend(lines)
            issues.extend(doubts)
    if pages > _MAX_PAGES:
        issues.append(Issue(IssueCode.PARTIAL, f"Of {pages} pages the first {_MAX_PAGES} are read."))
    return Document(assemble(items, paged=True), NAME, _READER, pages, tuple(issues))


def _read_page(image: Image.Image, index: int, options: ReadOptions) -> tuple[list[Line], list[Issue]]:
    """Return the lines of a page and what is doubtful; the first page must be whole, later ones may be damaged."""
    place = Source(page=index + 1)
    try:
        gray = read_frame(image, index)
    except ReadError as error:
        if not index:
            raise
        return [], [Issue(IssueCode.PARTIAL, f"The page cannot be read: {error.reason}.", place)]
    if options.ocr == "never":
        return [], [Issue(IssueCode.NO_TEXT, "The page is a picture; recognition is switched off.", place)]
    try:
        reading = recognize(gray)
    except ReadError as error:
        return [], [Issue(IssueCode.NO_TEXT, f"The page is a picture, and {error.reason}.", place)]
    if not reading.words:
        return [], [Issue(IssueCode.NO_TEXT, "The picture of the page shows no words.", place)]
    message = f"Text recognised from the picture of the page: {reading.summary()}."
    return list(_lines(reading, index + 1)), [Issue(IssueCode.OCR, message, place)]


def _lines(reading: Reading, page: int) -> Iterator[Line]:
    for words, text in zip(reading.lines(), reading.texts(), strict=True):
        yield Line(text, Style(size=words[0].size, indent=round(words[0].x0, 1)), page=page)
