"""Which words of a line belong to which of its dates."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.normalize.text import level
from extract.segment.marker import parse_marker
from extract.vocab import fold, lexicon

_OPEN, _CLOSE = "([{〔【（", ")]}〕】）"
_BREAKS = ",;/→⇒➔\n▹▸▷"
_TRIM = " \t\n,;·‧ㆍ/→⇒➔▹▸▷|:-–>*"


@dataclass(frozen=True, slots=True)
class Label:
    """The words before a colon or in leading brackets.

    Attributes:
        text: the words, levelled.
        start: where they begin.
        end: where the value begins.
        key: what they announce, or None.
    """

    text: str
    start: int
    end: int
    key: str | None


_INSIDE = frozenset({"square", "diamond", "circle", "triangle", "check", "note", "circled"})
_BELOW = _INSIDE | {"dash", "dot"}
_GAP = regex.compile(r"(?<=\S)\s+(?=\S)|(?<=\s)(?=•)")
_LONE_STAR = regex.compile(r"\*+\s?[\p{L}(]")

_DASHED = regex.compile(r"\s*[-–]\s")
_BESIDE = regex.compile(r"[-–]\s\p{L}[^:\n]{0,24}\s?:\s")


def _begins_item(text: str, gap: regex.Match[str]) -> bool:
    """Return whether a sign that begins a new item follows a gap: any below a line break, few within a line."""
    marker = parse_marker(text[gap.end() :])
    if marker is None or marker.length >= len(text) - gap.end():
        return text[gap.end()] == "▴"
    if marker.text.startswith("*") and not _LONE_STAR.match(text, gap.end()):
        return False
    return marker.kind in (_BELOW if "\n" in gap[0] else _INSIDE) or marker.text == "•"


def parts_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of ``text`` between item signs inside it.

    >>> line = "감사기간 : 1.2.~1.24. ※ 사전조사 : 12.16.~12.24."
    >>> [line[start:end] for start, end in parts_of(line)]
    ['감사기간 : 1.2.~1.24.', '※ 사전조사 : 12.16.~12.24.']
    """
    dashed = _DASHED.match(text) is not None
    cuts = [
        gap.span()
        for gap in _GAP.finditer(text)
        if _begins_item(text, gap) or (dashed and _BESIDE.match(text, gap.end()) and ":" in text[: gap.start()])
    ]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return tuple((start, end) for start, end in zip(starts, ends, strict=True) if start < end)


_LABEL = regex.compile(
    r"[^\p{L}\d(\[【〔「『｢<《'\"]*(?:[(\[【〔](?P<framed>[^()\[\]【】〔〕\d:]{1,16})[)\]】〕]\s*:?|(?P<plain>[^:\n\d(]{1,24}?)\s*(?::|\s[-–]\s))\s*"
)


def label_of(plain: str, start: int, end: int) -> Label | None:
    """Return the label at the beginning of ``plain[start:end]``, or None.

    >>> label_of("- 기 간 : 1.23~5.19", 0, 17)
    Label(text='기 간', start=2, end=8, key='time')
    >>> label_of("(감사기간) 2025. 6월", 0, 15).key
    'time'
    """
    found = _LABEL.match(plain, start, end)
    if not found:
        return None
    begin, stop = found.span("framed" if found["framed"] else "plain")
    text = plain[begin:stop].strip()
    return Label(text, begin, found.end(), lexicon("schedule_labels").key(text)) if fold(text) else None


def _step(char: str, depth: int, opening: str, closing: str) -> int:
    return depth + (char in opening) - (char in closing)


def bracket_around(plain: str, start: int, end: int, floor: int) -> tuple[int, int] | None:
    """Return the offsets of the brackets around ``plain[start:end]`` (closing one excluded), or None."""
    depth = 0
    for index in range(start - 1, floor - 1, -1):
        depth = _step(plain[index], depth, _CLOSE, _OPEN)
        if depth < 0:
            return index, closing(plain, end)
    return None


def closing(plain: str, end: int) -> int:
    """Return the offset of the bracket that closes what is open at ``end``, or of the text's end."""
    depth = 0
    for index in range(end, len(plain)):
        depth = _step(plain[index], depth, _OPEN, _CLOSE)
        if depth < 0:
            return index
    return len(plain)


def _has_words(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _end_of(plain: str, span: tuple[int, int], floor: int, limit: int) -> int:
    """Return where the clause of a date ends: behind its brackets, or at the next break where words follow it."""
    around = bracket_around(plain, *span, floor)
    begin = span[1]
    if around:
        end = _cut_back(plain, span[1], min(around[1] + 1, limit), limit)
        if not plain[end:limit].lstrip().startswith(":"):
            return end
        begin = end
    depth, framed = 0, plain[floor : span[0]].lstrip(_TRIM).startswith(tuple(_OPEN))
    for index in range(begin, limit):
        if plain[index] in _BREAKS and depth == 0:
            return index
        if plain[index] in _OPEN:
            close = closing(plain, index + 1)
            if depth == 0 and (close >= limit or (framed and not plain[close + 1 : limit].strip())):
                return index
            depth += 1
        elif plain[index] in _CLOSE:
            depth -= 1
    return limit


def _cut_back(plain: str, start: int, end: int, limit: int) -> int:
    """Return ``end``, or the last break before it where the brackets hold the next date as well."""
    if end < limit:
        return end
    commas = [index for index in range(start, end) if plain[index] in ",;/"]
    return commas[-1] if commas else end


def clauses_of(plain: str, spans: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return for each date the stretch of words that belongs to it.

    Where the first date opens the text, words follow their dates, save those in brackets; else they stand before them.

    Args:
        plain: the levelled text.
        spans: offsets of the dates, in order.
        start: where the content begins.
        end: where it ends.

    >>> line = "지표개발 (7월), 시범평가 (8월), 평가실시 (11-12월)"
    >>> [line[a:b] for a, b in clauses_of(line, ((6, 8), (17, 19), (28, 34)), 0, len(line))]
    ['지표개발 (7월)', '시범평가 (8월)', '평가실시 (11-12월)']
    """
    label = label_of(plain, start, end)
    begin = label.end if label and label.end <= spans[0][0] else start
    between = plain[spans[0][1] : spans[1][0]]
    leading = not _has_words(plain[begin : spans[0][0]]) and _has_words(between) and not between.rstrip().endswith(":")
    if not leading:
        return _trailing(plain, spans, start, end)
    framed = bracket_around(plain, *spans[0], start) is not None
    heads = [span for span in spans if framed or bracket_around(plain, *span, start) is None]
    stops = [*(_lead_end(plain, head[0]) for head in heads[1:]), end]
    found = {head: _trimmed(plain, head[0], stop) for head, stop in zip(heads, stops, strict=True)}
    if framed:
        found = {head: (_opening(plain, head, start), clause[1]) for head, clause in found.items()}
    inner = tuple(span for span in spans if span not in found)
    if inner:
        found |= dict(zip(inner, _trailing(plain, inner, spans[0][1], end), strict=True))
    return tuple(found[span] for span in spans)


def _opening(plain: str, span: tuple[int, int], floor: int) -> int:
    around = bracket_around(plain, *span, floor)
    return around[0] if around else span[0]


def _trailing(plain: str, spans: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[tuple[int, int], ...]:
    clauses: list[tuple[int, int]] = []
    floor = start
    for index, span in enumerate(spans):
        last = index == len(spans) - 1
        stop = end if last else _end_of(plain, span, start, spans[index + 1][0])
        clauses.append(_trimmed(plain, floor, stop))
        floor = stop
    return tuple(clauses)


def _lead_end(plain: str, limit: int) -> int:
    while limit > 0 and (plain[limit - 1] in _TRIM or plain[limit - 1] in _OPEN):
        limit -= 1
    return limit


@cache
def _joints() -> regex.Pattern[str]:
    words = [*lexicon("lone_syllables").words("between"), *lexicon("date_words").words("after")]
    return regex.compile(r"(?:\L<words>)\s+", words=words)


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (plain[start] in _TRIM or plain[start] in _CLOSE):
        start += 1
    if joint := _joints().match(plain, start, end):
        start = joint.end()
    while end > start and plain[end - 1] in _TRIM:
        end -= 1
    return start, end


def tidy(text: str) -> str:
    """Return ``text`` on one line, without the sign in front of it and without separators at its ends."""
    return regex.sub(r"\s+", " ", text).strip(_TRIM)


@cache
def _tags() -> regex.Pattern[str]:
    return regex.compile(r"\s+(?:\L<tags>)$", tags=list(lexicon("title_tags").words()))


def named(title: str, label: str) -> str:
    """Return ``label`` behind the title that it belongs to, words that both share printed once.

    >>> named("창의행정 우수사례 경진대회 개최", "개최시기")
    '창의행정 우수사례 경진대회 개최시기'
    """
    title, label = _tags().sub("", tidy(title)), tidy(label)
    for size in range(min(len(title), len(label)), 1, -1):
        if title.endswith(label[:size]):
            return title[:-size] + label
    return f"{title} {label}".strip()


def letters(text: str) -> int:
    """Return how many letters ``text`` has, digits and signs aside."""
    return sum(char.isalpha() for char in level(text))
