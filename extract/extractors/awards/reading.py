"""The grades of a text, each with the words before it and what stands behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extract.extractors.awards.behind import find_grades_in
from extract.extractors.awards.grades import QUOTE, Grade, find_grades
from extract.extractors.awards.names import AwardName, is_event, read_name
from extract.vocab import fold, lexicon

_OPENING, _CLOSING = "「『｢《〈<“‘", "」』｣》〉>”’"


@dataclass(frozen=True, slots=True)
class Hit:
    """One grade of a line: the words before it, what stands behind it up to the next one, the brackets joined to it.

    ``sure`` says that an honour behind the grade, or the name behind the honour, shows that it was received.
    """

    grade: Grade
    name: AwardName
    before: str
    tail: str
    text: str
    sure: bool = False


def separates(tail: str) -> bool:
    """Return whether a comma comes right behind a grade, so that the award ends there and another one begins."""
    return tail.lstrip()[:1] in tuple(",;")


def _joined(text: str, first: Grade, second: Grade) -> bool:
    """Return whether the second grade only stands in a bracket behind the first: 우수기관 선정(장관상)."""
    between = text[first.after : second.start].strip()
    behind = text[second.end : second.end + 1]
    heads = first.kind in ("body", "contest", "inner", "rank") and second.kind == "honour"
    if heads and regex.sub(QUOTE, "", between).strip() in ("", ":", "-", "/"):
        return True
    return (between == "(" and behind in (")", ",")) or (between in _OPENING and bool(between) and behind in _CLOSING)


def _is_contest(grade: Grade, text: str) -> bool:
    """Return whether 대상 is the end of a contest's name (대한민국 SNS 대상), with the grade behind it."""
    behind = text[grade.after :]
    named = fold(grade.text) in lexicon("award_words").words("event")
    is_graded = is_event(text[: grade.start].rstrip()) and behind.startswith("(")
    return named and not grade.verb and not separates(behind) and not is_graded and find_grades_in(behind)


def _own_bracket(text: str, grade: Grade) -> int:
    """Return where the bracket right behind an honour closes, which may hold what it was given for, or 0."""
    found = regex.compile(r"\s*\([^()]*\)").match(text, grade.after) if grade.kind == "honour" else None
    return found.end() if found else 0


def read_hits(text: str) -> Iterator[Hit]:
    """Yield the grades of a text in order, a grade in a bracket joined to the one before it."""
    grades = [grade for grade in find_grades(text) if not _is_contest(grade, text)]
    floor, at = 0, 0
    while at < len(grades):
        first, words = grades[at], grades[at].text
        last = first
        while at + 1 < len(grades) and _joined(text, last, grades[at + 1]):
            at, last = at + 1, grades[at + 1]
            words = f"{words}({last.text})"
        before = text[floor : first.start]
        inside = _own_bracket(text, first) if not any(map(str.isalpha, before)) else 0
        at += 1
        while at < len(grades) and grades[at].start < inside:
            at += 1
        stop = grades[at].start if at < len(grades) else len(text)
        is_honoured = last is not first and last.kind == "honour" and first.kind != "honour"
        tail = text[last.after : stop]
        yield Hit(first, read_name(before), before, tail, regex.sub(QUOTE, "", words), is_honoured)
        floor = last.after
