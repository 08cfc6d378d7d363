"""HWP 5 documents (한글 2002 and later): records in streams of an OLE container (한글 문서 파일 구조 5.0, 개정 1.3).

What becomes of what:

* Sections come in the order of their numbers; a distributed document (배포용 문서) is read from its ``ViewText``.
* Objects stand where their character stands: those that are treated as characters part the line, others come before
  the line if nothing is printed before them, else behind it. A table of one cell is a frame, as is a text box.
* Automatic numbers and bullets stand in ``number``; inside cells they stand in the text, since cells have no number.
* Notes, headers, footers, hidden comments and memos follow the body.
* What a list, a paragraph or a table announces is counted against what is there; a difference makes the file partial.
"""

from collections.abc import Iterator
from struct import unpack_from

from extract.document import Document
from extract.errors import ErrorCode, ReadError
from extract.parsers.flow import Item, assemble
from extract.parsers.glyphs import glyph_issues
from extract.parsers.hancom.numbering import Counters
from extract.parsers.hancom.pages import PageCounter
from extract.parsers.hancom.preview import preview_issue
from extract.parsers.hancom.story import StoryReader
from extract.parsers.hancom.tally import Sections
from extract.parsers.hwp5.body import Body, Tally
from extract.parsers.hwp5.controls import read_control
from extract.parsers.hwp5.losses import loss_issues, refuse_placeholder, shape_issues
from extract.parsers.hwp5.records import Records, Tag, read_records
from extract.parsers.hwp5.shapes import DocShapes
from extract.parsers.hwp5.streams import Container, Stream, open_container
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
    records = read_records(info.data, info.name)
    shapes = DocShapes(records)
    story = StoryReader(shapes, Counters(shapes))
    names = container.sections()
    sections, tally = Sections(len(names), _announced(records)), Tally()
    cut = [info.name] if not info.whole or records.cut else []
    items: list[Item] = []
    pages = PageCounter()
    for stream in _readable(container, names, sections):
        found = read_records(stream.data, stream.name)
        if not stream.whole or found.cut:
            cut.append(stream.name)
        items += story.read(Body(found, tally, read_control, pages).read_section())
    items += story.behind()
    blocks = assemble(items, paged=True)
    refuse_placeholder(blocks)
    issues = (
        *loss_issues(sections, cut, tally, container.defects()),
        *shape_issues(records),
        *preview_issue(container.preview(), blocks),
        *glyph_issues(blocks),
    )
    return Document(blocks, NAME, _READER, pages.page or None, issues)


def _announced(info: Records) -> int | None:
    """Return how many sections the document properties (문서 속성, 표 14) name."""
    if info.tags[:1] != [Tag.DOCUMENT_PROPERTIES] or info.ends[0] - info.starts[0] < 2:  # noqa: PLR2004 - a count
        return None
    return unpack_from("<H", info.data, info.starts[0])[0]


def _readable(container: Container, names: tuple[str, ...], sections: Sections) -> Iterator[Stream]:
    """Yield the sections that can be read, and note the others.

    Raises:
        ReadError: if none can be read.
    """
    for name in names:
        try:
            yield container.section(name)
        except ReadError as error:
            sections.failed.append(error)
    if not names:
        raise ReadError("the document has no section", code=ErrorCode.CORRUPT)
    if len(sections.failed) == len(names):
        raise sections.failed[0]
