"""HWP 3 documents (한글 3.0 to 97): one packed run of fonts, styles and paragraphs (한글 문서 파일 구조 3.0).

What becomes of what:

* Objects stand where their character stands: those that are treated as characters part the line, others come before
  the line if nothing is printed before them, else behind it. A table of one cell is a frame, as are text boxes.
* Rows and columns of a table follow from the boxes of its cells.
* Numbers of headings (개요 번호) stand in ``number`` as they are printed; inside cells they stand in the text.
* Notes, headers, footers and hidden comments follow the body.
* Pages come from the layout that the file keeps, if every paragraph has one and no object contradicts it.
"""

from extract.document import Document
from extract.errors import EncryptedError, ErrorCode, ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.flow import Item, assemble
from extract.parsers.glyphs import glyph_issues
from extract.parsers.hancom.story import StoryReader
from extract.parsers.hwp3.body import Body, Tally
from extract.parsers.hwp3.container import Packed, open_packed
from extract.parsers.hwp3.controls import CONTROLS
from extract.parsers.hwp3.cursor import Cursor
from extract.parsers.hwp3.shapes import PrintedNumbers, ShapeTable, read_fonts
from extract.parsers.options import DEFAULTS, ReadOptions

NAME = "hwp3"
_READER = "hwp3/builtin"


def read(data: bytes, options: ReadOptions = DEFAULTS) -> Document:
    """Return what a HWP 3 document says.

    Args:
        data: the whole file.
        options: the password, if the file has one.

    Raises:
        EncryptedError: if it needs a password, or another one.
        ReadError: if it is damaged or of another version.
    """
    packed = open_packed(data, options.password)
    body = _open_body(packed)
    paras = body.read_list()
    if body.damage and not paras:
        raise _unreadable(packed, body.damage) from body.damage
    numbers = PrintedNumbers(body.shapes, labels=body.shapes.labels)
    story = StoryReader(body.shapes, numbers)
    items: list[Item] = [*story.read(paras), *story.behind()]
    pages = None if body.damage else body.tally.pages
    blocks = assemble(items, paged=pages is not None)
    return Document(blocks, NAME, _READER, pages, (*_issues(packed, body), *glyph_issues(blocks)))


def _open_body(packed: Packed) -> Body:
    cursor = Cursor(packed.data)
    try:
        fonts = read_fonts(cursor)
    except ReadError as error:
        raise _unreadable(packed, error) from error
    return Body(cursor, ShapeTable(fonts), Tally(), CONTROLS)


def _unreadable(packed: Packed, error: ReadError) -> ReadError:
    """Return the error for a text of which nothing can be read: a wrong password gives such texts, too."""
    if packed.locked:
        return EncryptedError("the password does not open the document")
    code = ErrorCode.CORRUPT if packed.whole else ErrorCode.TRUNCATED
    return ReadError(error.reason, code=code, offset=error.offset)


def _issues(packed: Packed, body: Body) -> tuple[Issue, ...]:
    found = [
        Issue(IssueCode.SKIPPED, f"{count} times a {kind} is not read")
        for kind, count in sorted(body.tally.skipped.items())
    ]
    if body.damage:
        found.append(Issue(IssueCode.PARTIAL, f"the text is read up to byte {body.cursor.place}: {body.damage.reason}"))
    elif not packed.whole:
        found.append(Issue(IssueCode.PARTIAL, "the file ends early, behind its paragraphs"))
    if not packed.sound:
        found.append(Issue(IssueCode.PARTIAL, "the text has not the checksum that stands behind it; it is damaged"))
    return tuple(found)
