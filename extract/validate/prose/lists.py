"""Wholes that a line states, and the list below it that divides them: ``41개 동아리 369명`` over eight clubs."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from extract.normalize.parts import find_parts
from extract.normalize.text import level
from extract.schemas.check import Blame, Check, CheckKind, CheckStatus
from extract.validate.figures.passages import Passage, Piece, below, beside, passages
from extract.validate.figures.quantities import Quantity, of_kind
from extract.validate.judging.interval import Outcome, compare_ratio, compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.judging.mending import counts_twice, least_digits, mends_sum
from extract.validate.material import Material
from extract.validate.prose.loose_parts import agreeing
from extract.vocab import fold, lexicon

_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING)
_ARROWS = "▹▷▸‣➢※"
_REACH = 16
_RATES = ("percent", "percentage_point")
_FEW = 2
_MOST = Decimal("0.6")
_NEAR = Decimal("0.2")
_CLAIMED = 3
"""Digits that one slip is told by, where the parts are said to be all."""


def check_list_totals(material: Material) -> tuple[Check, ...]:
    """Check figures that a line states against the items below it (or the one item beside it)."""
    found = passages(material)
    return tuple(check for at in range(len(found)) for check in _line_checks(found, at))


def _line_checks(found: Sequence[Passage], at: int) -> Iterator[Check]:
    if not found[at].quantities:
        return
    yield from _inline(found[at])
    items = below(found, at)
    aligned = list(_aligned(found[at], items)) if len(items) >= _FEW else []
    yield from aligned
    if aligned:
        return
    for whole in found[at].open():
        if whole.kind not in (*_RATES, *lexicon("count_words").words("ordinal_unit")):
            yield from _whole_checks(whole, items, beside(found, at))


def _inline(passage: Passage) -> Iterator[Check]:
    """Yield the checks of figures whose parts follow on their own line: behind an arrow, in brackets, in an open list."""
    pieces = passage.pieces()
    for at, piece in enumerate(pieces[:-1]):
        if piece.text.rstrip()[-1:] in _ARROWS:
            wholes = [one for near in pieces[max(0, at - 1) : at + 1] for one in (*near.outer, *near.inner)]
            yield from _behind_arrow(wholes, pieces[at + 1 :])
            yield from _open_behind(passage, wholes, pieces[at + 1 :])
            yield from _named_behind(passage, wholes)
    yield from _bracketed(passage)
    yield from _open_list(passage)


def _behind_arrow(wholes: Sequence[Quantity], behind: Sequence[Piece]) -> Iterator[Check]:
    for whole in wholes:
        outer = [one for piece in behind for one in of_kind(piece.outer, whole.kind)]
        inner = [one for piece in behind for one in of_kind(piece.inner, whole.kind)]
        mixed = [one for piece in behind if (one := _only(piece, whole.kind))]
        for parts in (outer, mixed, inner):
            outcome = _sum(whole, parts) if whole.kind not in _RATES else None
            if outcome and (outcome.status in _GOOD or _mends(whole, parts)):
                yield _judged(whole, parts, verdict(outcome))
                break


def _open_behind(passage: Passage, wholes: Sequence[Quantity], behind: Sequence[Piece]) -> Iterator[Check]:
    """Yield the finding on a list behind an arrow that 등 leaves open: ``15개소 ▹ 4개소, 5개소 등``."""
    for whole in wholes:
        parts = [one for piece in behind for one in of_kind(piece.outer, whole.kind)]
        if len(parts) < _FEW or whole.kind in _RATES:
            continue
        rest = passage.line.text[parts[-1].end :].split()
        outcome = compare_sum(whole.printed, [part.printed for part in parts])
        if rest and rest[0] in lexicon("check_words").words("and_so_on") and outcome.delta > 0:
            yield _judged(whole, parts, Verdict(CheckStatus.NOT_CHECKABLE, outcome, ("other_parts",)))


def _named_behind(passage: Passage, wholes: Sequence[Quantity]) -> Iterator[Check]:
    """Yield the check of a list behind an arrow in which some numbers carry no unit: ``5건 ▹ 신축 1, 개보수 4건``."""
    text, plain = passage.line.text, level(passage.line.text)
    arrow = next((at for at in range(wholes[-1].end, len(plain)) if plain[at] in _ARROWS), None) if wholes else None
    parts = find_parts(text, plain, arrow + 1, len(plain)) if arrow is not None else ()
    for whole in wholes:
        if all(fold(part.unit) in ("", whole.kind) for part in parts) and any(not part.unit for part in parts):
            yield from agreeing(Claim("list_total", CheckKind.SUM, whole.label, whole.printed), passage.line, parts)


def _only(piece: Piece, kind: str) -> Quantity | None:
    found = list(of_kind(piece.outer, kind)) or list(of_kind(piece.inner, kind))
    return found[0] if len(found) == 1 else None


def _bracketed(passage: Passage) -> Iterator[Check]:
    """Yield the checks of figures whose parts stand in the next brackets, or beside them in their own."""
    for at, whole in enumerate(passage.quantities):
        if whole.kind in _RATES:
            continue
        behind = passage.quantities[at + 1 :]
        close = passage.line.text.find(
            "]" if "[" in passage.line.text[whole.end : whole.end + _REACH] else ")", whole.end
        )
        inside = [one for one in behind if one.start < close and one.kind == whole.kind and one.depth >= whole.depth]
        if (whole.depth and whole.kind != "money") or counts_twice(passage.line.text):
            continue
        outcome = _sum(whole, inside)
        if outcome and (outcome.status in _GOOD or (_is_in_brackets(passage, whole, inside) and _mends(whole, inside))):
            yield _judged(whole, inside, verdict(outcome))


def _is_in_brackets(passage: Passage, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether brackets that open right behind a whole hold all parts, and nothing else that could be one."""
    opened = regex.match(r"(?: ?\p{Hangul}{1,6})? ?[(\[]", passage.line.text[whole.end :])
    return opened is not None and all(one.depth == whole.depth + 1 for one in parts)


def _open_list(passage: Passage) -> Iterator[Check]:
    """Yield the finding on ``예산(1,180억): A(300억), B(321억) 등``: parts that the line itself leaves open."""
    text = passage.line.text.rstrip(" .)")
    money = [one for one in passage.quantities if one.kind == "money"]
    if len(money) <= _FEW or not regex.match(r"\)?\s*:", passage.line.text[money[0].end :]):
        return
    outcome = compare_sum(money[0].printed, [one.printed for one in money[1:]])
    if outcome.status in _GOOD:
        yield _judged(money[0], money[1:], verdict(outcome))
    elif outcome.delta > 0 and text.split()[-1] in lexicon("check_words").words("and_so_on"):
        yield _judged(money[0], money[1:], Verdict(CheckStatus.NOT_CHECKABLE, outcome, ("other_parts",)))


def _aligned(passage: Passage, items: Sequence[Passage]) -> Iterator[Check]:
    """Yield the checks of several figures in a row, each over a column of figures in the items."""
    wholes = [one for one in passage.open() if one.kind not in _RATES]
    rows = [row for item in items if (row := [one for one in item.open() if one.kind not in _RATES])]
    if len(wholes) < _FEW or len(rows) < _FEW or any(len(row) != len(wholes) for row in rows):
        return
    columns = [[row[at] for row in rows] for at in range(len(wholes))]
    found = [
        compare_sum(whole.printed, [one.printed for one in column])
        for whole, column in zip(wholes, columns, strict=True)
    ]
    agree = sum(one.status in _GOOD for one in found)
    if agree < _FEW or (agree < len(found) and agree < 2 * (len(found) - agree)):
        return
    for whole, column, one in zip(wholes, columns, found, strict=True):
        yield _judged(whole, column, verdict(one, blame=Blame.SOURCE))


def _judged(whole: Quantity, parts: Sequence[Quantity], said: Verdict) -> Check:
    claim = Claim("list_total", CheckKind.SUM, whole.label, whole.printed)
    return judge(claim, said, [operand(part.printed) for part in parts])


def _whole_checks(whole: Quantity, items: Sequence[Passage], near: Passage | None) -> Iterator[Check]:
    for lines in (items, items[:1], [near] if near and not items else []):
        pieces = [piece for line in lines for piece in line.pieces()]
        for inner in (False, True):
            parts = _parts(pieces, whole.kind, inner=inner)
            outcome = _sum(whole, parts)
            if outcome and outcome.status in _GOOD:
                yield _judged(whole, parts, verdict(outcome))
                yield from _shares(whole, pieces)
                return
    failed = list(_mended(whole, items, near))
    yield from failed
    if failed:
        return
    yield from _unequal(whole, items)
    yield from _incomplete(whole, [piece for line in items for piece in line.pieces()])


def _mended(whole: Quantity, items: Sequence[Passage], near: Passage | None) -> Iterator[Check]:
    """Yield the finding on a list whose every item has one number, and that one slip in one number explains."""
    for lines in (items, [near] if near and not items else []):
        parts = _parts([piece for line in lines for piece in line.pieces()], whole.kind, inner=False)
        outcome = _sum(whole, parts)
        if outcome and _mends(whole, parts, least=least_digits(whole.label)):
            yield _judged(whole, parts, verdict(outcome))
            return


def _mends(whole: Quantity, parts: Sequence[Quantity], *, least: int = _CLAIMED) -> bool:
    loose = whole.about or whole.change or any(part.about or part.change for part in parts)
    return not loose and mends_sum(whole.printed, [part.printed for part in parts], least=least)


def _unequal(whole: Quantity, items: Sequence[Passage]) -> Iterator[Check]:
    """Yield the finding that a list in which every item has one number nearly adds up: it may be another list."""
    parts = _parts([piece for line in items for piece in line.pieces()], whole.kind, inner=False)
    outcome = _sum(whole, parts) if len(parts) > _FEW else None
    if outcome and abs(outcome.delta) <= abs(whole.printed.value) * _NEAR:
        yield _judged(whole, parts, verdict(outcome, firm=_is_budget(whole, items)))


def _is_budget(whole: Quantity, items: Sequence[Passage]) -> bool:
    """Return whether a whole is named as the money of a task and one line below it lists what it is spent on, all in one unit."""
    if whole.kind != "money" or whole.about or lexicon("check_words").key(whole.label) != "budget" or len(items) != 1:
        return False
    line, parts = items[0].line, items[0].open()
    units = {part.printed.raw.lstrip("0123456789,. ") for part in parts}
    rest = line.text[parts[-1].end :].split() if parts else []
    return len(units) == 1 and not rest and not any(part.about for part in parts)


def _parts(pieces: Sequence[Piece], kind: str, *, inner: bool) -> list[Quantity]:
    """Return one figure of a kind from each piece; nothing where a piece has none or several."""
    found = [list(of_kind(piece.inner if inner else piece.outer, kind)) for piece in pieces]
    return [one[0] for one in found] if all(len(one) == 1 for one in found) else []


def _sum(whole: Quantity, parts: Sequence[Quantity]) -> Outcome | None:
    if sum(bool(part.printed.value) for part in parts) < _FEW:
        return None
    if whole.change and all(part.change for part in parts):
        return compare_sum(
            whole.printed, [part.printed for part in parts], [part.change * whole.change for part in parts]
        )
    return compare_sum(whole.printed, [part.printed for part in parts])


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
        yield _judged(whole, parts, said)
