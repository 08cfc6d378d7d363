r"""Plain text and Markdown (txt, md).

What becomes of what:

* A line is a paragraph; its leading white space becomes ``style.indent`` (in characters; a tab counts as four).
* Consecutive lines with tabs are one table if a line among them has two filled cells; rows are padded to the widest.
  Spans are not guessed. A contents line ``제목\t3`` is thus a table of one row and two columns, a whole contents list
  one table with the page number in its last column. Lines that are all ``sign\ttext`` or ``1.\ttext`` are paragraphs.
* Consecutive lines with wide gaps are one table if columns of white part them in three columns or more: each line fills
  all of them, or one column holds figures only. Frames drawn with characters (``┌─┬─┐``, ``+--+``) are tables with spans.
* Form feeds are page breaks; without them there are no page numbers.
* In a text that uses Markdown: ``#`` gives ``style.outline``, ``**`` and ``<b>`` give ``bold`` when only signs and
  numbers stand before them, two spaces at a line's end are a hard line break, ``|`` rows and ``<table>`` are tables, other
  tags, rules and comments are dropped, ``<li>`` and ``<br>`` begin a new line within the paragraph or cell. ``- `` stays text, since
  plans use it as an item sign. A number glued to bold text (``3**제목**``) is parted from it by one space.
"""

from extract.document import Block, Document
from extract.errors import ErrorCode, ReadError, UnknownFormatError
from extract.issues import Issue, IssueCode
from extract.parsers.glyphs import glyph_issues
from extract.parsers.options import DEFAULTS, ReadOptions
from extract.parsers.text.blocks import to_blocks
from extract.parsers.text.decode import Decoded, count_controls, decode
from extract.parsers.text.lines import to_lines
from extract.source import Source

NAME = "text"
MAX_BYTES = 1 << 27
"""The largest text that is read, in bytes."""


def read(data: bytes, options: ReadOptions = DEFAULTS) -> Document:  # noqa: ARG001 - no option concerns plain text
    """Return the lines and tables of a text.

    Raises:
        UnknownFormatError: if the bytes are not text in UTF-8, UTF-16 or CP949.
        ReadError: if there is nothing but white space, or more than can be handled.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(f"a text of {len(data)} bytes is more than {MAX_BYTES}", code=ErrorCode.LIMIT_SIZE)
    decoded = decode(data)
    if decoded is None:
        raise UnknownFormatError("the bytes are not text in UTF-8, UTF-16 or CP949")
    lines = to_lines(decoded.text)
    blocks = to_blocks(lines)
    if not blocks:
        raise ReadError("the file holds nothing but white space", code=ErrorCode.EMPTY)
    pages = lines[-1].page if lines else None
    return Document(blocks, NAME, "text/builtin", pages, _issues(decoded, blocks))


def _issues(decoded: Decoded, blocks: tuple[Block, ...]) -> tuple[Issue, ...]:
    found = glyph_issues(blocks)
    controls = count_controls(decoded.text)
    if controls:
        reason = f"{controls} control characters stand in the text; it may be damaged"
        found = (Issue(IssueCode.PARTIAL, reason, Source()), *found)
    if decoded.bad:
        message = f"{decoded.bad} bytes are not valid {decoded.encoding}, the first at {decoded.first_bad}"
        return (Issue(IssueCode.ENCODING_GUESSED, message, Source()), *found)
    return found
