"""Stories of an OpenDocument file (body, notes, headers, text boxes), walked in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extract.document import Part, Style
from extract.issues import Issue, IssueCode
from extract.parsers.flow import Drawing, Item, Line, boxed
from extract.parsers.odf.figures import chart_of, chart_text, formula_text
from extract.parsers.odf.inline import SHAPES, Inset, RunReader, Runs, inner_shapes
from extract.parsers.odf.lists import Counts, read_levels
from extract.parsers.odf.numbers import Numbered, Outline, is_unlisted, number_in, opened
from extract.parsers.odf.package import Package
from extract.parsers.odf.shapes import FRAME, GROUP, IMAGE, OBJECT, TABLE, TEXT_BOX, frame_content
from extract.parsers.odf.styles import StyleSheet, find, is_hidden, is_shaded
from extract.parsers.odf.tables import CellContent, cells_of, read_grid, rows_of, spans_of
from extract.parsers.odf.xml import child, get, name, points
from extract.parsers.spans import span_issues
from extract.parsers.xml import Element, number

_P, _H, _LIST, _SECTION = name("text:p"), name("text:h"), name("text:list"), name("text:section")
_ITEM, _HEADER = name("text:list-item"), name("text:list-header")
_NUMBERED, _PAGE, _COMMENT = name("text:numbered-paragraph"), name("text:soft-page-break"), name("office:annotation")
_THROUGH = frozenset(
    name(f"text:{local}")
    for local in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
        "index-body",
        "index-title",
    )
) | {name("draw:a")}
_PARAGRAPH = "style:paragraph-properties"
_DEFAULT_SIZE = 10.0
_TAB_POINTS = 40.0
_PAGES = ("page", "even-page", "odd-page")


@dataclass(frozen=True, slots=True)
class Place:
    """What the paragraphs of a story have in common.

    Attributes:
        part: the layer.
        frame: the frame around them, if any.
        base: styles of the shape around them, which come after their own.
        numbered: the list that they stand in, if any.
        is_title: whether they are the title of a page.
    """

    part: Part = Part.BODY
    frame: int | None = None
    base: tuple[Element, ...] = ()
    numbered: Numbered | None = None
    is_title: bool = False


@dataclass(slots=True)
class StoryReader:
    """Reads stories and keeps what runs through them: lists, frames, pages.

    Attributes:
        package: the document.
        styles: the styles of the part that is read.
        page: page reached, from 1.
        notes: footnotes and endnotes met so far.
        comments: annotations met so far.
        issues: what was skipped.
    """

    package: Package
    styles: StyleSheet
    page: int = 1
    notes: list[Element] = field(default_factory=list[Element])
    comments: list[Element] = field(default_factory=list[Element])
    issues: list[Issue] = field(default_factory=list[Issue])
    _counts: Counts = field(default_factory=Counts)
    _outline: Outline = field(default_factory=Outline)
    _frames: int = 0
    _begun: bool = False
    _break_next: bool = False

    def read_story(self, root: Element, place: Place) -> tuple[Item, ...]:
        """Return the items of a story, whose paragraphs and tables are children of ``root``."""
        return tuple(self._items(root, place))

    def _items(self, container: Element, place: Place) -> Iterator[Item]:
        for element in container:
            if element.tag in (_P, _H):
                yield from self._paragraph(element, place)
            elif element.tag == _LIST:
                yield from self._list(element, place)
            elif element.tag == TABLE:
                yield from self._table(element, place)
            elif element.tag in SHAPES:
                yield from self.read_shape(element, place)
            else:
                yield from self._other(element, place)

    def _other(self, element: Element, place: Place) -> Iterator[Item]:
        if element.tag == _PAGE:
            self.page += 1
        elif element.tag == _COMMENT:
            self.comments.append(element)
        elif element.tag == _NUMBERED:
            yield from self._items(element, replace(place, numbered=opened(element, self.styles, self._counts)))
        elif element.tag in _THROUGH or (element.tag == _SECTION and not _is_hidden_section(element)):
            yield from self._items(element, place)
        elif element.tag == name("office:forms") and child(element, "form:form") is not None:
            self.skip("form controls are not read")

    def _list(self, element: Element, place: Place) -> Iterator[Item]:
        outer = place.numbered
        inner = outer.deeper(element, self.styles) if outer else opened(element, self.styles, self._counts)
        for item in element.iterchildren(_ITEM, _HEADER):
            entry = inner.item(item, self.styles, silent=item.tag == _HEADER)
            for block in item:
                yield from self._items_of(block, replace(place, numbered=entry))
                if block.tag in (_P, _H):
                    entry = entry.further()

    def _items_of(self, block: Element, place: Place) -> Iterator[Item]:
        """Yield the items of one child of a list item."""
        if block.tag in (_P, _H):
            yield from self._paragraph(block, place)
        elif block.tag == _LIST:
            yield from self._list(block, place)
        else:
            yield from self._other(block, place)

    def _paragraph(self, element: Element, place: Place) -> Iterator[Item]:
        own = (*self.styles.chain("paragraph", get(element, "text:style-name")), *place.base)
        self._turn_page(own, _PARAGRAPH, place)
        runs = RunReader(self.styles).read(element)
        self.notes.extend(runs.notes)
        self.comments.extend(runs.comments)
        page = self.page + runs.pages_before
        yield from self._insets(runs.insets, place, leading=True)
        if not runs.hidden and not is_hidden((*(runs.spans or ()), *own)):
            label = self._label(element, own, place)
            if runs.text.strip():
                style = self._style(element, own, runs, place)
                yield Line(runs.text.strip(), style, place.part, label, self.shown_page(place, page))
        self.page += runs.pages
        self._break_next = find(own, _PARAGRAPH, "fo:break-after") in _PAGES
        yield from self._insets(runs.insets, place, leading=False)

    def _label(self, element: Element, own: tuple[Element, ...], place: Place) -> str | None:
        """Return the number of a paragraph: that of its list, else that of a heading by the outline."""
        if place.numbered is not None:
            return number_in(place.numbered, own, self.styles)
        level = number(get(element, "text:outline-level")) if element.tag == _H else None
        if level is None or get(element, "text:is-list-header") == "true" or is_unlisted(own):
            return None
        return self._outline.advance(element, level, read_levels(self.styles.outline))

    def _style(self, element: Element, own: tuple[Element, ...], runs: Runs, place: Place) -> Style:
        look = self.styles.look((*(runs.spans or ()), *own), runs.text)
        edge = _edge(own, place.numbered)
        white = runs.text[: len(runs.text) - len(runs.text.lstrip())]
        if white:
            space = (look.size or _DEFAULT_SIZE) / 2
            edge = (edge or 0.0) + sum(_TAB_POINTS if one == "\t" else space for one in white)
        outline = number(get(element, "text:outline-level")) if element.tag == _H else None
        return Style(
            size=look.size,
            bold=look.bold,
            font=look.font,
            outline=1 if place.is_title else outline if outline and outline > 0 else None,
            indent=edge,
            boxed=place.frame is not None,
            frame=place.frame,
            centered=find(own, _PARAGRAPH, "fo:text-align") == "center",
        )

    def _turn_page(self, own: tuple[Element, ...], group: str, place: Place) -> None:
        """Count a page break before a paragraph or table of the body; one at the very beginning breaks nothing."""
        if place.part is not Part.BODY or place.frame is not None:
            return
        wanted = self._break_next or find(own, group, "fo:break-before") in _PAGES
        if self._begun and (wanted or any(get(style, "style:master-page-name") for style in own)):
            self.page += 1
        self._begun, self._break_next = True, False

    def shown_page(self, place: Place, page: int) -> int | None:
        """Return the page of an item, which only items of the body have."""
        return page if place.part is Part.BODY else None

    def next_frame(self) -> int:
        """Return the number of a new frame."""
        self._frames += 1
        return self._frames

    def skip(self, message: str) -> None:
        """Note that something is not read."""
        self.issues.append(Issue(IssueCode.SKIPPED, message))

    def _insets(self, insets: list[Inset], place: Place, *, leading: bool) -> Iterator[Item]:
        inside = replace(place, numbered=None)
        for inset in insets:
            if inset.leads is leading:
                yield from self.read_shape(inset.element, inside)

    def read_shape(self, shape: Element, place: Place) -> Iterator[Item]:
        """Yield what stands in a shape of a text; one that holds text is a frame."""
        if shape.tag == GROUP:
            for inner in inner_shapes(shape):
                yield from self.read_shape(inner, place)
        elif shape.tag == FRAME:
            content = frame_content(shape)
            if content is not None and content.tag == TEXT_BOX:
                yield from self._items(content, replace(place, frame=self.next_frame()))
            elif content is not None:
                yield from self.read_content(content, place)
        else:
            yield from self._items(shape, replace(place, frame=self.next_frame()))

    def read_content(self, content: Element, place: Place) -> Iterator[Item]:
        """Yield what a frame shows if it is no text box: a table, picture, chart, formula or object."""
        page = self.shown_page(place, self.page)
        if content.tag == TABLE:
            yield from self._table(content, place)
        elif content.tag == IMAGE:
            yield Drawing("", page=page)
        else:
            root = self.package.object_root(content) if content.tag == OBJECT else None
            yield self._object(root)._replace(page=page)

    def _object(self, root: Element | None) -> Drawing:
        chart = None if root is None else chart_of(root)
        if chart is not None:
            return Drawing(chart_text(chart), "chart")
        if root is not None and root.tag == name("math:math"):
            self.skip("an equation is read as its characters only")
            return Drawing(formula_text(root), "equation")
        self.skip("an embedded object is not read")
        return Drawing("", "object")

    def _table(self, element: Element, place: Place) -> Iterator[Item]:
        self._turn_page(self.styles.chain("table", get(element, "table:style-name")), "style:table-properties", place)
        page = self.shown_page(place, self.page)
        inside = replace(place, numbered=None)

        def read_row(row: Element, header: bool) -> list[tuple[Element, CellContent]]:  # noqa: FBT001 - a callback
            return self._row(row, inside, header=header)

        self.issues.extend(span_issues(spans_of(element)))
        grid = read_grid(self._breaking(rows_of(element)), read_row, page)
        if len(grid.cells) == 1:
            yield from boxed(grid.cells[0].items, self.next_frame() if place.frame is None else place.frame)
        elif grid.cells:
            yield grid

    def _breaking(self, rows: Iterator[tuple[Element, bool]]) -> Iterator[tuple[Element, bool]]:
        for row, header in rows:
            if row.tag == _PAGE:
                self.page += 1
            else:
                yield row, header

    def _row(self, row: Element, place: Place, *, header: bool) -> list[tuple[Element, CellContent]]:
        first = last = self.page
        found: list[tuple[Element, CellContent]] = []
        inside = replace(place, frame=None)
        for cell, covered in cells_of(row):
            self.page = first
            items = tuple(self._items(cell, inside))
            last = max(last, self.page)
            if covered and items:
                self.skip("text in the covered part of a merged cell is not shown")
            own = self.styles.chain("table-cell", get(cell, "table:style-name"))
            shaded = is_shaded(find(own, "style:table-cell-properties", "fo:background-color"))
            found.append((cell, CellContent(items, header or shaded)))
        self.page = last
        return found


def _is_hidden_section(section: Element) -> bool:
    """Return whether a section is hidden, by its own attribute or by its condition (19.789, 19.815)."""
    display = get(section, "text:display")
    return display == "none" or (display == "condition" and get(section, "text:is-hidden") == "true")


def _edge(own: tuple[Element, ...], numbered: Numbered | None) -> float | None:
    """Return the left edge of a first line: the paragraph's own, else that of its list level, else its style's."""
    if numbered is not None and get(child(own[0], _PARAGRAPH) if own else None, "fo:margin-left") is None:
        edge = numbered.edge()
        if edge is not None:
            return edge
    left = points(find(own, _PARAGRAPH, "fo:margin-left"))
    first = points(find(own, _PARAGRAPH, "fo:text-indent"))
    return None if left is None and first is None else round((left or 0.0) + (first or 0.0), 1)
