"""A presentation as python-pptx finds it: its slides in order, each with layout, master and notes.

Only this module calls python-pptx; what it hands on are trees, so that no error of the library comes later.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from lxml import etree

from extract.errors import ErrorCode, ReadError
from extract.parsers.pptx.package import slimmed
from extract.parsers.xml import Element, parse

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.presentation import Presentation
    from pptx.slide import Slide

_ERRORS = (
    etree.LxmlError,
    zipfile.BadZipFile,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,
    RecursionError,
    OSError,
)
"""What python-pptx raises on packages that are not as they ought to be, beside its own errors."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a part to another: the last word of its type, the other's name and bytes."""

    kind: str
    part: str
    data: bytes

    def root(self) -> Element:
        """Return the root of the part linked to.

        Raises:
            ReadError: if it is not well formed.
        """
        return parse(self.data, self.part)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slide, layout, master or page of notes: its name in the package, root, and links by their ids."""

    name: str
    root: Element
    links: Mapping[str, Link]

    def related(self, kind: str) -> Iterator[Element]:
        """Yield the roots of the parts linked to as ``kind``, such as ``theme``."""
        for link in self.links.values():
            if link.kind == kind:
                yield link.root()


@dataclass(frozen=True, slots=True)
class DeckSlide:
    """A slide with what it is laid out by and what is noted under it."""

    slide: Sheet
    layout: Sheet
    master: Sheet
    notes: Sheet | None


@dataclass(frozen=True, slots=True)
class Deck:
    """A presentation: the root of its main part, its slides, and the height of each in points."""

    root: Element
    slides: tuple[DeckSlide, ...]
    height: float


def open_deck(data: bytes) -> Deck:
    """Return the presentation in ``data``.

    Raises:
        EncryptedError: if it is protected by a password of the archive.
        ReadError: if it is cut short, damaged or unsafe.
    """
    import pptx  # noqa: PLC0415 - a third of a second at every start otherwise
    from pptx.exc import PythonPptxError  # noqa: PLC0415

    package = slimmed(data)
    try:
        return _deck(pptx.Presentation(io.BytesIO(package)))
    except (*_ERRORS, PythonPptxError) as error:
        reason = f"the presentation cannot be opened: {type(error).__name__}: {error}"
        raise ReadError(reason, code=ErrorCode.CORRUPT) from error


def _deck(presentation: "Presentation") -> Deck:
    sheets: dict[str, Sheet] = {}
    slides = tuple(_slide(slide, sheets) for slide in presentation.slides)
    return Deck(_element(presentation.element), slides, float((presentation.slide_height or 0) / 12700))


def _slide(slide: "Slide", sheets: dict[str, Sheet]) -> DeckSlide:
    layout = slide.slide_layout
    notes = slide.notes_slide if slide.has_notes_slide else None
    return DeckSlide(
        _sheet(slide.part, slide.element, sheets),
        _sheet(layout.part, layout.element, sheets),
        _sheet(layout.slide_master.part, layout.slide_master.element, sheets),
        None if notes is None else _sheet(notes.part, notes.element, sheets),
    )


def _sheet(part: "Part", element: object, sheets: dict[str, Sheet]) -> Sheet:
    """Return a part as a sheet; those that several slides share are made once."""
    name = str(part.partname)
    if name not in sheets:
        sheets[name] = Sheet(name, _element(element), dict(_links(part)))
    return sheets[name]


def _links(part: "Part") -> Iterator[tuple[str, Link]]:
    for identity, relation in part.rels.items():
        kind = relation.reltype.rpartition("/")[2]
        if relation.is_external or kind in _SHEETS:
            continue
        target = relation.target_part
        yield identity, Link(kind, str(target.partname), target.blob)


_SHEETS = frozenset(("slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster"))


def _element(element: object) -> Element:
    return cast("Element", element)
