"""Numbers that belong to one another: ``64달러 45센트`` is one sum, ``8/10명`` two counts of one unit."""

from dataclasses import replace

from extract.normalize.measure import MONEY, Measure
from extract.normalize.mention import Mention
from extract.vocab import lexicon

_HUNDRED = 100


def _with_minor(first: Mention, second: Mention, gap: str) -> Mention | None:
    """Return the sum that ``64달러 45센트`` is, or None."""
    major, minor = first.measure, second.measure
    if not major or not minor or major.kind != MONEY or gap.strip(" ") or not 0 < second.value < _HUNDRED:
        return None
    entry = next(entry for entry in lexicon("currencies").entries if entry.key == major.key)
    if entry.data.get("minor") != minor.text or first.value != first.value.to_integral_value():
        return None
    value = first.value + second.value / _HUNDRED
    return replace(first, end=second.end, value=value, measure=replace(major, start=minor.start, end=minor.end))


def _paired(first: Mention, second: Mention, gap: str) -> tuple[Mention, Mention] | None:
    """Return the two counts of ``8/10명``, which share the unit, or None."""
    unit = second.measure
    if gap.replace(" ", "") != "/" or first.measure or first.glued or not unit or unit.kind != "count":
        return None
    shared = Measure(unit.key, unit.kind, first.end, first.end, "")
    return replace(first, measure=shared), replace(second, glued=False)


def joined(plain: str, mentions: tuple[Mention, ...]) -> list[Mention]:
    """Return the mentions with smaller coins added to their sums, and pairs of counts in their common unit."""
    found: list[Mention] = []
    for mention in mentions:
        gap = plain[found[-1].stop : mention.begin] if found else "\n"
        added = _with_minor(found[-1], mention, gap) if found else None
        pair = _paired(found[-1], mention, gap) if found else None
        if added:
            found[-1] = added
        elif pair:
            found[-1:] = pair
        else:
            found.append(mention)
    return found
