"""The grid of a table (HTML 4.9.12.1, "forming a table"): row groups, spans, slots that are already taken."""

from dataclasses import dataclass, field

from extract.errors import ErrorCode, ReadError
from extract.parsers.flow import MAX_SLOTS, GridCell
from extract.parsers.html.lines import Flow
from extract.parsers.html.lists import integer

MAX_COL_SPAN = 1000
"""The widest cell, in columns (HTML 4.9.11)."""

MAX_ROW_SPAN = 65_534
"""The highest cell, in rows (HTML 4.9.11)."""

_MAX_WORK = 10 * MAX_SLOTS


@dataclass(slots=True)
class CellDraft:
    """A cell as it stands in its row; a ``row_span`` of 0 reaches to the end of the row group."""

    row_span: int
    col_span: int
    header: bool
    shaded: bool
    flow: Flow = field(default_factory=Flow)


@dataclass(slots=True)
class Group:
    """A row group and its rows."""

    tag: str
    rows: list[list[CellDraft]] = field(default_factory=list[list[CellDraft]])


@dataclass(slots=True)
class TableDraft:
    """An open table."""

    caption: Flow = field(default_factory=Flow)
    groups: list[Group] = field(default_factory=list[Group])

    def open_row(self) -> None:
        """Begin a row in the last row group."""
        if not self.groups:
            self.groups.append(Group("tbody"))
        self.groups[-1].rows.append([])

    def open_cell(self, cell: CellDraft) -> None:
        """Put a cell into the last row."""
        if not self.groups or not self.groups[-1].rows:
            self.open_row()
        self.groups[-1].rows[-1].append(cell)


def spans(row_span: str, col_span: str) -> tuple[int, int]:
    """Return the rows and columns of a cell by its attributes; 0 rows mean all that follow in the row group.

    >>> spans("2", ""), spans("0", "0"), spans("-1", "9999")
    ((2, 1), (0, 1), (1, 1000))
    """
    rows, cols = integer(row_span), integer(col_span)
    return (
        1 if rows is None or rows < 0 else min(rows, MAX_ROW_SPAN),
        1 if cols is None or cols < 1 else min(cols, MAX_COL_SPAN),
    )


def place_cells(table: TableDraft) -> tuple[GridCell, ...]:
    """Return the cells of a table at their slots; feet stand at the end, cells end with their row group.

    Where a cell would cover a slot that a higher cell holds, it ends before it; what follows stands behind both.

    Raises:
        ReadError: if the cells cover too many slots.
    """
    ordered = sorted(table.groups, key=lambda group: group.tag == "tfoot")
    shades = {cell.shaded for group in ordered for row in group.rows for cell in row}
    placer = _Placer(shaded_alone=len(shades) > 1)
    for group in ordered:
        placer.place(group)
    return tuple(placer.cells)


@dataclass(slots=True)
class _Placer:
    """Where cells stand so far; ``taken`` holds for every column the first row at which it is free."""

    shaded_alone: bool
    cells: list[GridCell] = field(default_factory=list[GridCell])
    taken: list[int] = field(default_factory=list[int])
    row: int = 0
    work: int = 0

    def place(self, group: Group) -> None:
        end = self.row + len(group.rows)
        for row in group.rows:
            col = 0
            for draft in row:
                col = self._place_cell(draft, self._free(col), end, head=group.tag == "thead")
            self.row += 1

    def _free(self, col: int) -> int:
        first = col
        while col < len(self.taken) and self.taken[col] > self.row:
            col += 1
        self._count(col - first)
        return col

    def _count(self, slots: int) -> None:
        self.work += slots
        if self.work > _MAX_WORK:
            raise ReadError(f"the cells of a table cover more than {_MAX_WORK} slots", code=ErrorCode.LIMIT_CELLS)

    def _place_cell(self, draft: CellDraft, col: int, end: int, *, head: bool) -> int:
        self._count(draft.col_span)
        behind = col + draft.col_span
        self.taken.extend([0] * (behind - len(self.taken)))
        width = next((at - col for at in range(col, behind) if self.taken[at] > self.row), draft.col_span)
        below = min(end, self.row + draft.row_span) if draft.row_span else end
        self.taken[col : col + width] = [below] * width
        header = draft.header or head or (draft.shaded and self.shaded_alone)
        items = tuple(draft.flow.items)
        self.cells.append(GridCell(self.row, col, max(1, below - self.row), width, header, items))
        return behind
