"""Stated lengths of time against the period beside them: ``1.23~5.19 (4개월, 17주)``, ``10일간(5.1~5.10)``."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from extract.normalize.date import DateSpan, find_dates
from extract.normalize.label import label_before
from extract.normalize.text import level, tight
from extract.normalize.unit import Unit
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.source import Source
from extract.validate.figures.printed import Printed
from extract.validate.judging.interval import Outcome
from extract.validate.judging.judge import Claim, Verdict, judge, operand
from extract.validate.material import Material
from extract.validate.prose.lengths import Length, extents, length
from extract.vocab import fold, lexicon

_ONE = Decimal(1)
_MONTHS = 12
_FORTNIGHT = 14
_UNITS = ("year", "month", "week", "day")


@dataclass(frozen=True, slots=True)
class Stated:
    """A stated length: number and unit (``day`` …), its offsets, whether it is said to be about, and nights if any."""

    value: Decimal
    unit: str
    start: int
    end: int
    about: bool
    nights: int | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a length stands: in the text, beside which period, and whether nothing but lengths stands with it."""

    text: str
    source: Source
    span: DateSpan
    alone: bool


def check_durations(material: Material) -> tuple[Check, ...]:
    """Check every stated length of time that stands right beside its period, counted with or without the last day."""
    return tuple(check for text, source in material.texts() for check in _checks(text, source))


def _checks(text: str, source: Source) -> Iterator[Check]:
    plain = level(text)
    if not _token().search(plain):
        return
    for span in find_dates(text):
        for stated, alone in (*_behind(plain, span), *_before(plain, span)):
            yield from _judged(stated, Setting(text, source, span, alone))
    for found in _nights().finditer(plain):
        if int(found["days"]) - int(found["nights"]) not in (1, 2):
            yield _nights_check(text, source, found)


@cache
def _token() -> regex.Pattern[str]:
    """Return the pattern of one stated length, whole: ``총 2년 5개월간``, ``2박 3일``, ``약 3개월``."""
    words = lexicon("durations")
    units = "|".join(f"(?P<{key}>[0-9]{{1,6}}(?:\\.[0-9])?) ?{tight(words.words(key))} ?" for key in _UNITS)
    behind = tight(lexicon("modifiers").words("about", "at_most", "at_least"))
    before = tight(lexicon("length_words").words("roughly"))
    total = tight(lexicon("check_words").words("total"))
    return regex.compile(
        rf" *(?:{total} ?)?(?P<about>{before} ?)?(?P<in>(?:(?P<nights>[0-9]{{1,6}}) ?{_night()} ?)?(?:{units}){{1,2}})(?P<about>{behind})? *"
    )


@cache
def _open_token() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_token().pattern})(?=$|[ ,/)(])")


def _night() -> str:
    return tight(lexicon("length_words").words("nights"))


@cache
def _nights() -> regex.Pattern[str]:
    day = tight(lexicon("durations").words("day"))
    return regex.compile(rf"(?<![0-9])(?P<nights>[1-9][0-9]?) ?{_night()} ?(?P<days>[1-9][0-9]?) ?{day}")


def _stated(found: "regex.Match[str]") -> Stated | None:
    """Return the length that a token states; two units only as years and months."""
    numbers = {key: Decimal(found[key]) for key in _UNITS if found[key]}
    if not numbers or (len(numbers) > 1 and set(numbers) != {"year", "month"}):
        return None
    nights = int(found["nights"]) if found["nights"] else None
    if nights is not None and set(numbers) != {"day"}:
        return None
    unit = "month" if "month" in numbers else next(iter(numbers))
    years = numbers.get("year", Decimal(0)) * _MONTHS if unit == "month" else Decimal(0)
    start, end = found.span("in")
    end = start + len(found["in"].rstrip())
    return Stated(numbers[unit] + years, unit, start, end, found["about"] is not None, nights)


_OPENED = regex.compile(r" *(?P<close>\))? *(?P<sign>[(,/]) *")


def _behind(plain: str, span: DateSpan) -> Iterator[tuple[Stated, bool]]:
    """Yield the lengths right behind a period: in the brackets there, or behind a comma."""
    opened = _OPENED.match(plain, span.end)
    if not opened or (opened["close"] and opened["sign"] == "("):
        return
    closing = plain.find(")", opened.end())
    end = closing if closing >= 0 else len(plain)
    pieces = list(regex.finditer(r"[^,/·]+", plain[opened.end() : end]))
    tokens = [_token().fullmatch(plain, opened.end() + one.start(), opened.end() + one.end()) for one in pieces]
    alone = all(tokens) and opened["sign"] == "(" and closing >= 0
    if opened["sign"] != "(":
        tokens = [_open_token().match(plain, opened.end() + one.start()) for one in pieces[:2]]
    for token in tokens:
        stated = _stated(token) if token else None
        if stated:
            yield stated, alone


def _before(plain: str, span: DateSpan) -> Iterator[tuple[Stated, bool]]:
    """Yield the length right before a period that fills a bracket: ``6개월간(3~8월)``."""
    if plain[span.end : span.end + 1] != ")" or plain[: span.start].rstrip()[-1:] != "(":
        return
    bracket = len(plain[: span.start].rstrip()) - 1
    for start in range(max(0, bracket - 12), bracket):
        if start and plain[start - 1] not in " :(,·/":
            continue
        token = _token().fullmatch(plain, start, bracket)
        stated = _stated(token) if token else None
        if stated:
            yield stated, False
            return


def _judged(stated: Stated, setting: Setting) -> Iterator[Check]:
    lengths = [one for extent in extents(setting.span.period) if (one := length(extent, stated.unit))]
    if not lengths:
        return
    low, high = min(one.low for one in lengths), max(one.high for one in lengths)
    best = min(lengths, key=lambda one: abs(one.value - stated.value))
    status = _status(stated, best, (low, high))
    if status is CheckStatus.INCONSISTENT and not _is_firm(stated, best, setting):
        status = CheckStatus.NOT_CHECKABLE
    outcome = Outcome(status, best.value, low, high, stated.value - best.value, exact=low == high)
    missing = ("days_counted",) if status is CheckStatus.NOT_CHECKABLE else ()
    span = setting.span
    days = Printed(Decimal(best.days), _ONE, span.raw, setting.source.span(span.start, span.end))
    claim = Claim("duration", CheckKind.COUNT, _label(setting), _printed(stated, setting))
    yield judge(claim, Verdict(status, outcome, missing), [operand(days)])


def _status(stated: Stated, best: Length, bounds: tuple[Decimal, Decimal]) -> CheckStatus:
    if stated.value == best.value:
        return CheckStatus.EXACT
    slack = _ONE if stated.about else Decimal(0)
    near = bounds[0] - slack <= stated.value <= bounds[1] + slack
    return CheckStatus.ROUNDING if near else CheckStatus.INCONSISTENT


def _is_firm(stated: Stated, best: Length, setting: Setting) -> bool:
    """Return whether a length that does not fit must be wrong.

    More than the whole period is too much, where 간 says that it is its length or nothing else is told of it. Less may be what is left without holidays, or one course of several: only
    where nothing else stands beside it, and it is over half of the months or less than half of a few days.
    """
    apart = any(word in fold(setting.text) for word in lexicon("list_words").words("left_out"))
    if stated.about or stated.value % 1 or apart:
        return False
    if stated.value > best.high:
        last = setting.text[stated.end - 1 : stated.end]
        return setting.alone or last in lexicon("length_words").words("throughout")
    few = stated.unit == "day" and best.days <= _FORTNIGHT and stated.value * 2 <= best.days
    most = stated.unit in ("month", "year") and stated.value * 2 > best.value
    return setting.alone and (few or most)


def _printed(stated: Stated, setting: Setting) -> Printed:
    raw = setting.text[stated.start : stated.end]
    unit = Unit(f"{stated.unit}_span", "duration", _ONE, regex.sub(r"^.*[0-9] ?", "", raw))
    return Printed(stated.value, _ONE, raw, setting.source.span(stated.start, stated.end), unit)


def _label(setting: Setting) -> str:
    found = label_before(setting.text, level(setting.text), setting.span.start)
    return found.text if found else ""


def _nights_check(text: str, source: Source, found: "regex.Match[str]") -> Check:
    """Return the finding on nights and days that cannot belong together: ``2박 4일`` may (a night on the way), ``3박 3일`` not."""
    cut = found.start("days")
    nights, days = (
        Printed(Decimal(found[key]), _ONE, text[start:end], source.span(start, end))
        for key, start, end in (("nights", found.start(), len(text[:cut].rstrip())), ("days", cut, found.end()))
    )
    value = nights.value + 1
    outcome = Outcome(CheckStatus.INCONSISTENT, value, value, value + 1, days.value - value, exact=False)
    claim = Claim("duration", CheckKind.COUNT, found[0], days)
    return judge(claim, Verdict(CheckStatus.INCONSISTENT, outcome), [operand(nights)])
