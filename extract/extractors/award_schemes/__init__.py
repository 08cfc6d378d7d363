"""Prizes to be given (시상계획)."""

from collections.abc import Iterator

import regex

from extract.extractors.award_schemes.lines import schemes_in_lines
from extract.extractors.award_schemes.tables import schemes_in_tables
from extract.extractors.award_schemes.tier import bracket, contest_in
from extract.grid import Grid
from extract.issues import Issue, IssueCode
from extract.schemas.award import AwardScheme, AwardTier
from extract.schemas.section import Role, Section
from extract.segment.outline import Outline
from extract.vocab import fold, lexicon

__all__ = ["find_award_schemes"]

_QUOTED = regex.compile(r"[「『｢《〈<“\"‘'](.*?)[」』｣》〉>”\"’']")


def _is_aspect(node: Section) -> bool:
    return fold(bracket().sub("", node.title)).endswith(lexicon("award_scheme").words("aspect"))


def _is_giving(node: Section) -> bool:
    return fold(bracket().sub("", node.title)).endswith(lexicon("award_scheme").words("giving"))


def _program(outline: Outline, section: str) -> Section | None:
    """Return the heading of the contest around a place.

    Headings that name a side of it are passed over: 우수부서 시상 to the heading above, 연구분야 to the heading before it on its
    level, else to the one above.
    """
    around = [section, *reversed(outline.above.get(section, ()))]
    headings = [outline.nodes[key] for key in around if key in outline.nodes]
    headings = [node for node in headings if node.role is Role.HEADING]
    for node in headings:
        if not _is_aspect(node):
            return node
        before = None if _is_giving(node) else _before(outline, node)
        if before:
            return before
    return headings[0] if headings else None


def _before(outline: Outline, node: Section) -> Section | None:
    above = outline.above.get(node.id, ())
    siblings = outline.nodes[above[-1]].sections if above else outline.sections
    earlier = siblings[: next((at for at, other in enumerate(siblings) if other.id == node.id), 0)]
    same = [other for other in reversed(earlier) if other.marker == node.marker and other.role is Role.HEADING]
    return next((other for other in same if not _is_aspect(other)), None)


def _title(program: Section, tiers: tuple[AwardTier, ...]) -> str:
    """Return the heading's title, or what it quotes where that is the very title given (『창의왕』 선정 운영)."""
    quoted = (found.strip() for found in _QUOTED.findall(program.title))
    given = {tier.grade for tier in tiers}
    return next((name for name in quoted if name in given), program.title)


def _contest(outline: Outline, section: str, program: Section) -> str | None:
    """Return the contest that an item or a heading between a place and its program names (사과 품평회 시상), or None."""
    around = [
        outline.nodes[key] for key in (section, *reversed(outline.above.get(section, ()))) if key in outline.nodes
    ]
    stop = next((at for at, node in enumerate(around) if node.id == program.id), len(around))
    named = (contest_in(node.label or node.title) for node in around[:stop] if _is_giving(node) or node.label)
    return next((name for name in named if name), None)


def _is_same(first: AwardScheme, second: AwardScheme) -> bool:
    def tiers(scheme: AwardScheme) -> list[tuple[object, ...]]:
        return [(tier.grade, tier.count, tier.won, tier.label, tier.points) for tier in scheme.tiers]

    return first.program == second.program and tiers(first) == tiers(second)


def _schemes(outline: Outline, grids: tuple[Grid, ...]) -> Iterator[AwardScheme]:
    for one in sorted((*schemes_in_tables(grids), *schemes_in_lines(outline)), key=lambda one: one.order):
        program = _program(outline, one.section)
        if program:
            title = one.contest or _contest(outline, one.section, program) or _title(program, one.tiers)
            yield AwardScheme(id="", section=program.id, program=title, cadence=one.cadence, tiers=one.tiers)


def _unread(scheme: AwardScheme) -> Iterator[Issue]:
    if any(tier.won is not None for tier in scheme.tiers):
        for tier in scheme.tiers:
            if tier.won is None:
                yield Issue(IssueCode.UNREADABLE_AMOUNT, f"no prize was read for the grade {tier.raw}", tier.source)


def find_award_schemes(outline: Outline, grids: tuple[Grid, ...]) -> tuple[tuple[AwardScheme, ...], tuple[Issue, ...]]:
    """Return the schemes of prizes to be given, in document order, and what was doubtful about them.

    A scheme that is restated below the same title counts once.

    Args:
        outline: the section tree.
        grids: the tables.
    """
    kept: list[AwardScheme] = []
    for scheme in _schemes(outline, grids):
        if not any(_is_same(scheme, other) for other in kept):
            kept.append(scheme.model_copy(update={"id": f"w{len(kept) + 1}"}))
    return tuple(kept), tuple(issue for scheme in kept for issue in _unread(scheme))
