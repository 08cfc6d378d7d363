"""OpenDocument texts (odt, ott, fodt).

What becomes of what:

* Paragraphs, headings, lists and tables come in the order of the body; text boxes stand before their paragraph if
  nothing is printed before them there, else behind it. Text boxes and tables of one cell are frames.
* Numbers and bullets of lists and headings are counted as the styles say and stand in ``number``.
* Tracked deletions, hidden text, hidden sections and hidden rows are left out.
* Page numbers come from the soft page breaks kept in the file and the hard ones in its styles, if their number agrees
  with the noted number of pages.
* Notes, headers and footers, each story once, and annotations follow the body.
"""

from collections.abc import Iterator

from extract.document import Document, Part
from extract.parsers.flow import Item, Line, assemble, texts_only
from extract.parsers.glyphs import glyph_issues
from extract.parsers.odf.ends import read_comments, read_notes
from extract.parsers.odf.package import Package, open_package
from extract.parsers.odf.story import Place, StoryReader
from extract.parsers.odf.styles import read_styles
from extract.parsers.odf.xml import child, get, name
from extract.parsers.options import DEFAULTS, ReadOptions
from extract.parsers.xml import Element

NAME = "odt"
_READER = "odt/lxml"
_STORIES = tuple(
    (Part.HEADER if kind.startswith("header") else Part.FOOTER, f"style:{kind}")
    for kind in ("header-first", "header", "header-left", "footer-first", "footer", "footer-left")
)


def read(data: bytes, options: ReadOptions = DEFAULTS) -> Document:  # noqa: ARG001 - protected ones are not decrypted
    """Return what an OpenDocument text says.

    Raises:
        EncryptedError: if it is protected by a password.
        ReadError: if it is cut short, damaged or unsafe.
    """
    package = open_package(data)
    body = package.body("office:text")
    reader = StoryReader(package, read_styles(package.content, package.styles))
    items = list(reader.read_story(body, Place()))
    pages = reader.page if reader.page == package.noted_pages() else None
    items += read_notes(reader)
    comments = list(read_comments(reader))
    items += (*_margins(package, reader), *comments)
    blocks = assemble(items, paged=pages is not None)
    return Document(blocks, NAME, _READER, pages, (*reader.issues, *glyph_issues(blocks)))


def _margins(package: Package, reader: StoryReader) -> Iterator[Item]:
    """Yield the paragraphs of all headers (머리말), then of all footers (꼬리말); equal ones once."""
    masters = child(package.styles, "office:master-styles")
    if package.styles is None or masters is None:
        return
    reader.styles = read_styles(package.styles, package.styles)
    seen: set[tuple[Part, tuple[str, ...]]] = set()
    for part, short in _STORIES:
        for story in masters.iter(name(short)):
            items = tuple(_story(reader, story, part))
            key = (part, tuple(item.text for item in items))
            if key not in seen:
                seen.add(key)
                yield from items


def _story(reader: StoryReader, story: Element, part: Part) -> Iterator[Line]:
    if get(story, "style:display") == "false":
        return
    regions = [one for one in story if one.tag.rpartition("}")[2].startswith("region-")]
    for root in regions or (story,):
        yield from (item for item in texts_only(reader.read_story(root, Place(part))) if isinstance(item, Line))
