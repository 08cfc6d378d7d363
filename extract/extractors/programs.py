"""Programs (사업): the numbered tasks of result and plan chapters, with what stands below them."""

import itertools
from collections.abc import Iterator
from functools import cache

import regex

from extract.document import Document
from extract.extractors.context import chapter_status, phases_of, plan_year, section_status, section_year
from extract.issues import Issue
from extract.schemas import (
    BudgetLine,
    DocumentFacts,
    OverviewItem,
    Program,
    ProgramPhase,
    Role,
    ScheduleItem,
    ScheduleStatus,
    Section,
    YearSource,
)
from extract.segment import LineRole, Outline
from extract.vocab import fold, lexicon

_BRIEF = 10
_BRIEF_BASIS = 8
_NAME = 12
_LABEL = 6
_SENTENCE = 12
_PARTS = 2
_PURPOSE_LINES = 6
_OVERVIEW = ("overview", "overview_and")
_SIGN = regex.compile(r"^[^\p{L}\p{N}\"'‘’“”「『｢《<(\[]+\s*")


def _headings_around(outline: Outline, node: Section) -> Iterator[Section]:
    """Yield the headings around a node, outermost first, without itself."""
    for above in outline.above.get(node.id, ()):
        if outline.nodes[above].role is Role.HEADING:
            yield outline.nodes[above]


def _is_reference(node: Section) -> bool:
    marker = regex.sub(r"[^\p{L}]", "", node.marker or "")
    return bool(marker) and lexicon("reference_headings").find(marker) is not None


def _bare(title: str) -> str:
    return regex.sub(r"\(.*?\)", "", title).split(":")[0].strip()


def _is_part(node: Section) -> bool:
    """Return whether a title names a part of a program or a chapter (사업개요, 대표성과), not a task."""
    title = fold(_bare(node.title))
    endings = any(title.endswith(word) for word in lexicon("phase_words").words())
    return (endings and len(title) <= _BRIEF) or lexicon("subheadings").find(title) is not None


def _is_basis(node: Section, *, top: bool) -> bool:
    """Return whether a heading opens a chapter that describes the body and its setting (일반현황, 정책여건)."""
    return "basis" in phases_of(node.title) and (top or len(fold(node.title)) <= _BRIEF_BASIS)


def _in_program_chapter(outline: Outline, node: Section) -> bool:
    return any(phases_of(one.title) & {"result", "plan"} for one in _headings_around(outline, node))


def _parts(node: Section) -> frozenset[str]:
    """Return the kinds of parts right below a node: headings such as 추진일정, labelled lines such as 기간."""
    words = [child.label or _bare(child.title) for child in node.sections]
    keys = {lexicon("subheadings").key(word) for word in words}
    timed = any(lexicon("schedule_labels").key(word) == "time" for word in words)
    return frozenset(key for key in keys if key) | ({"schedule"} if timed else frozenset[str]())


def _shows_task(node: Section, paid: frozenset[str]) -> bool:
    """Return whether what stands below a node is what a task prints: two kinds of parts, or one and a sum of money."""
    headings = (child for child in node.sections if child.role is Role.HEADING)
    if sum(lexicon("subheadings").find(child.title) is not None for child in headings) >= _PARTS:
        return True
    return len(_parts(node) | ({"budget"} if node.id in paid else frozenset[str]())) >= _PARTS


def _in_described_chapter(outline: Outline, node: Section) -> bool:
    around = tuple(_headings_around(outline, node))
    return any(_is_basis(one, top=at == 0) or _is_reference(one) for at, one in enumerate(around))


def _among_tasks(outline: Outline, node: Section, paid: frozenset[str], shown: frozenset[str]) -> bool:
    """Return whether a node with a part or a sum of money stands in one row with at least two tasks."""
    above = outline.above.get(node.id, ())
    row = outline.nodes[above[-1]].sections if above else outline.sections
    tasks = sum(one.id in shown for one in row if one is not node)
    return tasks >= _PARTS and bool(_parts(node) or node.id in paid)


def _is_task(outline: Outline, node: Section, paid: frozenset[str], shown: frozenset[str]) -> bool:
    """Return whether a heading is numbered, holds content and stands where programs stand."""
    if node.role is not Role.HEADING or node.number is None or not (node.sections or node.blocks):
        return False
    if _is_reference(node) or _is_part(node) or _is_basis(node, top=not outline.above.get(node.id)):
        return False
    if _in_described_chapter(outline, node):
        return False
    return _in_program_chapter(outline, node) or node.id in shown or _among_tasks(outline, node, paid, shown)


def _innermost(outline: Outline, budgets: tuple[BudgetLine, ...]) -> tuple[Section, ...]:
    places = {one.section for one in budgets if one.section}
    paid = frozenset(at for place in places for at in (place, *outline.above.get(place, ())))
    numbered = (node for node in outline.nodes.values() if node.number is not None)
    shown = frozenset(node.id for node in numbered if _shows_task(node, paid))
    tasks = [node for node in outline.nodes.values() if _is_task(outline, node, paid, shown)]
    outer = {above for node in tasks for above in outline.above.get(node.id, ())}
    return tuple(node for node in tasks if node.id not in outer)


def _phase(outline: Outline, node: Section, facts: DocumentFacts) -> ProgramPhase | None:
    """Return whether a task is reported or planned: by the words around it, else by the year of its chapter."""
    above = next(reversed(outline.above.get(node.id, ())), "")
    status = section_status(outline, above)
    if status is None:
        year, source = section_year(outline, above, None)
        if year is None or source is not YearSource.HEADING or not facts.years:
            return None
        if year < max(facts.years):
            return ProgramPhase.RESULT
        sure = year > min(facts.years) or "plan" in phases_of(facts.title or "")
        return ProgramPhase.PLAN if sure else None
    return ProgramPhase.RESULT if status is ScheduleStatus.DONE else ProgramPhase.PLAN


def _lead_items(node: Section) -> Iterator[Section]:
    """Yield the unlabelled leaves that stand between a title and its first part: the boxed purpose."""
    for child in node.sections:
        if child.role is Role.HEADING:
            return
        if child.label is not None or child.sections:
            return
        yield child


def _sentences(outline: Outline, node: Section) -> Iterator[str]:
    for line in outline.lines:
        if line.role is LineRole.TEXT and line.section == node.id:
            yield line.text
    if any(child.role is Role.HEADING for child in node.sections):
        yield from (child.title for child in _lead_items(node))


def _is_sentence(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _SENTENCE


def _purpose(outline: Outline, node: Section) -> str | None:
    found = tuple(itertools.takewhile(_is_sentence, _sentences(outline, node)))
    if 0 < len(found) <= _PURPOSE_LINES:
        return " ".join(_SIGN.sub("", " ".join(text.split())) for text in found)
    for child in node.sections:
        if lexicon("subheadings").key(child.label or _bare(child.title)) == "purpose":
            return child.value or next((one.title for one in child.sections), None)
    return None


def _overview_roots(node: Section) -> Iterator[Section]:
    """Yield the nodes whose items are the overview: the overview part, else the program itself."""
    parts = [child for child in node.sections if child.role is Role.HEADING]
    named = [part for part in parts if lexicon("subheadings").key(_bare(part.title)) in _OVERVIEW]
    yield from named or ([] if parts else [node])


def _overview(node: Section) -> Iterator[OverviewItem]:
    for root in _overview_roots(node):
        for child in root.sections:
            item = _overview_item(child) if child.role is Role.ITEM else None
            if item:
                yield item


def _overview_item(node: Section) -> OverviewItem | None:
    """Return a labelled line, or a short line with what is listed below it; None for parts such as 실적."""
    label = node.label or node.title
    if lexicon("subheadings").key(label) in ("result", "plan", "schedule"):
        return None
    if node.label and node.value:
        return OverviewItem(label=node.label, value=node.value, source=node.source)
    below = "; ".join(one.title for one in node.sections if one.role is Role.ITEM)
    if below and len(fold(node.title)) <= _LABEL:
        return OverviewItem(label=label, value=below, source=node.source)
    return None


@cache
def _team_end() -> regex.Pattern[str]:
    return regex.compile(r"\s+(?P<team>\p{Hangul}{2,8}\L<team>)$", team=list(lexicon("team_words").words("team")))


def _is_division(title: str) -> bool:
    key = lexicon("team_words").key(title)
    return key in ("team", "division") and " " not in title.strip() and len(fold(title)) <= _NAME


def _walk(node: Section) -> Iterator[Section]:
    for child in node.sections:
        yield child
        yield from _walk(child)


def _team(outline: Outline, node: Section) -> str | None:
    trailing = _team_end().search(node.title)
    if trailing:
        return trailing["team"]
    if node.value and _is_division(node.value.strip("()[] ")):
        return node.value.strip("()[] ")
    for below in _walk(node):
        if below.label and below.value and lexicon("team_words").key(below.label) == "label":
            return below.value
    around = reversed(tuple(_headings_around(outline, node)))
    return next((one.title for one in around if _is_division(one.title)), None)


def _belongs(outline: Outline, section: str | None, node: Section) -> bool:
    return section is not None and (section == node.id or node.id in outline.above.get(section, ()))


def find_programs(
    document: Document,  # noqa: ARG001 - every find_* takes the document first
    outline: Outline,
    budgets: tuple[BudgetLine, ...],
    schedule: tuple[ScheduleItem, ...],
    facts: DocumentFacts,
) -> tuple[tuple[Program, ...], tuple[Issue, ...]]:
    """Return the programs in document order: the innermost numbered tasks of result and plan chapters.

    Args:
        document: the file as read.
        outline: its section tree.
        budgets: its sums of money.
        schedule: its schedule items.
        facts: its title, years and date.
    """
    programs: list[Program] = []
    for number, node in enumerate(_innermost(outline, budgets), 1):
        default = plan_year(facts, chapter_status(outline, node.id))
        programs.append(
            Program(
                id=f"p{number}",
                name=_team_end().sub("", node.title),
                section=node.id,
                year=section_year(outline, node.id, default)[0],
                phase=_phase(outline, node, facts),
                purpose=_purpose(outline, node),
                overview=tuple(_overview(node)),
                budgets=tuple(one.id for one in budgets if _belongs(outline, one.section, node)),
                schedule=tuple(one.id for one in schedule if _belongs(outline, one.section, node)),
                team=_team(outline, node),
                source=node.source,
            )
        )
    return tuple(programs), ()


def link_programs(
    programs: tuple[Program, ...],
    outline: Outline,
    budgets: tuple[BudgetLine, ...],
    schedule: tuple[ScheduleItem, ...],
) -> tuple[tuple[BudgetLine, ...], tuple[ScheduleItem, ...]]:
    """Return budget lines and schedule items with the id of the program that they stand below."""
    places = {program.section: program.id for program in programs}

    def program_of(section: str | None) -> str | None:
        if section is None:
            return None
        return next((places[one] for one in (section, *outline.above.get(section, ())) if one in places), None)

    return (
        tuple(one.model_copy(update={"program": program_of(one.section)}) for one in budgets),
        tuple(one.model_copy(update={"program": program_of(one.section)}) for one in schedule),
    )
