"""HWPML documents (한글 문서의 XML 형식): the content of HWP 5 as one XML file (한글 문서 파일 형식 HWPML, 개정 1.2).

What becomes of what: as in HWP 5. Objects that are treated as characters part the line, others come before it if nothing
is printed before them, else behind it; a table of one cell is a frame, as is a text box; automatic numbers stand in
``number``; notes, headers, footers and comments follow the body. The format notes no layout, so that there are no pages.
"""

from extract.document import Document
from extract.errors import ErrorCode, ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.flow import Item, assemble
from extract.parsers.glyphs import glyph_issues
from extract.parsers.hancom.numbering import Counters
from extract.parsers.hancom.story import StoryReader
from extract.parsers.hancom.tally import Sections, loss_issues
from extract.parsers.hwpml.body import Body
from extract.parsers.hwpml.objects import READERS
from extract.parsers.hwpml.shapes import read_shapes
from extract.parsers.options import DEFAULTS, ReadOptions
from extract.parsers.xml import Element, local, number, parse_tree

NAME = "hwpml"
MAX_BYTES = 1 << 28
"""The largest file that is read, in bytes."""

_READER = "hwpml/lxml"


def read(data: bytes, options: ReadOptions = DEFAULTS) -> Document:  # noqa: ARG001 - no option concerns HWPML
    """Return what a HWPML document says.

    Raises:
        ReadError: if it is no HWPML, damaged, unsafe or too large.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(f"the file has {len(data)} bytes, more than {MAX_BYTES}", code=ErrorCode.LIMIT_SIZE)
    root, issues = _parsed(data)
    head, body_part = _child(root, "HEAD"), _child(root, "BODY")
    if local(root) != "HWPML" or body_part is None:
        raise ReadError("the document has no body", stream="BODY")
    shapes = read_shapes(head)
    story, body = StoryReader(shapes, Counters(shapes)), Body(READERS)
    items: list[Item] = []
    sections = Sections(0, number(head.get("SecCnt")) if head is not None else None)
    for section in body_part:
        if local(section) == "SECTION":
            sections.named += 1
            items += story.read(body.read_section(section))
    items += story.behind()
    blocks = assemble(items, paged=False)
    found = (*issues, *loss_issues(sections, body.tally), *glyph_issues(blocks))
    return Document(blocks, NAME, _READER, None, found)


def _parsed(data: bytes) -> tuple[Element, tuple[Issue, ...]]:
    """Return the root; what is not well formed is read as far as possible, with an issue."""
    try:
        return parse_tree(data, "HWPML"), ()
    except ReadError as error:
        if error.code is ErrorCode.UNSAFE_ARCHIVE:
            raise
        reason = f"{error}; it was read as far as possible"
        return parse_tree(data, "HWPML", recover=True), (Issue(IssueCode.PARTIAL, reason),)


def _child(element: Element, kind: str) -> Element | None:
    return next((child for child in element if local(child) == kind), None)
