"""The cover (표지): the short lines before the contents page and the first heading."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from extract.document import Block, Document, Figure, Paragraph, Part, Table
from extract.normalize.spacing import join_spaced
from extract.segment.outline import LineRole, Outline
from extract.vocab import fold, lexicon

_MAX_BLOCKS = 25
_MAX_LENGTH = 60
_FRAME = ' -–—~<>【】[]《》〈〉「」『』｢｣"“”*·◦○□■◆◇★☆#=|'


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One line of the cover.

    Attributes:
        text: printed text, letter spacing joined, without frames such as ``- … -``.
        block: block that it stands in.
        size: font size in points, or None.
    """

    text: str
    block: int
    size: float | None = None


def texts(block: Block) -> Iterator[str]:
    """Yield the texts of a block: a paragraph's, a figure's, each cell's."""
    if isinstance(block, Table):
        yield from (cell.text for cell in block.cells if cell.text.strip())
    else:
        yield block.text


def is_approval(block: Block) -> bool:
    """Return whether a block is part of the approval block: labels such as 등록번호, or several positions."""
    if not isinstance(block, Table):
        return False
    keys = [lexicon("approval_words").key(cell.text) for cell in block.cells if cell.text.strip()]
    return sum(key is not None for key in keys) >= 2  # noqa: PLR2004 - one position alone is a word


def first_of_body(outline: Outline) -> int:
    """Return the block with which the body begins: a contents page, or the first heading that is not a title; at most 25."""
    blocks = set(outline.contents_blocks)
    titles = lexicon("title_words")
    for line in outline.lines:
        is_heading = line.role is LineRole.HEADING and titles.key(line.text) is None
        if line.source.block is not None and (is_heading or line.role is LineRole.CONTENTS):
            blocks.add(line.source.block)
            break
    return min(blocks | {_MAX_BLOCKS})


def _on_cover(block: Block, page: int | None) -> bool:
    if isinstance(block, Paragraph) and block.part is not Part.BODY:
        return False
    return (page is None or block.source.page == page) and not is_approval(block)


def _lines(block: Block) -> Iterator[str]:
    for text in texts(block):
        yield from text.split("\n")


def _size(block: Block) -> float | None:
    return block.style.size if isinstance(block, Paragraph) else None


@cache
def _letters() -> regex.Pattern[str]:
    return regex.compile(r"(?<!\S)\p{Han}(?:\s+\p{Han})+(?!\S)")


def _text(line: str) -> str:
    """Return a line without its frame and without a bracket around all of it, letter-spaced Hangul and Hanja joined."""
    bare = line.strip(_FRAME)
    if bare.startswith("(") and bare.find(")") == len(bare) - 1:
        bare = bare[1:-1].strip(_FRAME)
    return join_spaced(_letters().sub(lambda found: "".join(found[0].split()), bare))


def _labels() -> tuple[str, ...]:
    """Return the labels of the approval block, with which no line of the cover itself begins."""
    return lexicon("approval_words").words("number", "registered", "approved", "disclosure")


def cover_lines(document: Document, outline: Outline) -> tuple[CoverLine, ...]:
    """Return the lines of the cover in reading order; of a file with pages, those of its first page."""
    page = document.blocks[0].source.page if document.blocks else None
    stop = first_of_body(outline)
    found: list[CoverLine] = []
    for index, block in enumerate(document.blocks[:stop]):
        if not _on_cover(block, page):
            continue
        for line in _lines(block):
            text = _text(line)
            if text and len(text) <= _MAX_LENGTH and not fold(text).startswith(_labels()):
                found.append(CoverLine(text, index, _size(block)))
    return tuple(found)


def all_texts(document: Document) -> tuple[str, ...]:
    """Return every text of the document, figures and headers included."""
    return tuple(text for block in document.blocks for text in texts(block))


def chart_heads(document: Document, blocks: int) -> tuple[str, ...]:
    """Return the first words of the figures and tables among the first ``blocks`` blocks: heads of organisation charts."""
    found = (next(iter(_lines(block)), "") for block in document.blocks[:blocks] if isinstance(block, Figure | Table))
    return tuple(fold(text) for text in found if text.strip())
