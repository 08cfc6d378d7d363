"""Characters that print nothing, and characters whose meaning a file does not say."""

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import category

from extract.document import Block, Table
from extract.issues import Issue, IssueCode
from extract.source import Source

_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
_WHITE = "\n\t\xa0\u3000"
_REPLACEMENT = "\ufffd"
_UNKNOWN = frozenset({"Co", "Cn"})
_CONTROL = "Cc"
_KEPT = "\t\n\r"


def drop_invisible(text: str) -> str:
    """Return ``text`` without zero-width spaces, word joiners and byte order marks."""
    return _INVISIBLE.sub("", text)


def glyph_issues(blocks: tuple[Block, ...]) -> tuple[Issue, ...]:
    """Return one issue for every private-use, unassigned, control or replacement character, at the block where it first stands.

    Args:
        blocks: the blocks of a document.
    """
    if _is_known("".join(_bare_texts(blocks))):
        return ()
    counts: Counter[str] = Counter()
    first: dict[str, Source] = {}
    for source, text in _texts(blocks):
        for glyph in filter(_is_unknown, text):
            counts[glyph] += 1
            first.setdefault(glyph, source)
    return tuple(
        Issue(IssueCode.UNMAPPED_GLYPHS, f"U+{ord(glyph):04X} stands {number} times", first[glyph])
        for glyph, number in sorted(counts.items())
    )


def _is_known(text: str) -> bool:
    """Return whether a text has no unknown character for certain: all but its white space is printable."""
    for white in _WHITE:
        text = text.replace(white, "")
    return text.isprintable() and _REPLACEMENT not in text


def _is_unknown(character: str) -> bool:
    if category(character) == _CONTROL:
        return character not in _KEPT
    return not character.isascii() and (character == _REPLACEMENT or category(character) in _UNKNOWN)


def _bare_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from [cell.text for cell in block.cells]
        else:
            yield block.text


def _texts(blocks: tuple[Block, ...]) -> Iterator[tuple[Source, str]]:
    for block in blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                yield Source(block.source.block, block.source.page, row=cell.row, col=cell.col), cell.text
        else:
            yield block.source, block.text
