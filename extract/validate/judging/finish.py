"""Last touches: one finding for each claim, the records of its numbers, and for what fails the likely cause."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.document import Document
from extract.schemas.check import Check, CheckStatus, Explanation, Operand, Suspect
from extract.schemas.report import Plan
from extract.validate.judging.blame import Doubts, doubts
from extract.validate.judging.hints import Hint, hints
from extract.validate.judging.relations import Place, Relation, Term, Web, place_of, weave
from extract.validate.judging.sentences import LANGUAGES, digits, fill
from extract.validate.judging.suspects import Candidate, candidates, suspect

_FAILED = (CheckStatus.INCONSISTENT, CheckStatus.LAST_DIGIT)
_OF_SEVERAL = ("row_missing", "neighbour_swapped")
"""Hints that more than one number explains: then none is to be suspected."""


def record_ids(plan: Plan) -> dict[Place, str]:
    """Return the ids of the records of numbers (예산, 인력) by their place."""
    records = (*plan.budgets, *plan.staffing)
    return {place_of(record.source): record.id for record in reversed(records)}


def with_records(check: Check, ids: Mapping[Place, str]) -> Check:
    """Return the check with the ids of the records that its operands belong to."""
    operands = tuple(_with_record(operand, ids) for operand in check.operands)
    return check.model_copy(update={"operands": operands})


def _with_record(operand: Operand, ids: Mapping[Place, str]) -> Operand:
    record = ids.get(place_of(operand.source))
    return operand.model_copy(update={"record": record}) if record else operand


def once(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return the checks without those that relate the same stated number to the same operands again."""
    found: dict[object, Check] = {}
    for check in checks:
        numbers = frozenset(place_of(operand.source) for operand in check.operands)
        found.setdefault((place_of(check.stated.source), check.stated.raw, check.kind, numbers), check)
    return tuple(found.values())


def explained(checks: Sequence[Check], document: Document, ids: Mapping[Place, str]) -> tuple[Check, ...]:
    """Return the checks, those that fail with what would mend them, the number to suspect, and whose fault it is.

    Args:
        checks: all checks of a document.
        document: the document.
        ids: the records of its numbers.
    """
    web = weave(checks)
    causes = {id(failed.check): _cause(web, failed) for failed in web.failed()}
    doubted = doubts(document, checks)
    return tuple(
        _explained(check, causes.get(id(check), Cause()), doubted, ids) if check.status in _FAILED else check
        for check in checks
    )


@dataclass(frozen=True, slots=True, eq=False)
class Cause:
    """What may have gone wrong: hints, and the number to suspect."""

    hints: tuple[Hint, ...] = ()
    suspect: Candidate | None = None


def _cause(web: Web, failed: Relation) -> Cause:
    found = candidates(web, failed)
    suspected = suspect(web, failed, found)
    given = hints(web, failed, found, suspected)
    apart = any(hint.code in _OF_SEVERAL for hint in given)
    return Cause(given, None if apart else suspected)


def _explained(check: Check, cause: Cause, doubted: Doubts, ids: Mapping[Place, str]) -> Check:
    told = tuple(_told(check, code) for code in check.hints)
    explanations = tuple(_explanation(hint) for hint in (*told, *cause.hints))
    singled = cause.suspect is not None
    changes = {
        "hints": tuple(one.code for one in explanations),
        "explanations": explanations,
        "suspect": _suspect(cause.suspect, ids) if cause.suspect else None,
        "blame": doubted.blame(check, singled=singled),
    }
    return check.model_copy(update=changes)


def _told(check: Check, code: str) -> Hint:
    """Return a hint that the check itself gave: it is about the stated number."""
    stated = check.stated
    return Hint(code, Term(place_of(stated.source), stated.value, stated.raw, stated.source))


def _explanation(hint: Hint) -> Explanation:
    words = {"number": hint.term.raw if hint.term else "", "mended": _mended(hint)}
    ko, en = (fill(f"hint_{hint.code}", language, words) for language in LANGUAGES)
    return Explanation(code=hint.code, ko=ko, en=en, source=hint.term.source if hint.term else None)


def _mended(hint: Hint) -> str:
    if hint.other:
        return hint.other.raw
    if hint.mended is None:
        return ""
    return hint.term.like(hint.mended) if hint.term else digits(hint.mended)


def _suspect(found: Candidate, ids: Mapping[Place, str]) -> Suspect:
    term = found.term
    value, mended = term.unsigned(term.value), term.unsigned(found.mended)
    return Suspect(raw=term.raw, value=value, mended=mended, source=term.source, record=ids.get(term.place))
