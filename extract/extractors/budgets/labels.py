"""The words that tell what a sum in running text is."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.extractors.budgets.meaning import year_of
from extract.normalize.money import MoneySpan
from extract.normalize.spacing import join_spaced
from extract.normalize.text import level, tight
from extract.vocab import fold, lexicon

_LEAD = regex.compile(
    r"[^\p{L}\p{N}(\[「『｢'‘’]*(?:\((?P<a>[^()\d]{1,20})\)|\[(?P<b>[^\[\]\d]{1,20})\]|(?P<c>[^:()]{1,40}?(?:\([^():]{1,20}\))?) ?:(?!\d\d(?!\d)))"
)
_BRACKETS = regex.compile(r"(?<!\p{L})\([^()]*\)|\([^()]{7,}\)|\([^()]*\d[^()]*\)|\[[^\[\]]*\]")
_FIGURES = regex.compile(r"(?:[\d,.]+\S*\s*)+")
_SHORT_NOTE = regex.compile(r"\([^()\d]{1,8}\)")
_EDGE = r"[^\p{L}\p{N}「『｢《'‘’]*"
_TRIM = regex.compile(rf"{_EDGE}(?P<words>.*?)[^\p{{L}}\p{{N}})」』｣》%’]*")
_STRONG = regex.compile(r"[=;▹▸▶▷‣→⇒➔※*]| / |: |(?<=\s)·|\)(?=\s)")
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
    own = _own(line, span, before)
    bracket = _bracket(line, span.start)
    if bracket is not None:
        outer = _outer(line, bracket, before)
        words = _joined(outer, own) or _behind(line, line.plain.find(")", span.end) + 1)
        return Named(span.end, words, bracket, outer)
    if own is None:
        own = _between(line, start, before) or _behind(line, span.end)
        own = own or _total(line, span.start) or (before.words if before else _tidy(line.text[line.start : start]))
    if before and before.bracket is not None and not _COMMA.search(line.plain, before.end, start):
        own = _joined(before.words, own)
    if own and lexicon("label_words").key(own) == "adverbial":
        own = _joined(own, _behind(line, span.end))
    return Named(span.end, own)


def _own(line: Line, span: MoneySpan, before: Named | None) -> str | None:
    """Return the words right before a sum, behind the sum before it, with a short bracket of theirs: 물품제조(구매).

    A numbered thing between words and sum (1동, 2공구, 1인당) is what the sum is for.
    """
    if span.label is None or span.label_start is None:
        return None
    end = span.label_start + len(span.label)
    numbered = _tidy(line.text[end : span.start])
    if numbered and _numbered().fullmatch(level(numbered)):
        return numbered
    note = _SHORT_NOTE.match(line.text, end, span.start)
    begin = max(span.label_start, before.end) if before else span.label_start
    return _tidy(line.text[begin : note.end() if note else end]) if begin < end else None


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
    text = line.text[floor:bracket] if floor < bracket else ""
    if before:
        text = text[max((found.end() for found in _COMMA.finditer(text)), default=0) :]
    words = _cleaned(text)
    around = before.words if before and not lexicon("row_totals").find(before.words or "") else None
    return words or around


def _between(line: Line, start: int, before: Named | None) -> str | None:
    """Return the words between the sum before (or the line's own label) and this one, back to the last comma."""
    floor = before.end if before else line.start
    gap = line.plain[floor:start]
    if before and not any(char.isalpha() for char in gap.removesuffix(gap[-1:])):
        return before.words
    cut = max((found.end() for found in _COMMA.finditer(gap)), default=0)
    return _cleaned(line.text[floor + cut : start])


def _total(line: Line, start: int) -> str | None:
    """Return the word of a whole (총) right before a sum, or None."""
    words = line.text[line.start : start].split()
    last = words[-1].strip(",:(") if words else ""
    return last if lexicon("row_totals").find(last) else None


def _behind(line: Line, end: int) -> str | None:
    """Return the words behind ``end``, up to the next separator; none where a number or a glued particle follows."""
    rest = line.text[end:]
    found = _BEHIND.match(rest.lstrip()) if end and (rest[:1].isspace() or line.plain[end - 1] == ")") else None
    return _tidy(found[0][:_SHORT]) if found and not found[0][0].isdigit() else None


def _cleaned(text: str) -> str | None:
    """Return a stretch of text as a label: without brackets, from the last strong separator on, not too long."""
    bare = _BRACKETS.sub(lambda found: " " * len(found[0]), text)
    cuts = (found.end() for found in _STRONG.finditer(level(bare)) if any(map(str.isalpha, bare[found.end() :])))
    return _tidy(bare[max(cuts, default=0) :])


def _tidy(text: str) -> str | None:
    """Return ``text`` as a label: no signs at its ends, no leading 및, not too long; None for figures alone.

    >>> _tidy(" 및 사업비"), _tidy("37,229필지 76,907천㎡"), _tidy("지급 확대 ▹")
    ('사업비', None, '지급 확대')
    """
    found = _TRIM.fullmatch(join_spaced(text))
    words = found["words"] if found else ""
    first, _, rest = words.partition(" ")
    words = rest if rest and first in lexicon("lone_syllables").words("between") else words
    if len(words) > _LONGEST:
        words = words[-_LONGEST:].partition(" ")[2] or words[-_LONGEST:]
    return None if not any(map(str.isalpha, words)) or _is_figures(words) or _is_frame(words) else words


def _joined(first: str | None, second: str | None) -> str | None:
    """Return two labels as one; a label that the other already holds is not repeated."""
    if not first or not second:
        return first or second
    if fold(second) in fold(first):
        return first
    return second if fold(first) in fold(second) else f"{first} {second}"


@cache
def _numbered() -> regex.Pattern[str]:
    things, frame = tight(lexicon("label_words").words("numbered")), tight(lexicon("amount_words").words("total"))
    return regex.compile(rf"[0-9]{{1,2}}(?:\p{{L}}{{0,2}})?{things}(?: {frame})?")


def _is_figures(words: str) -> bool:
    """Return whether ``words`` are figures with their counters alone; a year and a numbered thing (1동) are labels."""
    figures = _FIGURES.fullmatch(words) is not None and year_of([words]) is None
    return figures and not _numbered().fullmatch(level(words))


def _is_frame(words: str) -> bool:
    """Return whether ``words`` only frame a sum (총, 약, 이내); 합계 is a label."""
    folded = fold(words)
    framing = folded in lexicon("amount_words").words("total") or lexicon("modifiers").find(words) is not None
    return framing and not (len(folded) > 1 and lexicon("row_totals").find(words))
