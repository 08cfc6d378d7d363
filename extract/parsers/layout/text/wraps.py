"""Where a line broke between two letters: at a space or inside a word, told by words, grammar and the whole document.

A page does not show which. In this order: what the document prints elsewhere (together or apart), whether the next
letter had room on the line, evenly spread letters, endings and particles, lone syllables. Where nothing tells, it is
a space.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import regex

from extract.document import Block, Cell, Figure, Paragraph, Table
from extract.parsers.layout.text.paragraphs import LOOSE_WRAP, WRAP
from extract.vocab import lexicon

_TAIL, _HEAD = 4, 3
_WORD_END = regex.compile(r"[\p{L}\p{N}]+$")
_WORD_START = regex.compile(r"^[\p{L}\p{N}]+")
_SYLLABLE = regex.compile(r"\p{Hangul}")
_SPREAD_END = regex.compile(r"(?:(?:^|\s)\p{L} |^|\n)\p{L} \p{L}$")
_SPREAD_START = regex.compile(rf"^\p{{L}} \p{{L}}(?:(?: \p{{L}})+[{WRAP}{LOOSE_WRAP}]|(?: \p{{L}})*(?:\n|$))")
_MARK = regex.compile(f"[{WRAP}{LOOSE_WRAP}]")
_TRIES = ((_TAIL, _HEAD), (2, 2), (2, 1))
_BRACKETS = ("(", "[")
_CLOSED, _APART = regex.compile(r"\p{L}[(\[]"), regex.compile(r"\p{L} [(\[]")
_NEARLY = 3
_SPACE, _NOTHING = " ", ""


@dataclass(frozen=True, slots=True)
class _End:
    """A doubtful line end: the text before it (settled, or from the end before), the mark and all text behind."""

    before: str
    mark: str
    behind: str


@cache
def _ending() -> "regex.Pattern[str]":
    return regex.compile(r"\p{L}\L<words>$", words=list(lexicon("word_bounds").words("end")))


@cache
def _counter() -> "regex.Pattern[str]":
    """A counter behind a number, with a particle or nothing (숫자 뒤의 단위)."""
    words = lexicon("word_bounds").words
    tails = [*words("counter_tail"), *lexicon("particles").words("particle")]
    return regex.compile(r"\L<words>\L<tails>?(?!\p{L})", words=list(words("counter")), tails=tails)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon("word_bounds").words(key))


def _texts(blocks: Iterable[Block]) -> list[str]:
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            out.extend(cell.text for cell in block.cells)
        else:
            out.append(block.text)
    return out


def _as_elsewhere(tail: str, head: str, corpus: str, tries: Iterable[tuple[int, int]]) -> str | None:
    """Return what the document prints between two parts of words more often, or None where it prints neither."""
    for last, first in tries:
        left, right = tail[-last:], head[:first]
        joined, apart = corpus.count(left + right), corpus.count(f"{left} {right}")
        if joined or apart:
            return _NOTHING if joined > apart else _SPACE
    return None


def _is_rest(part: str) -> bool:
    """Whether a part of a line is one syllable that is no word of its own."""
    return _SYLLABLE.fullmatch(part) is not None and part not in _words("alone")


def _is_one_word(tail: str, head: str) -> bool:
    """Whether grammar makes two parts one word: number and counter, lone syllables, endings and particles."""
    if tail[-1].isdigit():
        return _counter().match(head) is not None
    if head[0].isdigit():
        return _is_rest(tail)
    return not _ending().search(tail) and (_is_rest(head) or head in _words("start") or _is_rest(tail))


@lru_cache(1)
def _before_bracket(corpus: str) -> str:
    """Return what the document nearly always has between a word and a bracket behind it; a space if it varies."""
    closed, apart = len(_CLOSED.findall(corpus)), len(_APART.findall(corpus))
    return _NOTHING if closed > _NEARLY * apart else _SPACE


def _told(end: _End, corpus: str) -> str:
    """Return what stands at a line end."""
    if end.behind[:1] in _BRACKETS:
        return _before_bracket(corpus)
    tail, head = _WORD_END.search(end.before), _WORD_START.search(end.behind)
    if not tail or not head or _SPREAD_END.search(end.before) or _SPREAD_START.match(end.behind):
        return _SPACE
    letters = tail[0][-1].isalpha() and head[0][0].isalpha()
    known = _as_elsewhere(tail[0], head[0], corpus, _TRIES if letters else _TRIES[:1])
    if known is not None:
        return known
    attached = tail[0][-1].isalpha() and end.before[: tail.start()][-1:].strip() != ""
    if end.mark == LOOSE_WRAP or attached:
        return _SPACE
    return _NOTHING if _is_one_word(tail[0], head[0]) else _SPACE


def _ends(text: str) -> list[_End]:
    """Return the doubtful ends of a text, each with the line before it and all that stands behind."""
    ends: list[_End] = []
    start = 0
    for match in _MARK.finditer(text):
        ends.append(_End(text[start : match.start()], match[0], text[match.end() :]))
        start = match.end()
    return ends


def _settled(text: str, corpus: str) -> str:
    lines = _MARK.split(text)
    out = lines[0]
    for end, line in zip(_ends(text), lines[1:], strict=True):
        out += _told(replace(end, before=out), corpus) + line
    return out


def settle_wraps(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with every doubtful line end decided."""
    corpus = "\n".join(_texts(blocks))

    def settled(cell: Cell) -> Cell:
        return replace(cell, text=_settled(cell.text, corpus)) if _MARK.search(cell.text) else cell

    out: list[Block] = []
    for block in blocks:
        match block:
            case Table():
                out.append(replace(block, cells=tuple(settled(cell) for cell in block.cells)))
            case Paragraph() | Figure():
                out.append(replace(block, text=_settled(block.text, corpus)))
    return tuple(out)
