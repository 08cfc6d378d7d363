"""Shares of sources of money in one line (재원 분담): ``국비 50%, 시비 30%, 구비 20%`` make 100."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from extract.normalize.number import parse_digits
from extract.normalize.text import HANGUL, level
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.source import Source
from extract.validate.figures.printed import Printed
from extract.validate.figures.quantities import percent
from extract.validate.judging.interval import compare_sum
from extract.validate.judging.judge import Claim, Verdict, judge, operand, verdict
from extract.validate.material import Material
from extract.vocab import lexicon

_ALL = Decimal(100)
_FEW, _MANY = 2, 3
_GOOD = (CheckStatus.EXACT, CheckStatus.ROUNDING, CheckStatus.LAST_DIGIT)
_GAP = regex.compile(r"[\s,·+/:]*(?:\([^()]*\))?[\s,·+/:]*")


@dataclass(frozen=True, slots=True)
class Share:
    """A share of one source: its key, its number, and the offsets of word and number."""

    source: str
    printed: Printed
    start: int
    end: int


def check_funding_shares(material: Material) -> tuple[Check, ...]:
    """Check that the shares of the sources of one sum make a hundred, where the line lists them one behind another."""
    return tuple(check for text, source in material.texts() if "%" in text for check in _checks(text, source))


@cache
def _share() -> regex.Pattern[str]:
    words = [word for word in lexicon("funding").words() if len(word) > 1]
    return regex.compile(rf"(?<!{HANGUL})(?P<word>\L<words>) ?:? ?(?P<num>[0-9]{{1,3}}(?:\.[0-9]+)?) ?%", words=words)


def _checks(text: str, source: Source) -> Iterator[Check]:
    run: list[Share] = []
    plain = level(text)
    for found in _share().finditer(plain):
        one = _read(text, source, found)
        if run and not _GAP.fullmatch(plain, run[-1].end, one.start):
            yield from _sum(run)
            run = []
        run.append(one)
    yield from _sum(run)


def _read(text: str, source: Source, found: "regex.Match[str]") -> Share:
    number = parse_digits(found["num"])
    start, end = found.start("num"), found.end()
    printed = Printed(number.value, number.step, text[start:end], source.span(start, end), percent())
    return Share(lexicon("funding").key(found["word"]) or found["word"], printed, found.start(), found.end())


def _sum(run: Sequence[Share]) -> Iterator[Check]:
    if len(run) < _FEW or len({one.source for one in run}) != len(run):
        return
    parts = [one.printed for one in run]
    first = parts[0].source
    whole = Printed(_ALL, Decimal(1), "", first.span(0, 0), percent())
    outcome = compare_sum(whole, parts)
    said = verdict(outcome)
    if outcome.status not in _GOOD and outcome.delta > 0 and len(run) < _MANY:
        said = Verdict(CheckStatus.NOT_CHECKABLE, outcome, ("other_parts",))
    yield judge(Claim("funding_share", CheckKind.SUM, "", whole), said, [operand(part) for part in parts])
