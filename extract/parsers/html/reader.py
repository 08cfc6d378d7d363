"""A page walked in order: which elements begin lines, hold tables, are left out."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from extract.document import Part
from extract.errors import ErrorCode, ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.flow import Drawing, Grid, Item, Line, boxed, texts_only, to_grid
from extract.parsers.html.css import Sheet, declarations
from extract.parsers.html.fields import field_text, is_field
from extract.parsers.html.lines import Flow
from extract.parsers.html.lists import ListState, integer, next_sign, open_list
from extract.parsers.html.looks import Look, inherit
from extract.parsers.html.tables import CellDraft, Group, TableDraft, place_cells, spans
from extract.parsers.html.tree import Element

MAX_NESTED_TABLES = 60
"""The most tables that may stand within one another."""

_BLOCK_TAGS = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup p plaintext pre"
    " search section summary table ul xmp"
)
_HIDDEN_TAGS = (
    "script style head template meta link base title noframes noembed datalist param source track col colgroup"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_NEVER_SHOWN = frozenset(_HIDDEN_TAGS.split())
_NOT_READ = frozenset({"iframe", "frame", "object", "embed", "applet", "video", "audio", "canvas"})
_LISTS = frozenset({"ol", "ul", "dir", "menu"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_INNER = frozenset({"article", "main", "section", "aside"})
_FURNITURE = MappingProxyType({"header": Part.HEADER, "nav": Part.HEADER, "footer": Part.FOOTER})
_HEADINGS = tuple(f"h{level}" for level in range(1, 7))
_WHITE = ("", "transparent", "none", "inherit", "initial", "white", "#fff", "#ffffff", "ffffff")
_SPACER = 2


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open: its name, its look, whether it begins and ends lines."""

    tag: str
    look: Look
    block: bool


@dataclass(slots=True)
class PageReader:
    """Reads a page; a `Visitor` of its tree.

    Attributes:
        sheet: the page's own style sheets.
        body: what is read so far.
        skipped: what was left out, by kind.
    """

    sheet: Sheet
    body: Flow = field(default_factory=Flow)
    skipped: Counter[str] = field(default_factory=Counter[str])
    _opened: list[_Open] = field(default_factory=list[_Open])
    _flows: list[Flow] = field(default_factory=list[Flow])
    _tables: list[TableDraft] = field(default_factory=list[TableDraft])
    _lists: list[ListState] = field(default_factory=list[ListState])
    _frames: int = 0
    _inner: int = 0

    @property
    def _flow(self) -> Flow:
        return self._flows[-1] if self._flows else self.body

    @property
    def _look(self) -> Look:
        return self._opened[-1].look if self._opened else Look()

    def issues(self) -> tuple[Issue, ...]:
        """Return one issue for every kind of thing that was left out."""
        return tuple(Issue(IssueCode.SKIPPED, f"{kind}: {count}") for kind, count in sorted(self.skipped.items()))

    def enter(self, element: Element) -> bool:
        """Take an element; return whether to walk what stands within."""
        if element.tag in _NEVER_SHOWN:
            return False
        declared = declarations(element, self.sheet)
        if self._is_hidden(element, declared):
            if element.text():
                self.skipped["hidden elements are left out"] += 1
            return False
        if element.tag in _NOT_READ:
            self.skipped[f"elements <{element.tag}> are not read"] += 1
            return False
        if self._take_whole(element):
            return False
        self._open(element, declared)
        return True

    def text(self, text: str) -> None:
        """Take a text."""
        self._flow.write(text, self._look)

    def leave(self) -> None:
        """Leave the innermost open element."""
        done = self._opened.pop()
        if done.block:
            self._flow.finish()
        if done.tag in _INNER:
            self._inner -= 1
        if done.tag in _LISTS:
            self._lists.pop()
        elif done.tag == "li" and done.block:
            self._flow.close_sign(done.look)
        elif done.tag in ("td", "th", "caption") and self._tables:
            self._flow.finish()
            self._flow.close_sign(done.look)
            self._flows.pop()
        elif done.tag == "table":
            self._flow.items.extend(self._close_table())

    def _is_hidden(self, element: Element, declared: Mapping[str, str]) -> bool:
        hidden = element.tag == "noscript" or "hidden" in element.attributes
        off = declared.get("display", "").lower() == "none" or declared.get("mso-hide", "").lower() == "all"
        return hidden or off or declared.get("visibility", "").lower() in ("hidden", "collapse")

    def _take_whole(self, element: Element) -> bool:
        """Return whether an element is one that is taken as a whole."""
        flow, look = self._flow, self._look
        if element.tag == "br":
            flow.turn(look)
        elif element.tag == "img" or (element.tag == "input" and element.get("type").lower() == "image"):
            if "alt" not in element.attributes or element.get("alt").strip():
                self._draw(element)
        elif element.tag == "svg":
            flow.draw(Drawing(element.text(), "drawing"))
        elif is_field(element):
            flow.write(field_text(element), look)
        else:
            return False
        return True

    def _draw(self, element: Element) -> None:
        """Take a picture by its text; one of a line's breadth only spaces others."""
        alternative = " ".join(element.get("alt").split())
        sides = (integer(element.get(name)) for name in ("width", "height"))
        if alternative or not any(side is not None and side <= _SPACER for side in sides):
            self._flow.draw(Drawing(alternative))

    def _open(self, element: Element, declared: Mapping[str, str]) -> None:
        tag = element.tag
        display = declared.get("display", "").lower()
        block = (tag in _BLOCKS and not display.startswith("inline")) or display in (
            "block",
            "list-item",
            "flex",
            "grid",
        )
        if block:
            self._flow.finish()
        if tag == "math":
            self.skipped["equations are read as their characters only"] += 1
        look = self._inside(element, inherit(self._look, declared))
        if tag in _LISTS:
            self._lists.append(open_list(element, declared, len(self._lists)))
        elif tag == "li" and block:
            self._flow.close_sign(look)
            self._flow.sign = next_sign(self._lists[-1] if self._lists else ListState("disc"), element, declared)
        else:
            look = self._open_part(element, declared, look)
        self._opened.append(_Open(tag, look, block))

    def _inside(self, element: Element, look: Look) -> Look:
        """Return the look with what the element itself means: a heading, a margin of the page."""
        tag = element.tag
        if tag in _HEADINGS:
            return replace(look, outline=_HEADINGS.index(tag) + 1)
        if tag in _INNER:
            self._inner += 1
        part = _FURNITURE.get(tag)
        is_title = tag == "header" and element.holds("h1") and not element.holds("nav")
        return replace(look, part=part) if part and not self._inner and not is_title else look

    def _open_part(self, element: Element, declared: Mapping[str, str], look: Look) -> Look:
        """Open a table or a part of one; a cell begins at its own left edge."""
        tag = element.tag
        if tag == "table":
            if len(self._tables) >= MAX_NESTED_TABLES:
                reason = f"more than {MAX_NESTED_TABLES} tables stand within one another"
                raise ReadError(reason, code=ErrorCode.LIMIT_DEPTH)
            self._flow.close_sign(look)
            self._tables.append(TableDraft())
            return replace(look, outline=None)
        if not self._tables:
            return look
        table = self._tables[-1]
        if tag in _GROUPS:
            table.groups.append(Group(tag))
        elif tag == "tr":
            table.open_row()
        elif tag == "caption":
            self._flows.append(table.caption)
        elif tag in ("td", "th"):
            shade = (declared.get("background-color") or declared.get("background") or "").strip().lower()
            rows, cols = spans(element.get("rowspan"), element.get("colspan"))
            cell = CellDraft(rows, cols, header=tag == "th", shaded=shade not in _WHITE)
            table.open_cell(cell)
            self._flows.append(cell.flow)
            return replace(look, edge=0.0, first=0.0)
        return look

    def _close_table(self) -> list[Item]:
        """Return what a table becomes: a grid, a frame, or its content where it only lays a page out."""
        table = self._tables.pop()
        cells = place_cells(table)
        caption = [item for item in table.caption.items if isinstance(item, Line)]
        others: list[Item] = [item for item in table.caption.items if not isinstance(item, Line)]
        if not any(cell.items for cell in cells):
            return [*caption, *others]
        if len(cells) == 1:
            return [*caption, *others, *self._frame(cells[0].items)]
        grid = to_grid(cells, caption="\n".join(line.text for line in caption) or None)
        if self._look.part is not Part.BODY:
            return [*caption, *others, *texts_only((grid,))]
        return [grid, *others]

    def _frame(self, items: tuple[Item, ...]) -> list[Item]:
        """Return the items of a table of one cell: a frame, unless it holds tables or headings, which it only lays out."""
        lays_out = any(isinstance(item, Grid) or (isinstance(item, Line) and item.style.outline) for item in items)
        if lays_out:
            return list(items)
        self._frames += 1
        return list(boxed(items, self._frames))
