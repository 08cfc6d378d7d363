"""Which grades of a line are awards received, and what the line says of each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.extractors.awards.behind import (
    body_by_form,
    date_in,
    foreign_body,
    holds,
    honouring_body,
    known_body,
    name_behind,
    won_in,
)
from extract.extractors.awards.grades import verbs
from extract.extractors.awards.names import AwardName, bodies_in, edition_of, is_event, read_name, without_year
from extract.extractors.awards.reading import Hit, read_hits, separates
from extract.normalize.date import find_dates
from extract.normalize.text import spaced, tight
from extract.segment.outline import Line, LineRole
from extract.source import Source
from extract.vocab import fold, lexicon

_NEAR = 16
_LONGEST_NAME = 14
_STOPS = ")][<」』｣》〉>”’'\",.:;/※▹▷▸▶‣→⇒⇨➔-–("


@dataclass(frozen=True, slots=True)
class Found:
    """An award before it is numbered.

    Attributes:
        name: what was awarded.
        grade: grade as printed, brackets behind it joined; or None.
        date: EDTF date, or None.
        won: money that came with it, or None.
        awarded_by: awarding body as printed, or None.
        section: id of its node.
        above: ids of the nodes around it.
        raw: the printed text.
        source: the place of ``raw``.
        weak: whether it only introduces what stands below it (a heading without date).
        tail: what stands behind its grade.
    """

    name: AwardName
    grade: str | None
    date: str | None
    won: int | None
    awarded_by: str | None
    section: str
    above: tuple[str, ...]
    raw: str
    source: Source
    weak: bool = False
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: whether its section plans, whether a list of awards (수상내역) encloses it, who issues it."""

    planned: bool
    listed: bool
    own: frozenset[str]


def _ends(tail: str) -> bool:
    """Return whether a statement ends behind a grade: nothing more, or a stop, or a number of won or a note."""
    rest = tail.lstrip()
    return not rest or rest[0] in _STOPS


@cache
def _others() -> regex.Pattern[str]:
    counter = tight(lexicon("award_words").words("counter"))
    return regex.compile(rf"[0-9]+ ?{counter} ?\p{{Hangul}}+(?:[·․]\p{{Hangul}}+)?\s*$")


def _is_of_others(before: str) -> bool:
    """Return whether the words before a grade name another one who received it (관내 기업, 초등부)."""
    words = lexicon("award_words").words("others")
    return any(fold(word).startswith(words) for word in before.split())


def _concerns_body(hit: Hit) -> bool:
    """Return whether a grade is said of the body, not of a number of others (6개 구 우수)."""
    if _is_of_others(hit.before):
        return False
    others = _others().search(hit.before)
    counted = regex.match(r"\s*\(?[0-9]+ ?\p{Hangul}", hit.tail)
    is_other = counted is not None and not find_dates(hit.tail[:12]) and not _streak().match(hit.tail)
    return (others is None or hit.name.recipient is not None) and not is_other


@cache
def _streak() -> regex.Pattern[str]:
    return regex.compile(rf"\s*\(?[0-9]+ ?{spaced(lexicon('award_words').words('streak'))}")


def _is_received(hit: Hit, place: Place) -> bool:
    near = hit.tail[:_NEAR]
    if hit.grade.verb == "received":
        return not holds(near, "not_yet") and not _is_of_others(hit.before)
    if holds(hit.before, "entered") or holds(near, "not_yet") or not _concerns_body(hit):
        return False
    is_subject = fold(hit.grade.text) in lexicon("award_words").words("event") and separates(hit.tail)
    if place.listed and not place.planned and not is_subject and (_ends(hit.tail) or hit.grade.kind == "inner"):
        return True
    if place.planned or holds(hit.before + near, "giving"):
        return False
    return _is_stated(hit, place)


def _is_stated(hit: Hit, place: Place) -> bool:
    """Return whether name and grade together report an award without the word 수상."""
    if hit.sure and hit.name.text:
        return True
    named = is_event(hit.name.text) or hit.name.elided
    if hit.grade.kind == "prize" and edition_of(hit.name.text) is None:
        return False
    dated = edition_of(hit.name.text) is not None and date_in(hit.tail) is not None
    if fold(hit.grade.text) in lexicon("award_words").words("event") and hit.name.category is None and not dated:
        return False
    outside = foreign_body(hit.tail, place.own) is not None
    if hit.grade.verb == "chosen":
        by = hit.name.awarded_by is not None and fold(hit.name.awarded_by) not in place.own
        return (hit.grade.kind != "inner" and (named or outside or by) and hit.grade.kind != "rank") or (
            named and outside
        )
    if hit.grade.kind == "inner" or not _ends(hit.tail):
        return False
    return named or (outside and bool(hit.name.text))


def make_found(line: Line, name: AwardName, tail: str, place: Place, grade: str | None = None) -> Found:
    """Return an award of a line; ``tail`` is what stands behind its grade."""
    return Found(
        name=name,
        grade=grade,
        date=date_in(tail) or name.date,
        won=won_in(tail),
        awarded_by=_awarding_body(name, tail, place, grade),
        section=line.section,
        above=line.above,
        raw=line.text[line.body :],
        source=line.at(line.body, len(line.text)),
        tail=tail,
    )


def _awarding_body(name: AwardName, tail: str, place: Place, grade: str | None) -> str | None:
    told = foreign_body(tail, place.own) or name.awarded_by or known_body(tail, place.own)
    told = told or body_by_form(tail, place.own)
    return told or (honouring_body(grade.partition("(")[2] or grade) if grade else None)


def _of_hits(line: Line, place: Place) -> Iterator[Found]:
    base: AwardName | None = None
    hits = tuple(read_hits(line.text[line.body :]))
    kept: list[tuple[Hit, Found]] = []
    for at, bare in enumerate(hits):
        hit = _led(_with_base(bare, base), place)
        if not (_is_received(hit, place) or _is_joined(hit, hits[at + 1 :], place)):
            continue
        base = hit.name if hit.name.text or hit.name.elided else base
        kept.append((hit, make_found(line, hit.name, hit.tail, place, hit.text)))
    yield from _sharing_date(kept)


def _is_joined(hit: Hit, behind: tuple[Hit, ...], place: Place) -> bool:
    """Return whether 대상 closes one award of several in a line: ``성과대회 대상, 보건복지부 우수기관 표창``."""
    is_one = is_event(hit.name.text) and separates(hit.tail) and not place.planned
    return is_one and _concerns_body(hit) and any(_is_received(_led(other, place), place) for other in behind[:1])


def _sharing_date(kept: list[tuple[Hit, Found]]) -> Iterator[Found]:
    """Yield awards; those that a line joins by commas before one verb share the date behind it (A 우수, B 최우수 수상('25.3.))."""
    for at, (hit, found) in enumerate(kept):
        last, told = kept[-1]
        shares = all(separates(other.tail) and not other.grade.verb for other, _ in kept[at:-1])
        is_open = found.date is None and hit is not last and last.grade.verb == "received" and shares
        yield replace(found, date=told.date) if is_open else found


def _led(hit: Hit, place: Place) -> Hit:
    """Return ``hit`` with the name behind it, where an honour or a grade of the body comes first in its line."""
    if hit.name.text or hit.name.elided or place.planned or hit.grade.kind not in ("honour", "body"):
        return hit
    sure = hit.grade.kind == "honour" and (place.listed or hit.grade.verb == "received")
    name = name_behind(hit.tail, event=not sure)
    is_told = place.listed or date_in(hit.tail) is not None or bool(hit.grade.verb)
    if not name or not is_told:
        return hit
    return replace(hit, name=replace(name, date=name.date or hit.name.date), sure=True)


def _with_base(hit: Hit, base: AwardName | None) -> Hit:
    """Return ``hit`` with what the award before it in the line says: the name where it has only a part of the year."""
    if base is None:
        return hit
    if hit.name.text or not hit.name.period:
        return replace(hit, name=replace(hit.name, awarded_by=hit.name.awarded_by or base.awarded_by))
    return replace(hit, name=replace(base, period=hit.name.period, recipient=hit.name.recipient))


@cache
def _bare_verb() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{Hangul}}){verbs('received')}(?!\p{{Hangul}})")


def _without_grade(line: Line, place: Place) -> Iterator[Found]:
    """Yield the award of a line such as ``「지방행정혁신우수상」 수상(2006. 4.13)``, whose name is the award itself."""
    content = line.text[line.body :]
    verb = _bare_verb().search(content)
    if not verb or holds(content[verb.end() : verb.end() + _NEAR], "not_yet"):
        return
    if _is_of_others(content[: verb.start()]):
        return
    name = read_name(content[: verb.start()])
    awards = lexicon("award_grades").words("contest", "honour", "prize")
    if fold(name.text) in lexicon("award_words").words("generic") or not (
        is_event(name.text) or fold(name.text).endswith(awards)
    ):
        return
    found = make_found(line, name, content[verb.end() :], place)
    yield replace(found, weak=line.role is LineRole.HEADING and found.date is None)


@cache
def _given() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?P<name>.{{2,60}}?) ?(?P<grade>{spaced(lexicon('award_words').words('given'))})(?P<tail>\s*\(.*)"
    )


def _conferred(line: Line, place: Place) -> Iterator[Found]:
    """Yield what a list of awards says was conferred without a grade, if a body stands behind it: ``… 인증(여성가족부)``."""
    content = line.text[line.body :]
    found = _given().fullmatch(content) if place.listed and not place.planned else None
    name = read_name(found["name"]) if found else None
    if not found or not name or not name.text or holds(content, "not_yet") or _is_of_others(found["name"]):
        return
    told = foreign_body(found["tail"], place.own) or known_body(found["tail"], place.own)
    if told or body_by_form(found["tail"], place.own):
        yield make_found(line, name, found["tail"], place, found["grade"])


def settled(found: Found) -> Found | None:
    """Return ``found`` with a name, or None for a mention in passing.

    Words that name only the body and the year take the grade as their name (부산광역시 으뜸부서); an honour after a clause that is
    no name (… 추진을 통해 기관표창 수상 등) is a mention in passing.
    """
    text = found.name.text
    words = text.split()
    if len(words) > _LONGEST_NAME or (words and words[-1].endswith(lexicon("award_words").words("clause"))):
        return None
    rest = text
    for start, end, _ in reversed(bodies_in(text)):
        rest = rest[:start] + rest[end:]
    if found.grade and text and not any(char.isalpha() for char in without_year(rest)):
        return replace(found, name=replace(found.name, text=f"{text} {found.grade}"))
    return found


def found_in(line: Line, place: Place) -> tuple[Found, ...]:
    """Return the awards that one line reports, in order; a name may be empty where the line has only a grade."""
    return tuple(_of_hits(line, place)) or tuple(_without_grade(line, place)) or tuple(_conferred(line, place))
