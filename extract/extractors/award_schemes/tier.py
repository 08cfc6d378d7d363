"""What prize tables and sentences about prizes share."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.normalize.text import tight
from extract.schemas.award import AwardTier
from extract.vocab import fold, lexicon


@dataclass(frozen=True, slots=True)
class Found:
    """Tiers of one place, before they are joined to a program."""

    order: tuple[int, int]
    section: str
    tiers: tuple[AwardTier, ...]
    cadence: str | None = None


@cache
def bracket() -> regex.Pattern[str]:
    """Return a pattern for a bracket and all behind it."""
    return regex.compile(r"\s*[(\[（].*$", regex.DOTALL)


def contest_grades() -> tuple[str, ...]:
    """Return the grades that contests give, folded, longest first."""
    return lexicon("award_grades").words("contest", "rank")


def grade_end(text: str) -> int | None:
    """Return where the grade that ``text`` begins with ends, if ``text`` is a grade, with or without a bracket."""
    bare = bracket().sub("", text).rstrip()
    known = (*contest_grades(), *lexicon("award_grades").words("table"))
    return len(bare) if fold(bare) in known else None


@cache
def number_chosen() -> regex.Pattern[str]:
    """Return a pattern for a number of winners: ``2팀``, ``3 개 부서``."""
    counters = tight(lexicon("award_scheme").words("counter"))
    spans = tight(lexicon("date_words").words("year", "month"))
    return regex.compile(rf"(?<![0-9.,])(?P<count>[0-9]{{1,3}}) ?{counters}(?!\p{{Hangul}}*{spans})")
