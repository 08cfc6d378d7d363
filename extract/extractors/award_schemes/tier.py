"""What prize tables and sentences about prizes share."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.normalize.text import tight
from extract.schemas.award import AwardTier
from extract.vocab import fold, lexicon

_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Found:
    """Tiers of one place, before they are joined to a program."""

    order: tuple[int, int]
    section: str
    tiers: tuple[AwardTier, ...]
    cadence: str | None = None
    contest: str | None = None


@cache
def bracket() -> regex.Pattern[str]:
    """Return a pattern for a bracket and all behind it."""
    return regex.compile(r"\s*[(\[（].*$", regex.DOTALL)


def contest_grades() -> tuple[str, ...]:
    """Return the grades that contests give, folded, longest first."""
    return lexicon("award_grades").words("contest", "rank", "scheme")


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


def _bare(words: list[str], key: str) -> list[str]:
    """Return ``words`` without those of one row of the list ``award_scheme`` at their end."""
    ends = lexicon("award_scheme").words(key)
    while words and fold(words[-1]) in ends:
        words = words[:-1]
    return words


def _ends() -> tuple[str, ...]:
    return (*lexicon("award_words").words("event"), *lexicon("award_scheme").words("contest_end"))


def names_contest(text: str) -> bool:
    """Return whether a label ends like the name of a contest, a bracket behind it left out (동요 경연대회(예선))."""
    return fold(bracket().sub("", text)).endswith(_ends())


def contest_in(label: str) -> str | None:
    """Return the contest that a label or heading names before it says that prizes are given, or None.

    What is chosen (우수센터 선발) names it too; the best of a contest (우수부서 시상) does not.

    >>> contest_in("사과 품평회 시상"), contest_in("우수센터 선발"), contest_in("우수부서 시상"), contest_in("시상계획")
    ('사과 품평회', '우수센터', None, None)
    """
    words = bracket().sub("", label).split()
    named = _bare(words, "giving_word")
    chosen = _bare(named, "choosing")
    name = " ".join(chosen)
    folded = fold(name)
    if len(folded) < _SHORTEST or (
        folded.endswith(lexicon("award_scheme").words("aspect")) and not folded.endswith(_ends())
    ):
        return None
    if len(chosen) < len(named):
        return name
    is_best = folded.startswith(lexicon("award_grades").words("contest"))
    return name if folded.endswith(_ends()) and not is_best else None
