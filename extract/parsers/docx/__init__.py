"""Word documents (docx, docm, dotx): WordprocessingML in a zip package (ECMA-376, transitional and strict).

What becomes of what:

* Paragraphs and tables come in the order of the body; text boxes stand before their paragraph if nothing is printed
  before them there, else behind it. Of alternate drawings only the first counts. A table of one cell and paragraphs
  with borders on all four sides are frames.
* Automatic numbers and bullets stand in ``number``; inside cells they stand in the text, since cells have no number.
* Tracked deletions, hidden text and the codes of fields are left out; insertions and results of fields are text.
* Page numbers come from the breaks that the last program to lay the document out left in it, and only if they agree
  with the number of pages that it noted.
* Notes, headers and footers follow the body, each story once.
"""

from collections.abc import Iterator
from types import MappingProxyType

from extract.document import Document, Part
from extract.errors import ErrorCode, ReadError
from extract.parsers.docx.numbering import Counters, read_numbering
from extract.parsers.docx.package import Package, open_package
from extract.parsers.docx.reader import Place, StoryReader
from extract.parsers.docx.styles import read_styles
from extract.parsers.docx.xml import child, name, value
from extract.parsers.flow import Item, assemble, texts_only
from extract.parsers.glyphs import glyph_issues
from extract.parsers.options import DEFAULTS, ReadOptions
from extract.parsers.spans import span_issues
from extract.parsers.xml import Element, number

NAME = "docx"
_READER = "docx/lxml"
_APP = "docProps/app.xml"
_NOTE_TAGS = MappingProxyType({"footnotes": "w:footnote", "endnotes": "w:endnote"})
_STORIES = (("w:headerReference", Part.HEADER), ("w:footerReference", Part.FOOTER))


def read(data: bytes, options: ReadOptions = DEFAULTS) -> Document:  # noqa: ARG001 - no option concerns Word documents
    """Return what a Word document says.

    Raises:
        EncryptedError: if it is protected by a password.
        ReadError: if it is cut short, damaged or unsafe.
    """
    package = open_package(data)
    body_part = package.root(package.main)
    body = child(body_part, "w:body")
    if body_part is None or body is None:
        raise ReadError("the document has no body", code=ErrorCode.CORRUPT, stream=package.main)
    styles = read_styles(_first(package, "styles"), _first(package, "theme"))
    reader = StoryReader(package, styles, Counters(read_numbering(_first(package, "numbering"), styles)))
    items = list(reader.read_story(body, package.main, Place()))
    pages = reader.page if reader.page > 1 and reader.page == _noted_pages(package) else None
    items += _notes(package, reader)
    items += _margins(package, reader, body_part)
    blocks = assemble(items, paged=pages is not None)
    spans = span_issues(value(span) for span in body.iter(name("w:gridSpan")))
    return Document(blocks, NAME, _READER, pages, (*reader.issues, *spans, *glyph_issues(blocks)))


def _first(package: Package, kind: str) -> Element | None:
    return next((package.root(part) for part in package.related(kind)), None)


def _noted_pages(package: Package) -> int | None:
    """Return the number of pages noted in the extended properties (ECMA-376 part 1, 22.2.2.20)."""
    root = package.root(_APP)
    for element in root if root is not None else ():
        if element.tag.endswith("}Pages"):
            return number(element.text)
    return None


def _notes(package: Package, reader: StoryReader) -> Iterator[Item]:
    """Yield the paragraphs of the notes (각주, 미주) in the order of their marks in the body."""
    parts = {kind: next(iter(package.related(kind)), None) for kind in _NOTE_TAGS}
    notes = {kind: _by_id(package, part, _NOTE_TAGS[kind]) for kind, part in parts.items()}
    for kind, identity in tuple(reader.notes):
        part, note = parts[kind], notes[kind].pop(identity, None)
        if part is not None and note is not None:
            yield from texts_only(reader.read_story(note, part, Place(Part.FOOTNOTE)))


def _by_id(package: Package, part: str | None, tag: str) -> dict[str, Element]:
    root = package.root(part) if part else None
    return {value(note, "w:id") or "": note for note in root.iter(name(tag))} if root is not None else {}


def _margins(package: Package, reader: StoryReader, root: Element) -> Iterator[Item]:
    """Yield the paragraphs of all headers (머리말), then of all footers (꼬리말)."""
    links = package.relationships(package.main)
    for tag, layer in _STORIES:
        identities = (value(reference, "r:id") or "" for reference in root.iter(name(tag)))
        targets = dict.fromkeys(links[identity].target for identity in identities if identity in links)
        for part in targets:
            story = package.root(part)
            if story is not None:
                yield from texts_only(reader.read_story(story, part, Place(layer)))
