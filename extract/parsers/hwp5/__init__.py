"""HWP 5 documents (한글 2002 and later): records in streams of an OLE container (한글 문서 파일 구조 5.0, 개정 1.3).

What becomes of what:

* Sections come in the order of their numbers; a distributed document (배포용 문서) is read from its ``ViewText``.
* Objects stand where their character stands: those that are treated as characters part the line, others come before
  the line if nothing is printed before them, else behind it. A table of one cell is a frame, as is a text box.
* Automatic numbers and bullets stand in ``number``; inside cells they stand in the text, since cells have no number.
* Notes, headers, footers, hidden comments and memos follow the body.
* What a list, a paragraph or a table announces is counted against what is there; a difference makes the file partial.
"""

from extract.document import Document
from extract.errors import ErrorCode, ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.flow import Item, assemble
from extract.parsers.glyphs import glyph_issues
from extract.parsers.hancom.numbering import Counters
from extract.parsers.hancom.story import StoryReader
from extract.parsers.hwp5.body import Body, Tally
from extract.parsers.hwp5.controls import read_control
from extract.parsers.hwp5.records import read_records
from extract.parsers.hwp5.shapes import DocShapes
from extract.parsers.hwp5.streams import Container, open_container
from extract.parsers.options import DEFAULTS, ReadOptions

NAME = "hwp5"
_READER = "hwp5/olefile"


def read(data: bytes, options: ReadOptions = DEFAULTS) -> Document:
    """Return what a HWP 5 document says.

    Args:
        data: the whole file.
        options: the password, if the file has one.

    Raises:
        EncryptedError: if it needs a password, or another one.
        ReadError: if it is damaged, protected by a DRM system, or of another version.
    """
    container = open_container(data, options.password)
    info = container.doc_info()
    shapes = DocShapes(read_records(info.data, info.name))
    story = StoryReader(shapes, Counters(shapes))
    tally = Tally()
    items: list[Item] = []
    for name in container.sections():
        stream = container.section(name)
        body = Body(read_records(stream.data, name), tally, read_control)
        items += story.read(body.read_section())
    items += story.behind()
    blocks = assemble(items, paged=False)
    return Document(blocks, NAME, _READER, None, glyph_issues(blocks))
