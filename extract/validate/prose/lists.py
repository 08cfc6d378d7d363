"""Wholes that a line states, and the list below it that divides them: ``41개 동아리 369명`` over eight clubs."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from extract.normalize.text import level
from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.validate.figures.passages import Passage, Piece, below, beside, passages
from extract.validate.figures.quantities import Quantity, of_kind
from extract.validate.judging.interval import compare_ratio, compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.judging.mending import least_digits
from extract.validate.material import Material
from extract.validate.prose.inline import inline_sums
from extract.validate.prose.sums import BEHIND, GOOD, RATES, added, is_closed, is_place, judged, mends, one_each
from extract.vocab import lexicon

_FEW = 2
_MOST = Decimal("0.6")
_NEAR = Decimal("0.2")
_SHORT = 3
"""Letters of a word behind a whole that says what is done with it (심의, 운영)."""
_ARROW = "→"
_OPERATORS = ("x", "X", "×", "*", "÷", "+", "=")
_ASIDE = regex.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def check_list_totals(material: Material) -> tuple[Check, ...]:
    """Check figures that a line states against the items below it (or the one item beside it)."""
    found = passages(material)
    return tuple(check for at in range(len(found)) for check in _line_checks(found, at))


def _line_checks(found: Sequence[Passage], at: int) -> Iterator[Check]:
    if not found[at].quantities:
        return
    yield from inline_sums(found[at])
    items = below(found, at)
    aligned = list(_aligned(found[at], items)) if len(items) >= _FEW else []
    yield from aligned
    if aligned:
        return
    for whole in found[at].open():
        if not is_place(whole):
            yield from _whole_checks(found[at], whole, items, beside(found, at))


def _aligned(passage: Passage, items: Sequence[Passage]) -> Iterator[Check]:
    """Yield the checks of several figures in a row, each over a column of figures in the items."""
    wholes = [one for one in passage.open() if one.kind not in RATES]
    rows = [row for item in items if (row := [one for one in item.open() if one.kind not in RATES])]
    if len(wholes) < _FEW or len(rows) < _FEW or any(len(row) != len(wholes) for row in rows):
        return
    columns = [[row[at] for row in rows] for at in range(len(wholes))]
    found = [
        compare_sum(whole.printed, [one.printed for one in column])
        for whole, column in zip(wholes, columns, strict=True)
    ]
    agree = sum(one.status in GOOD for one in found)
    if agree < _FEW or (agree < len(found) and agree < 2 * (len(found) - agree)):
        return
    for whole, column, one in zip(wholes, columns, found, strict=True):
        yield judged(whole, column, verdict(one, blame=Blame.SOURCE))


def _whole_checks(passage: Passage, whole: Quantity, items: Sequence[Passage], near: Passage | None) -> Iterator[Check]:
    for pieces, parts in _readings(whole, items, near):
        outcome = added(whole, parts)
        if outcome and outcome.status in GOOD:
            yield judged(whole, parts, verdict(outcome))
            yield from _shares(whole, pieces)
            return
    failed = list(_mended(whole, items, near)) or list(_complete(passage, whole, items))
    yield from failed
    if failed:
        return
    yield from _unequal(whole, items)
    yield from _incomplete(whole, [piece for line in items for piece in line.pieces()])


def _readings(
    whole: Quantity, items: Sequence[Passage], near: Passage | None
) -> Iterator[tuple[list[Piece], list[Quantity]]]:
    """Yield the lists that a whole may be divided by, with their one figure each: outside of brackets, or in them."""
    for lines in (items, items[:1], [near] if near and not items else []):
        pieces = [piece for line in lines for piece in line.pieces()]
        yield from ((pieces, one_each(pieces, whole.kind, inner=inner)) for inner in (False, True))


def _mended(whole: Quantity, items: Sequence[Passage], near: Passage | None) -> Iterator[Check]:
    """Yield the finding on a list whose every item has one number, and that one slip in one number explains."""
    for _, parts in _readings(whole, items, near):
        outcome = added(whole, parts)
        if outcome and mends(whole, parts, least=least_digits(whole.label)):
            yield judged(whole, parts, verdict(outcome))
            return


def _complete(passage: Passage, whole: Quantity, items: Sequence[Passage]) -> Iterator[Check]:
    """Yield the finding on a list that must make its whole: every item has one figure of its kind, and the line ends with it.

    Where more is missing than the largest item has, several lines may name only some of them.
    """
    pieces = [piece for line in items for piece in line.pieces()]
    parts = one_each(pieces, whole.kind)
    told = _is_outcome(passage, whole) and not _is_explained(passage, whole)
    closed = told and _ends_line(passage, whole) and is_closed(whole, parts, [piece.text for piece in pieces])
    outcome = added(whole, parts) if closed else None
    listed = len(items) == 1 and len(parts) > _FEW
    if outcome and (listed or outcome.delta < max(part.printed.value for part in parts)):
        yield judged(whole, parts, verdict(outcome))


def _is_outcome(passage: Passage, whole: Quantity) -> bool:
    """Return whether a whole is the only figure of its kind on a line, or what an arrow leads to: ``320명 → 수료 287명``."""
    kin = list(of_kind(passage.open(), whole.kind))
    plain = level(passage.line.text)
    behind_arrow = len(kin) == _FEW and kin[-1] is whole and _ARROW in plain[kin[0].end : whole.start]
    signs = (plain[: whole.start].rstrip()[-1:], plain[whole.end :].lstrip()[:1])
    return (len(kin) == 1 or behind_arrow) and not any(sign in _OPERATORS for sign in signs)


def _is_explained(passage: Passage, whole: Quantity) -> bool:
    """Return whether a bracket right behind a whole holds figures: they are its parts, those below are others."""
    plain = level(passage.line.text)
    opened = BEHIND.match(plain, whole.end)
    return opened is not None and any(map(str.isdigit, regex.split(r"[)\]]", plain[opened.end() :])[0]))


def _ends_line(passage: Passage, whole: Quantity) -> bool:
    """Return whether nothing but one short word, brackets and figures of other things stand behind a whole (``73건 심의``)."""
    rest = _ASIDE.sub("", level(passage.line.text)[whole.end :])
    for other in passage.open():
        if other.start >= whole.end:
            rest = rest.replace(level(other.printed.raw), "", 1)
    return len(regex.findall(r"\p{L}|[0-9]", rest)) <= _SHORT


def _unequal(whole: Quantity, items: Sequence[Passage]) -> Iterator[Check]:
    """Yield the finding that a list in which every item has one number nearly adds up: it may be another list."""
    parts = one_each([piece for line in items for piece in line.pieces()], whole.kind, inner=False)
    outcome = added(whole, parts) if len(parts) > _FEW else None
    if outcome and abs(outcome.delta) <= abs(whole.printed.value) * _NEAR:
        yield judged(whole, parts, verdict(outcome, firm=_is_budget(whole, items)))


def _is_budget(whole: Quantity, items: Sequence[Passage]) -> bool:
    """Return whether a whole is named as the money of a task and one line below it lists what it is spent on, all in one unit."""
    if whole.kind != "money" or whole.about or lexicon("check_words").key(whole.label) != "budget" or len(items) != 1:
        return False
    line, parts = items[0].line, items[0].open()
    units = {part.printed.raw.lstrip("0123456789,. ") for part in parts}
    rest = line.text[parts[-1].end :].split() if parts else []
    return len(units) == 1 and not rest and not any(part.about for part in parts)


def _shares(whole: Quantity, pieces: Sequence[Piece]) -> Iterator[Check]:
    for piece in pieces:
        part = next(of_kind(piece.outer, whole.kind), None)
        share = next(of_kind(piece.inner, "percent"), None)
        outcome = compare_ratio(share.printed, (part.printed,), whole.printed) if part and share else None
        if part and share and outcome and outcome.status is not CheckStatus.INCONSISTENT:
            claim = Claim("prose_share", CheckKind.RATIO, part.label, share.printed)
            yield judge(claim, verdict(outcome), [operand(part.printed), operand(whole.printed)])


def _incomplete(whole: Quantity, pieces: Sequence[Piece]) -> Iterator[Check]:
    """Yield the finding that a list cannot be added up because one of its items has no number."""
    found = [list(of_kind(piece.outer, whole.kind)) for piece in pieces]
    parts = [one[0] for one in found if len(one) == 1]
    silent = [piece for piece in pieces if not piece.outer]
    if not parts or not silent or len(parts) + len(silent) != len(pieces) or len(parts) < _MOST * len(pieces):
        return
    outcome = compare_sum(whole.printed, [part.printed for part in parts])
    if len(parts) >= _FEW and outcome.delta > 0 and outcome.value * 2 >= whole.printed.value:
        said = Verdict(CheckStatus.NOT_CHECKABLE, outcome, ("part_without_number",))
        yield judged(whole, parts, said)
