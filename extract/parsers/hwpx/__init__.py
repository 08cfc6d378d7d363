"""HWPX documents (한글 2014 and later): OWPML in a zip package (KS X 6101).

What becomes of what:

* Sections come in the order of the package's spine, else by their numbers.
* Objects stand where they stand in their run: those that are treated as characters part the line, others come before
  the line if nothing is printed before them, else behind it. A table of one cell is a frame, as is a text box.
* Automatic numbers and bullets stand in ``number``; inside cells they stand in the text, since cells have no number.
* Tracked deletions are left out; insertions and the results of fields are text. Of a choice the first branch counts
  whose namespace is understood.
* Notes, headers, footers, hidden comments and memos follow the body.
* What the package, a table or the preview text announces is held against what was read; a difference makes the file
  partial.
"""

from collections.abc import Iterator

from extract.document import Document
from extract.errors import ErrorCode, ReadError
from extract.parsers.flow import Item, assemble
from extract.parsers.glyphs import glyph_issues
from extract.parsers.hancom.model import Para
from extract.parsers.hancom.numbering import Counters
from extract.parsers.hancom.pages import PageCounter
from extract.parsers.hancom.preview import preview_issue
from extract.parsers.hancom.story import StoryReader
from extract.parsers.hancom.tally import Sections, Tally, loss_issues
from extract.parsers.hwpx.body import Body
from extract.parsers.hwpx.controls import READERS
from extract.parsers.hwpx.header import announced_sections, read_shapes
from extract.parsers.hwpx.names import HEADER
from extract.parsers.hwpx.package import Package, open_package
from extract.parsers.hwpx.promises import header_issues
from extract.parsers.hwpx.sections import section_paragraphs
from extract.parsers.options import DEFAULTS, ReadOptions
from extract.parsers.xml import Element

NAME = "hwpx"
_READER = "hwpx/lxml"
_PREVIEW = "Preview/PrvText.txt"


def read(data: bytes, options: ReadOptions = DEFAULTS) -> Document:
    """Return what a HWPX document says.

    Args:
        data: the whole file.
        options: the password, if the file has one.

    Raises:
        EncryptedError: if it needs a password, or another one.
        ReadError: if it is damaged, unsafe, or protected in another way.
    """
    package = open_package(data, options.password)
    header = package.header()
    shapes = read_shapes(header, lambda part: package.tree(HEADER, part))
    story = StoryReader(shapes, Counters(shapes))
    sections, tally, pages = Sections(len(package.sections), announced_sections(header)), Tally(), PageCounter()
    body = Body(READERS, lambda name: _resource(package, name), tally, pages)
    paras = tuple(_paragraphs(package, sections, body))
    shapes.load(body.looks, body.shapes)
    items: list[Item] = [*story.read(paras), *story.behind()]
    blocks = assemble(items, paged=True)
    issues = (
        *package.issues,
        *header_issues(header),
        *loss_issues(sections, tally),
        *preview_issue(_preview(package), blocks),
        *glyph_issues(blocks),
    )
    return Document(blocks, NAME, _READER, pages.page or None, issues)


def _paragraphs(package: Package, sections: Sections, body: Body) -> Iterator[Para]:
    """Yield the paragraphs of all sections that can be read, and note the others.

    Raises:
        ReadError: if none can be read.
    """
    for name in package.sections:
        try:
            part = package.xml(name)
            if part is None:
                raise ReadError(f"{name} is missing", code=ErrorCode.CORRUPT, stream=name)  # noqa: TRY301 - noted below
            yield from body.read_section(section_paragraphs(package, name, part))
        except ReadError as error:
            sections.failed.append(error)
    if len(sections.failed) == sections.named:
        raise sections.failed[0]


def _resource(package: Package, name: str) -> Element | None:
    """Return the root of a part by its id or its name; None, with an issue, if it cannot be read."""
    part = package.items.get(name, name)
    try:
        data = package.xml(part)
        if data is not None:
            return package.tree(part, data)
        raise ReadError(f"{part} is missing", stream=part)  # noqa: TRY301 - noted below
    except ReadError as error:
        package.note(error)
        return None


def _preview(package: Package) -> bytes | None:
    try:
        return package.part(_PREVIEW)
    except ReadError as error:
        package.note(error)
        return None
