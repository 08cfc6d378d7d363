"""What was awarded (수상명): the words before a grade, without what is said around the name."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.gazetteer import find_names
from extract.normalize.date import find_dates
from extract.normalize.text import level, spaced, tight
from extract.vocab import fold, lexicon

_EDGE = " ,.·:;-–—*※○□◇◈▹▷▸▶‣→⇒⇨➔|~"
_QUOTED = regex.compile(r"[「『｢《〈<“\"‘'](?P<in>[^「」『』｢｣《》〈〉<>“”\"‘’']{2,80})[」』｣》〉>”\"’']")
_LABEL = regex.compile(r"^\((?P<label>[^()]{1,24})\)\s*")
_BRACKET = regex.compile(r"\s*\([^()]*\)?\s*$")
_OPENING, _CLOSING, _EITHER = "([「『｢《〈<“‘", ")]」』｣》〉>”", "’'\"`´ˊ′"
_LISTS = ("central_bodies", "award_bodies", "places")


@dataclass(frozen=True, slots=True)
class AwardName:
    """What stands before a grade.

    Attributes:
        text: what is left of it: the name of the contest or evaluation; empty if there is none.
        category: division, or None.
        awarded_by: awarding body as printed, or None.
        recipient: own unit named as the one that received it, or None.
        period: part of the year in brackets before it (1분기), or None.
        date: EDTF date printed before or in it, or None.
        elided: whether only 평가결과 or the like stands for the name.
    """

    text: str
    category: str | None = None
    awarded_by: str | None = None
    recipient: str | None = None
    period: str | None = None
    date: str | None = None
    elided: bool = False


@cache
def _year() -> regex.Pattern[str]:
    suffix = spaced(lexicon("title_parts").words("year"))
    return regex.compile(
        rf"(?:(?P<full>(?:19|20)[0-9]{{2}}) ?{suffix}?|'(?P<short>[0-9]{{2}})(?:\.| ?{suffix})?)(?![0-9.])"
    )


@cache
def _tails() -> tuple[regex.Pattern[str], ...]:
    """Return patterns for what may stand between a name and its grade: 5년연속, 에서, 17개 시·도 중, 결과."""
    words = lexicon("award_words")
    streak, outcome = spaced(words.words("streak")), spaced(words.words("outcome"))
    counter, among = tight(words.words("counter")), tight(words.words("among"))
    units = r"\p{Hangul}+(?:[·.․]\p{Hangul}+)*"
    rivals = rf"(?:\p{{Hangul}}+ )?[0-9]+ ?{counter}? ?{units} ?{among}(?: \p{{Hangul}}+)?"
    ends = tight(words.words("particle"))
    return (
        regex.compile(rf"[\s(,]*[0-9]* ?{streak}\s*(?:\([^()]*\))?\s*\(?$"),
        regex.compile(rf"\s*{rivals}$"),
        regex.compile(rf"\s*{outcome}$"),
        regex.compile(rf"(?<=[\p{{Hangul}}’'”」』]){ends}$"),
    )


@cache
def _division() -> regex.Pattern[str]:
    ends = tight(lexicon("award_words").words("division"))
    return regex.compile(rf"[(\s]*(?<![^\s(」』>》’”])(?P<division>[^\s(),」』>》’”]+(?:\([^()]*\))? ?{ends})\s*$")


@cache
def _own() -> regex.Pattern[str]:
    own = spaced(lexicon("award_words").words("own"))
    return regex.compile(rf"(?:^|[\s:,(])(?P<own>{own}[^:()]{{0,16}})\s*$")


@cache
def _host() -> regex.Pattern[str]:
    office, host = tight(lexicon("particles").words("office")), tight(lexicon("award_words").words("host"))
    return regex.compile(rf"(?:{office})?(?:\s*{host}(?!\p{{Hangul}}))?[\s,]*")


def is_event(name: str) -> bool:
    """Return whether a name ends like that of a contest or evaluation, a bracket behind it left out."""
    return fold(_BRACKET.sub("", name)).endswith(lexicon("award_words").words("event"))


@cache
def _edition() -> regex.Pattern[str]:
    words = lexicon("award_words")
    before, behind = tight(words.words("edition_before")), tight(words.words("edition_behind"))
    return regex.compile(rf"{before} ?[0-9]+ ?{behind}(?!\p{{Hangul}})")


def edition_of(name: str) -> str | None:
    """Return the edition printed in a name, or None."""
    found = _edition().search(name)
    return found[0] if found else None


def year_in(text: str) -> int | None:
    """Return the year that ``text`` begins with, or None."""
    found = _year().match(level(text))
    if not found:
        return None
    return int(found["full"]) if found["full"] else 2000 + int(found["short"])


def without_year(text: str) -> str:
    """Return ``text`` without the year that it begins with."""
    found = _year().match(level(text))
    return text[found.end() :] if found else text


def bodies_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return offsets and text of the bodies named in ``text``, in order."""
    return tuple(sorted({(name.start, name.end, name.text) for key in _LISTS for name in find_names(text, key)}))


def _without_heading(name: AwardName) -> AwardName:
    """Return ``name`` without 평가결과 or the like, alone or before a colon, or a word that joins it to the one before."""
    head, colon, rest = name.text.partition(":")
    if fold(head) in lexicon("award_words").words("nameless"):
        return replace(name, text=rest, elided=True) if colon or not rest else name
    first, _, rest = name.text.partition(" ")
    return replace(name, text=rest) if first in lexicon("award_words").words("also") else name


def _without_label(name: AwardName) -> AwardName:
    found = _LABEL.match(name.text)
    if not found:
        return name
    dated = any(span.period.precision in ("quarter", "half") for span in find_dates(found["label"]))
    return replace(name, text=name.text[found.end() :], period=found["label"] if dated else name.period)


def _without_date(name: AwardName) -> AwardName:
    """Return ``name`` without the date (``'24. 11. : …``) or the short year (``'24년``) at its front."""
    spans = find_dates(name.text, bare=True)
    exact = bool(spans) and spans[0].period.year_explicit and spans[0].period.precision in ("month", "day")
    if spans and spans[0].start <= 1 and (exact or name.text[spans[0].end :].lstrip().startswith(":")):
        date = spans[0].period.edtf if spans[0].period.year_explicit else name.date
        return replace(name, text=name.text[spans[0].end :].lstrip(_EDGE), date=date)
    year = year_in(name.text)
    found = _year().match(level(name.text)) if year else None
    if not found:
        return name
    short = found["short"] is not None
    return replace(name, text=name.text[found.end() :] if short else name.text, date=name.date or str(year))


def _without_host(name: AwardName) -> AwardName:
    """Return ``name`` without the awarding body at its front or as a word of its own inside."""
    year = _year().match(level(name.text))
    front = year.end() if year else 0
    for start, end, text in bodies_in(name.text):
        host = _host().match(name.text, end)
        stop = host.end() if host else end
        left, right = name.text[:start], name.text[stop:]
        opens = not name.text[front:start].strip()
        alone = name.text[end : end + 1] == " " and left.endswith(" ")
        if (opens or alone) and right.strip(_EDGE) and not is_event(left.strip()):
            return replace(name, text=f"{left}{right}", awarded_by=name.awarded_by or text)
    told = _told_host().match(name.text)
    return replace(name, text=name.text[told.end() :], awarded_by=name.awarded_by or told["by"]) if told else name


@cache
def _told_host() -> regex.Pattern[str]:
    """Return a pattern for a body at the front that no list knows, told by the word behind it (도 주관)."""
    hosts = tight(word for word in lexicon("award_words").words("host_alone"))
    return regex.compile(rf"(?P<by>\p{{Hangul}}{{1,16}}) {hosts} (?=\S)")


def _without_tail(name: AwardName) -> AwardName:
    own = _own().search(name.text)
    if own:
        return replace(name, text=name.text[: own.start()], recipient=own["own"].strip())
    division = _division().search(name.text)
    if division and not name.category:
        return replace(name, text=name.text[: division.start()], category=division["division"])
    for pattern in _tails():
        text = pattern.sub("", name.text)
        if text != name.text:
            return replace(name, text=text)
    return name


def _quoted(name: AwardName) -> AwardName:
    """Return ``name`` as what stands in quotes, if the quotes hold the name of a contest and not of its matter."""
    for found in _QUOTED.finditer(name.text):
        inside = found["in"].strip()
        before = name.text[: found.start()].strip(_EDGE)
        awards = lexicon("award_grades").words("contest")
        if not before or is_event(inside) or edition_of(inside) or inside.endswith(awards):
            rest = AwardName(name.text[found.end() :].strip(_EDGE))
            return replace(name, text=inside, category=name.category or _without_tail(rest).category)
    return name


_STEPS: tuple[Callable[[AwardName], AwardName], ...] = (
    _without_heading,
    _without_label,
    _without_date,
    _without_host,
    _without_tail,
    _quoted,
)


def _trimmed(name: AwardName) -> AwardName:
    """Return ``name`` without signs at its ends and without brackets and quotes that open there and never close."""
    text = name.text.strip(_EDGE)
    while text and not text[0].isalnum() and text[0] not in _OPENING + _CLOSING + _EITHER:
        text = text[1:]
    while text and (text[-1] in _OPENING or (text[-1] in _EITHER and text.count(text[-1]) == 1)):
        text = text[:-1].rstrip(_EDGE)
    while text and (text[0] in _CLOSING or (text[0] in _EITHER and text.count(text[0]) == 1 and not year_in(text))):
        text = text[1:].lstrip(_EDGE)
    recipient = name.recipient.strip(_EDGE + _OPENING + _CLOSING) if name.recipient else None
    return replace(name, text=text, recipient=recipient)


def read_name(text: str) -> AwardName:
    """Return what the words before a grade say.

    >>> read_name("(하반기)매니페스토 우수사례 경진대회: 4회 연속 ").text
    '매니페스토 우수사례 경진대회'
    >>> name = read_name("’24년 주민참여예산제도 행안부 성과평가 결과 ")
    >>> name.text, name.awarded_by, name.date
    ('주민참여예산제도 성과평가', '행안부', '2024')
    """
    name = _trimmed(AwardName(text))
    for _ in range(len(text)):
        before = name
        for step in _STEPS:
            name = _trimmed(step(name))
        if name == before:
            return name
    return name
