"""OpenDocument presentations (odp, otp, fodp).

What becomes of what:

* Pages come in the order of the show, hidden ones too, with an issue.
* On a page the title comes first, then the other shapes by `extract.parsers.reading_order`, groups kept together; date,
  footer and page number are headers and footers by their place.
* A title is outline level 1. A shape with text and a visible fill or outline is a frame, and so is a table of one cell.
* Behind the pages stand the declared headers and footers, the fixed texts of the master pages, each once, then
  annotations and speaker notes.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from extract.document import Document, Part
from extract.issues import Issue, IssueCode
from extract.parsers.flow import Item, Line, assemble, texts_only
from extract.parsers.glyphs import glyph_issues
from extract.parsers.odf.ends import read_comments, read_notes
from extract.parsers.odf.inline import inner_shapes
from extract.parsers.odf.package import Package, open_package
from extract.parsers.odf.shapes import FRAME, GROUP, TEXT_BOX, box_of, frame_content, is_framed, shape_styles
from extract.parsers.odf.story import Place, StoryReader
from extract.parsers.odf.styles import find, read_styles
from extract.parsers.odf.xml import child, get, name, points
from extract.parsers.options import DEFAULTS, ReadOptions
from extract.parsers.reading_order import Box, reading_order
from extract.parsers.xml import Element
from extract.source import Source

NAME = "odp"
_READER = "odp/lxml"
_FIXED = ("header", "footer", "date-time", "page-number")
_DECLARED = ((Part.HEADER, "presentation:header-decl"), (Part.FOOTER, "presentation:footer-decl"))


class _Placed(NamedTuple):
    box: Box
    items: tuple[Item, ...]
    kind: str | None


def read(data: bytes, options: ReadOptions = DEFAULTS) -> Document:  # noqa: ARG001 - protected ones are not decrypted
    """Return what an OpenDocument presentation says.

    Raises:
        EncryptedError: if it is protected by a password.
        ReadError: if it is cut short, damaged or unsafe.
    """
    package = open_package(data)
    pages = tuple(package.body("office:presentation").iterchildren(name("draw:page")))
    reader = StoryReader(package, read_styles(package.content, package.styles))
    items: list[Item] = []
    remarks: list[Item] = []
    for number, page in enumerate(pages, 1):
        reader.page = number
        items += (item._replace(page=number) for item in _page(reader, page, number))
        items += (item._replace(page=number) for item in read_notes(reader))
        remarks += (item._replace(page=number) for item in (*read_comments(reader), *_remarks(reader, page)))
        reader.notes, reader.comments = [], []
    items += (*_declared(package), *_masters(package, reader), *remarks)
    blocks = assemble(items, paged=True)
    return Document(blocks, NAME, _READER, len(pages), (*reader.issues, *glyph_issues(blocks)))


def _page(reader: StoryReader, page: Element, number: int) -> Iterator[Item]:
    styles = reader.styles.chain("drawing-page", get(page, "draw:style-name"))
    if find(styles, "style:drawing-page-properties", "presentation:visibility") == "hidden":
        message = f"page {number} is hidden in the show; its text is read all the same"
        reader.issues.append(Issue(IssueCode.SKIPPED, message, Source(page=number)))
    found = list(_shapes(reader, page, Place()))
    fixed = [one for one in found if one.kind in _FIXED]
    titles = [one for one in found if one.kind == "title"]
    for one in (*titles, *_sorted([one for one in found if one not in fixed and one not in titles])):
        yield from one.items
    height = max((one.box.top + one.box.height for one in found), default=0.0)
    for one in fixed:
        yield from _margin(one, height)


def _sorted(found: list[_Placed]) -> Iterator[_Placed]:
    return (found[place] for place in reading_order([one.box for one in found]))


def _shapes(reader: StoryReader, tree: Element, place: Place) -> Iterator[_Placed]:
    """Yield the shapes on a page or in a group that give anything."""
    for shape in inner_shapes(tree):
        kind = get(shape, "presentation:class")
        if shape.tag == GROUP:
            items = tuple(item for one in _sorted(list(_shapes(reader, shape, place))) for item in one.items)
        else:
            items = tuple(_shape(reader, shape, replace(place, is_title=kind == "title")))
        if items and get(shape, "presentation:placeholder") != "true":
            yield _Placed(box_of(shape), items, kind)


def _shape(reader: StoryReader, shape: Element, place: Place) -> Iterator[Item]:
    """Yield what stands in a shape; it is a frame only if it can be seen."""
    content = frame_content(shape) if shape.tag == FRAME else shape
    if content is None:
        return
    base = shape_styles(shape, reader.styles)
    if content is not shape and content.tag != TEXT_BOX:
        yield from reader.read_content(content, replace(place, base=base))
        return
    frame = reader.next_frame() if is_framed(base) else None
    yield from reader.read_story(content, replace(place, base=base, frame=frame))


def _margin(one: _Placed, height: float) -> Iterator[Line]:
    part = Part.HEADER if one.box.top + one.box.height / 2 < height / 2 else Part.FOOTER
    return (line._replace(part=part) for line in texts_only(one.items) if isinstance(line, Line))


def _declared(package: Package) -> Iterator[Item]:
    """Yield the texts that pages take for their headers and footers, each once."""
    body = package.body("office:presentation")
    for part, short in _DECLARED:
        for text in dict.fromkeys((one.text or "").strip() for one in body.iterchildren(name(short))):
            if text:
                yield Line(text, part=part)


def _masters(package: Package, reader: StoryReader) -> Iterator[Item]:
    """Yield the fixed texts of the master pages that are used, each once."""
    used = {get(page, "draw:master-page-name") for page in package.body("office:presentation")}
    masters = child(package.styles, "office:master-styles")
    reader.styles = read_styles(package.styles, package.styles)
    seen: set[tuple[Part, str]] = set()
    for master in masters.iterchildren(name("style:master-page")) if masters is not None else ():
        if get(master, "style:name") not in used:
            continue
        height = _height(package, master)
        shown = [one for one in _shapes(reader, master, Place(Part.HEADER)) if one.kind is None]
        for line in (line for one in _sorted(shown) for line in _margin(one, height)):
            if (line.part, line.text) not in seen:
                seen.add((line.part, line.text))
                yield line


def _height(package: Package, master: Element) -> float:
    """Return the height of the pages of a master page in points, or 0 if it is not known."""
    wanted = get(master, "style:page-layout-name")
    for layout in package.styles.iter(name("style:page-layout")) if package.styles is not None else ():
        if get(layout, "style:name") == wanted:
            return points(get(child(layout, "style:page-layout-properties"), "fo:page-height")) or 0.0
    return 0.0


def _remarks(reader: StoryReader, page: Element) -> Iterator[Line]:
    """Yield the annotations of a page, then its speaker notes."""
    place = Place(Part.COMMENT)
    stories = [*page.iterchildren(name("office:annotation"))]
    for notes in page.iterchildren(name("presentation:notes")):
        boxes = (frame_content(shape) for shape in inner_shapes(notes) if get(shape, "presentation:class") == "notes")
        stories += [box for box in boxes if box is not None and box.tag == TEXT_BOX]
    for story in stories:
        yield from (item for item in texts_only(reader.read_story(story, place)) if isinstance(item, Line))
