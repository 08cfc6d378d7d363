"""Classes of things with their numbers, against the number of all of them elsewhere (공통과제 18 = 중점과제 4 + 일반과제 14)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import regex

from extract.normalize.spacing import join_spaced
from extract.normalize.text import level
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.validate.figures.passages import Passage, passages
from extract.validate.figures.printed import Printed
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, judge, operand, verdict
from extract.validate.material import Material
from extract.vocab import fold, lexicon

_ONE = Decimal(1)
_LONG, _FEW = 4, 5
_CLASS = regex.compile(
    r"(?P<name>\p{Hangul}[\p{Hangul} ]{2,20}?) ?\((?P<num>[1-9][0-9]{0,2})(?P<unit>\p{Hangul}{0,2})\)"
)


@dataclass(frozen=True, slots=True)
class Class:
    """A class of things with the number in brackets behind its name."""

    name: str
    number: Printed


def check_classes(material: Material) -> tuple[Check, ...]:
    """Check two classes in lines that follow each other against the same things in whole: only exact sums count."""
    found = passages(material)
    all_of_them = [one for passage in found for one in _classes(passage)]
    pairs = ((_first(a), _first(b)) for a, b in pairwise(found) if a.line.above == b.line.above)
    return tuple(check for one, other in pairs if one and other for check in _checks(one, other, all_of_them))


def _classes(passage: Passage) -> Iterator[Class]:
    plain = level(passage.line.text)
    for found in _CLASS.finditer(plain, passage.line.body):
        piece = lexicon("count_words").words("glued_piece")
        if found["unit"] and found["unit"] not in piece:
            continue
        start, end = found.start("num"), found.end("unit")
        raw = passage.line.text[start:end]
        number = Printed(Decimal(found["num"]), _ONE, raw, passage.line.at(start, end))
        yield Class(fold(join_spaced(found["name"])), number)


def _first(passage: Passage) -> Class | None:
    """Return the class that a line begins with."""
    found = next(_classes(passage), None)
    return found if found and fold(level(passage.line.text)[passage.line.body :]).startswith(found.name) else None


def _checks(one: Class, other: Class, wholes: Sequence[Class]) -> Iterator[Check]:
    tail = _tail(one.name, other.name)
    if len(tail) < _LONG or one.name == other.name:
        return
    for whole in wholes:
        known = whole.name.endswith(tail) and whole.name not in (one.name, other.name) and whole.number.value >= _FEW
        outcome = compare_sum(whole.number, [one.number, other.number]) if known else None
        if outcome and outcome.status is CheckStatus.EXACT:
            claim = Claim("class_total", CheckKind.SUM, whole.name, whole.number)
            yield judge(claim, verdict(outcome), [operand(one.number), operand(other.number)])
            return


def _tail(one: str, other: str) -> str:
    """Return the end that two names share."""
    length = 0
    while length < min(len(one), len(other)) and one[-length - 1] == other[-length - 1]:
        length += 1
    return one[len(one) - length :]
