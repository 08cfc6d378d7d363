"""Awards, honours and evaluation results that the body received (수상)."""

from dataclasses import replace
from functools import cache

import regex

from extract.document import Document
from extract.extractors.awards.behind import date_in, date_of_year
from extract.extractors.awards.hits import Found
from extract.extractors.awards.lines import awards_in_lines
from extract.extractors.awards.names import bodies_in, edition_of
from extract.extractors.awards.tables import awards_in_tables
from extract.extractors.context import plan_year, section_year
from extract.grid import Grid
from extract.issues import Issue
from extract.normalize.text import tight
from extract.schemas import Award, DocumentFacts, ScheduleStatus
from extract.segment.outline import Outline
from extract.vocab import fold, lexicon

__all__ = ["find_awards"]


def _own_names(facts: DocumentFacts) -> frozenset[str]:
    """Return the folded names of the issuing body, short ones included."""
    if facts.organization is None:
        return frozenset()
    name = facts.organization.name
    entries = (entry for key in ("places", "central_bodies") for entry in lexicon(key).entries)
    words = {word for entry in entries if entry.data["name"] == name for word in entry.words}
    return frozenset({fold(name), *words})


def _words(name: str) -> frozenset[str]:
    """Return the words of a name without years and bodies, to tell a restatement."""
    for start, end, _ in reversed(bodies_in(name)):
        name = f"{name[:start]} {name[end:]}"
    bare = regex.sub(r"['’‘]?[0-9]{2,4} ?\p{Hangul}{0,2}(?!\p{Hangul})", " ", name)
    return frozenset(fold(word) for word in regex.findall(r"[\p{L}\p{N}]+", bare))


def _same_name(first: str, second: str) -> bool:
    one, other = _words(first), _words(second)
    joined = "".join(sorted(one)), "".join(sorted(other))
    return (
        one <= other
        or other <= one
        or fold(first) in fold(second)
        or fold(second) in fold(first)
        or joined[0] == joined[1]
    )


def _agree(first: str | None, second: str | None) -> bool:
    return first is None or second is None or first.startswith(second) or second.startswith(first)


def _grade_key(grade: str | None) -> str:
    """Return a grade such that 우수 and 우수상 are one."""
    folded = fold(grade or "")
    contest = lexicon("award_grades").words("contest")
    return next(
        (word for word in contest if word != folded and folded.startswith(word) and len(folded) == len(word) + 1),
        folded,
    )


def _restates(found: Found, earlier: Found) -> bool:
    """Return whether an award was reported before: same name, no other grade, no other date."""
    grades = _grade_key(found.grade), _grade_key(earlier.grade)
    periods = found.name.period, earlier.name.period
    return (
        _same_name(found.name.text, earlier.name.text)
        and (grades[0] == grades[1] or not all(grades))
        and _agree(found.date, earlier.date)
        and (periods[0] == periods[1] or not all(periods))
    )


def _dated(found: Found, outline: Outline, facts: DocumentFacts) -> Found:
    """Return ``found`` with the year of the heading around it, or, for a printed month, of the document's results."""
    if found.date is not None and not found.date.isdigit():
        return found
    year, _ = section_year(outline, found.section, None)
    printed = int(found.date) if found.date else None
    exact = date_of_year(found.tail, printed or year or plan_year(facts, ScheduleStatus.DONE))
    return replace(found, date=exact or found.date or (str(year) if year else None))


def _introduces(found: Found, others: tuple[Found, ...]) -> bool:
    return found.weak and any(found.section in other.above for other in others)


@cache
def _note() -> regex.Pattern[str]:
    hosts = tight(lexicon("award_words").words("host"))
    ends = tight(lexicon("award_words").words("host_end"))
    return regex.compile(rf"\s*{hosts}{ends}? ?: ?(?P<body>[^(),:]{{2,20}})(?:\((?P<date>[^()]*)\))?")


def _noted(found: Found, outline: Outline) -> Found:
    """Return ``found`` with the body and date that a note names behind its name: ``1) 민원 평가 주관: 환경부(2020. 12. 28.)``."""
    if found.awarded_by is not None or not found.name.text:
        return found
    notes = (line.text.partition(found.name.text)[2] for line in outline.lines)
    note = next((told for rest in notes if (told := _note().match(rest))), None)
    if note is None:
        return found
    return replace(found, awarded_by=note["body"].strip(), date=found.date or date_in(note["date"] or ""))


def _record(found: Found, number: int) -> Award:
    return Award(
        id=f"a{number}",
        section=found.section or None,
        name=found.name.text or found.grade or found.raw,
        edition=edition_of(found.name.text),
        category=found.name.category,
        grade=found.grade,
        awarded_by=found.awarded_by,
        recipient=found.name.recipient,
        date=found.date,
        won=found.won,
        raw=found.raw,
        source=found.source,
    )


def find_awards(
    document: Document, outline: Outline, grids: tuple[Grid, ...], facts: DocumentFacts
) -> tuple[tuple[Award, ...], tuple[Issue, ...]]:
    """Return the awards that the body received, in document order, and what was doubtful about them.

    An award that is reported twice counts once, unless grade or date differ. Prizes that the body gives, results aimed at,
    contests merely entered and scores merely reported (종합청렴도 2등급) are none.

    Args:
        document: the document.
        outline: its section tree.
        grids: its tables.
        facts: what is known of the document as a whole.
    """
    own = _own_names(facts)
    both = (*awards_in_lines(outline, own), *awards_in_tables(document, outline, grids, own))
    found = tuple(sorted(both, key=lambda one: one.source.block or 0))
    kept: list[Found] = []
    for one in found:
        if not _introduces(one, found) and not any(_restates(one, earlier) for earlier in kept):
            kept.append(one)
    return tuple(_record(_dated(_noted(one, outline), outline, facts), at) for at, one in enumerate(kept, start=1)), ()
