"""A total with its parts, and how it compares at one post."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.validate.figures.printed import Printed, State
from extract.validate.figures.sheet import Sheet
from extract.validate.judging.interval import Outcome, compare_sum


@dataclass(frozen=True, slots=True)
class Group:
    """A total and its parts, by lane position; ``firm`` if a failing number is the document's doing, not the grouping's.

    ``whole`` if the parts are all the lanes that the layout allows.
    """

    total: int
    parts: tuple[int, ...]
    firm: bool
    whole: bool = False


def terms(sheet: Sheet, parts: Sequence[int], post: int) -> tuple[Printed, ...] | None:
    """Return the numbers of ``parts`` at a post, dashes as zero; None where one of them cannot be read."""
    slots = [sheet.at(part, post) for part in parts]
    if any(slot.state is State.TEXT for slot in slots):
        return None
    return tuple(slot.printed for slot in slots if slot.printed is not None)


def outcome(sheet: Sheet, group: Group, post: int) -> Outcome | None:
    """Return how the total compares at a post; None where there is nothing to compare, or points stand beside per cent."""
    stated = sheet.number(group.total, post)
    parts = terms(sheet, group.parts, post)
    if stated is None or not parts or not any([stated.value, *(part.value for part in parts)]):
        return None
    kinds = {number.kind for number in (stated, *parts) if number.value and number.kind}
    return compare_sum(stated, parts) if len(kinds) <= 1 else None
