"""Where a line broke between two letters: at a space or inside a word, told by the rest of the document."""

from collections.abc import Sequence
from dataclasses import replace

import regex

from extract.document import Block, Cell, Figure, Paragraph, Table
from extract.parsers.pdf.paragraphs import WRAP

_TAIL, _HEAD = 4, 3
_WORD_END = regex.compile(r"[\p{L}\p{N}]+$")
_WORD_START = regex.compile(r"^[\p{L}\p{N}]+")
_TRIES = ((_TAIL, _HEAD), (2, 2), (2, 1))


def _texts(blocks: Sequence[Block]) -> list[str]:
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            out.extend(cell.text for cell in block.cells)
        else:
            out.append(block.text)
    return out


def _joint(before: str, behind: str, corpus: str) -> str:
    """Return a space, or nothing where the document prints the two parts as one word more often than apart."""
    tail, head = _WORD_END.search(before), _WORD_START.search(behind)
    if not tail or not head:
        return " "
    for last, first in _TRIES:
        left, right = tail[0][-last:], head[0][:first]
        joined, apart = corpus.count(left + right), corpus.count(f"{left} {right}")
        if joined or apart:
            return "" if joined > apart else " "
    return " "


def _settled(text: str, corpus: str) -> str:
    if WRAP not in text:
        return text
    parts = text.split(WRAP)
    out = parts[0]
    for part in parts[1:]:
        out += _joint(out, part, corpus) + part
    return out


def _settled_cell(cell: Cell, corpus: str) -> Cell:
    return replace(cell, text=_settled(cell.text, corpus)) if WRAP in cell.text else cell


def settle_wraps(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with every doubtful line end decided; without evidence it is a space."""
    corpus = "\n".join(_texts(blocks))
    out: list[Block] = []
    for block in blocks:
        match block:
            case Table():
                out.append(replace(block, cells=tuple(_settled_cell(cell, corpus) for cell in block.cells)))
            case Paragraph() | Figure():
                out.append(replace(block, text=_settled(block.text, corpus)) if WRAP in block.text else block)
    return tuple(out)
