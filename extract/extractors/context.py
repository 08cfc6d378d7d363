"""What the headings around a text say: which year they speak of, and whether they report or plan."""

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

import regex

from extract.normalize.text import level
from extract.schemas import DocumentFacts, Role, ScheduleStatus, Section, YearSource
from extract.segment import Outline
from extract.vocab import fold, lexicon

_CENTURY_TURN = 70
_BRIEF = 14
_PARTS = MappingProxyType(
    {"result": ScheduleStatus.DONE, "plan": ScheduleStatus.PLANNED, "schedule": ScheduleStatus.PLANNED}
)
_QUOTED = regex.compile(r"[「『｢《〈<“\"][^「」『』｢｣《》〈〉<>“”\"]*[」』｣》〉>”\"]")


@cache
def _year() -> regex.Pattern[str]:
    suffix = lexicon("section_years").words("suffix")
    return regex.compile(
        r"(?<![\d.~-])(?<!~ )(?:(?P<full>(?:19|20)\d\d)|'(?P<short>\d\d))(?!\d)(?: ?(?P<suffix>\L<suffix>))?(?! ?[.~/-] ?['\d]| ?\d{1,2} ?\p{Hangul})",
        suffix=suffix,
    )


def _is_stated(found: regex.Match[str], plain: str) -> bool:
    """Return whether a year in a title is the title's own: with 년, in front, or alone in brackets."""
    before, behind = plain[: found.start()].rstrip(), plain[found.end() :].lstrip()
    if lexicon("section_years").key(behind[:8]) == "not_of_section":
        return False
    alone = before.endswith("(") and behind.startswith(")")
    return alone or found["suffix"] is not None or (found["full"] is not None and not any(map(str.isalpha, before)))


def years_in(title: str) -> frozenset[int]:
    """Return the years that a heading speaks of; none for full dates, spans of years and names in quotes.

    >>> sorted(years_in("Ⅲ. 2018년 주요업무 추진계획")), sorted(years_in("이행계획(’26년)"))
    ([2018], [2026])
    >>> sorted(years_in("혁신분권팀 설치(2004. 7.20)")), sorted(years_in("추진목표(2018~2021년)"))
    ([], [])
    """
    plain = _QUOTED.sub(lambda found: " " * len(found[0]), level(title))
    years: set[int] = set()
    for found in _year().finditer(plain):
        if _is_stated(found, plain):
            short = found["short"]
            years.add(
                int(found["full"]) if short is None else int(short) + (1900 if int(short) >= _CENTURY_TURN else 2000)
            )
    return frozenset(years)


def around(outline: Outline, section_id: str) -> Iterator[Section]:
    """Yield the node ``section_id`` and the nodes around it, innermost first."""
    if section_id in outline.nodes:
        yield outline.nodes[section_id]
        for above in reversed(outline.above.get(section_id, ())):
            yield outline.nodes[above]


def section_year(outline: Outline, section_id: str, default: int | None) -> tuple[int | None, YearSource]:
    """Return the year that a place in the document speaks of, and how that is known.

    The nearest heading that names exactly one year decides, else ``default``.

    Args:
        outline: the section tree.
        section_id: id of the innermost node around the place; "" before the first heading.
        default: the year of the document, or None.
    """
    for node in around(outline, section_id):
        if node.role is not Role.HEADING:
            continue
        years = years_in(f"{node.title} {node.value or ''}")
        if len(years) == 1:
            return next(iter(years)), YearSource.HEADING
    return default, YearSource.DOCUMENT


def phases_of(title: str) -> frozenset[str]:
    """Return which of ``result``, ``plan`` and ``basis`` the words of a title say.

    >>> sorted(phases_of("Ⅱ. 2024년 주요성과")), sorted(phases_of("향후계획"))
    (['result'], ['plan'])
    """
    folded = fold(title)
    return frozenset(
        entry.key for entry in lexicon("phase_words").entries if any(word in folded for word in entry.words)
    )


def _status_of(node: Section, *, top: bool) -> ScheduleStatus | None:
    """Return what one node says: a chapter or short heading by its words, any other by being a known part (추진실적)."""
    words = node.label or node.title
    part = lexicon("subheadings").key(words) or ""
    if part in _PARTS:
        return _PARTS[part]
    if node.role is not Role.HEADING or (len(fold(words)) > _BRIEF and not top):
        return None
    phases = phases_of(words) & {"result", "plan"}
    if len(phases) != 1:
        return None
    return ScheduleStatus.DONE if "result" in phases else ScheduleStatus.PLANNED


def _statuses(outline: Outline, section_id: str) -> Iterator[ScheduleStatus]:
    for node in around(outline, section_id):
        status = _status_of(node, top=not outline.above.get(node.id))
        if status:
            yield status


def section_status(outline: Outline, section_id: str) -> ScheduleStatus | None:
    """Return whether a place reports (실적) or plans (계획): the nearest node that says one of the two decides."""
    return next(_statuses(outline, section_id), None)


def chapter_status(outline: Outline, section_id: str) -> ScheduleStatus | None:
    """Return whether the chapter of a place reports or plans: the outermost node that says one of the two decides."""
    found = tuple(_statuses(outline, section_id))
    return found[-1] if found else None


def plan_year(facts: DocumentFacts, status: ScheduleStatus | None) -> int | None:
    """Return the document's year for things done (its earliest), planned (its latest) or unknown (its title's)."""
    if not facts.years:
        return int(facts.date[:4]) if facts.date and facts.date[:4].isdigit() else None
    if status is ScheduleStatus.DONE:
        return min(facts.years)
    if status is ScheduleStatus.PLANNED:
        return max(facts.years)
    named = years_in(facts.title or "") & set(facts.years)
    return max(named or facts.years)
