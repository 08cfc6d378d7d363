"""The words of a time as a phrase that stands alone: whole brackets, what the brackets are about, the label in front."""

import regex

from extract.extractors.schedule.clauses import Label, bracket_around, closing, letters, named, tidy
from extract.extractors.schedule.model import Setting
from extract.normalize.recurrence import find_recurrences
from extract.normalize.text import level
from extract.vocab import lexicon

_OPEN, _CLOSE = "(", ")"
_LONG, _NAME = 40, 3
_FIELD = regex.compile(r"\s/\s")
_ASIDE = regex.compile(r"\([^()]*\)")


def _unclosed(text: str) -> tuple[list[int], int | None]:
    """Return where brackets open that do not close, and where the first closes that was never opened."""
    opened: list[int] = []
    for index, char in enumerate(text):
        if char == _OPEN:
            opened.append(index)
        elif char == _CLOSE and not opened:
            return [], index
        elif char == _CLOSE:
            opened.pop()
    return opened, None


def phrase(text: str, stretch: tuple[int, int], mark: tuple[int, int], start: int) -> str:
    """Return the words of a time with whole brackets; those within brackets behind what the brackets are about.

    Args:
        text: the line.
        stretch: offsets of the words that belong to the time.
        mark: offsets of the time.
        start: where the content of the line begins.

    >>> line = "용역(착수보고 3. 20., 최종보고 9. 30.)"
    >>> phrase(line, (0, 13), (8, 14), 0), phrase(line, (15, 26), (20, 26), 0)
    ('용역(착수보고 3. 20.)', '용역(최종보고 9. 30.)')
    """
    plain = level(text)
    begin, end = stretch
    opened, closed = _unclosed(plain[begin:end])
    around = bracket_around(plain, *mark, start)
    whole = not opened and closed is None and (around is None or begin <= around[0])
    if whole or around is None or (closed is not None and begin + closed < mark[1]):
        return tidy(text[begin:end])
    inside = tidy(text[max(begin, around[0] + 1) : max(mark[1], min(end, around[1]))])
    if not letters(inside.replace(text[slice(*mark)], "")) and len(opened) > 1:
        return tidy(text[begin:end])
    head = tidy(text[_head_start(plain, around[0], start) : around[0]])
    return f"{head}({inside})" if letters(head) > 1 and len(head) <= _LONG else _undated(inside, text[slice(*mark)])


def _head_start(plain: str, end: int, start: int) -> int:
    """Return where the words that stand before brackets begin: behind the comma or arrow before them."""
    breaks = [index for index in range(start, end) if plain[index] in ",;→⇒"]
    return breaks[-1] + 1 if breaks and closing(plain[:end], breaks[-1]) == end else start


def _undated(words: str, date: str) -> str:
    """Return words without the time at their end, where others are left."""
    rest = tidy(words.removesuffix(date.strip()))
    return rest if letters(rest) > 1 else words


def behind_label(text: str, words: str, label: Label | None, stretch: tuple[int, int]) -> str:
    """Return ``words`` behind the label of their line, unless they hold it, have their own or are of another field.

    Args:
        text: the line.
        words: the words of a time.
        label: the label of the line, or None.
        stretch: the offsets of ``words``.
    """
    if label is None or label.key is not None or letters(label.text) < _NAME:
        return words
    if stretch[0] < label.end or ":" in words:
        return words
    if _FIELD.search(text, label.end, stretch[0]) or lexicon("subheadings").find(label.text):
        return words
    return f"{tidy(label.text)} : {words}"


def in_fields(
    text: str, words: str, mark: tuple[int, int], marks: tuple[tuple[int, int], ...], setting: Setting
) -> str:
    """Return the words of a time behind the title above, where it fills one of several fields (``5. 26. / 시민회관 / 420명``).

    Args:
        text: the line.
        words: the words of the time.
        mark: its offsets.
        marks: the offsets of all times.
        setting: where the line stands.
    """
    cuts = [0, *(index for gap in _FIELD.finditer(text) for index in gap.span()), len(text)]
    field = next((pair for pair in zip(cuts[::2], cuts[1::2], strict=True) if pair[0] <= mark[0] < pair[1]), None)
    if field is None or len(cuts) == 2 or not setting.title or setting.title in words:  # noqa: PLR2004 - one field
        return words
    gone = [*marks, *((rate.start, rate.end) for rate in find_recurrences(text))]
    kept = (text[at] for at in range(*field) if not any(begin <= at < end for begin, end in gone))
    rest = _ASIDE.sub("", "".join(kept).split(",")[0])
    return words if letters(rest) > 1 else named(setting.title, words)
