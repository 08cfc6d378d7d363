"""The shapes of a slide, walked and put into reading order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.document import Part
from extract.errors import ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.flow import Drawing, Item, Line, boxed, texts_only
from extract.parsers.pptx.deck import Deck, DeckSlide, Sheet
from extract.parsers.pptx.figures import chart_text, diagram_text, extended_chart_text
from extract.parsers.pptx.paint import is_framed, is_painted
from extract.parsers.pptx.styles import ListStyles, list_styles, models, placeholder, theme_fonts
from extract.parsers.pptx.tables import read_table
from extract.parsers.pptx.text import Setting, equations, read_body
from extract.parsers.pptx.xml import child, contents, get, is_on, name
from extract.parsers.reading_order import Box, reading_order
from extract.parsers.xml import Element, number
from extract.source import Source

_SP, _PIC, _GROUP, _FRAME = (name(f"p:{kind}") for kind in ("sp", "pic", "grpSp", "graphicFrame"))
_PART = name("p:contentPart")
_TRANSFORMS = (("p:spPr", "a:xfrm"), ("p:grpSpPr", "a:xfrm"), ("p:xfrm",))
_EMU = 12700.0
_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)


class Placed(NamedTuple):
    """What a shape gives, and where it stands."""

    box: Box
    items: tuple[Item, ...]
    is_title: bool = False
    is_fixed: bool = False


@dataclass(slots=True)
class SlideReader:
    """Reads slides and keeps what runs through them.

    Attributes:
        deck: the presentation.
        issues: what was skipped.
    """

    deck: Deck
    issues: list[Issue] = field(default_factory=list[Issue])
    _frames: int = 0
    _fonts: dict[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])

    def read_slide(self, slide: DeckSlide, page: int) -> Iterator[Item]:
        """Yield what a slide says: its title, the other shapes in reading order, then what repeats on every slide.

        Raises:
            ReadError: if it has no tree of shapes.
        """
        tree = child(slide.slide.root, "p:cSld", "p:spTree")
        if tree is None:
            raise ReadError(f"slide {page} holds no shapes", stream=slide.slide.name)
        found = self._shapes(slide, tree, Setting(page), filled=False)
        titles = [one for one in found if one.is_title]
        for one in (*titles, *_sorted([one for one in found if not one.is_title and not one.is_fixed])):
            yield from one.items
        for one in found:
            if one.is_fixed:
                yield from (line for line in texts_only(one.items) if isinstance(line, Line))

    def read_background(self, slide: DeckSlide, sheet: Sheet) -> Iterator[Item]:
        """Yield the lines that a layout or master prints on every slide, without its placeholders."""
        tree = child(sheet.root, "p:cSld", "p:spTree")
        for one in _sorted(self._shapes(slide, tree, Setting(part=Part.HEADER), filled=False, bare=True)):
            part = self._part(one.box)
            yield from (line._replace(part=part) for line in texts_only(one.items) if isinstance(line, Line))

    def _part(self, box: Box) -> Part:
        return Part.HEADER if box.top + box.height / 2 < self.deck.height / 2 else Part.FOOTER

    def _shapes(
        self, slide: DeckSlide, tree: Element | None, setting: Setting, *, filled: bool, bare: bool = False
    ) -> list[Placed]:
        """Return what the shapes in a tree or group give; ``bare`` leaves placeholders out."""
        found: list[Placed] = []
        for shape in contents(tree) if tree is not None else ():
            if _is_hidden(shape) or (bare and placeholder(shape) is not None):
                continue
            if shape.tag == _GROUP:
                found.append(self._group(slide, shape, setting, filled=filled))
            else:
                found.append(self._shape(slide, shape, setting, filled=filled))
        return [one for one in found if one.items]

    def _group(self, slide: DeckSlide, group: Element, setting: Setting, *, filled: bool) -> Placed:
        inside_filled = is_painted(child(group, "p:grpSpPr"), in_filled_group=filled)
        found = self._shapes(slide, group, setting, filled=inside_filled)
        return Placed(_box((group,)), tuple(item for one in _sorted(found) for item in one.items))

    def _shape(self, slide: DeckSlide, shape: Element, setting: Setting, *, filled: bool) -> Placed:
        chain = models(shape, slide)
        box = _box(chain)
        own = placeholder(shape)
        if shape.tag == _SP:
            fixed = own is not None and own.is_fixed
            title = own is not None and own.is_title
            part = self._part(box) if fixed else setting.part
            setting = Setting(setting.page, part, is_title=title)
            framed = not fixed and is_framed(chain, in_filled_group=filled)
            return Placed(box, self._text(slide, shape, setting, framed=framed), title, fixed)
        if shape.tag == _PIC:
            return Placed(box, (Drawing("", page=setting.page),))
        if shape.tag == _FRAME:
            return Placed(box, tuple(self._graphic(slide, shape, setting)))
        if shape.tag == _PART:
            self._skip("ink is not read", setting.page)
        return Placed(box, ())

    def _text(self, slide: DeckSlide, shape: Element, setting: Setting, *, framed: bool) -> tuple[Item, ...]:
        body = child(shape, "p:txBody")
        if body is None:
            return ()
        lines = self._lines(slide, shape, body, setting)
        return tuple(boxed(lines, self._next_frame())) if framed and lines else lines

    def _lines(self, slide: DeckSlide, shape: Element, body: Element, setting: Setting) -> tuple[Line, ...]:
        for _ in range(equations(body)):
            self._skip("an equation is read as its characters only", setting.page)
        return tuple(read_body(body, self._list_styles(slide, shape, body), setting))

    def _list_styles(self, slide: DeckSlide, shape: Element, body: Element) -> ListStyles:
        master = slide.master
        if master.name not in self._fonts:
            self._fonts[master.name] = theme_fonts(master)
        return list_styles(body, shape, slide, self.deck.root, self._fonts[master.name])

    def _graphic(self, slide: DeckSlide, shape: Element, setting: Setting) -> Iterator[Item]:
        data = child(shape, "a:graphic", "a:graphicData")
        table = child(data, "a:tbl")
        if table is not None:
            yield from self._table(slide, shape, table, setting)
            return
        kind = (get(data, "uri") or "").rpartition("/")[2]
        if kind == "chart":
            text = self._linked(slide, get(child(data, "c:chart"), "r:id"), setting)
            yield Drawing("" if text is None else chart_text(text), "chart", setting.page)
        elif kind == "chartex":
            text = self._linked(slide, get(child(data, "cx:chart"), "r:id"), setting)
            yield Drawing("" if text is None else extended_chart_text(text), "chart", setting.page)
        elif kind == "diagram":
            text = self._linked(slide, get(child(data, "dgm:relIds"), "r:dm"), setting)
            yield Drawing("" if text is None else diagram_text(text), "diagram", setting.page)
        else:
            self._skip("an embedded object is not read", setting.page)
            yield Drawing("", "object", setting.page)

    def _linked(self, slide: DeckSlide, identity: str | None, setting: Setting) -> Element | None:
        link = slide.slide.links.get(identity or "")
        if link is None:
            message = "a chart or diagram links to a part that is missing"
            self.issues.append(Issue(IssueCode.PARTIAL, message, Source(page=setting.page)))
        return None if link is None else link.root()

    def _table(self, slide: DeckSlide, shape: Element, table: Element, setting: Setting) -> Iterator[Item]:
        def read_cell(body: Element) -> tuple[Line, ...]:
            return self._lines(slide, shape, body, setting)

        grid = read_table(table, read_cell, self.issues, setting.page or 0)
        if len(grid.cells) == 1:
            yield from boxed(grid.cells[0].items, self._next_frame())
        elif grid.cells:
            yield grid

    def _next_frame(self) -> int:
        self._frames += 1
        return self._frames

    def _skip(self, message: str, page: int | None) -> None:
        self.issues.append(Issue(IssueCode.SKIPPED, message, Source(page=page)))


def _sorted(found: list[Placed]) -> Iterator[Placed]:
    return (found[place] for place in reading_order([one.box for one in found]))


def _is_hidden(shape: Element) -> bool:
    """Return whether a shape is hidden (20.1.2.2.8)."""
    return any(is_on(get(child(properties, "p:cNvPr"), "hidden")) for properties in shape)


def _box(shapes: tuple[Element, ...]) -> Box:
    """Return the box of a shape, its own or that of the placeholders that it stands for."""
    for shape in shapes:
        for path in _TRANSFORMS:
            found = child(shape, *path)
            offset, extent = child(found, "a:off"), child(found, "a:ext")
            if offset is not None and extent is not None:
                edges = (get(offset, "x"), get(offset, "y"), get(extent, "cx"), get(extent, "cy"))
                return Box(*((number(edge) or 0) / _EMU for edge in edges))
    return _NOWHERE
