"""The issuing department (부서): from the cover, the registration number, or the head of the organisation chart."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from extract.extractors.document_facts.cover import CoverLine
from extract.extractors.document_facts.names import pieces, read_body, unit_rank
from extract.extractors.document_facts.title import Title, year_parted
from extract.normalize.date import find_dates
from extract.normalize.spacing import join_spaced
from extract.vocab import fold, lexicon
from extract.vocab.hanja import to_hangul

_MAX_LENGTH = 16
_MAX_TOKENS = 2
_ENOUGH = 3
_CHART = 3


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str
    rank: int
    line: int


@cache
def _bodies() -> tuple[str, ...]:
    words = (*lexicon("places").words(), *lexicon("central_bodies").words())
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def without_body(name: str) -> str:
    """Return ``name`` without the names of bodies that it begins with: ``부산광역시인재개발원`` is ``인재개발원``."""
    formed = read_body(name)
    if formed and formed.rest:
        return "".join(formed.rest.split())
    plain = to_hangul(name)
    body = next((word for word in _bodies() if plain.startswith(word)), None)
    return without_body(name[len(body) :]) if body and len(body) < len(name) else name


def is_place(token: str) -> bool:
    """Return whether a word is the name of a body, or has the form of one (가온구)."""
    return token in _bodies() or read_body(token) is not None


def _units(text: str, line: int) -> Iterator[_Unit]:
    """Yield the units that a line of the cover is made of: one, or one below the other."""
    body = read_body(text)
    text = body.rest if body else text
    tokens = join_spaced(text).split()
    if not tokens or len(tokens) > 3 or len(fold(text)) > 2 * _MAX_LENGTH:  # noqa: PLR2004 - body, bureau, division
        return
    ranked = [
        _Unit(without_body(token), rank, line)
        for token in tokens
        if (rank := unit_rank(without_body(token))) is not None
    ]
    whole = without_body("".join(tokens))
    rank = unit_rank(whole)
    if rank is not None and len(ranked) < len(tokens):
        bodies = [token for token in tokens if is_place(token) and unit_rank(token) is None]
        yield ranked[-1] if ranked and len(ranked) + len(bodies) == len(tokens) else _Unit(whole, rank, line)
    elif len(ranked) == len(tokens):
        yield from ranked


def _of_line(text: str, line: int) -> tuple[_Unit, ...]:
    """Return the units of a line, else those of the parts between its signs: ``담당부서 : 총무과``, ``여성과(여성팀)``."""
    found = (tuple(_units(part, line)) for part in pieces(text))
    return next((units for units in found if units), ())


def _before_year(text: str) -> str:
    """Return what stands before the year in a line of the title: ``가온구 총무과 2024년 주요업무계획``."""
    return year_parted(text)[0]


def _is_audience(unit: _Unit, lines: tuple[CoverLine, ...], title: Title | None) -> bool:
    """Return whether a committee is the council's, to which is reported: above the title, by a date or the council's name."""
    if unit.rank != 0 or (title and unit.line > max(title.lines)):
        return False
    here = lines[unit.line]
    near = [line for index, line in enumerate(lines) if abs(index - unit.line) <= 1 or line.block == here.block]
    council = lexicon("organization_words").words("council")
    return any(find_dates(line.text) or any(word in fold(line.text) for word in council) for line in near)


def _on_cover(lines: tuple[CoverLine, ...], title: Title | None) -> str | None:
    used = title.lines if title else frozenset[int]()
    texts = [(index, _before_year(line.text) if index in used else line.text) for index, line in enumerate(lines)]
    found = [unit for index, text in texts for unit in _of_line(text, index)]
    named = [unit for unit in found if not _is_audience(unit, lines, title)]
    return max(named, key=lambda unit: (unit.rank, unit.line), default=_Unit("", 0, 0)).name or None


@cache
def _clear() -> regex.Pattern[str]:
    ends = "|".join(map(regex.escape, lexicon("organization_words").words("clear_unit")))
    return regex.compile(rf"(?<!\p{{Hangul}})\p{{Hangul}}{{2,12}}?(?:{ends})(?!\p{{Hangul}})")


@cache
def _count_behind() -> regex.Pattern[str]:
    return regex.compile(r"\s*\(.*\)$")


def _in_text(texts: tuple[str, ...], heads: tuple[str, ...]) -> str | None:
    """Return the unit that heads the organisation chart or stands alone most often, if the text names it often."""
    counts, alone = Counter[str](), set[str]()
    for text in texts:
        unit = without_body(fold(_count_behind().sub("", text)))
        if unit_rank(unit) is not None and unit.endswith(lexicon("organization_words").words("clear_unit")):
            counts[unit] += 1
            alone.add(unit)
        counts.update(without_body(found) for found in _clear().findall(text))
    for head in map(without_body, heads):
        if unit_rank(head) is not None:
            counts[head] += _CHART
            alone.add(head)
    best = max(alone, key=lambda unit: (counts[unit], unit), default="")
    return best if counts[best] >= _ENOUGH else None


def find_department(
    lines: tuple[CoverLine, ...],
    title: Title | None,
    number: str | None,
    texts: tuple[str, ...],
    heads: tuple[str, ...],
) -> str | None:
    """Return the issuing department, or None.

    Args:
        lines: the cover.
        title: the title found on it.
        number: the registration number, which begins with the department (``기획예산과-1278``).
        texts: every text of the document.
        heads: first words of the charts of the first pages.
    """
    shown = _on_cover(lines, title)
    if shown:
        return shown
    registered = number.rpartition("-")[0].strip() if number else ""
    if unit_rank(fold(registered)) is not None:
        return registered
    return _in_text(texts, heads)
