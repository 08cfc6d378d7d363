"""The body of a Word document and its other stories, walked in order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from extract.document import Part, Style
from extract.issues import Issue, IssueCode
from extract.parsers.docx.numbering import Counters
from extract.parsers.docx.package import Package, Relationship
from extract.parsers.docx.runs import Inset, Runs, left_edge, read_runs
from extract.parsers.docx.styles import StyleSheet
from extract.parsers.docx.tables import RowCell, merge_rows
from extract.parsers.docx.xml import child, contents, is_on, name, value
from extract.parsers.flow import Drawing, Item, Line, boxed
from extract.parsers.spans import bounded_span
from extract.parsers.xml import Element

_P, _TBL, _TR, _TC = name("w:p"), name("w:tbl"), name("w:tr"), name("w:tc")
_ALT_CHUNK = name("w:altChunk")
_SIDES = ("w:top", "w:left", "w:bottom", "w:right")
_NO_BORDER = (None, "nil", "none")
_NO_FILL = (None, "auto", "FFFFFF", "ffffff")
_DEFAULT_SIZE = 10.0
_TAB_POINTS = 40.0
_HOLDS_TEXT = ("diagram", "chart")
_LINES = (name("a:t"), name("c:v"))


@dataclass(frozen=True, slots=True)
class Place:
    """What a story's paragraphs have in common: the layer, the frame, the number of the note."""

    part: Part = Part.BODY
    frame: int | None = None


@dataclass(slots=True)
class StoryReader:
    """Reads stories (body, notes, headers) and keeps what runs through them: counters, frames, pages.

    Attributes:
        package: the archive.
        styles: its styles.
        counters: the numbers of its lists.
        page: page reached, from 1.
        notes: notes referred to so far: the kind of part, and the id.
        issues: what was skipped.
    """

    package: Package
    styles: StyleSheet
    counters: Counters
    page: int = 1
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    issues: list[Issue] = field(default_factory=list[Issue])
    _frames: int = 0
    _border: int | None = None
    _links: Mapping[str, Relationship] = field(default_factory=dict[str, Relationship])

    def read_story(self, root: Element, part: str, place: Place) -> tuple[Item, ...]:
        """Return the items of a story.

        Args:
            root: the element that holds its paragraphs and tables.
            part: the part that it stands in, whose links it uses.
            place: what its paragraphs have in common.
        """
        self._links = self.package.relationships(part)
        self._border = None
        return tuple(self._items(root, place))

    def _items(self, container: Element, place: Place) -> Iterator[Item]:
        for element in contents(container):
            if element.tag == _P:
                yield from self._paragraph(element, place)
            elif element.tag == _TBL:
                self._border = None
                yield from self._table(element, place)
            elif element.tag == _ALT_CHUNK:
                self.issues.append(Issue(IssueCode.SKIPPED, "an imported chunk of another format is not read"))

    def _paragraph(self, element: Element, place: Place) -> Iterator[Item]:
        runs = read_runs(element, self.styles)
        self.notes.extend(runs.notes)
        if runs.equations:
            self.issues.append(Issue(IssueCode.SKIPPED, "an equation is read as its characters only"))
        found = None if _is_removed(element) else self.counters.numbering.find(element, self.styles)
        label = self.counters.advance(*found) if found else None
        page = self.page + runs.pages_before
        for inset in runs.insets:
            if inset.leads:
                yield from self._inset(inset, place)
        if runs.text.strip():
            level = self.counters.numbering.lists[found[0]].levels[found[1]].element if found else None
            style = self._style(element, runs, level, self._framed(element, place))
            yield Line(runs.text.strip(), style, place.part, label or None, _page(page, place))
        self.page += runs.pages
        for inset in runs.insets:
            if not inset.leads:
                yield from self._inset(inset, place)

    def _style(self, element: Element, runs: Runs, level: Element | None, frame: int | None) -> Style:
        look = self.styles.look(element, runs.first)
        edge = left_edge(element, self.styles, level)
        white = runs.text[: len(runs.text) - len(runs.text.lstrip())]
        if white:
            space = (look.size or _DEFAULT_SIZE) / 2
            edge = (edge or 0.0) + sum(_TAB_POINTS if one == "\t" else space for one in white)
        return Style(
            size=look.size,
            bold=look.bold,
            font=look.font,
            outline=self.styles.outline(element),
            indent=edge,
            boxed=frame is not None,
            frame=frame,
            centered=value(self.styles.paragraph_property(element, "w:jc")) == "center",
        )

    def _framed(self, element: Element, place: Place) -> int | None:
        """Return the frame of a paragraph: its story's, or one drawn around it by borders on all four sides."""
        if place.frame is not None:
            return place.frame
        borders = self.styles.paragraph_property(element, "w:pBdr")
        if any(value(child(borders, side)) in _NO_BORDER for side in _SIDES):
            self._border = None
        elif self._border is None:
            self._border = self._next_frame()
        return self._border

    def _next_frame(self) -> int:
        self._frames += 1
        return self._frames

    def _inset(self, inset: Inset, place: Place) -> Iterator[Item]:
        if inset.kind == "box":
            yield from self._items(inset.element, replace(place, frame=self._next_frame()))
            return
        text = self._drawn_text(inset.element) if inset.kind in _HOLDS_TEXT else ""
        if inset.kind == "object":
            self.issues.append(Issue(IssueCode.SKIPPED, "an embedded object is not read"))
        yield Drawing(text, inset.kind, _page(self.page, place))

    def _drawn_text(self, element: Element) -> str:
        """Return the texts of the chart or diagram that ``element`` links to, line by line."""
        identity = value(element, "r:id") or value(element, "r:dm")
        link = self._links.get(identity or "")
        root = self.package.root(link.target) if link and not link.external else None
        texts = (one.text or "" for one in root.iter(*_LINES)) if root is not None else ()
        return "\n".join(text.strip() for text in texts if text.strip())

    def _table(self, element: Element, place: Place) -> Iterator[Item]:
        page = self.page
        rows = [self._row(row, place) for row in contents(element) if row.tag == _TR and not _is_deleted(row)]
        grid = merge_rows([row for row in rows if row], page)
        if len(grid.cells) == 1:
            frame = self._next_frame() if place.frame is None else place.frame
            yield from boxed(grid.cells[0].items, frame)
        elif grid.cells:
            yield grid

    def _row(self, row: Element, place: Place) -> list[RowCell]:
        properties = child(row, "w:trPr")
        header = is_on(child(properties, "w:tblHeader")) or False
        start = bounded_span(value(child(properties, "w:gridBefore")), 0)
        found: list[RowCell] = []
        first, last = self.page, self.page
        for cell in (inner for inner in contents(row) if inner.tag == _TC):
            self.page = first
            read = self._cell(cell, start, place, header=header)
            last = max(last, self.page)
            start += read.span
            if found and _merge(cell, "w:hMerge") == "continue":
                found[-1] = replace(found[-1], span=found[-1].span + read.span)
            else:
                found.append(read)
        self.page = last
        return found

    def _cell(self, cell: Element, start: int, place: Place, *, header: bool) -> RowCell:
        properties = child(cell, "w:tcPr")
        self._border = None
        items = tuple(self._items(cell, replace(place, frame=None)))
        merge = _merge(cell, "w:vMerge")
        if merge == "continue" and items:
            self.issues.append(Issue(IssueCode.SKIPPED, "text in the covered part of a merged cell is not shown"))
        shaded = value(child(properties, "w:shd"), "w:fill") not in _NO_FILL
        span = bounded_span(value(child(properties, "w:gridSpan")))
        return RowCell(start, span, merge, header or shaded, items)


def _page(page: int, place: Place) -> int | None:
    return page if place.part is Part.BODY else None


def _is_removed(paragraph: Element) -> bool:
    """Return whether the mark of a paragraph is a tracked deletion; then it is not counted."""
    mark = child(child(paragraph, "w:pPr"), "w:rPr")
    return child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None


def _is_deleted(row: Element) -> bool:
    return child(child(row, "w:trPr"), "w:del") is not None


def _merge(cell: Element, short: str) -> str | None:
    found = child(child(cell, "w:tcPr"), short)
    return None if found is None else value(found) or "continue"
