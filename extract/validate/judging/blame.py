"""Whose fault a failed check is: the document's, this program's reading, or undecided (책임)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from extract.document import Document, Table
from extract.issues import IssueCode
from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.source import Source

_MISREAD = (
    IssueCode.OCR,
    IssueCode.PARTIAL,
    IssueCode.NO_TEXT,
    IssueCode.UNREADABLE_AMOUNT,
    IssueCode.UNREADABLE_COUNT,
)
"""Doubts about a page or block that make a wrong digit more likely a misreading."""
_EVERYWHERE = (IssueCode.PARTIAL, IssueCode.LOW_FIDELITY, IssueCode.ENCODING_GUESSED)
"""Doubts about the whole file, which leave the question open."""
_HELD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_FAILED = (CheckStatus.INCONSISTENT, CheckStatus.LAST_DIGIT)
_SEVERAL = regex.compile(r"\s*[△▲+-]?\d[\d,.]*(?:\s+[△▲+-]?\d[\d,.]*)+\s*")
_REPLACED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Doubts:
    """Where the reader doubted: pages, blocks, and whether it doubts the whole file.

    Attributes:
        document: the document.
        pages: pages whose text may be wrong or incomplete.
        blocks: blocks whose text may be wrong or incomplete.
        everywhere: whether the file as a whole may be read wrongly.
        parallel: how many checks of a rule hold and how many fail in a block.
    """

    document: Document
    pages: frozenset[int]
    blocks: frozenset[int]
    everywhere: bool
    parallel: Mapping[tuple[str, int | None, bool], int]

    def blame(self, check: Check, *, singled: bool) -> Blame:
        """Return whose fault a failed check is.

        Extraction: a number of it stands on a page or in a block that the reader doubted, or its row or column holds
        a cell that could not be read. Source: most of the table's relations of this rule hold, or the other
        relations single out one number. What the check itself says otherwise stays.
        """
        if any(self._is_doubtful(source) for source in _sources(check)) or self._is_damaged(check):
            return Blame.EXTRACTION
        if self.everywhere:
            return Blame.UNDECIDED
        key = check.rule, check.stated.source.block
        held, failed = self.parallel.get((*key, True), 0), self.parallel.get((*key, False), 0)
        in_table = check.stated.source.row is not None
        if singled or (in_table and held and held >= failed):
            return Blame.SOURCE
        return check.blame or Blame.UNDECIDED

    def _is_doubtful(self, source: Source) -> bool:
        return source.page in self.pages or source.block in self.blocks

    def _is_damaged(self, check: Check) -> bool:
        """Return whether the row or column that a sum runs along holds a cell of several numbers, or of lost characters."""
        place = check.stated.source
        block = self.document.blocks[place.block] if place.block is not None else None
        if check.kind is not CheckKind.SUM or not isinstance(block, Table):
            return False
        rows = {source.row for source in _sources(check)}
        cols = {source.col for source in _sources(check)}
        lane = [
            cell.text
            for cell in block.cells
            if (cell.row if len(rows) == 1 else cell.col) in (rows if len(rows) == 1 else cols)
        ]
        alone = len(rows) == 1 or len(cols) == 1
        return alone and any(_SEVERAL.fullmatch(text) or _REPLACED in text for text in lane)


def _sources(check: Check) -> Iterator[Source]:
    yield check.stated.source
    yield from (operand.source for operand in check.operands)


def doubts(document: Document, checks: Sequence[Check]) -> Doubts:
    """Return what the reader doubted, and how the checks of each table came out."""
    misread = [issue.source for issue in document.issues if issue.code in _MISREAD]
    everywhere = any(
        issue.code in _EVERYWHERE and issue.source.page is None and issue.source.block is None
        for issue in document.issues
    )
    judged = (one for one in checks if one.status in (*_HELD, *_FAILED))
    parallel = Counter((one.rule, one.stated.source.block, one.status in _HELD) for one in judged)
    pages = frozenset(source.page for source in misread if source.page is not None)
    blocks = frozenset(source.block for source in misread if source.block is not None)
    return Doubts(document, pages, blocks, everywhere, parallel)
