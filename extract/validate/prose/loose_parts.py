"""Parts that stand apart from their whole: before it (``시도 2, 시군구 16 등 18개``), or in a note below a table."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

import regex

from extract.normalize.parts import Part, find_parts
from extract.normalize.text import level, tight
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.schemas.staffing import StaffCount
from extract.segment.outline import Line
from extract.validate.figures.printed import Printed
from extract.validate.figures.quantities import line_quantities
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.judging.mending import mends_sum
from extract.validate.material import Material
from extract.vocab import fold, lexicon

_FEW = 2
_NEAR = Decimal("0.2")
_LABELLED = regex.compile(r"(?P<label>[^:]{1,12}?)\s*:\s*")


def check_trailing_wholes(material: Material) -> tuple[Check, ...]:
    """Check wholes that follow their parts and 등, where they add up; elsewhere 등 says that parts are left out."""
    return tuple(check for line in material.outline.lines for check in _trailing(line))


def _trailing(line: Line) -> Iterator[Check]:
    plain = level(line.text)
    for whole in line_quantities(line):
        end = _so_on().search(plain, line.body, whole.start)
        parts = find_parts(line.text, plain, line.body, end.start()) if end and end.end() == whole.start else ()
        claim = Claim("list_total", CheckKind.SUM, whole.label, whole.printed)
        yield from list(agreeing(claim, line, parts)) or _exceeding(claim, line, parts, whole.kind)


def _exceeding(claim: Claim, line: Line, parts: Sequence[Part], kind: str) -> Iterator[Check]:
    """Yield the finding on parts in the unit of their whole, or without one, that make more than it, whatever 등 leaves out."""
    numbers = [_printed(line, part, claim.stated) for part in parts]
    units = {fold(part.unit) for part in parts}
    if len(numbers) < _FEW or not units <= {"", kind} or claim.stated.kind != "count":
        return
    outcome = compare_sum(claim.stated, numbers)
    if outcome.delta > 0 and "" in units:
        return
    status = CheckStatus.INCONSISTENT if outcome.delta < 0 else CheckStatus.NOT_CHECKABLE
    missing = ("other_parts",) if outcome.delta > 0 else ()
    yield judge(claim, Verdict(status, outcome, missing), [operand(number) for number in numbers])


def check_closing_totals(material: Material) -> tuple[Check, ...]:
    """Check totals in brackets behind their parts: ``수급자 4,120가구, 다자녀 2,860가구 (계 6,980가구)``."""
    return tuple(check for line in material.outline.lines for check in _closing(line))


def _closing(line: Line) -> Iterator[Check]:
    found = line_quantities(line)
    for at, whole in enumerate(found):
        before = [one for one in found[:at] if one.kind == whole.kind and not one.depth]
        rest = found[at + 1 :] or len(before) != at
        if (
            rest
            or not whole.depth
            or len(before) < _FEW
            or lexicon("check_words").key(whole.label) not in ("sum", "total")
        ):
            continue
        outcome = compare_sum(whole.printed, [one.printed for one in before])
        near = abs(outcome.delta) <= abs(whole.printed.value) * _NEAR
        near = near or mends_sum(whole.printed, [one.printed for one in before])
        claim = Claim("list_total", CheckKind.SUM, whole.label, whole.printed)
        yield judge(claim, verdict(outcome, firm=near), [operand(one.printed) for one in before])


@cache
def _so_on() -> regex.Pattern[str]:
    return regex.compile(rf"\s+{tight(lexicon('check_words').words('and_so_on'))}\s+$")


def agreeing(claim: Claim, line: Line, parts: Sequence[Part], *, sure: bool = False) -> Iterator[Check]:
    """Yield the check of a claim against labelled numbers of a line, if they add up to it exactly, or must (``sure``)."""
    numbers = [_printed(line, part, claim.stated) for part in parts]
    if len(numbers) < _FEW:
        return
    outcome = compare_sum(claim.stated, numbers)
    if sure or outcome.status is CheckStatus.EXACT or mends_sum(claim.stated, numbers):
        yield judge(claim, verdict(outcome), [operand(number) for number in numbers])


def _printed(line: Line, part: Part, whole: Printed) -> Printed:
    value = -part.value if part.negative else part.value
    raw = line.text[part.start : part.end]
    return Printed(value, part.figure.step, raw, line.source.span(part.start, part.end), whole.unit)


def check_staff_notes(material: Material) -> tuple[Check, ...]:
    """Check notes such as ``* 현원 : 일반직 8, 임기제 2`` against the total of that kind in the same section."""
    return tuple(check for line in material.outline.lines for check in _note(material, line))


def _note(material: Material, line: Line) -> Iterator[Check]:
    plain = level(line.text)
    found = _LABELLED.match(plain, line.body)
    kind = lexicon("staff_kinds").key(found["label"]) if found else None
    parts = find_parts(line.text, plain, found.end(), len(plain)) if found and kind else ()
    for count in material.plan.staffing if len(parts) >= _FEW else ():
        whole = _whole(count) if count.kind == kind and _is_sum(count, line) else None
        checks = (
            list(agreeing(Claim("staff_total", CheckKind.SUM, count.unit or "", whole), line, parts)) if whole else []
        )
        if checks:
            yield checks[0]
            return


def _is_sum(count: StaffCount, line: Line) -> bool:
    return count.rank is None and bool(count.count) and count.section in {line.section, line.heading, *line.above}


def _whole(count: StaffCount) -> Printed:
    return Printed(Decimal(count.count or 0), Decimal(1), count.raw, count.source)
