"""What stands behind a grade: date, awarding body, money, and the name where the grade comes first."""

from dataclasses import replace
from functools import cache

import regex

from extract.extractors.awards.grades import find_grades
from extract.extractors.awards.names import AwardName, bodies_in, is_event, read_name
from extract.normalize.date import find_dates
from extract.normalize.money import find_money
from extract.normalize.period import DateContext
from extract.normalize.text import tight
from extract.vocab import fold, lexicon

_SHORTEST = 4
_BEFORE, _BEHIND = "(,[-–:/", ",)](:/"


def holds(text: str, key: str) -> bool:
    """Return whether a text holds a word of one row of the list ``award_words``."""
    folded = fold(text)
    return any(word in folded for word in lexicon("award_words").words(key))


@cache
def _bracket() -> regex.Pattern[str]:
    return regex.compile(
        r"[)\]’'”」]*\s*(?:\((?P<round>[^()]*)\)|\[(?P<square>[^\[\]]*)\]|<(?P<angle>[^<>]*)>|/(?P<slash>[^/(]*))"
    )


def bracketed(tail: str) -> str:
    """Return what the bracket right behind a grade holds, or an empty text."""
    found = _bracket().match(tail)
    return next((part for part in found.groups() if part), "") if found else ""


def foreign_body(tail: str, own: frozenset[str]) -> str | None:
    """Return the awarding body that fills the bracket right behind a grade, the issuing body itself left out."""
    inside = bracketed(tail)
    names = [text for _, _, text in bodies_in(inside)]
    return names[-1] if names and fold(names[-1]) not in own and not find_grades_in(inside) else None


def find_grades_in(text: str) -> bool:
    """Return whether a text holds a grade."""
    return next(find_grades(text), None) is not None


def date_in(text: str) -> str | None:
    """Return the first date printed with its year, from month to day, as EDTF."""
    spans = (span.period for span in find_dates(text, bare=True))
    exact = [span for span in spans if span.year_explicit and not span.reference]
    return next((span.edtf for span in exact if span.precision in ("day", "month")), None)


def won_in(text: str) -> int | None:
    """Return the money that a text says came with an award, or None."""
    if not holds(text, "money"):
        return None
    return next((span.money.won for span in find_money(text)), None)


@cache
def _body_form() -> regex.Pattern[str]:
    ends, offices = (tight(lexicon("award_words").words(key)) for key in ("body_end", "office_alone"))
    return regex.compile(rf"(?:[(,\[]|[-–] )\s*(?P<name>{offices}|\p{{Hangul}}{{2,16}}?{ends})\s*(?=[,)\]]|$)")


def body_by_form(tail: str, own: frozenset[str]) -> str | None:
    """Return the body behind a grade that no list knows, by the form of its name and the bracket or comma around it."""
    found = _body_form().search(tail)
    return found["name"] if found and fold(found["name"]) not in own else None


def honouring_body(grade: str) -> str | None:
    """Return the body in an honour's name: ``농림수산식품부`` of ``농림수산식품부장관 표창``, or None."""
    return next((text for start, _, text in bodies_in(grade) if start == 0), None)


@cache
def _front() -> regex.Pattern[str]:
    return regex.compile(r"^[)\]\s]*(?::\s*(?P<value>[^:]*)|[(\[](?P<inside>[^()\[\]]*))")


def date_of_year(tail: str, year: int | None) -> str | None:
    """Return the month or day that stands in the bracket or behind the colon right after a grade, in ``year``, or None."""
    found = _front().match(tail)
    text = (found["value"] or found["inside"] or "") if found else ""
    if year is None or not text:
        return None
    parts = (find_dates(part.strip(), DateContext(year), bare=True) for part in text.split(","))
    spans = (span.period for part in parts for span in part)
    exact = [span for span in spans if not span.reference and span.precision in ("day", "month")]
    return exact[0].edtf if exact else None


def known_body(tail: str, own: frozenset[str]) -> str | None:
    """Return the first listed body that fills a bracket, or the space between commas, behind a grade, or None."""
    for start, end, text in bodies_in(tail):
        before, behind = tail[:start].rstrip()[-1:], tail[end:].lstrip()[:1]
        if before in _BEFORE and before and behind in _BEHIND and fold(text) not in own:
            return text
    return None


def name_behind(tail: str, *, event: bool) -> AwardName | None:
    """Return the name behind an honour that comes first: ``교육부장관 표창(학교폭력예방 유공) : 2015. 10월``, or None.

    What stands there must be words, no date, number of winners, sum of money, body or unit.

    Args:
        tail: what stands behind the grade and its verb.
        event: whether what stands behind a colon, not in a bracket, must end like a contest's or evaluation's name.
    """
    found = _front().match(tail)
    inside = found["inside"] if found else None
    part = (inside or (found["value"].partition("(")[0] if found and found["value"] else "")).split(",")[0].strip()
    name = read_name(part)
    units = lexicon("organization_words").words("division", "bureau")
    if sum(map(str.isalpha, name.text)) < _SHORTEST or name.text.endswith(units) or bodies_in(name.text):
        return None
    is_named = is_event(name.text)
    if (find_dates(part, bare=True) or (event and not inside)) and not is_named:
        return None
    first = next(find_grades(part), None)
    starts = first is not None and first.start == 0
    return (
        None if find_money(part) or starts or regex.match(r"[0-9]{1,3} ?\p{Hangul}", part) else replace(name, text=part)
    )
