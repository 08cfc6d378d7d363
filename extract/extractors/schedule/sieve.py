"""Which printed times are no schedule: reference days, statistics, names, laws, attributes of other bodies."""

import regex

from extract.extractors.schedule.clauses import letters
from extract.extractors.schedule.foreign import is_attribute, is_basis, is_law, is_quoted
from extract.extractors.schedule.statistic import is_statistic
from extract.extractors.schedule.view import (
    TERMS,
    View,
    count_before,
    is_act_next,
    is_milestone_next,
    is_planned_act,
    is_target,
    left_out,
    opens_value,
    quantity,
)
from extract.vocab import lexicon

_ACT = 6
_CHAIN = regex.compile(r"[→⇒➔▴]")


def _is_shift(view: View) -> bool:
    """Return whether a quarter is only the length of a delay (1분기 순연)."""
    return view.span.period.precision in TERMS and lexicon("act_words").key(view.behind.strip()[:6]) == "shift"


def _is_dated_label(view: View) -> bool:
    """Return whether the time opens its part and a colon or closing bracket follows it, then words, not a figure."""
    found = regex.match(r"\s*[)\]]?\s*:\s*|\s*[)\]]\s*", view.behind)
    if not found or letters(_CHAIN.split(view.before)[-1]):
        return False
    value = view.behind[found.end() :]
    return letters(value[:4]) > 1 and letters(value) >= _ACT and "%" not in value


def _is_bracketed(view: View) -> bool:
    """Return whether the time fills its brackets, or opens them before a comma, behind the words of an act."""
    around = view.brackets
    if around is None:
        return False
    head = view.plain[view.start : around[0]]
    inside = view.plain[around[0] + 1 : view.span.start] + "|" + view.plain[view.span.end : around[1]]
    tail = view.plain[around[1] + 1 : view.end]
    spanning = view.span.period.start != view.span.period.end or view.span.period.mode in ("from", "by")
    following = regex.match(r"\|\s*,|\|\s+\p{L}", inside.lstrip())
    filled = not inside.strip(" |.") or (spanning and following is not None)
    return (
        filled
        and bool(letters(head))
        and not left_out("statistic_before").search(head)
        and not left_out("recent").search(head)
        and not count_before().search(head)
        and not quantity().match(tail)
    )


def _is_dated_year(view: View) -> bool:
    """Return whether a mere year says when something is done."""
    period = view.span.period
    last = period.end or period.start
    first = view.setting.first_year
    recent = first is None or last is None or int(last[:4]) >= first
    if view.label and view.label.key in ("time", "span"):
        return opens_value(view)
    if not recent:
        return False
    if is_target(view) or _is_ahead(view):
        return True
    whole = view.label is not None and opens_value(view) and not letters(view.behind)
    return whole or _is_bracketed(view) or _is_dated_label(view)


def _is_ahead(view: View) -> bool:
    """Return whether a milestone follows a year that lies behind the plan's own (’27년 정식 취항)."""
    year, start = view.setting.year, view.span.period.start
    later = year is not None and start is not None and int(start[:4]) > year
    return later and is_milestone_next(view)


def _has_act(view: View) -> bool:
    """Return whether an act follows; where the term opens its text, a year or 중 must show that it does not only qualify."""
    if letters(view.before):
        return is_act_next(view)
    whole = any(char.isdigit() or char.isspace() for char in view.span.raw.strip())
    return whole and is_planned_act(view)


def _is_dated_term(view: View) -> bool:
    """Return whether a half-year or quarter says when something is done, and does not only qualify a noun."""
    if (view.label and opens_value(view)) or view.before.rstrip().endswith(":"):
        return True
    if view.brackets is not None or view.span.period.mode in ("from", "by"):
        return True
    closes = not letters(view.behind) and bool(letters(view.before))
    return closes or _is_dated_label(view) or _has_act(view)


def _is_reference(view: View) -> bool:
    return view.span.period.reference or bool(left_out("reference").match(view.behind))


def counts(view: View) -> bool:
    """Return whether the time belongs into the schedule."""
    checks = (_is_reference, is_quoted, is_law, is_attribute, _is_shift, is_basis)
    if any(check(view) for check in checks):
        return False
    period = view.span.period
    if period.precision == "decade":
        return False
    term = period.precision in ("half", "quarter") or not any(map(str.isdigit, view.span.raw))
    labelled = view.label is not None and view.label.key in ("time", "span") and opens_value(view)
    if not labelled and is_statistic(view):
        return False
    if term or (period.precision == "year" and period.mode == "throughout" and period.start == period.end):
        return _is_dated_term(view)
    return _is_dated_year(view) if period.precision == "year" else True
