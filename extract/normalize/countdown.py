"""Days counted towards an event (D-30, D-day), which is no date."""

from dataclasses import dataclass

import regex

from extract.normalize.text import level

_PATTERN = regex.compile(
    r"(?<![\p{L}0-9/.~&-])[Dd] ?(?:(?P<sign>[-+]) ?(?P<days>[1-9][0-9]{0,2})(?![0-9.,%A-Za-z/]|-[0-9A-Za-z])|-? ?(?:DAY|Day|day)(?![A-Za-z]))"
)


@dataclass(frozen=True, slots=True)
class CountdownSpan:
    """A countdown inside a text; ``raw`` is the text between the offsets.

    Attributes:
        start: offset of the D.
        end: offset behind the number.
        raw: the text between them.
        days: distance from the event in days: -30 for D-30, 0 for D-day.
    """

    start: int
    end: int
    raw: str
    days: int


def find_countdowns(text: str) -> tuple[CountdownSpan, ...]:
    """Return the countdowns in ``text``, in order.

    >>> [(span.raw, span.days) for span in find_countdowns("D-30 점검, D-day, D+7일")]
    [('D-30', -30), ('D-day', 0), ('D+7', 7)]
    >>> find_countdowns("3D-30, CD-10, D-1.5, D-12-3, D등급")
    ()
    """
    found = _PATTERN.finditer(level(text))
    return tuple(
        CountdownSpan(*one.span(), text[slice(*one.span())], int((one["sign"] or "") + (one["days"] or "0")))
        for one in found
    )
