"""Which planned programs the next document reports on, under whatever heading."""

from collections.abc import Iterator
from dataclasses import replace

from extract.dataset.identity import Kind, Matching, Profile, Survey, match_programs
from extract.dataset.identity.words import core, plain

_NAMED = 3


def tells_results(later: Survey) -> bool:
    """Return whether a document reports what was done at all."""
    return bool(later.titles or later.items or later.reported or any(one.reports for one in later.planned))


def unreported(earlier: Survey, later: Survey, matching: Matching) -> tuple[Profile, ...] | None:
    """Return the planned programs that a later document says nothing about; None if it reports nothing at all.

    A program counts as reported if a chapter of results names it, if the program that it became holds a part on results,
    or if a reported program matches it.

    Args:
        earlier: the document that plans them.
        later: the one that should report on them.
        matching: what became of the programs.
    """
    if not tells_results(later):
        return None
    matched = set(_matched(earlier, later))
    return tuple(
        one
        for one in earlier.planned
        if one.key not in matched and not _is_named(one, later, matching) and not _goes_on(one, matching)
    )


def _matched(earlier: Survey, later: Survey) -> Iterator[tuple[str, str]]:
    """Yield the planned programs that a reported one matches: alone, or as a part that it names."""
    for group in match_programs(earlier, replace(later, planned=later.reported)).groups:
        for link in group.links:
            told = any(one.code in ("same_name", "named", "decided") for one in link.clues)
            if told or group.kind in (Kind.SAME, Kind.RENAMED):
                yield link.earlier.key


def _is_named(one: Profile, later: Survey, matching: Matching) -> bool:
    names = {word for name in _names(one, matching) for word in (core(name), plain(name))}
    telling = [name for name in names if len(name) >= _NAMED]
    headings = [plain(title) for title in later.titles]
    items = [plain(title) for title in later.items]
    return any(
        any(name in title for title in headings) or any(title.startswith(name) for title in items) for name in telling
    )


def _names(one: Profile, matching: Matching) -> tuple[str, ...]:
    """Return the names of a program: that of the plan, and a new one if it was only renamed."""
    renamed = [group for group in matching.groups if group.kind is Kind.RENAMED and group.earlier[0].key == one.key]
    return one.program.name, *(group.later[0].program.name for group in renamed)


def _goes_on(one: Profile, matching: Matching) -> bool:
    return any(link.later.reports for link in matching.links if link.earlier.key == one.key)
