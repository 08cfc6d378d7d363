"""Pages in HTML and XHTML, as saved by browsers, Hangul and Word; alone or in one file with their pictures (MHTML).

What becomes of what:

* The tree is the one that browsers make of broken markup; white space collapses as they collapse it. Blocks, items of
  lists and line breaks begin a line; a heading keeps its line breaks in its text.
* ``h1`` to ``h6`` give ``style.outline``; weight, size, font, centring and left edge come from elements, old attributes,
  the style attribute and simple rules of the page's own sheets.
* Items of lists have their bullet or number in ``number``. A number whose item begins with a table is a line of its own.
* Tables have the grid of the standard: feet at the end, spans that end with their row group, missing cells left open.
  A table of one cell is a frame; if it holds tables or headings it only lays the page out and leaves no trace.
* ``header``, ``nav`` and ``footer`` are header and footer outside of ``main``, ``article``, ``section`` and ``aside``; a
  header with the page's ``h1`` and no menu is body.
* What a page hides by attribute or style is left out and counted, as are frames and other embedded objects. The
  ``title`` element is not part of the page and is not read. Pictures are figures with their alternative text.
"""

from extract.document import Document
from extract.errors import ErrorCode, ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.flow import assemble
from extract.parsers.glyphs import glyph_issues
from extract.parsers.html.css import read_sheet
from extract.parsers.html.decode import decode
from extract.parsers.html.mail import first_page, is_mail
from extract.parsers.html.reader import PageReader
from extract.parsers.html.tree import parse, style_sheets, walk
from extract.parsers.options import DEFAULTS, ReadOptions

NAME = "html"
MAX_BYTES = 1 << 27
"""The largest page that is read, in bytes."""

_READER = "html/lexbor"


def read(data: bytes, options: ReadOptions = DEFAULTS) -> Document:  # noqa: ARG001 - no option concerns pages
    """Return what a page says.

    Raises:
        ReadError: if it is larger or nested deeper than can be handled.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(f"a page of {len(data)} bytes is more than {MAX_BYTES}", code=ErrorCode.LIMIT_SIZE)
    page_bytes, charset = first_page(data) if is_mail(data) else (data, None)
    decoded = decode(page_bytes, charset)
    page = parse(_without_directives(decoded.text))
    reader = PageReader(read_sheet(style_sheets(page)))
    walk(page, reader)
    reader.body.finish()
    blocks = assemble(reader.body.items, paged=False)
    issues = [*reader.issues(), *glyph_issues(blocks)]
    if decoded.doubt:
        issues.insert(0, Issue(IssueCode.ENCODING_GUESSED, decoded.doubt))
    zeros = decoded.text.count("\0")
    if zeros:
        issues.append(Issue(IssueCode.PARTIAL, f"{zeros} zero characters stand in the page; it is damaged"))
    if not blocks:
        issues.append(Issue(IssueCode.NO_TEXT, "the page shows no text"))
    return Document(blocks, NAME, _READER, None, tuple(issues))


def _without_directives(text: str) -> str:
    """Return a page without the directives of a server (``<%@ … %>``) that it begins with."""
    rest = text.lstrip("\ufeff \t\r\n")
    while rest.startswith("<%"):
        end = rest.find("%>")
        if end < 0:
            break
        rest = rest[end + 2 :].lstrip()
    return rest
