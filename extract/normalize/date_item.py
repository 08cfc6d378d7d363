"""One time or range as printed, before its year is settled."""

from typing import Literal, NamedTuple, TypeAlias

from extract.normalize.period import Point, first_month, last_month

Bound: TypeAlias = Literal["none", "by", "from"]


class Item(NamedTuple):
    """One time or range before its year is settled.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        first: the single time, or where the range begins.
        last: where the range ends, or None.
        bound: from (부터, ``~``), by (까지) or none.
        dotted: whether only ``month.day`` numbers say that it is a date.
        trailing: whether every such number is closed by a dot.
        named: whether a word such as 까지, 기준 or a weekday proves the date.
        reference: whether 기준 or 현재 stands behind it.
        bare_year: whether it is only a short year such as ``'24``.
        both_dotted: whether both ends of the range are ``month.day``.
        carried: whether the year is that of the member before it in a list.
        unquoted: whether two digits without a quote are taken for the year.
    """

    start: int
    end: int
    first: Point
    last: Point | None = None
    bound: Bound = "none"
    dotted: bool = False
    trailing: bool = False
    named: bool = False
    reference: bool = False
    bare_year: bool = False
    both_dotted: bool = False
    unquoted: bool = False
    carried: bool = False


def backward(first: Point, last: Point) -> bool:
    """Return whether ``last`` lies before ``first`` in the year, so that a range between them must cross it."""
    begin, end = first_month(first), last_month(last)
    return begin is not None and end is not None and (end, last.day or 31) < (begin, first.day or 1)
