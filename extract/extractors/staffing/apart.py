"""Staff that a line counts without 정원 or 현원: those outside the authorised posts (별도, 정원 외), teams with their numbers."""

from collections.abc import Iterator
from functools import cache

import regex

from extract.extractors.staffing.draft import Draft, Fact
from extract.extractors.staffing.words import is_category
from extract.normalize.breakdown import find_breakdowns
from extract.normalize.text import level, spaced, tight
from extract.schemas import StaffKind
from extract.source import Source
from extract.vocab import lexicon

_FEWEST = 2
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
    for breakdown in find_breakdowns(text):
        if breakdown.whole.start == found.start("count"):
            for part in breakdown.parts:
                digits = regex.compile("[0-9]+").search(level(text), part.start, part.end)
                rank = f"{found['name']}({part.label})"
                if digits and part.label:
                    yield _draft(text, place, digits.span(), Fact(None, found["last"], rank, StaffKind.ACTUAL, 0))


def _draft(text: str, place: Source, span: tuple[int, int], fact: Fact) -> Draft:
    raw = text[slice(*span)]
    return Draft(Fact(fact.unit, fact.category, fact.rank, fact.kind, int(raw)), raw, place.span(*span), None)


@cache
def _teams() -> regex.Pattern[str]:
    person = tight(lexicon("staff_context").words("person"))
    one = rf"(?P<name>[\p{{Hangul}}·]{{2,20}}) ?(?P<count>[1-9][0-9]{{0,3}}) ?{person}?"
    return regex.compile(rf"[^\p{{L}}\p{{N}}(]*{one}(?:, ?{one})+(?=\s*(?:\(|$))")


def team_counts(text: str, place: Source, stated: dict[int, StaffKind]) -> Iterator[Draft]:
    """Yield the teams that a line lists with their numbers and nothing else before them: ``총무팀 5, 민원팀 3``.

    Args:
        text: a line below a title of staff.
        place: its place.
        stated: what the titles around count of each kind; the kind whose count the teams add up to is theirs.
    """
    found = _teams().match(level(text))
    if not found or not all(
        lexicon("unit_endings").key(name) in ("team", "division") for name in found.captures("name")
    ):
        return
    kind = stated.get(sum(map(int, found.captures("count"))))
    for name, span in zip(found.captures("name"), found.spans("count"), strict=True):
        yield _draft(text, place, span, Fact(name, None, None, kind, 0))
