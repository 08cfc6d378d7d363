"""The title of a document (제목) and what kind it is of."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.extractors.document_facts.cover import CoverLine
from extract.normalize.text import spaced
from extract.vocab import fold, lexicon
from extract.vocab.hanja import to_hangul

_SLOGAN_MARKS = "!?,"
_SLOGAN_WORDS = 4


@dataclass(frozen=True, slots=True)
class Title:
    """The title as put together from the cover.

    Attributes:
        text: the title.
        kind: ``plan``, ``report`` or ``results``.
        year: the year in it, or None.
        lines: indexes of the cover lines that it comes from.
    """

    text: str
    kind: str
    year: int | None
    lines: frozenset[int]


@cache
def _year() -> regex.Pattern[str]:
    words = spaced(lexicon("title_parts").words("year"))
    return regex.compile(
        rf"(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}})(?![0-9]) ?{words}?|['‘’](?P<short>[0-9]{{2}}) ?{words}"
    )


def years_in(text: str) -> tuple[int, ...]:
    """Return the years printed in ``text``: ``2025년도``, ``2006``, ``’25년``."""
    return tuple(int(found["year"] or f"20{found['short']}") for found in _year().finditer(to_hangul(text)))


def year_parted(text: str) -> tuple[str, str]:
    """Return what stands before the first year in ``text``, and the rest; an empty text and all of it without a year."""
    found = _year().search(to_hangul(text))
    at = found.start() if found else 0
    return text[:at], text[at:]


def _is_year(text: str) -> bool:
    return _year().fullmatch(to_hangul(text.strip())) is not None


@cache
def _brackets() -> regex.Pattern[str]:
    return regex.compile(r"\s*[(\[【][^()\[\]【】]*[)\]】]\s*$")


def title_kind(text: str) -> str | None:
    """Return what kind of document a line names, or None if it is no title."""
    return lexicon("title_words").key(_brackets().sub("", text))


def _rank(line: CoverLine) -> tuple[bool, bool, float]:
    annual = lexicon("title_parts").words("annual")
    names_work = any(word in fold(line.text) for word in annual)
    return bool(years_in(line.text)), names_work, line.size or 0.0


def _is_tail(text: str) -> bool:
    return fold(_brackets().sub("", text)) in lexicon("title_parts").words("tail")


def _pieces(lines: tuple[CoverLine, ...], at: int) -> list[int]:
    """Return the lines of the title that ends with line ``at``: lines that it continues, and the year above."""
    pieces = [at]
    while _is_tail(lines[pieces[0]].text) and pieces[0] > 0 and not _is_year(lines[pieces[0] - 1].text):
        pieces.insert(0, pieces[0] - 1)
    if not any(years_in(lines[index].text) for index in pieces):
        year = [index for index, line in enumerate(lines) if _is_year(line.text)]
        near = [index for index in year if index < pieces[0]] or year
        pieces = near[-1:] + pieces
    return pieces if _is_tail(lines[at].text) else pieces + _below(lines, at)


def _below(lines: tuple[CoverLine, ...], at: int) -> list[int]:
    """Return the line below a title's if it continues it (2018년도 주요업무 | 추진계획)."""
    return [at + 1] if at + 1 < len(lines) and _is_tail(lines[at + 1].text) else []


def _without_slogan(text: str) -> str:
    """Return a title's line without a slogan (구호) run into it: a clause with a comma, a mark or four words before the year."""
    found = _year().search(to_hangul(text))
    before = text[: found.start()] if found else ""
    is_slogan = any(mark in before for mark in _SLOGAN_MARKS) or len(before.split()) >= _SLOGAN_WORDS
    return text[len(before) :] if is_slogan else text


def find_title(lines: tuple[CoverLine, ...]) -> Title | None:
    """Return the title among the lines of a cover, or None.

    Of several lines that end like titles, one with a year goes first, then one that names the work as a whole (업무), then
    the largest, then the first. A line that is only a year (``2006년도``) goes before it.
    """
    named = [index for index, line in enumerate(lines) if title_kind(line.text)]
    if not named:
        return None
    best = max(named, key=lambda index: (*_rank(lines[index]), -index))
    pieces = _pieces(lines, best)
    text = _without_slogan(" ".join(lines[index].text for index in pieces))
    years = years_in(text)
    return Title(
        text,
        title_kind(lines[max(pieces)].text) or title_kind(lines[best].text) or "",
        years[0] if years else None,
        frozenset(pieces),
    )
