"""A printed time with the words around it, and what these words say."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.extractors.schedule.clauses import Label, bracket_around, letters
from extract.extractors.schedule.model import Setting
from extract.normalize.date import DateSpan
from extract.schemas import ScheduleStatus
from extract.vocab import fold, lexicon

TERMS = ("half", "quarter")
_CLAUSE = regex.compile(r"(?P<act>(?:\s+[^\s,(→⇒➔]+){1,4})\s*(?:[,(→⇒➔]|$)")


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
def left_out(key: str) -> regex.Pattern[str]:
    """Return the pattern of what stands beside a time that does not count, by its key."""
    words = list(lexicon("schedule_left_out").words(key))
    anchors = {
        "reference": r"[\s)\]]*\L<words>",
        "comparison": r"[\s)\]]*\L<words>",
        "recent": r"\L<words>[^,;:]{0,8}$",
    }
    anchor = anchors.get(key, r"\L<words>\s*[(\[]?\s*$")
    return regex.compile(anchor, words=words)


@cache
def quantity() -> regex.Pattern[str]:
    """Return the pattern of a figure with its counter behind a time."""
    counters = list(lexicon("schedule_left_out").words("counter"))
    return regex.compile(r"[\s:▴]*(?:\p{L}{1,2}\s)?[\d,.]*\d\s*(?:\([^)]*\)\s*)?\L<counters>", counters=counters)


@cache
def count_before() -> regex.Pattern[str]:
    """Return the pattern of a figure with its counter before a time."""
    counters = list(lexicon("schedule_left_out").words("counter"))
    return regex.compile(r"\d\s*(?:\L<counters>\s*)+$", counters=counters)


def opens_value(view: View) -> bool:
    """Return whether only signs stand between the label (or the beginning) and the time."""
    begin = view.label.end if view.label else view.start
    return begin <= view.span.start and not letters(view.plain[begin : view.span.start])


def ends_in_act(words: str) -> bool:
    """Return whether words end in the name of an act."""
    return lexicon("act_words").key(words) in ("act", "milestone")


def is_milestone_next(view: View) -> bool:
    """Return whether up to four words that name a milestone stand between the time and the end of its clause."""
    found = _CLAUSE.match(view.behind)
    return found is not None and lexicon("act_words").key(found["act"]) == "milestone"


def is_act_next(view: View) -> bool:
    """Return whether up to four words that name an act stand between the time and the end of its clause."""
    found = _CLAUSE.match(view.behind)
    return found is not None and ends_in_act(found["act"])


def is_planned_act(view: View) -> bool:
    """Return whether an act follows the time in a place that plans (상반기 내 80% 이상 집행)."""
    return view.setting.status is ScheduleStatus.PLANNED and is_act_next(view)


def is_target(view: View) -> bool:
    """Return whether the time is a day of the plan's year or later, by which a thing is to be done (10월까지)."""
    end, year = view.span.period.end, view.setting.year
    ahead = end is not None and year is not None and int(end[:4]) >= year
    return ahead and view.span.period.mode == "by" and view.setting.status is not ScheduleStatus.DONE


def is_named(text: str, key: str) -> bool:
    """Return whether a heading's words are of a kind of schedule label (``time``, ``attribute`` …)."""
    return fold(text).endswith(_labels(key))


@cache
def _labels(key: str) -> tuple[str, ...]:
    return lexicon("schedule_labels").words(key)
