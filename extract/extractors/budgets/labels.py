"""The words that tell what a sum in running text is."""

from dataclasses import dataclass

import regex

from extract.normalize.money import MoneySpan
from extract.normalize.spacing import join_spaced
from extract.normalize.text import level
from extract.vocab import fold, lexicon

_LEAD = regex.compile(
    r"[^\p{L}\p{N}(\[「『｢'‘’]*(?:\((?P<a>[^()\d]{1,20})\)|\[(?P<b>[^\[\]\d]{1,20})\]|(?P<c>[^:()]{1,40}?(?:\([^():]{1,20}\))?) ?:(?! ?\d\d))"
)
_BRACKETS = regex.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_STRONG = regex.compile(r"[;▹▸▶▷‣→⇒➔※*]| / |: |(?<=\s)·|\)(?=\s)")
_COMMA = regex.compile(r",(?![0-9]{3}(?![0-9]))|/(?![0-9])")
_BEHIND = regex.compile(r"[\p{L}\p{N}][^,;/()▹▸▶▷→⇒:※*]*")
_LONGEST = 60
_SHORT = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: as it is read, levelled, where its content begins, and its own label with the label's end."""

    text: str
    plain: str
    body: int
    lead: str | None
    start: int


@dataclass(frozen=True, slots=True)
class Named:
    """A sum with its words, as the next sum of the line sees it.

    Attributes:
        end: offset behind the sum.
        words: what the sum is, or None.
        bracket: offset of the bracket that the sum stands in, or None.
        outer: the words before that bracket, or None.
    """

    end: int
    words: str | None
    bracket: int | None = None
    outer: str | None = None


def to_line(text: str, body: int) -> Line:
    """Return ``text`` as a line; its own label stands before a colon or in brackets at its head.

    >>> to_line("○ (계약심사) 1,579건(11,333억원)", 2).lead, to_line("기 금(19개) : 1조 3,333억원", 0).lead
    ('계약심사', '기금(19개)')
    """
    plain = level(text)
    found = _LEAD.match(plain, body)
    group = next((name for name in ("a", "b", "c") if found and found[name]), None)
    if not found or not group:
        return Line(text, plain, body, None, body)
    lead = join_spaced(text[found.start(group) : found.end(group)])
    return Line(text, plain, body, lead.replace(" (", "("), found.end())


def name_sum(line: Line, span: MoneySpan, before: Named | None) -> Named:
    """Return a sum with the words that it belongs to.

    These are the words before it; inside brackets also those before the bracket; behind another sum's bracket also that
    sum's (목표액(2,600억원) 대비 649억원); and the words behind it where none stand before.

    Args:
        line: the line.
        span: the sum.
        before: the sum before it in the line, or None.
    """
    start = span.start if span.label_start is None else span.label_start
    own = join_spaced(span.label) if span.label else None
    bracket = _bracket(line, start)
    if bracket is not None:
        outer = _outer(line, bracket, before)
        return Named(span.end, _joined(outer, own) or _behind(line, span), bracket, outer)
    if own is None:
        own = _between(line, start, before)
    elif before and before.bracket is not None and not _COMMA.search(line.plain, before.end, start):
        own = _joined(before.words, own)
    if own is None or lexicon("label_words").key(own) == "adverbial":
        own = _joined(own, _behind(line, span))
    return Named(span.end, own)


def whole_label(line: Line, words: str | None, heading: str) -> str:
    """Return the line's own label and the words of a sum together, or the heading above where there are none."""
    return _joined(line.lead, words) or join_spaced(heading)


def _bracket(line: Line, start: int) -> int | None:
    opened = line.plain.rfind("(", line.body, start)
    return opened if opened >= 0 and ")" not in line.plain[opened:start] else None


def _outer(line: Line, bracket: int, before: Named | None) -> str | None:
    """Return the words before a bracket, back to the sum before, or to the line's own label."""
    if before and before.bracket == bracket:
        return before.outer
    floor = line.start
    if before and before.end > floor:
        closed = line.plain.find(")", before.end, bracket) if before.bracket is not None else -1
        floor = max(before.end, closed + 1)
    words = _cleaned(line.text[floor:bracket]) if floor < bracket else None
    return words or (before.words if before else None)


def _between(line: Line, start: int, before: Named | None) -> str | None:
    """Return the words between the sum before (or the line's own label) and this one, back to the last comma."""
    floor = before.end if before else line.start
    gap = line.plain[floor:start]
    if before and not any(char.isalpha() for char in gap.removesuffix(gap[-1:])):
        return before.words
    cut = max((found.end() for found in _COMMA.finditer(gap)), default=0)
    return _cleaned(line.text[floor + cut : start])


def _behind(line: Line, span: MoneySpan) -> str | None:
    rest = line.text[span.end :]
    found = _BEHIND.match(rest.lstrip()) if rest[:1].isspace() else None
    return join_spaced(found[0])[:_SHORT].strip() or None if found else None


def _cleaned(text: str) -> str | None:
    """Return a stretch of text as a label: without brackets, from the last strong separator on, not too long."""
    bare = _BRACKETS.sub(lambda found: " " * len(found[0]), text)
    cut = max((found.end() for found in _STRONG.finditer(level(bare)) if bare[found.end() :].strip()), default=0)
    words = join_spaced(bare[cut:].strip(" ,.·-~:)(+"))
    if len(words) > _LONGEST:
        words = words[-_LONGEST:].partition(" ")[2] or words[-_LONGEST:]
    return words if any(char.isalpha() for char in words) else None


def _joined(first: str | None, second: str | None) -> str | None:
    """Return two labels as one; a label that the other already holds is not repeated."""
    if not first or not second:
        return first or second
    if fold(second) in fold(first):
        return first
    return second if fold(first) in fold(second) else f"{first} {second}"
