"""Which grades of a line are awards received, and what the line says of each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.extractors.awards.grades import QUOTE, Grade, find_grades, verbs
from extract.extractors.awards.names import AwardName, bodies_in, edition_of, is_event, read_name, without_year
from extract.normalize.date import find_dates
from extract.normalize.money import find_money
from extract.normalize.text import tight
from extract.segment.outline import Line, LineRole
from extract.source import Source
from extract.vocab import fold, lexicon

_NEAR = 16
_OPENING, _CLOSING = "「『｢《〈<“‘", "」』｣》〉>”’"
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


@dataclass(frozen=True, slots=True)
class Hit:
    """One grade of a line: the words before it, what stands behind it up to the next one, the brackets joined to it."""

    grade: Grade
    name: AwardName
    before: str
    tail: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: whether its section plans, whether a list of awards (수상내역) encloses it, who issues it."""

    planned: bool
    listed: bool
    own: frozenset[str]


def holds(text: str, key: str) -> bool:
    """Return whether a text holds a word of one row of the list ``award_words``."""
    folded = fold(text)
    return any(word in folded for word in lexicon("award_words").words(key))


def _joined(text: str, first: Grade, second: Grade) -> bool:
    """Return whether the second grade only stands in a bracket behind the first: 우수기관 선정(장관상)."""
    between = text[first.after : second.start].strip()
    behind = text[second.end : second.end + 1]
    return (between == "(" and behind in (")", ",")) or (between in _OPENING and bool(between) and behind in _CLOSING)


def _is_contest(grade: Grade, text: str) -> bool:
    """Return whether 대상 is the end of a contest's name (대한민국 SNS 대상), with the grade behind it."""
    behind = find_grades(text[grade.after :])
    named = fold(grade.text) in lexicon("award_words").words("event")
    return named and not grade.verb and next(behind, None) is not None


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
        at += 1
        stop = grades[at].start if at < len(grades) else len(text)
        before = text[floor : first.start]
        yield Hit(first, read_name(before), before, text[last.after : stop], regex.sub(QUOTE, "", words))
        floor = last.after


@cache
def _bracket() -> regex.Pattern[str]:
    return regex.compile(
        r"[)\]’'”」]*\s*(?:\((?P<round>[^()]*)\)|\[(?P<square>[^\[\]]*)\]|<(?P<angle>[^<>]*)>|/(?P<slash>[^/(]*))"
    )


def _bracketed(tail: str) -> str:
    found = _bracket().match(tail)
    return next((part for part in found.groups() if part), "") if found else ""


def _foreign_body(tail: str, own: frozenset[str]) -> str | None:
    """Return the awarding body that fills the bracket right behind a grade, the issuing body itself left out."""
    inside = _bracketed(tail)
    names = [text for _, _, text in bodies_in(inside)]
    return names[-1] if names and fold(names[-1]) not in own and not find_grades_in(inside) else None


def find_grades_in(text: str) -> bool:
    """Return whether a text holds a grade."""
    return next(find_grades(text), None) is not None


def _ends(tail: str) -> bool:
    """Return whether a statement ends behind a grade: nothing more, or a stop, or a number of won or a note."""
    rest = tail.lstrip()
    return not rest or rest[0] in _STOPS


@cache
def _others() -> regex.Pattern[str]:
    counter = tight(lexicon("award_words").words("counter"))
    return regex.compile(rf"[0-9]+ ?{counter} ?\p{{Hangul}}+(?:[·․]\p{{Hangul}}+)?\s*$")


def _concerns_body(hit: Hit) -> bool:
    """Return whether a grade is said of the body, not of a number of others (6개 구 우수)."""
    others = _others().search(hit.before)
    counted = regex.match(r"\s*\(?[0-9]+ ?\p{Hangul}", hit.tail)
    return (others is None or hit.name.recipient is not None) and (counted is None or bool(find_dates(hit.tail[:12])))


def _is_received(hit: Hit, place: Place) -> bool:
    near = hit.tail[:_NEAR]
    if hit.grade.verb == "received":
        return not holds(near, "not_yet")
    if holds(hit.before, "entered") or holds(near, "not_yet") or not _concerns_body(hit):
        return False
    if place.listed and not place.planned and (_ends(hit.tail) or hit.grade.kind == "inner"):
        return True
    if place.planned or holds(hit.before + near, "giving"):
        return False
    return _is_stated(hit, place)


def _is_stated(hit: Hit, place: Place) -> bool:
    """Return whether name and grade together report an award without the word 수상."""
    named = is_event(hit.name.text) or hit.name.elided
    if hit.grade.kind == "prize" and edition_of(hit.name.text) is None:
        return False
    if fold(hit.grade.text) in lexicon("award_words").words("event") and hit.name.category is None:
        return False
    outside = _foreign_body(hit.tail, place.own) is not None
    if hit.grade.verb == "chosen":
        by = hit.name.awarded_by is not None and fold(hit.name.awarded_by) not in place.own
        return (hit.grade.kind != "inner" and (named or outside or by) and hit.grade.kind != "rank") or (
            named and outside
        )
    if hit.grade.kind == "inner" or not _ends(hit.tail):
        return False
    return named or (outside and bool(hit.name.text))


def _date(text: str) -> str | None:
    """Return the first date printed with its year, from month to day, as EDTF."""
    spans = (span.period for span in find_dates(text, bare=True))
    exact = [span for span in spans if span.year_explicit and not span.reference]
    return next((span.edtf for span in exact if span.precision in ("day", "month")), None)


def _won(text: str) -> int | None:
    if not holds(text, "money"):
        return None
    return next((span.money.won for span in find_money(text)), None)


@cache
def _body_form() -> regex.Pattern[str]:
    ends = tight(lexicon("award_words").words("body_end"))
    return regex.compile(rf"(?:[(,\[]|[-–] )\s*(?P<name>\p{{Hangul}}{{2,16}}?{ends})\s*(?=[,)\]]|$)")


def _body_by_form(tail: str, own: frozenset[str]) -> str | None:
    """Return the body behind a grade that no list knows, by the form of its name and the bracket or comma around it."""
    found = _body_form().search(tail)
    return found["name"] if found and fold(found["name"]) not in own else None


def make_found(line: Line, name: AwardName, tail: str, place: Place, grade: str | None = None) -> Found:
    """Return an award of a line; ``tail`` is what stands behind its grade."""
    return Found(
        name=name,
        grade=grade,
        date=_date(tail) or name.date,
        won=_won(tail),
        awarded_by=_foreign_body(tail, place.own) or name.awarded_by or _body_by_form(tail, place.own),
        section=line.section,
        above=line.above,
        raw=line.text[line.body :],
        source=line.at(line.body, len(line.text)),
    )


def _of_hits(line: Line, place: Place) -> Iterator[Found]:
    base: AwardName | None = None
    for hit in read_hits(line.text[line.body :]):
        full = _with_base(hit, base)
        if not _is_received(full, place):
            continue
        name = full.name
        base = name if name.text or name.elided else base
        yield make_found(line, name, hit.tail, place, hit.text)


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
    name = read_name(content[: verb.start()])
    awards = lexicon("award_grades").words("contest", "honour", "prize")
    if not (is_event(name.text) or fold(name.text).endswith(awards)):
        return
    found = make_found(line, name, content[verb.end() :], place)
    yield replace(found, weak=line.role is LineRole.HEADING and found.date is None)


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
    return tuple(_of_hits(line, place)) or tuple(_without_grade(line, place))
