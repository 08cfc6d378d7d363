"""Which printed times only say when something was counted."""

from functools import cache

import regex

from extract.extractors.schedule.clauses import letters
from extract.extractors.schedule.view import (
    TERMS,
    View,
    count_before,
    ends_in_act,
    is_planned_act,
    is_target,
    left_out,
    opens_value,
    quantity,
)
from extract.normalize.recurrence import find_recurrences
from extract.schemas import ScheduleStatus
from extract.vocab import lexicon

_COLON = regex.compile(r"\s*:")
_FIGURE = regex.compile(r"\s*(?:[△▲+-]\s?\d|\d+\.\d(?!\d?\.|\d?~))")
_RATE = regex.compile(r"\s*[\d.,]+\s*[%％]")
_SHARE = regex.compile(r"\d\s*[%％]")
_RISE = regex.compile(r"\s*[→⇒➔]\s*['\d]")
_BREAK = regex.compile(r"[,;]\s|\s[→⇒➔]\s")
_COUNT_ONLY = regex.compile(r"\s*\d[\d,.]*\s*(?:[,)\]/]|$)")


@cache
def _compared() -> regex.Pattern[str]:
    return regex.compile(r"\d.*\L<words>|\L<words>.*\d", words=list(lexicon("schedule_left_out").words("change")))


@cache
def _times() -> regex.Pattern[str]:
    return regex.compile(r"\s*(?:\p{L}\s*)?\d+\s*\L<times>", times=list(lexicon("recurrence").words("times")))


def _is_held(view: View) -> bool:
    """Return whether a label's value says in which month or half-year, and how many times, a thing is held."""
    held = view.span.period.precision != "year" and view.label is not None and opens_value(view)
    return held and _times().match(view.behind) is not None


def _is_repeated(view: View) -> bool:
    """Return whether a stretch of time is followed by how often a thing comes back in it (5월~10월 월 2회)."""
    period, words = view.span.period, view.behind.lstrip()
    rate = next(iter(find_recurrences(words)), None) if period.start != period.end else None
    return rate is not None and rate.start == 0 and rate.recurrence.per is not None


def is_statistic(view: View) -> bool:
    """Return whether the time says when something was counted, not when it is done."""
    term = view.span.period.precision in TERMS
    if (term or not any(map(str.isdigit, view.span.raw))) and _COUNT_ONLY.match(view.behind):
        return True
    valued = (view.label and opens_value(view)) or view.before.rstrip().endswith(":")
    if _is_held(view) or _is_repeated(view) or is_target(view):
        return False
    if term and (is_planned_act(view) or (valued and ends_in_act(view.behind))):
        return False
    if left_out("comparison").match(view.behind) or (_RISE.match(view.behind) and not letters(view.span.raw)):
        return True
    return _is_counted_inside(view, view.brackets) if view.brackets else _is_counted(view)


def _is_counted(view: View) -> bool:
    """Return whether a figure, a share or a comparison follows a time outside of brackets."""
    rest = _BREAK.split(view.behind, maxsplit=1)[0]
    share = not letters(view.before) and not _COLON.match(view.behind) and _SHARE.search(rest)
    return bool(quantity().match(view.behind) or _compared().search(rest) or share)


def _is_counted_inside(view: View, around: tuple[int, int]) -> bool:
    """Return whether a time in brackets says when something was counted."""
    head = view.plain[view.start : around[0]]
    tail = view.plain[around[1] + 1 : view.end]
    opens = not letters(head[view.label.end - view.start if view.label else 0 :])
    if left_out("incident").search(head) or _FIGURE.match(tail):
        return True
    if opens and (quantity().match(tail) or _RATE.match(tail)):
        return True
    alone = around[1] - around[0] - 1 <= view.span.end - view.span.start + 2
    listed = view.span.period.precision == "day" and bool(view.span.period.dates)
    counted = (
        alone and not listed and view.span.period.start != view.span.period.end and bool(count_before().search(head))
    )
    named = view.plain[around[1] + 1 : view.end].lstrip().startswith(":")
    return counted and not named and view.setting.status is ScheduleStatus.DONE
