"""What a file announces and does not hold: a loss makes the reading partial, never silent."""

from collections import Counter
from collections.abc import Iterator, Sequence
from struct import iter_unpack

from extract.document import Block, Paragraph, Table
from extract.errors import ErrorCode, ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.hancom.tally import Sections, section_issues, skipped_issues
from extract.parsers.hwp5.body import Tally
from extract.parsers.hwp5.records import Records, Tag

_MAPPED = (18, *(19,) * 7, 20, 21, 22, 23, 24, 25, 26)
"""The tags that the counts of ID_MAPPINGS (아이디 매핑 헤더, 표 16) stand for: fonts are counted by scripts."""

_PLACEHOLDER_SHARE = 0.9
_PLACEHOLDER_BLOCKS = 20


def loss_issues(sections: Sections, cut: Sequence[str], tally: Tally, defects: Sequence[str]) -> Iterator[Issue]:
    """Yield one issue a kind of loss, with counts.

    Args:
        sections: how the sections were read.
        cut: names of streams that end before their end or hold damaged bytes.
        tally: what lists, paragraphs and tables announce and do not hold.
        defects: what is wrong with the container.
    """
    yield from section_issues(sections)
    for name in cut:
        yield Issue(IssueCode.PARTIAL, f"{name} is damaged or cut short; what comes before was read")
    missing = (
        (tally.missing_paras, "paragraphs that lists announce are not there"),
        (tally.missing_chars, "characters that paragraphs announce are not there"),
        (tally.missing_cells, "cells that tables announce are not there"),
        (tally.unclosed, "lists have no paragraph that is marked as their last"),
        (tally.too_deep, "lists are nested too deeply to be read"),
        (tally.strays, "records stand where none is expected"),
        (tally.uneven, "paragraphs have not the character shapes that they announce"),
        (tally.broken, "controls in the text are damaged"),
        (tally.unmatched, "controls in the text and their records do not match"),
        (tally.empty, "sections hold no paragraph"),
    )
    for count, what in missing:
        if count:
            yield Issue(IssueCode.PARTIAL, f"{count} {what} ({tally.paras} paragraphs were read)")
    for defect in dict.fromkeys(defects):
        yield Issue(IssueCode.PARTIAL, f"the container is damaged: {defect}")
    yield from skipped_issues(tally.skipped)


def shape_issues(info: Records) -> Iterator[Issue]:
    """Yield an issue if the document information has not the shapes and fonts that it announces, or odd records."""
    at = next((index for index, tag in enumerate(info.tags) if tag == Tag.ID_MAPPINGS), None)
    body = b"" if at is None else info.body(at)
    promised: Counter[int] = Counter()
    for (count,), tag in zip(iter_unpack("<I", body[: len(body) // 4 * 4]), _MAPPED, strict=False):
        promised[tag] += count
    found = Counter(info.tags)
    lost = sum(abs(count - found[tag]) for tag, count in promised.items())
    if lost:
        reason = "shapes and fonts of the document information are missing or too many; numbers may be lost"
        yield Issue(IssueCode.PARTIAL, f"{lost} {reason}")
    if info.misplaced():
        reason = "records of the document information stand where none is expected"
        yield Issue(IssueCode.PARTIAL, f"{info.misplaced()} {reason}")


def refuse_placeholder(blocks: Sequence[Block]) -> None:
    """Refuse a document that holds nothing but the sentence which older programs show for a distributed document.

    Raises:
        ReadError: if nine tenths of the text are that sentence.
    """
    if len(blocks) > _PLACEHOLDER_BLOCKS:
        return
    from extract.vocab import lexicon  # noqa: PLC0415 - few documents are that short, and word lists take long to load

    texts = [text for block in blocks for text in _texts(block)]
    whole = sum(map(len, texts))
    known = sum(len(text) for text in texts if lexicon("placeholders").key(text))
    if known and known >= _PLACEHOLDER_SHARE * whole:
        raise ReadError("only the placeholder of a distributed document is left", code=ErrorCode.DRM)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (cell.text for cell in block.cells)
    elif isinstance(block, Paragraph):
        yield block.text
