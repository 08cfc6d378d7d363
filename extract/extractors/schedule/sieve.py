"""Which printed times are no schedule: reference days, statistics, names, laws, attributes of other bodies."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.extractors.schedule.clauses import Label, bracket_around, letters
from extract.extractors.schedule.model import Setting
from extract.normalize.date import DateSpan
from extract.schemas import ScheduleStatus
from extract.vocab import fold, lexicon

_QUOTES = (("「", "」"), ("『", "』"), ("｢", "｣"), ("《", "》"), ("〈", "〉"), ("“", "”"))
_ACT = 6
_CHAIN = regex.compile(r"[→⇒➔▴]")
_COLON = regex.compile(r"\s*:")
_FIGURE = regex.compile(r"\s*(?:[△▲+-]\s?\d|\d+\.\d(?!\d?\.|\d?~))")
_RATE = regex.compile(r"\s*[\d.,]+\s*[%％]")
_SHARE = regex.compile(r"\d\s*[%％]")
_RISE = regex.compile(r"\s*[→⇒➔]\s*['\d]")


@dataclass(frozen=True, slots=True)
class View:
    """A printed time with the words around it.

    Attributes:
        plain: the levelled text.
        span: the time.
        start: where the content of its part begins.
        end: where its part ends.
        label: the label of its part, or None.
        setting: where the text stands.
    """

    plain: str
    span: DateSpan
    start: int
    end: int
    label: Label | None
    setting: Setting

    @property
    def before(self) -> str:
        """The words before the time."""
        return self.plain[self.start : self.span.start]

    @property
    def behind(self) -> str:
        """The words behind the time."""
        return self.plain[self.span.end : self.end]

    @property
    def brackets(self) -> tuple[int, int] | None:
        """Offsets of the brackets around the time, or None."""
        return bracket_around(self.plain, self.span.start, self.span.end, self.start)


@cache
def _left_out(key: str) -> regex.Pattern[str]:
    words = list(lexicon("schedule_left_out").words(key))
    anchors = {
        "reference": r"[\s)\]]*\L<words>",
        "comparison": r"[\s)\]]*\L<words>",
        "recent": r"\L<words>[^,;:]{0,8}$",
    }
    anchor = anchors.get(key, r"\L<words>\s*[(\[]?\s*$")
    return regex.compile(anchor, words=words)


@cache
def _quantity() -> regex.Pattern[str]:
    counters = list(lexicon("schedule_left_out").words("counter"))
    return regex.compile(r"[\s:▴]*(?:\p{L}{1,2}\s)?[\d,.]*\d\s*(?:\([^)]*\)\s*)?\L<counters>", counters=counters)


@cache
def _compared() -> regex.Pattern[str]:
    return regex.compile(r"\d.*\L<words>|\L<words>.*\d", words=list(lexicon("schedule_left_out").words("change")))


@cache
def _count_before() -> regex.Pattern[str]:
    counters = list(lexicon("schedule_left_out").words("counter"))
    return regex.compile(r"\d\s*(?:\L<counters>\s*)+$", counters=counters)


@cache
def _law() -> regex.Pattern[str]:
    kinds = list(lexicon("schedule_left_out").words("law"))
    return regex.compile(
        r"\d\s*\L<number>|(?:\L<kinds>)[\s,]*$",
        kinds=kinds,
        number=list(lexicon("schedule_left_out").words("law_number")),
    )


def _is_quoted(view: View) -> bool:
    for opening, closing in _QUOTES:
        begin = view.plain.rfind(opening, view.start, view.span.start)
        if begin >= 0 and view.plain.rfind(closing, begin, view.span.start) < 0:
            end = view.plain.find(closing, view.span.end, view.end)
            if end >= 0 and letters(view.plain[begin : view.span.start] + view.plain[view.span.end : end]):
                return True
    return False


_COUNT_ONLY = regex.compile(r"\s*\d[\d,.]*\s*(?:[,)\]/]|$)")
_TERMS = ("half", "quarter")


@cache
def _times() -> regex.Pattern[str]:
    return regex.compile(r"\s*(?:\p{L}\s*)?\d+\s*\L<times>", times=list(lexicon("recurrence").words("times")))


def _is_held(view: View) -> bool:
    """Return whether a label's value says in which month or half-year, and how many times, a thing is held."""
    held = view.span.period.precision != "year" and view.label is not None and _opens_value(view)
    return held and _times().match(view.behind) is not None


def _ends_in_act(words: str) -> bool:
    return lexicon("act_words").key(words) == "act"


def _is_shift(view: View) -> bool:
    """Return whether a quarter is only the length of a delay (1분기 순연)."""
    return view.span.period.precision in _TERMS and lexicon("act_words").key(view.behind.strip()[:6]) == "shift"


def _is_basis(view: View) -> bool:
    """Return whether the time dates a norm that the thing rests on (운영근거 : 운영규정(’23. 4. 11. 시행))."""
    return view.label is not None and view.label.key == "basis"


def _is_statistic(view: View) -> bool:
    term = view.span.period.precision in _TERMS
    if term and _COUNT_ONLY.match(view.behind):
        return True
    valued = (view.label and _opens_value(view)) or view.before.rstrip().endswith(":")
    if _is_held(view) or (term and valued and _ends_in_act(view.behind)):
        return False
    if _left_out("comparison").match(view.behind) or (_RISE.match(view.behind) and not letters(view.span.raw)):
        return True
    return _is_counted_inside(view, view.brackets) if view.brackets else _is_counted(view)


def _is_counted(view: View) -> bool:
    """Return whether a figure, a share or a comparison follows a time outside of brackets."""
    rest = regex.split(r"[,;]\s", view.behind, maxsplit=1)[0]
    share = not letters(view.before) and not _COLON.match(view.behind) and _SHARE.search(view.behind)
    return bool(_quantity().match(view.behind) or _compared().search(rest) or share)


def _is_counted_inside(view: View, around: tuple[int, int]) -> bool:
    """Return whether a time in brackets says when something was counted."""
    head = view.plain[view.start : around[0]]
    tail = view.plain[around[1] + 1 : view.end]
    opens = not letters(head[view.label.end - view.start if view.label else 0 :])
    if _left_out("incident").search(head) or _FIGURE.match(tail):
        return True
    if opens and (_quantity().match(tail) or _RATE.match(tail)):
        return True
    alone = around[1] - around[0] - 1 <= view.span.end - view.span.start + 2
    listed = view.span.period.precision == "day" and bool(view.span.period.dates)
    counted = (
        alone and not listed and view.span.period.start != view.span.period.end and bool(_count_before().search(head))
    )
    named = view.plain[around[1] + 1 : view.end].lstrip().startswith(":")
    return counted and not named and view.setting.status is ScheduleStatus.DONE


def _is_law(view: View) -> bool:
    around = view.brackets
    return around is not None and bool(_law().search(view.plain[around[0] : view.span.start]))


def _is_attribute(view: View) -> bool:
    """Return whether the time is the founding or opening day of a body, long past."""
    if view.label is None or view.label.key != "attribute":
        return False
    first, end = view.setting.first_year, view.span.period.end
    return first is None or end is None or int(end[:4]) < first - 1


def _opens_value(view: View) -> bool:
    """Return whether only signs stand between the label (or the beginning) and the time."""
    begin = view.label.end if view.label else view.start
    return begin <= view.span.start and not letters(view.plain[begin : view.span.start])


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
        and not _left_out("statistic_before").search(head)
        and not _left_out("recent").search(head)
        and not _count_before().search(head)
        and not _quantity().match(tail)
    )


def _is_dated_year(view: View) -> bool:
    """Return whether a mere year says when something is done."""
    period = view.span.period
    last = period.end or period.start
    first = view.setting.first_year
    recent = first is None or last is None or int(last[:4]) >= first
    if view.label and view.label.key in ("time", "span"):
        return _opens_value(view)
    if not recent:
        return False
    whole = view.label is not None and _opens_value(view) and not letters(view.behind)
    return whole or _is_bracketed(view) or _is_dated_label(view)


def _is_dated_term(view: View) -> bool:
    """Return whether a half-year or quarter says when something is done, and does not only qualify a noun."""
    if view.label and _opens_value(view):
        return True
    if view.brackets is not None or view.span.period.mode in ("from", "by"):
        return True
    closes = not letters(view.behind) and bool(letters(view.before))
    return closes or _is_dated_label(view) or _is_act_next(view)


_CLAUSE = regex.compile(r"(?P<act>(?:\s+[^\s,(→⇒➔]+){1,3})\s*(?:[,(→⇒➔]|$)")


def _is_act_next(view: View) -> bool:
    """Return whether up to three words that name an act stand between the time and the end of its clause."""
    found = _CLAUSE.match(view.behind)
    return found is not None and bool(letters(view.before)) and _ends_in_act(found["act"])


def _is_reference(view: View) -> bool:
    return view.span.period.reference or bool(_left_out("reference").match(view.behind))


def counts(view: View) -> bool:
    """Return whether the time belongs into the schedule."""
    checks = (_is_reference, _is_quoted, _is_law, _is_attribute, _is_shift, _is_basis)
    if any(check(view) for check in checks):
        return False
    period = view.span.period
    if period.precision == "decade":
        return False
    term = period.precision in ("half", "quarter") or not any(map(str.isdigit, view.span.raw))
    labelled = view.label is not None and view.label.key in ("time", "span") and _opens_value(view)
    if not labelled and _is_statistic(view):
        return False
    if term or (period.precision == "year" and period.mode == "throughout" and period.start == period.end):
        return _is_dated_term(view)
    return _is_dated_year(view) if period.precision == "year" else True


def is_named(text: str, key: str) -> bool:
    """Return whether a heading's words are of a kind of schedule label (``time``, ``attribute`` …)."""
    return fold(text).endswith(_labels(key))


@cache
def _labels(key: str) -> tuple[str, ...]:
    return lexicon("schedule_labels").words(key)
