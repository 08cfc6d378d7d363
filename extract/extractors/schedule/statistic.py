"""Which printed times only say when something was counted."""

from functools import cache

import regex

from extract.extractors.schedule.clauses import letters
from extract.extractors.schedule.view import TERMS, View, count_before, ends_in_act, left_out, opens_value, quantity
from extract.schemas import ScheduleStatus
from extract.vocab import lexicon

_COLON = regex.compile(r"\s*:")
_FIGURE = regex.compile(r"\s*(?:[△▲+-]\s?\d|\d+\.\d(?!\d?\.|\d?~))")
_RATE = regex.compile(r"\s*[\d.,]+\s*[%％]")
_SHARE = regex.compile(r"\d\s*[%％]")
_RISE = regex.compile(r"\s*[→⇒➔]\s*['\d]")
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


def is_statistic(view: View) -> bool:
    """Return whether the time says when something was counted, not when it is done."""
    term = view.span.period.precision in TERMS
    if term and _COUNT_ONLY.match(view.behind):
        return True
    valued = (view.label and opens_value(view)) or view.before.rstrip().endswith(":")
    if _is_held(view) or (term and valued and ends_in_act(view.behind)):
        return False
    if left_out("comparison").match(view.behind) or (_RISE.match(view.behind) and not letters(view.span.raw)):
        return True
    return _is_counted_inside(view, view.brackets) if view.brackets else _is_counted(view)


def _is_counted(view: View) -> bool:
    """Return whether a figure, a share or a comparison follows a time outside of brackets."""
    rest = regex.split(r"[,;]\s", view.behind, maxsplit=1)[0]
    share = not letters(view.before) and not _COLON.match(view.behind) and _SHARE.search(view.behind)
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
