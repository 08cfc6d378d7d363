"""PowerPoint presentations (pptx, pptm, ppsx, potx): PresentationML in a zip package (ECMA-376, transitional and strict).

What becomes of what:

* Slides come in the order of the show, each a page; hidden ones too, with an issue.
* On a slide the title comes first, then the other shapes by `extract.parsers.reading_order`, groups kept together, then
  date, footer and slide number as headers and footers by their place.
* A title is outline level 1. A shape with text and a visible fill or outline is a frame, and so is a table of one cell.
* Bullets and automatic numbers stand in ``number``, inherited from layout and master.
* Charts, diagrams (SmartArt) and pictures are figures; charts give their series, diagrams their texts.
* Behind the slides stand the fixed texts of layouts and masters, each once, then comments and speaker notes.
"""

from collections.abc import Iterator

from extract.document import Document, Part
from extract.issues import Issue, IssueCode
from extract.parsers.flow import Item, Line, assemble
from extract.parsers.glyphs import glyph_issues
from extract.parsers.options import DEFAULTS, ReadOptions
from extract.parsers.pptx.deck import Deck, DeckSlide, Sheet, open_deck
from extract.parsers.pptx.slides import SlideReader
from extract.parsers.pptx.styles import ListStyles, placeholder
from extract.parsers.pptx.text import Setting, read_body
from extract.parsers.pptx.xml import child, get, is_on, name
from extract.parsers.xml import Element
from extract.source import Source

NAME = "pptx"
_READER = "pptx/python-pptx"


def read(data: bytes, options: ReadOptions = DEFAULTS) -> Document:  # noqa: ARG001 - no option concerns presentations
    """Return what a presentation says.

    Raises:
        EncryptedError: if an entry of the package is protected by a password.
        ReadError: if it is cut short, damaged or unsafe.
    """
    deck = open_deck(data)
    reader = SlideReader(deck)
    items: list[Item] = []
    for page, slide in enumerate(deck.slides, 1):
        if is_on(get(slide.slide.root, "show")) is False:
            message = f"slide {page} is hidden in the show; its text is read all the same"
            reader.issues.append(Issue(IssueCode.SKIPPED, message, Source(page=page)))
        items += reader.read_slide(slide, page)
    items += _backgrounds(deck, reader)
    for page, slide in enumerate(deck.slides, 1):
        items += _remarks(slide, page)
    blocks = assemble(items, paged=True)
    return Document(blocks, NAME, _READER, len(deck.slides), (*reader.issues, *glyph_issues(blocks)))


def _backgrounds(deck: Deck, reader: SlideReader) -> Iterator[Item]:
    """Yield the fixed texts of the layouts and masters that show on a slide, each sheet once."""
    seen: set[str] = set()
    for slide in deck.slides:
        for sheet in _shown(slide):
            if sheet.name not in seen:
                seen.add(sheet.name)
                yield from reader.read_background(slide, sheet)


def _shown(slide: DeckSlide) -> Iterator[Sheet]:
    """Yield the sheets whose shapes show behind a slide (19.3.1.38, showMasterSp)."""
    if is_on(get(slide.slide.root, "showMasterSp")) is False:
        return
    yield slide.layout
    if is_on(get(slide.layout.root, "showMasterSp")) is not False:
        yield slide.master


def _remarks(slide: DeckSlide, page: int) -> Iterator[Line]:
    """Yield the comments on a slide, then what is noted under it (슬라이드 노트)."""
    setting = Setting(page, Part.COMMENT)
    for comments in slide.slide.related("comments"):
        for text in comments.iter(name("p:text")):
            if (text.text or "").strip():
                yield Line((text.text or "").strip(), part=Part.COMMENT, page=page)
        for body in comments.iter():
            if body.tag.endswith("}txBody"):
                yield from read_body(body, ListStyles(), setting)
    for shape in _noted(slide.notes):
        yield from read_body(child(shape, "p:txBody"), ListStyles(), setting)


def _noted(notes: Sheet | None) -> Iterator[Element]:
    tree = child(notes.root, "p:cSld", "p:spTree") if notes else None
    for shape in tree.iterchildren(name("p:sp")) if tree is not None else ():
        own = placeholder(shape)
        if own is None or own.kind == "body":
            yield shape
