"""What all lists of figures have in common: how they are added up, and how the finding on them is made."""

from collections.abc import Sequence

import regex

from extract.normalize.text import level
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.passages import Piece
from extract.validate.figures.quantities import Quantity, of_kind
from extract.validate.judging.interval import Outcome, compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand
from extract.validate.judging.mending import mends_sum
from extract.vocab import lexicon

GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
RATES = ("percent", "percentage_point")
_FEW = 2
_CLAIMED = 3
"""Digits that one slip is told by, where the parts are said to be all."""


def judged(whole: Quantity, parts: Sequence[Quantity], said: Verdict) -> Check:
    """Return the record of a whole against its parts."""
    claim = Claim("list_total", CheckKind.SUM, whole.label, whole.printed)
    return judge(claim, said, [operand(part.printed) for part in parts])


def added(whole: Quantity, parts: Sequence[Quantity]) -> Outcome | None:
    """Return how a whole compares with the sum of its parts; None for fewer than two."""
    if sum(bool(part.printed.value) for part in parts) < _FEW:
        return None
    if whole.change and all(part.change for part in parts):
        return compare_sum(
            whole.printed, [part.printed for part in parts], [part.change * whole.change for part in parts]
        )
    return compare_sum(whole.printed, [part.printed for part in parts])


def mends(whole: Quantity, parts: Sequence[Quantity], *, least: int = _CLAIMED) -> bool:
    """Return whether one slip in one number explains that a list does not add up; never among rough figures."""
    return not is_rough(whole, parts) and mends_sum(whole.printed, [part.printed for part in parts], least=least)


def is_rough(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether a whole or a part is a rough figure (내외) or a change."""
    return bool(whole.about or whole.change or any(part.about or part.change for part in parts))


def one_each(pieces: Sequence[Piece], kind: str, *, inner: bool = False) -> list[Quantity]:
    """Return one figure of a kind from each piece; nothing where a piece has none or several."""
    found = [list(of_kind(piece.inner if inner else piece.outer, kind)) for piece in pieces]
    return [one[0] for one in found] if all(len(one) == 1 for one in found) else []


def is_closed(whole: Quantity, parts: Sequence[Quantity], texts: Sequence[str]) -> bool:
    """Return whether figures that fill a list must make its whole: no rough ones, no 등, none that is the whole again.

    A whole that is a place in an order (2등급), a maximum, or one of several alike (각) is none of a list.

    Args:
        whole: the whole.
        parts: the figures, two or more.
        texts: the texts of the list.
    """
    if len(parts) < _FEW or is_rough(whole, parts) or any(part.printed.value == whole.printed.value for part in parts):
        return False
    words = [word for text in texts for word in level(text).rstrip(" ).]").split()[-1:]]
    more = any(word in lexicon("check_words").words("and_so_on") for word in words)
    each = any(lexicon("check_words").key(word) == "each" for word in whole.label.split())
    most = any(lexicon("modifiers").key(word) == "at_most" for word in whole.label.split())
    return not (more or each or most) and not is_place(whole)


def is_place(whole: Quantity) -> bool:
    """Return whether a figure tells a place in an order (2차, 3위, 2등급), or is a rate."""
    return whole.kind in (*RATES, *lexicon("count_words").words("ordinal_unit"))


BEHIND = regex.compile(r"(?: ?[\p{Hangul}ㆍ·]{1,8})? ?[(\[]")
"""A bracket right behind a figure, with one word between them at most."""
