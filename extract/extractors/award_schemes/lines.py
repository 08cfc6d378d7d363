"""Sentences about prizes: ``최우수 1팀(100만원), 우수 2팀(각 50만원)``, ``창의왕 3인 선정 (문화상품권 5만원 지급)``."""

from collections.abc import Iterator
from functools import cache

import regex

from extract.extractors.award_schemes.tier import Found, contest_grades, contest_in, number_chosen
from extract.normalize.money import MoneySpan, find_money
from extract.normalize.recurrence import find_recurrences
from extract.normalize.text import tight
from extract.schemas.award import AwardTier
from extract.segment.outline import Line, LineRole, Outline
from extract.vocab import fold, lexicon
from extract.vocab.hanja import to_hangul

_FEWEST = 2
_LEFT_OUT = frozenset({LineRole.COVER, LineRole.CONTENTS})


@cache
def _grade_in_text() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{Hangul}})(?P<grade>{tight(contest_grades())})(?!\p{{Hangul}})")


@cache
def _named() -> regex.Pattern[str]:
    """Return a pattern for ``창의왕 3인 선정``: who is chosen, how many."""
    words = lexicon("award_scheme")
    counters, choosing = tight(words.words("counter")), tight(words.words("choosing"))
    return regex.compile(
        rf"(?<!\p{{Hangul}})(?P<grade>\p{{Hangul}}{{2,12}}) ?(?P<count>[0-9]{{1,3}}) ?{counters} ?{choosing}"
    )


def _graded(line: Line, spans: tuple[MoneySpan, ...]) -> Iterator[AwardTier]:
    """Yield a tier for each grade in a line that has its own sum behind it."""
    found = list(_grade_in_text().finditer(to_hangul(line.text), line.body))
    ends = [*(match.start() for match in found[1:]), len(line.text)]
    for match, end in zip(found, ends, strict=False):
        money = next((span for span in spans if match.end() <= span.start < end), None)
        chosen = _bare_count().match(line.text, match.end(), end) or number_chosen().search(
            to_hangul(line.text), match.end(), end
        )
        if money:
            count = int(chosen["count"]) if chosen and chosen.start() < money.start else None
            yield _text_tier(line, match, count, money)


@cache
def _bare_count() -> regex.Pattern[str]:
    """Return a pattern for a number of winners without a counter: ``대상(1) 200만원``, ``우수상 2, 각 80만원``."""
    return regex.compile(r"\s*(?:\(\s*(?P<count>[0-9]{1,3})\s*\)|(?P<count>[0-9]{1,3})(?=\s*,\s))")


def _ungraded(line: Line, spans: tuple[MoneySpan, ...]) -> Iterator[AwardTier]:
    for match in _named().finditer(line.text, line.body):
        money = next((span for span in spans if span.start >= match.end()), None)
        if money and not find_recurrences(match["grade"]):
            yield _text_tier(line, match, int(match["count"]), money)


def _text_tier(line: Line, match: regex.Match[str], count: int | None, money: MoneySpan) -> AwardTier:
    start, end = match.span("grade")
    source = line.at(start, end)
    return AwardTier(
        grade=line.text[start:end], count=count, won=money.money.won, raw=line.text[start:end], source=source
    )


def _gives(outline: Outline, line: Line) -> bool:
    """Return whether a line, or an item above it, speaks of prizes to be given."""
    nodes = (outline.nodes[above] for above in line.above if above in outline.nodes)
    texts = (line.text, *(node.title for node in nodes))
    return any(word in fold(text) for text in texts for word in lexicon("award_scheme").words("giving"))


def _cadence(text: str) -> str | None:
    """Return the first regular recurrence of a line as printed; ``분기별 1회`` as ``분기별``, which says the same."""
    spans = [span for span in find_recurrences(text) if span.recurrence.kind == "regular"]
    if not spans:
        return None
    first = spans[0].raw.split()[0]
    shorter = find_recurrences(first)
    return first if shorter and shorter[0].recurrence == spans[0].recurrence else spans[0].raw


def _leads(line: Line) -> bool:
    return _grade_in_text().match(line.text, line.body) is not None


def _grouped(outline: Outline) -> Iterator[tuple[Line, ...]]:
    """Yield each line on its own, and lines in a row on one level that all begin with a grade together."""
    group: list[Line] = []
    for line in outline.lines:
        if group and not (_leads(line) and _leads(group[-1]) and line.above == group[-1].above):
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def _are_full(tiers: tuple[AwardTier, ...]) -> bool:
    """Return whether tiers speak for themselves: two grades at least, each with a number of winners and a prize."""
    grades = {tier.grade for tier in tiers}
    return len(grades) >= _FEWEST and all(tier.count is not None and tier.won is not None for tier in tiers)


def _contest(line: Line, first: AwardTier) -> str | None:
    """Return the contest that the label of a line names: ``고객 제안 공모 시상 : 금상 1명 …``."""
    before = line.text[line.body : max(line.body, (first.source.start or 0) - (line.source.start or 0))]
    label, colon, _ = before.partition(":")
    return contest_in(label) if colon else None


def schemes_in_lines(outline: Outline) -> Iterator[Found]:
    """Yield the tiers of each sentence, or list of grades, about prizes to be given."""
    for lines in _grouped(outline):
        first = lines[0]
        spans = tuple(find_money(line.text) if line.role not in _LEFT_OUT else () for line in lines)
        if not any(spans):
            continue
        tiers = tuple(tier for line, money in zip(lines, spans, strict=True) for tier in _graded(line, money))
        if not _gives(outline, first) and not _are_full(tiers):
            continue
        if len(tiers) < _FEWEST:
            tiers = tuple(tier for line, money in zip(lines, spans, strict=True) for tier in _ungraded(line, money))
        if tiers:
            order = (first.source.block or 0, first.source.start or 0)
            yield Found(order, first.section, tiers, _cadence(first.text), _contest(first, tiers[0]))
