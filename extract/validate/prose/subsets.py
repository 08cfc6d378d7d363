"""Parts that running text states beside their whole (부분): ``참여 380명, 수료 402명`` cannot be."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from extract.normalize.text import level, spaced
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.passages import Passage, passages
from extract.validate.figures.quantities import Quantity
from extract.validate.judging.interval import Outcome
from extract.validate.judging.judge import Claim, Verdict, judge, operand
from extract.validate.material import Material
from extract.vocab import lexicon


def check_prose_subsets(material: Material) -> tuple[Check, ...]:
    """Check that a part does not exceed its whole, where the words say which is which; only what fails is reported."""
    return tuple(check for passage in passages(material) for check in _checks(passage))


def _checks(passage: Passage) -> Iterator[Check]:
    counts = [one for one in passage.quantities if one.printed.kind == "count" and not one.about]
    for whole, part in pairwise(counts):
        same = whole.kind == part.kind and not whole.change and not part.change
        if same and part.printed.value > whole.printed.value and _is_part(passage, whole, part):
            value = whole.printed.value
            outcome = Outcome(CheckStatus.INCONSISTENT, value, value * 0, value, part.printed.value - value, exact=True)
            claim = Claim("subset", CheckKind.SUBSET, part.label or whole.label, part.printed)
            yield judge(claim, Verdict(CheckStatus.INCONSISTENT, outcome), [operand(whole.printed)])


def _is_part(passage: Passage, whole: Quantity, part: Quantity) -> bool:
    """Return whether words say that the second is some of the first: a bracket with 이 중, or 수료 behind 참여."""
    between = level(passage.line.text)[whole.end : part.start]
    if part.depth > whole.depth and _among().match(between):
        return True
    words = lexicon("subset_words")
    plain = whole.depth == part.depth and between.lstrip().startswith((",", "/", "·"))
    pair = (words.key(whole.label.split(" ")[-1]), words.key(part.label.split(" ")[-1]))
    return plain and pair in (("joined", "finished"), ("applied", "chosen"), ("sat", "passed"))


@cache
def _among() -> regex.Pattern[str]:
    return regex.compile(rf"\s*[(\[]\s*{spaced(lexicon('subset_words').words('among'))}\s")
