"""What a package announces and does not hold: a loss makes the reading partial, never silent."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.document import Block, Figure, Paragraph
from extract.errors import ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.hwpx.body import Tally
from extract.parsers.symbols import show_private

_ANNOUNCED = re.compile(rb"\ssecCnt\s*=\s*[\"'](\d{1,9})[\"']")
_WITHIN = 8192
_PREVIEW_CHARS = 1000
_WORD = re.compile(r"[^\s<>]{2,}")
_FEWEST_WORDS = 10
_FIRST_BLOCKS = 50
_LOST_SHARE = 0.5


@dataclass(slots=True)
class Sections:
    """How the sections of a document were read.

    Attributes:
        named: how many the package names.
        announced: how many ``header.xml`` announces, or None if it does not say.
        failed: what went wrong with those that could not be read.
    """

    named: int
    announced: int | None
    failed: list[ReadError] = field(default_factory=list[ReadError])


def announced_sections(header: bytes | None) -> int | None:
    """Return how many sections ``header.xml`` announces (secCnt), or None if it does not say."""
    found = _ANNOUNCED.search(header[:_WITHIN]) if header is not None else None
    return int(found[1]) if found else None


def loss_issues(sections: Sections, tally: Tally) -> Iterator[Issue]:
    """Yield one issue a kind of loss, with counts.

    Args:
        sections: how the sections were read.
        tally: what tables announce and do not hold, and what was left out.
    """
    read = sections.named - len(sections.failed)
    whole = max(sections.announced or 0, sections.named)
    if whole > read:
        reasons = "; ".join(str(error) for error in sections.failed) or "the others are not there"
        yield Issue(IssueCode.PARTIAL, f"{read} of {whole} sections were read: {reasons}")
    missing = (
        (tally.missing_slots, f"squares of tables are covered by no cell ({tally.tables} tables were read)"),
        (tally.open_deletions, "tracked deletions have no end; what follows them in their list was left out"),
        (tally.too_deep, f"lists are nested too deeply to be read ({tally.paras} paragraphs were read)"),
    )
    for count, what in missing:
        if count:
            yield Issue(IssueCode.PARTIAL, f"{count} {what}")
    for kind, count in sorted(tally.skipped.items()):
        yield Issue(IssueCode.SKIPPED, f"{kind} is not read ({count} times)")


def preview_issue(preview: bytes | None, blocks: Sequence[Block]) -> Iterator[Issue]:
    """Yield an issue if most words of the preview text (the first thousand characters) are not in the blocks."""
    encoding = "utf-16" if preview is not None and preview[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = show_private((preview or b"")[: 3 * _PREVIEW_CHARS].decode(encoding, "replace"))
    words = dict.fromkeys(_WORD.findall(text))
    if len(words) < _FEWEST_WORDS:
        return
    lost = len(words)
    for count in (_FIRST_BLOCKS, len(blocks)):
        whole = "\n".join(_texts(blocks[:count]))
        lost = sum(word not in whole for word in words)
        if lost <= _LOST_SHARE * len(words):
            return
    yield Issue(IssueCode.PARTIAL, f"{lost} of the {len(words)} words of the preview are not in the text")


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph | Figure):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells)
