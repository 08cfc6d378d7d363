"""Which number is to blame: the one whose change would mend every failed relation that it stands in (의심 수)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.validate.judging.relations import HELD, Changes, Relation, Term, Web


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A number of a failed relation, with what it would have to be, and the failed relations that this would mend."""

    term: Term
    mended: Decimal
    mends: tuple[Relation, ...]

    @property
    def changes(self) -> Changes:
        """Return the change that mends."""
        return {self.term.place: (self.term.value, self.mended)}


def candidates(web: Web, failed: Relation) -> tuple[Candidate, ...]:
    """Return the numbers of a failed relation that could be wrong: no other relation of theirs speaks against it."""
    return tuple(_candidates(web, failed))


def _candidates(web: Web, failed: Relation) -> Iterator[Candidate]:
    for term in failed.numbers:
        for mended in _options(failed, term):
            mends = web.mended({term.place: (term.value, mended)})
            if failed in mends:
                yield Candidate(term, mended, mends)
                break


def _options(failed: Relation, term: Term) -> Iterator[Decimal]:
    """Yield what a number may have been: itself with the other sign, then what the relation asks for."""
    solved = failed.solved(term)
    if term.value:
        yield -term.value
    if solved is not None and solved != term.value:
        yield solved


def suspect(web: Web, failed: Relation, found: tuple[Candidate, ...]) -> Candidate | None:
    """Return the one number to blame for a failed relation, or None where several may be or none is.

    It stands where failed relations cross, and no other number mends as many of them; or it is the only one that no
    relation that holds speaks for, while each other number of the relation stands in one.
    """
    most = max((len(one.mends) for one in found), default=0)
    best = [one for one in found if len(one.mends) == most]
    if len(best) != 1:
        return None
    if most > 1:
        return best[0]
    others = [term for term in failed.numbers if term is not best[0].term]
    return best[0] if others and all(_is_confirmed(web, failed, term) for term in others) else None


def _is_confirmed(web: Web, failed: Relation, term: Term) -> bool:
    """Return whether a relation that holds would break if the number were what the failed one asks for."""
    mended = failed.solved(term)
    held = (one for one in web.at[term.place] if one.check.status in HELD)
    changes: Changes = {term.place: (term.value, mended)} if mended is not None else {}
    return any(not changes or not one.holds(changes) for one in held)
