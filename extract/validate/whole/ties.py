"""Figures of one year that are stated whole in one place and by half-years in another (상반기, 하반기)."""

from collections.abc import Iterator, Sequence

from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.passages import Passage, passages
from extract.validate.figures.quantities import Quantity
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, judge, operand, verdict
from extract.validate.material import Material
from extract.vocab import lexicon

_NEAR = 40


def check_half_years(material: Material) -> tuple[Check, ...]:
    """Check the figure of a year against its two half-years, where both stand near each other in one unit."""
    found = passages(material)
    return tuple(check for at, half in enumerate(found) for check in _checks(found, at, half))


def _checks(found: Sequence[Passage], at: int, first: Passage) -> Iterator[Check]:
    second = found[at + 1] if at + 1 < len(found) else None
    pair = (_of_half(first, "first_half"), _of_half(second, "second_half") if second else None)
    if pair[0] is None or pair[1] is None or pair[0].kind != pair[1].kind:
        return
    halves = [pair[0].printed, pair[1].printed]
    for near in found[max(0, at - _NEAR) : at + _NEAR]:
        for whole in near.quantities:
            same = whole.kind == pair[0].kind and _is_year(near, whole)
            if same and compare_sum(whole.printed, halves).status is CheckStatus.EXACT:
                claim = Claim("half_years", CheckKind.TIE, whole.label, whole.printed)
                yield judge(claim, verdict(compare_sum(whole.printed, halves)), [operand(half) for half in halves])


def _of_half(passage: Passage, key: str) -> Quantity | None:
    one = next((one for one in passage.quantities if not one.depth), None)
    return one if one and lexicon("check_words").key(one.label) == key else None


def _is_year(passage: Passage, whole: Quantity) -> bool:
    before = passage.line.text[: whole.start].rstrip(" :(")
    return lexicon("check_words").key(before) in ("year", "total", "sum")
