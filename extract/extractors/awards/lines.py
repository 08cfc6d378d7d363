"""Awards in running text: one line may report several, and the line below may add the grade."""

from collections.abc import Iterator
from dataclasses import replace

import regex

from extract.extractors.awards.behind import holds
from extract.extractors.awards.grades import verbs
from extract.extractors.awards.hits import Found, Place, found_in, make_found, settled
from extract.extractors.awards.names import read_name
from extract.extractors.awards.reading import read_hits
from extract.extractors.context import around, section_status
from extract.schemas import Role, ScheduleStatus
from extract.segment.outline import Line, LineRole, Outline
from extract.vocab import fold, lexicon

_LEFT_OUT = frozenset({LineRole.COVER, LineRole.CONTENTS})
_LIST_TITLE = 24
_SHORT_TITLE = 12


def _topic(title: str) -> str:
    """Return the matter of a heading, without what was done about it: ``재정 신속집행 목표 초과 달성`` → ``재정 신속집행``."""
    ends = lexicon("award_words").words("topic_end")
    words = regex.sub(r"\([^()]*\)", "", title).split()
    stop = next((at for at, word in enumerate(words) if at and word.startswith(ends)), len(words))
    return " ".join(words[:stop])


def _named(found: Found, outline: Outline) -> Found:
    """Return ``found`` with its name from the heading above, where the line says only 평가결과."""
    if not found.name.elided or found.name.text:
        return found
    heading = next((node for node in around(outline, found.section) if node.role is Role.HEADING), None)
    if heading is None:
        return found
    word = lexicon("award_words").words("outcome_of")[0]
    period = f"({found.name.period})" if found.name.period else ""
    return replace(found, name=replace(found.name, text=f"{_topic(heading.title)} {word}{period}"))


def _complete(kept: list[Found], found: Found) -> None:
    """Add a grade without a name to the award of the line that it stands below, if there is one."""
    parent = next((at for at in range(len(kept) - 1, -1, -1) if kept[at].section in found.above), None)
    if parent is None or kept[parent].grade is not None:
        return
    kept[parent] = replace(
        kept[parent],
        grade=found.grade,
        won=kept[parent].won or found.won,
        awarded_by=kept[parent].awarded_by or found.awarded_by,
        weak=False,
    )


def _chosen(line: Line, behind: Line | None, place: Place) -> Iterator[Found]:
    """Yield the award of ``행안부 주관 「…」 선정`` whose honour (기관 표창) the next line prints."""
    content = line.text[line.body :]
    verb = regex.search(verbs("chosen") + r"\s*$", content)
    honours = list(read_hits(behind.text)) if behind and behind.role is LineRole.TEXT else []
    honour = next((hit for hit in honours if hit.grade.kind == "honour"), None)
    name = read_name(content[: verb.start()]) if verb and honour else None
    if name and honour and name.awarded_by and name.text:
        yield make_found(line, name, "", place, honour.text)


def _lists(line: Line) -> bool:
    bare = fold(line.text[line.body :])
    ends = lexicon("award_words").words("list_end")
    is_short = line.role is LineRole.HEADING and bare.endswith(ends) and len(bare) <= _SHORT_TITLE
    return (holds(line.text, "list") and len(fold(line.text)) <= _LIST_TITLE) or (
        is_short and next(read_hits(line.text), None) is None
    )


def _listed(outline: Outline) -> Iterator[tuple[Line, bool]]:
    """Yield each line and whether a list of awards (수상내역) encloses it: below its title, or behind it on its level."""
    title: Line | None = None
    sign = ""
    for line in outline.lines:
        if _lists(line):
            title, sign = line, ""
        elif title and title.section not in line.above:
            sign = sign or line.text[:1]
            level = line.above == title.above and line.role is not LineRole.HEADING and line.text[:1] == sign
            title = title if level else None
        yield line, title is not None and line is not title


def awards_in_lines(outline: Outline, own: frozenset[str]) -> tuple[Found, ...]:
    """Return the awards that running text reports, in order.

    Args:
        outline: the section tree.
        own: folded names of the issuing body, which is never the awarding body in a bracket.
    """
    kept: list[Found] = []
    lines = [(line, listed) for line, listed in _listed(outline) if line.role not in _LEFT_OUT]
    for at, (line, listed) in enumerate(lines):
        planned = section_status(outline, line.section) is ScheduleStatus.PLANNED
        place = Place(planned, listed, own)
        behind = lines[at + 1][0] if at + 1 < len(lines) else None
        found = found_in(line, place) or tuple(_chosen(line, behind, place))
        for one in (_named(one, outline) for one in found):
            named = settled(one) if one.name.text else None
            if named:
                kept.append(named)
            elif not one.name.text:
                _complete(kept, one)
    return tuple(kept)
