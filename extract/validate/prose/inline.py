"""Wholes whose parts follow on their own line: behind an arrow, in brackets, in an open list (``15건 ▹ 신축 6건, 보수 9건``)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from extract.normalize.parts import find_parts
from extract.normalize.text import level
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.passages import Passage, Piece
from extract.validate.figures.quantities import Quantity, of_kind
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, Verdict, verdict
from extract.validate.judging.mending import counts_twice
from extract.validate.prose.loose_parts import agreeing
from extract.validate.prose.sums import BEHIND, GOOD, RATES, added, is_closed, judged, mends, one_each
from extract.vocab import fold, lexicon

_ARROWS = "▹▷▸‣➢※"
_REACH = 16
_FEW = 2
_THOUSANDS = regex.compile(r",[0-9]{3}(?![0-9])")


def inline_sums(passage: Passage) -> Iterator[Check]:
    """Yield the checks of figures whose parts follow on their own line."""
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
            outcome = added(whole, parts) if whole.kind not in RATES else None
            if outcome and (outcome.status in GOOD or mends(whole, parts)):
                yield judged(whole, parts, verdict(outcome))
                break
        else:
            listed = one_each(behind, whole.kind) or (mixed if len(mixed) == len(behind) else [])
            yield from _closed(whole, listed, [piece.text for piece in behind])


def _closed(whole: Quantity, parts: Sequence[Quantity], texts: Sequence[str]) -> Iterator[Check]:
    """Yield the finding on figures that must make their whole and do not."""
    outcome = added(whole, parts) if not whole.depth and is_closed(whole, parts, texts) else None
    if outcome:
        yield judged(whole, parts, verdict(outcome))


def _open_behind(passage: Passage, wholes: Sequence[Quantity], behind: Sequence[Piece]) -> Iterator[Check]:
    """Yield the finding on a list behind an arrow that 등 leaves open: ``15개소 ▹ 4개소, 5개소 등``."""
    for whole in wholes:
        parts = [one for piece in behind for one in of_kind(piece.outer, whole.kind)]
        if len(parts) < _FEW or whole.kind in RATES:
            continue
        rest = passage.line.text[parts[-1].end :].split()
        outcome = compare_sum(whole.printed, [part.printed for part in parts])
        if rest and rest[0] in lexicon("check_words").words("and_so_on") and outcome.delta > 0:
            yield judged(whole, parts, Verdict(CheckStatus.NOT_CHECKABLE, outcome, ("other_parts",)))


def _named_behind(passage: Passage, wholes: Sequence[Quantity]) -> Iterator[Check]:
    """Yield the check of a list behind an arrow in which some numbers carry no unit: ``5건 ▹ 신축 1, 개보수 4건``."""
    text, plain = passage.line.text, level(passage.line.text)
    arrow = next((at for at in range(wholes[-1].end, len(plain)) if plain[at] in _ARROWS), None) if wholes else None
    parts = find_parts(text, plain, arrow + 1, len(plain)) if arrow is not None else ()
    for whole in wholes:
        if all(fold(part.unit) in ("", whole.kind) for part in parts) and any(not part.unit for part in parts):
            claim = Claim("list_total", CheckKind.SUM, whole.label, whole.printed)
            named = any(fold(part.unit) == whole.kind for part in parts)
            sure = named and not whole.about and all(part.label.text and not part.open_ended for part in parts)
            yield from agreeing(claim, passage.line, parts, sure=sure)


def _only(piece: Piece, kind: str) -> Quantity | None:
    found = list(of_kind(piece.outer, kind)) or list(of_kind(piece.inner, kind))
    return found[0] if len(found) == 1 else None


def _bracketed(passage: Passage) -> Iterator[Check]:
    """Yield the checks of figures whose parts stand in the next brackets, or beside them in their own."""
    for at, whole in enumerate(passage.quantities):
        if whole.kind in RATES or (whole.depth and whole.kind != "money") or counts_twice(passage.line.text):
            continue
        behind = passage.quantities[at + 1 :]
        close = passage.line.text.find(
            "]" if "[" in passage.line.text[whole.end : whole.end + _REACH] else ")", whole.end
        )
        inside = [one for one in behind if one.start < close and one.kind == whole.kind and one.depth >= whole.depth]
        outcome = added(whole, inside)
        if outcome and (outcome.status in GOOD or (_is_in_brackets(passage, whole, inside) and mends(whole, inside))):
            yield judged(whole, inside, verdict(outcome))
        else:
            yield from _filled(passage, whole)


def _is_in_brackets(passage: Passage, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether brackets that open right behind a whole hold all parts, and nothing else that could be one."""
    opened = BEHIND.match(level(passage.line.text), whole.end)
    return opened is not None and all(one.depth == whole.depth + 1 for one in parts)


def _filled(passage: Passage, whole: Quantity) -> Iterator[Check]:
    """Yield the finding on brackets right behind a whole that list one figure of its kind in every piece: ``13건[2건, 8건]``."""
    plain = level(passage.line.text)
    opened = BEHIND.match(plain, whole.end)
    if not opened:
        return
    cuts = [opened.end() - 1, *_commas(plain, opened.end())]
    pieces = [(start + 1, end) for start, end in pairwise(cuts)]
    own = [one for one in of_kind(passage.quantities, whole.kind) if one.depth == whole.depth + 1]
    held = [[one for one in own if start <= one.start < end] for start, end in pieces]
    if all(len(one) == 1 for one in held):
        yield from _closed(whole, [one[0] for one in held], [plain[start:end] for start, end in pieces])


def _commas(plain: str, start: int) -> Iterator[int]:
    """Yield where commas part what stands in the bracket before ``start``, and where it ends."""
    depth = 0
    for at in range(start, len(plain)):
        if plain[at] in "([":
            depth += 1
        elif plain[at] in ")]":
            if not depth:
                yield at
                return
            depth -= 1
        elif plain[at] == "," and not depth and not _THOUSANDS.match(plain, at):
            yield at


def _open_list(passage: Passage) -> Iterator[Check]:
    """Yield the finding on ``예산(1,180억): A(300억), B(321억) 등``: parts that the line itself leaves open."""
    text = passage.line.text.rstrip(" .)")
    money = [one for one in passage.quantities if one.kind == "money"]
    if len(money) <= _FEW or not regex.match(r"\)?\s*:", passage.line.text[money[0].end :]):
        return
    outcome = compare_sum(money[0].printed, [one.printed for one in money[1:]])
    if outcome.status in GOOD:
        yield judged(money[0], money[1:], verdict(outcome))
    elif outcome.delta > 0 and text.split()[-1] in lexicon("check_words").words("and_so_on"):
        yield judged(money[0], money[1:], Verdict(CheckStatus.NOT_CHECKABLE, outcome, ("other_parts",)))
