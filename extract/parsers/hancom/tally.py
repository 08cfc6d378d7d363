"""What a document announces and does not hold: a loss makes the reading partial, never silent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from extract.errors import ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.hancom.model import CellObject

_MAX_SLOTS = 1 << 24


@dataclass(slots=True)
class Tally:
    """What the parts promise and what was found.

    Attributes:
        paras: paragraphs read.
        tables: tables read.
        missing_slots: squares of tables, by their numbers of rows and columns, that no cell covers.
        crowded: tables whose cells cover more squares than they announce: over one another, or beyond the edge.
        open_deletions: lists in which a tracked deletion has no end.
        too_deep: lists and groups nested too deeply to be read.
        run_together: paragraphs whose mark has parts that no mark of a paragraph has, as where text between two was lost.
        skipped: kinds of content that was left out, with how often.
    """

    paras: int = 0
    tables: int = 0
    missing_slots: int = 0
    crowded: int = 0
    open_deletions: int = 0
    too_deep: int = 0
    run_together: int = 0
    skipped: dict[str, int] = field(default_factory=dict[str, int])

    def count_table(self, rows: int, cols: int, cells: list[CellObject]) -> None:
        """Count a table and those of its announced squares that no cell covers."""
        self.tables += 1
        covered = sum(cell.row_span * cell.col_span for cell in cells)
        self.crowded += 0 < rows * cols < covered or len({(cell.row, cell.col) for cell in cells}) < len(cells)
        self.missing_slots += max(0, min(rows * cols, _MAX_SLOTS) - covered)

    def skip(self, kind: str) -> None:
        """Count one element that is not read."""
        self.skipped[kind] = self.skipped.get(kind, 0) + 1


@dataclass(slots=True)
class Sections:
    """How the sections of a document were read.

    Attributes:
        named: how many are there, read or not.
        announced: how many the head of the document announces, or None if it does not say.
        failed: what went wrong with those that could not be read.
    """

    named: int
    announced: int | None
    failed: list[ReadError] = field(default_factory=list[ReadError])


def loss_issues(sections: Sections, tally: Tally) -> Iterator[Issue]:
    """Yield one issue a kind of loss, with counts.

    Args:
        sections: how the sections were read.
        tally: what tables announce and do not hold, and what was left out.
    """
    yield from section_issues(sections)
    missing = (
        (tally.missing_slots, f"squares of tables are covered by no cell ({tally.tables} tables were read)"),
        (tally.open_deletions, "tracked deletions have no end; what follows them in their list was left out"),
        (tally.run_together, "paragraphs begin in a way that the format does not know; what stood there may be lost"),
        (tally.too_deep, f"lists are nested too deeply to be read ({tally.paras} paragraphs were read)"),
    )
    for count, what in missing:
        if count:
            yield Issue(IssueCode.PARTIAL, f"{count} {what}")
    if tally.crowded:
        what = "tables have cells that cover one another or reach beyond the edge; they were moved together"
        yield Issue(IssueCode.DEFECT, f"{tally.crowded} {what}")
    yield from skipped_issues(tally.skipped)


def section_issues(sections: Sections) -> Iterator[Issue]:
    """Yield an issue if not all sections were read."""
    read = sections.named - len(sections.failed)
    whole = max(sections.announced or 0, sections.named)
    if whole > read:
        reasons = "; ".join(str(error) for error in sections.failed) or "the others are not there"
        yield Issue(IssueCode.PARTIAL, f"{read} of {whole} sections were read: {reasons}")


def skipped_issues(skipped: Mapping[str, int]) -> Iterator[Issue]:
    """Yield one issue a kind of content that was left out."""
    for kind, count in sorted(skipped.items()):
        yield Issue(IssueCode.SKIPPED, f"{kind} is not read ({count} times)")
