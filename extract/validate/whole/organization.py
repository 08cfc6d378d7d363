"""Numbers of teams that an overview states (기구: 1과 3담당), against the teams of the staffing table; heads of tables."""

from collections.abc import Iterator
from decimal import Decimal

from extract.errors import NormalizeError
from extract.normalize.count import parse_pair
from extract.normalize.text import level
from extract.schemas.budget import LineRole
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.schemas.staffing import StaffCount, StaffKind
from extract.segment.outline import Line
from extract.validate.figures.passages import passages
from extract.validate.figures.printed import Printed
from extract.validate.figures.quantities import Quantity
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand
from extract.validate.material import Material
from extract.vocab import fold, lexicon

_ONE = Decimal(1)
_FEW = 2
_PAIR = (StaffKind.AUTHORIZED, StaffKind.ACTUAL)


def check_teams(material: Material) -> tuple[Check, ...]:
    """Check how many teams an overview states against those that the staffing table of the department lists."""
    teams = _teams(material)
    if not teams:
        return ()
    for passage in passages(material):
        words = [one for one in passage.quantities if one.kind in lexicon("list_words").words("office", "team")]
        found = [one for one in words if one.kind in lexicon("list_words").words("team")]
        if len(words) >= _FEW and len(found) == 1:
            return (_teams_check(found[0], teams),)
    return ()


def _teams(material: Material) -> list[StaffCount]:
    """Return one record for each team of the first table that lists teams."""
    found: dict[str, StaffCount] = {}
    for one in material.plan.staffing:
        table = next((first.table for first in found.values()), one.table)
        if one.unit and one.table and one.table == table and lexicon("list_words").key(one.unit) == "team_name":
            found.setdefault(fold(one.unit), one)
    return list(found.values()) if len(found) >= _FEW else []


def _teams_check(stated: Quantity, teams: list[StaffCount]) -> Check:
    members = [Printed(_ONE, _ONE, one.raw, one.source) for one in teams]
    outcome = compare_sum(stated.printed, members)
    status = outcome.status if outcome.status is CheckStatus.EXACT else CheckStatus.NOT_CHECKABLE
    missing = () if status is CheckStatus.EXACT else ("grouping",)
    claim = Claim("team_count", CheckKind.COUNT, stated.label, stated.printed)
    return judge(claim, Verdict(status, outcome, missing), [operand(one) for one in members])


def check_staff_heads(material: Material) -> tuple[Check, ...]:
    """Check posts and staff that a heading states (``인력(정/현원) : 8/10명``) against the totals of the table below it."""
    return tuple(check for line in material.outline.lines for check in _head(material, line))


def _head(material: Material, line: Line) -> Iterator[Check]:
    colon = level(line.text).rfind(":")
    if colon < 0 or not line.section:
        return
    text = line.text[colon + 1 :].strip()
    try:
        pair = parse_pair(text)
    except NormalizeError:
        return
    start = line.text.rindex(text)
    cut = text.index("/")
    places = ((start, start + cut), (start + cut + 1, start + len(text)))
    for kind, value, (first, last) in zip(_PAIR, (pair.first, pair.second), places, strict=True):
        whole = next((one for one in material.plan.staffing if _is_whole(one, kind, line)), None)
        if whole is None:
            continue
        stated = Printed(Decimal(value), _ONE, line.text[first:last].strip(), line.at(first, last))
        other = Printed(Decimal(whole.count or 0), _ONE, whole.raw, whole.source)
        outcome = compare_sum(stated, [other])
        status = outcome.status if outcome.status is CheckStatus.EXACT else CheckStatus.SCOPE_DIFFERS
        yield judge(
            Claim("tie", CheckKind.TIE, line.text[:colon].strip(), stated), Verdict(status, outcome), [operand(other)]
        )


def _is_whole(count: StaffCount, kind: StaffKind, line: Line) -> bool:
    total = count.role is LineRole.TOTAL and count.rank is None and count.category is None
    return count.kind is kind and total and count.table is not None and count.section == line.section
