"""Posts, staff and vacancies in one line: ``정원 23명, 현원 22명(결원 1명)``."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex

from extract.normalize.number import DIGITS, parse_digits
from extract.normalize.text import HANGUL, level, tight
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.source import Source
from extract.validate.figures.printed import Printed
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.material import Material
from extract.vocab import fold, lexicon

_KINDS = ("authorized", "actual", "difference")


def check_vacancies(material: Material) -> tuple[Check, ...]:
    """Check vacancies (결원), surpluses (과원) and differences (과부족) against the posts and the staff of the same line."""
    return tuple(check for text, source in material.texts() for check in _checks(text, source))


@cache
def _count() -> regex.Pattern[str]:
    words = tight(lexicon("staff_kinds").words(*_KINDS))
    people = tight(lexicon("list_words").words("people"))
    return regex.compile(
        rf"(?<!{HANGUL})(?P<word>{words}) ?:? ?(?P<num>(?:[△-] ?)?{DIGITS})(?P<unit> ?{people})?(?![0-9.,%~/]*[0-9%~/])"
    )


def _checks(text: str, source: Source) -> Iterator[Check]:
    plain = level(text)
    found = list(_count().finditer(plain))
    kinds = [lexicon("staff_kinds").key(one["word"]) for one in found]
    if sorted(kind or "" for kind in kinds) != sorted(_KINDS):
        return
    posts, staff, gap = (_printed(text, source, found[kinds.index(kind)]) for kind in _KINDS)
    word = found[kinds.index("difference")]["word"]
    signs = _signs(word, posts, staff, gap)
    outcome = compare_sum(gap, (posts, staff), signs)
    apart = any(fold(one) in fold(plain) for one in lexicon("list_words").words("on_leave"))
    said = verdict(outcome)
    if outcome.status is CheckStatus.INCONSISTENT and apart:
        said = Verdict(CheckStatus.NOT_CHECKABLE, outcome, ("scope",))
    operands = [operand(one, one.value * sign) for one, sign in zip((posts, staff), signs, strict=True)]
    yield judge(Claim("vacancy", CheckKind.DIFFERENCE, word, gap), said, operands)


def _signs(word: str, posts: Printed, staff: Printed, gap: Printed) -> tuple[int, int]:
    """Return what is subtracted from what: 결원 is what the staff lacks, 과원 what it exceeds, 과부족 either, by its sign."""
    key = lexicon("list_words").key(word)
    if key == "vacancy":
        return 1, -1
    if key == "surplus" or gap.value < 0 or staff.value > posts.value:
        return -1, 1
    return 1, -1


def _printed(text: str, source: Source, found: "regex.Match[str]") -> Printed:
    start, end = found.start("num"), found.end("unit") if found["unit"] else found.end("num")
    digits = found["num"].lstrip("△- ")
    number = parse_digits(digits)
    value = -number.value if digits != found["num"] else number.value
    return Printed(value, Decimal(1), text[start:end], source.span(start, end))
