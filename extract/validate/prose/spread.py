"""Numbers that so many a month make over the months named: ``월 1명``, and further down ``월별 …: 7명(1~7월)``."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

import regex

from extract.normalize.date import find_dates
from extract.normalize.text import HANGUL, level, tight
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.passages import Passage, passages
from extract.validate.figures.printed import Printed
from extract.validate.figures.quantities import Quantity
from extract.validate.judging.interval import Outcome
from extract.validate.judging.judge import Claim, Verdict, judge, operand
from extract.validate.material import Material
from extract.validate.prose.lengths import extents
from extract.vocab import lexicon

_ONE = Decimal(1)
_REACH = 30


def check_monthly(material: Material) -> tuple[Check, ...]:
    """Check numbers of several months that are named as monthly against the number a month stated above them."""
    found = passages(material)
    return tuple(check for at in range(len(found)) for check in _checks(found, at))


def _checks(found: Sequence[Passage], at: int) -> Iterator[Check]:
    passage = found[at]
    plain = level(passage.line.text)
    for span in find_dates(passage.line.text) if passage.quantities and _monthly().search(plain) else ():
        whole = next((one for one in passage.quantities if plain[one.end : span.start].strip() == "("), None)
        months = {extent.months for extent in extents(span.period) if extent.precision == "month"}
        if not whole or len(months) != 1 or plain[span.end : span.end + 1] != ")":
            continue
        rate = next(_rates(found, at, whole), None)
        if rate:
            number = Printed(Decimal(months.pop()), _ONE, span.raw, passage.line.at(span.start, span.end))
            yield _check(whole, rate.printed, number)


def _check(whole: Quantity, rate: Printed, months: Printed) -> Check:
    value = rate.value * months.value
    status = CheckStatus.EXACT if value == whole.printed.value else CheckStatus.NOT_CHECKABLE
    outcome = Outcome(status, value, value, value, whole.printed.value - value, exact=True)
    missing = () if status is CheckStatus.EXACT else ("exact_figures",)
    claim = Claim("monthly", CheckKind.RATIO, whole.label, whole.printed)
    return judge(claim, Verdict(status, outcome, missing), [operand(rate), operand(months)])


@cache
def _monthly() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!{HANGUL}){tight(lexicon('length_words').words('monthly'))}(?!{HANGUL})")


def _rates(found: Sequence[Passage], at: int, whole: Quantity) -> Iterator[Quantity]:
    """Yield the numbers a month of the same things, nearest first: ``월 1명`` in a line of the same program."""
    around = set(found[at].line.above[-2:])
    for near in reversed(found[max(0, at - _REACH) : at]):
        if not around & {near.line.section, *near.line.above}:
            return
        plain = level(near.line.text)
        for one in near.quantities:
            word = regex.search(rf"{HANGUL}+ ?$", plain[: one.start])
            if one.kind == whole.kind and word and lexicon("length_words").key(word[0]) == "a_month":
                yield one
