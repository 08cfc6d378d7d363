"""Which printed times are part of a name, a norm or the founding of a body."""

from functools import cache

import regex

from extract.extractors.schedule.clauses import letters
from extract.extractors.schedule.view import View
from extract.vocab import lexicon

_QUOTES = (("「", "」"), ("『", "』"), ("｢", "｣"), ("《", "》"), ("〈", "〉"), ("“", "”"))


@cache
def _norm() -> regex.Pattern[str]:
    words = lexicon("schedule_left_out")
    return regex.compile(
        r"(?:[」』｣]|\d+\s?\L<article>)[^()]{0,12}\|\s*(?:\L<enacted>)?\s*$",
        article=list(words.words("law_article")),
        enacted=list(words.words("enacted")),
    )


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
    if around is None:
        return False
    before, behind = view.plain[around[0] : view.span.start], view.plain[view.span.end : around[1]]
    return bool(_law().search(before) or (letters(behind) and _norm().search(f"{before}|{behind}")))


def is_basis(view: View) -> bool:
    """Return whether the time dates a norm that the thing rests on (운영근거 : 운영규정(’23. 4. 11. 시행))."""
    return view.label is not None and view.label.key == "basis"


@cache
def _founded() -> regex.Pattern[str]:
    return regex.compile(r"\s*\L<words>\s*$", words=list(lexicon("schedule_left_out").words("founding")))


@cache
def _founded_label() -> regex.Pattern[str]:
    labels = list(lexicon("schedule_labels").words("attribute"))
    return regex.compile(r"\L<labels>\s*(?:\([^()]*\)\s*)?:\s*$", labels=labels)


def _is_founding(view: View) -> bool:
    """Return whether the words right beside the time name the founding of a body ((2009. 7. 설립), 청사 준공 1997. 5. 20.)."""
    around = view.brackets
    inside = view.plain[view.span.end : around[1]] if around else ""
    closes = not letters(view.behind) and _founded().search(view.before)
    return bool(closes or (inside and _founded().fullmatch(inside)) or _founded_label().search(view.before))


def is_attribute(view: View) -> bool:
    """Return whether the time is the founding or opening day of a body, long past."""
    if not (view.label and view.label.key == "attribute") and not _is_founding(view):
        return False
    first, end = view.setting.first_year, view.span.period.end
    return first is None or end is None or int(end[:4]) < first - 1
