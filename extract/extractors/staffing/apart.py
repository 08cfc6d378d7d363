"""Staff that a line counts without 정원 or 현원: those outside the authorised posts (별도, 정원 외), teams with their numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import regex

from extract.extractors.staffing.draft import Draft, Fact
from extract.extractors.staffing.words import is_category
from extract.grid.ranks import is_rank
from extract.normalize.breakdown import find_breakdowns
from extract.normalize.text import level, spaced, tight
from extract.schemas import StaffKind
from extract.source import Source
from extract.vocab import lexicon

_WORDS = r"\p{Hangul}[\p{Hangul}·]*"


@cache
def _outside() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{Hangul}}){spaced(lexicon('staff_context').words('outside'))}")


@cache
def _people() -> regex.Pattern[str]:
    person = tight(lexicon("staff_context").words("person"))
    return regex.compile(
        rf"(?P<name>(?:(?<![\p{{L}}\p{{N}})]){_WORDS} )?(?P<last>{_WORDS})) ?(?P<count>[1-9][0-9]*) ?{person}"
    )


@cache
def _between() -> regex.Pattern[str]:
    links = tight(lexicon("staff_context").words("link"))
    return regex.compile(rf"(?:\([^()]*\)|[\s,]|{links})*")


def _is_outside(behind: str) -> bool:
    """Return whether nothing but other people counted stands between a count and the word that sets it apart."""
    word = _outside().search(behind)
    return word is not None and _between().fullmatch(_people().sub("", behind[: word.start()])) is not None


def outside_counts(text: str, place: Source) -> Iterator[Draft]:
    """Yield the people that a line sets apart from the authorised posts: ``공무직 2명(청소 1, 안내 1), 기간제 3명은 정원 외``.

    They are in post. Names that are no category of service or end with none are left out.
    """
    plain = level(text)
    for found in _people().finditer(plain):
        if is_category(found["last"]) and _is_outside(plain[found.end() :]):
            category, name = found["last"], found["name"]
            rank = None if name == category else name
            yield _draft(text, place, found.span("count"), Fact(None, category, rank, StaffKind.ACTUAL, 0))
            yield from _parts(text, place, found)


def _parts(text: str, place: Source, found: "regex.Match[str]") -> Iterator[Draft]:
    """Yield the parts in the bracket behind people set apart, each named with them: ``공무직(청소)``."""
    whole = (one for one in find_breakdowns(text) if one.whole.start == found.start("count"))
    for part in (part for one in whole for part in one.parts if part.label):
        digits = regex.compile("[0-9]+").search(level(text), part.start, part.end)
        rank = f"{found['name']}({part.label})"
        if digits:
            yield _draft(text, place, digits.span(), Fact(None, found["last"], rank, StaffKind.ACTUAL, 0))


def _draft(text: str, place: Source, span: tuple[int, int], fact: Fact) -> Draft:
    raw = text[slice(*span)]
    return Draft(Fact(fact.unit, fact.category, fact.rank, fact.kind, int(raw)), raw, place.span(*span), None)


@cache
def _listed() -> regex.Pattern[str]:
    person = tight(lexicon("staff_context").words("person"))
    one = rf"(?P<name>(?:[1-9][·~]?[1-9]?)?\p{{Hangul}}[\p{{Hangul}}·]{{0,19}}) ?:? ?(?P<count>[1-9][0-9]{{0,3}}) ?{person}?"
    return regex.compile(rf"[^\p{{L}}\p{{N}}(]*{one}(?:\s*[,/]\s*{one})+(?=\s*(?:\(|$))")


def listed_counts(text: str, place: Source, stated: Mapping[int, StaffKind]) -> Iterator[Draft]:
    """Yield the teams, or ranks and categories, that a line lists with their numbers and nothing before them.

    ``총무팀 5, 민원팀 3``; ``일반직 40명, 공무직 2명``.

    Args:
        text: a line below a title of staff.
        place: its place.
        stated: what the titles around count of each kind; the kind whose count the list adds up to is its own.
    """
    found = _listed().match(level(text))
    named = tuple(_named(name) for name in found.captures("name")) if found else ()
    if not found or None in named or len({fact.unit is None for fact in named if fact}) != 1:
        return
    kind = stated.get(sum(map(int, found.captures("count"))))
    for fact, span in zip(named, found.spans("count"), strict=True):
        if fact:
            yield _draft(text, place, span, replace(fact, kind=kind))


def _named(name: str) -> Fact | None:
    """Return a fact of the unit, rank or category that ``name`` names, or None if it names none."""
    if is_rank(name):
        return Fact(None, None, name, None, 0)
    if is_category(name):
        return Fact(None, name, None, None, 0)
    return Fact(name, None, None, None, 0) if lexicon("unit_endings").key(name) in ("team", "division") else None
