"""Which printed times are part of a name, a norm or the founding of a body."""

from functools import cache

import regex

from extract.extractors.schedule.clauses import letters
from extract.extractors.schedule.view import View
from extract.vocab import lexicon

_QUOTES = (("「", "」"), ("『", "』"), ("｢", "｣"), ("《", "》"), ("〈", "〉"), ("“", "”"))


@cache
def _law() -> regex.Pattern[str]:
    kinds = list(lexicon("schedule_left_out").words("law"))
    return regex.compile(
        r"\d\s*\L<number>|(?:\L<kinds>)[\s,]*$",
        kinds=kinds,
        number=list(lexicon("schedule_left_out").words("law_number")),
    )


def is_quoted(view: View) -> bool:
    """Return whether the time stands in quotation marks, with other words."""
    for opening, closing in _QUOTES:
        begin = view.plain.rfind(opening, view.start, view.span.start)
        if begin >= 0 and view.plain.rfind(closing, begin, view.span.start) < 0:
            end = view.plain.find(closing, view.span.end, view.end)
            if end >= 0 and letters(view.plain[begin : view.span.start] + view.plain[view.span.end : end]):
                return True
    return False


def is_law(view: View) -> bool:
    """Return whether the time in brackets dates a norm."""
    around = view.brackets
    return around is not None and bool(_law().search(view.plain[around[0] : view.span.start]))


def is_basis(view: View) -> bool:
    """Return whether the time dates a norm that the thing rests on (운영근거 : 운영규정(’23. 4. 11. 시행))."""
    return view.label is not None and view.label.key == "basis"


def is_attribute(view: View) -> bool:
    """Return whether the time is the founding or opening day of a body, long past."""
    if view.label is None or view.label.key != "attribute":
        return False
    first, end = view.setting.first_year, view.span.period.end
    return first is None or end is None or int(end[:4]) < first - 1
