"""What would mend a failed relation (단서): each hint is tried, and given only where every relation then holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.schemas.check import CheckKind
from extract.validate.judging.relations import HELD, Changes, Place, Relation, Term, Web
from extract.validate.judging.slips import misprint
from extract.validate.judging.suspects import Candidate

_SHORT = 2
_FEW = 2
_FACTORS = ((Decimal(10), "ten_times"), (Decimal(100), "hundred_times"), (Decimal(1000), "thousand_times"))


@dataclass(frozen=True, slots=True, eq=False)
class Hint:
    """A code, the number that it is about, and the number to read in its place."""

    code: str
    term: Term | None
    mended: Decimal | None = None
    other: Term | None = None


def hints(web: Web, failed: Relation, found: Sequence[Candidate], suspected: Candidate | None) -> tuple[Hint, ...]:
    """Return what would mend a failed relation.

    Args:
        web: all relations of the document.
        failed: the relation.
        found: its numbers that could be wrong.
        suspected: the one that is to blame, or None.
    """
    swapped = tuple(_swapped(web, failed))
    missing = tuple(_missing(web, failed))
    if len(swapped) == 1 or missing:
        return (*(swapped if len(swapped) == 1 else ()), *missing)
    other = tuple(_other_totals(web, failed)) if not suspected or suspected.term is failed.stated else ()
    parts = tuple(_parts(failed)) if not suspected or suspected.term is failed.stated else ()
    return (*_single([suspected] if suspected else found, failed, certain=suspected is not None), *parts, *other)


def _single(found: Sequence[Candidate], failed: Relation, *, certain: bool) -> Iterator[Hint]:
    """Yield what one wrong number would look like; where several could be wrong, only what one of them looks like."""
    shapes = [(shape, one) for one in found if (shape := _shape(one))]
    for shape, one in shapes:
        alone = sum(shape == other for other, _ in shapes) == 1
        stated = one.term is failed.stated
        if certain or (stated if shape == "one_digit" else alone or stated):
            yield Hint(shape, one.term, one.mended)


def _shape(one: Candidate) -> str | None:
    """Return what a number and the one that mends have in common: sign, digits, digits but one or two."""
    value, mended = one.term.value, one.mended
    if value == -mended:
        return "sign_lost"
    if not value or not mended or (value < 0) != (mended < 0):
        return None
    large, small = max(abs(value), abs(mended)), min(abs(value), abs(mended))
    return next((code for factor, code in _FACTORS if small * factor == large), None) or _digits(
        f"{abs(value.normalize()):f}", f"{abs(mended.normalize()):f}"
    )


def _digits(one: str, other: str) -> str | None:
    """Return whether two neighbouring digits are exchanged, or one digit of several differs.

    >>> _digits("63.4", "36.4"), _digits("1200", "1300"), _digits("12", "13")
    ('digits_swapped', 'one_digit', None)
    """
    places = max(len(text.partition(".")[2]) for text in (one, other))
    one, other = (f"{Decimal(text):.{places}f}" for text in (one, other))
    plain = one.replace(".", "")
    found = misprint(plain, other.replace(".", ""))
    return found if found != "one_digit" or len(plain) > _SHORT else None


def _parts(failed: Relation) -> Iterator[Hint]:
    """Yield the term without which the sum holds, and the one with which it holds if taken twice."""
    if failed.check.kind is not CheckKind.SUM or len(failed.terms) < _FEW:
        return
    delta = failed.stated.value - sum((term.value for term in failed.terms), Decimal(0))
    for code, wanted in (("part_left_out", -delta), ("part_twice", delta)):
        fitting = [term for term in failed.terms if term.value and term.value == wanted]
        if fitting:
            yield Hint(code, fitting[0])


def _missing(web: Web, failed: Relation) -> Iterator[Hint]:
    """Yield the missing row: several sums of one row over the same rows all lack something, none has too much."""
    beside = [one for one in web.relations if _parallel(one, failed)]
    wrong = [one for one in beside if one.failed]
    if len(wrong) < _FEW or any(_lack(one) <= 0 for one in wrong):
        return
    across = {id(one): one for lack in wrong for one in web.at[lack.stated.place] if one not in beside}.values()
    places = {one.stated.place for one in wrong}
    tied = any(one.check.status in HELD and _count(one, places) >= _FEW for one in across)
    if not any(one.failed for one in across) and (tied or _FEW * len(wrong) > len(beside)):
        yield Hint("row_missing", None, _lack(failed))


def _count(relation: Relation, places: set[Place]) -> int:
    return sum(term.place in places for term in relation.numbers)


def _lack(one: Relation) -> Decimal:
    return one.stated.value - sum((term.value for term in one.terms), Decimal(0))


def _parallel(one: Relation, other: Relation) -> bool:
    """Return whether two sums run beside each other: the same rows in two columns, or the same columns in two rows."""
    return one.check.rule == other.check.rule and (
        _lanes(one, 1) == _lanes(other, 1) or _lanes(one, 2) == _lanes(other, 2)
    )


def _lanes(one: Relation, axis: int) -> tuple[object, ...]:
    """Return the block and the rows (axis 1) or columns (axis 2) of a relation; nothing comparable outside tables."""
    places = [term.place[axis] for term in one.numbers]
    along = {term.place[3 - axis] for term in one.numbers}
    if not one.added or None in places or len(along) > 1:
        return (id(one),)
    return one.stated.place[0], *places


def _swapped(web: Web, failed: Relation) -> Iterator[Hint]:
    """Yield the number of a failed relation that would mend it and another one if exchanged with its neighbour."""
    partners = [one for one in web.failed() if one is not failed and one.stated.place[0] == failed.stated.place[0]]
    pairs = ((partner, one, other) for partner in partners for one in failed.numbers for other in partner.numbers)
    for partner, one, other in pairs:
        if _are_neighbours(one, other) and _mends_both(web, (failed, partner), (one, other)):
            yield Hint("neighbour_swapped", one, other=other)


def _are_neighbours(one: Term, other: Term) -> bool:
    (_, row, col, _), (_, row2, col2, _) = one.place, other.place
    if row is None or col is None or row2 is None or col2 is None or one.value == other.value:
        return False
    return abs(row - row2) + abs(col - col2) == 1 and one.value != 0 and other.value != 0


def _mends_both(web: Web, pair: tuple[Relation, Relation], numbers: tuple[Term, Term]) -> bool:
    one, other = numbers
    changes: Changes = {one.place: (one.value, other.value), other.place: (other.value, one.value)}
    alone = ({place: change} for place, change in changes.items())
    mended = web.mended(changes)
    return all(relation in mended for relation in pair) and not any(web.mended(change) for change in alone)


def _other_totals(web: Web, failed: Relation) -> Iterator[Hint]:
    """Yield that the stated number is what another sum of the same table should say."""
    if failed.check.kind is not CheckKind.SUM or abs(failed.stated.value) < 10**_SHORT:
        return
    for one in web.relations:
        same = (
            one is not failed and one.check.rule == failed.check.rule and one.stated.place[0] == failed.stated.place[0]
        )
        if same and one.stated.place[1] is not None and one.value({}) == failed.stated.value:
            yield Hint("other_total", failed.stated)
            return
