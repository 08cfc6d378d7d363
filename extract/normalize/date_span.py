"""Times as ranges and lists on the levelled text: ``3.9~17``, ``1~5월``, ``6.28,7.28``, ``~6월``, ``3월부터``."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias

import regex

from extract.normalize.date_point import (
    DAY,
    MONTH,
    YEAR,
    Reading,
    full_year,
    not_measure,
    prefix,
    read_point,
    shift_of,
    words,
    year_of,
)
from extract.normalize.period import Point, is_valid, precision_of
from extract.normalize.text import HANGUL, tight
from extract.vocab import lexicon

_MONTHS, _LONGEST = 12, 15
Bound: TypeAlias = Literal["none", "open", "by", "from"]


@dataclass(frozen=True, slots=True)
class Item:
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


@cache
def _weekday() -> regex.Pattern[str]:
    letters = "".join(str(entry.data["letter"]) for entry in lexicon("date_words").entries if "letter" in entry.data)
    return regex.compile(rf" ?\((?:[{letters}]|{words('weekday')})\)\.?")


def _with_weekday(plain: str, item: Item, day: int | None) -> Item:
    found = _weekday().match(plain, item.end) if day else None
    return replace(item, end=found.end(), named=True) if found else item


@cache
def _short() -> tuple[regex.Pattern[str], ...]:
    month, year = words("month"), words("year")
    second = MONTH.replace("?P<m>", "?P<m2>")
    quarters = rf"(?P<q>[1-4])(?:/4)? ?~ ?(?P<q2>[1-4])(?:/4)? ?{words('quarter')}"
    return (
        regex.compile(rf"{prefix()}?{MONTH} ?[~-] ?{second} ?{month}(?! ?[0-9]{{1,2}} ?{words('day')})"),
        regex.compile(rf"{prefix()}?{quarters}"),
        regex.compile(rf"(?P<y4>(?:19|20)[0-9]{{2}}) ?~ ?(?:(?P<z4>(?:19|20)[0-9]{{2}})|'?(?P<z2>[0-9]{{2}})) ?{year}"),
        regex.compile(rf"(?P<weak>){MONTH}\. ?~ ?{second}\.(?! ?[0-9]){not_measure()}"),
        regex.compile(rf"(?P<weak>)(?P<y4>(?:19|20)[0-9]{{2}}) ?~ ?(?P<z4>(?:19|20)[0-9]{{2}}){not_measure()}"),
        regex.compile(rf"'(?P<y2>[0-9]{{2}}) ?[.]? ?~ ?'(?P<z2>[0-9]{{2}})(?![0-9]|\.? ?[0-9])(?: ?{year}|\.)?"),
    )


def _read_short(plain: str, start: int) -> Item | None:
    """Return the range whose first number has no unit of its own, such as ``1~5월``."""
    for pattern in _short():
        found = pattern.match(plain, start)
        if not found:
            continue
        group = found.groupdict()
        first = Point(year=year_of(found), shift=shift_of(found))
        if group.get("m2"):
            first, last = replace(first, month=int(group["m"])), replace(first, month=int(group["m2"]))
        elif group.get("q2"):
            first, last = replace(first, quarter=int(group["q"])), replace(first, quarter=int(group["q2"]))
        else:
            last = Point(year=int(group["z4"]) if group.get("z4") else full_year(group["z2"]))
        if is_valid(first) and is_valid(last):
            return Item(start, found.end(), first, last, dotted=group.get("weak") is not None)
    return None


@cache
def _partials() -> dict[str, regex.Pattern[str]]:
    guard = not_measure()
    return {
        "day": regex.compile(rf"{DAY}(?: ?{words('day')}|{guard}(?P<dot> ?\.)?)"),
        "month": regex.compile(rf"{MONTH}(?: ?{words('month')}|{guard}(?P<dot> ?\.)?)"),
        "year": regex.compile(rf"{YEAR}{guard}(?: ?{words('year')}|(?P<dot>\.))?"),
    }


def _read_partial(plain: str, start: int, first: Point) -> Reading | None:
    """Return the end of a range that leaves out what it shares with the beginning: ``3.9~17``, ``'18.7.~10.``."""
    precision = precision_of(first)
    pattern = _partials().get(precision)
    found = pattern.match(plain, start) if pattern else None
    if not found:
        return None
    if precision == "day" and int(found["d"]) < (first.day or 0):
        return None
    if precision == "day":
        point = replace(first, day=int(found["d"]))
    elif precision == "month":
        point = replace(first, year=None, month=int(found["m"]))
    else:
        point = replace(first, year=year_of(found))
    return Reading(point, start, found.end(), trailing=bool(found["dot"])) if is_valid(point) else None


_TWO_DIGITS = regex.compile(r"(?P<year>[0-9]{2})(?: ?\. ?[0-9]| ?\p{Hangul})")


def _read_unquoted(plain: str, item: Item, start: int) -> Reading | None:
    """Return the end of a range whose beginning prints a year and whose own year lacks the quote: ``'15. 1월 ~ 17. 12월``."""
    found = _TWO_DIGITS.match(plain, start)
    if not found or item.first.year is None:
        return None
    later = full_year(found["year"]) - item.first.year
    reading = read_point("'" + plain[start:], 0) if 0 <= later <= _LONGEST and int(found["year"]) > _MONTHS else None
    if reading is None or precision_of(reading.point) != precision_of(item.first):
        return None
    return replace(reading, start=start, end=reading.end + start - 1)


_PADDED = regex.compile(r"(?:0[1-9]|1[0-2])\.[0-3][0-9]\.?(?: ?\(.\)\.?)?")


def _is_padded(plain: str, item: Item, right: Reading) -> bool:
    """Return whether both ends are printed as ``05.01``, which two decimals joined by a hyphen would not be."""
    ends = (plain[item.start : item.end], plain[right.start : right.end])
    return item.dotted and right.dotted and all(_PADDED.fullmatch(text) for text in ends)


def _read_end(plain: str, item: Item, start: int, *, hyphen: bool) -> Reading | None:
    right = _read_unquoted(plain, item, start) or read_point(plain, start)
    if right and right.dotted and precision_of(item.first) not in ("day", "month"):
        right = None
    if hyphen and right and _is_padded(plain, item, right):
        return right
    if hyphen:
        partial = None if right else _read_partial(plain, start, item.first)
        right = partial if partial and plain[partial.end - 1].isalpha() else right
        return right if right and (right.trailing or not right.dotted) else None
    return right or _read_partial(plain, start, item.first)


_TILDE = regex.compile(r" ?(?:~|(?P<hyphen> ?- ?)) ?")


def _with_end(plain: str, item: Item) -> Item | None:
    """Return ``item`` with the end of its range, open where nothing follows; None if what follows is not understood."""
    found = _TILDE.match(plain, item.end)
    if not found:
        return item
    hyphen = found["hyphen"] is not None
    right = _read_end(plain, item, found.end(), hyphen=hyphen)
    if right:
        dotted = item.dotted and (right.dotted or right.point.month == item.first.month)
        trailing = item.trailing and right.trailing
        whole = replace(item, end=right.end, last=right.point, dotted=dotted, trailing=trailing, bare_year=False)
        whole = replace(whole, both_dotted=right.dotted, unquoted=item.unquoted or right.unquoted)
        return _with_weekday(plain, whole, right.point.day)
    if hyphen:
        return item
    if regex.match(r"[0-9'.]", plain[found.end() : found.end() + 1]):
        return None
    open_end = _open_end().match(plain, item.end)
    end = open_end.end() if open_end else item.end + len(found[0].rstrip())
    return replace(item, end=end, bound="from", bare_year=False)


@cache
def _open_end() -> regex.Pattern[str]:
    return regex.compile(rf" ?~ ?{words('open_end')}(?!{HANGUL})")


@cache
def _tails() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    stop = rf"(?!{HANGUL})"
    return (
        ("end", regex.compile(rf" ?{words('end')}(?={words('until', 'from')}|{stop}| ?{words('reference')})")),
        ("within", regex.compile(rf" ?{words('within')}{stop}")),
        ("reference", regex.compile(rf"(?: {HANGUL}{{1,4}})? ?{words('reference')}{stop}")),
        ("by", regex.compile(rf" ?{words('until')}")),
        ("from", regex.compile(rf"(?: {HANGUL}{{1,6}}{words('portion')})? ?{words('from')}")),
        ("as_of", regex.compile(rf" ?\.? ?{tight(lexicon('date_words').words('as_of'))}{stop}")),
        ("by", regex.compile(rf" ?{words('before')}{stop}")),
        ("from", regex.compile(rf" ?{words('after')}{stop}")),
    )


def _with_tails(plain: str, item: Item) -> Item:
    """Return ``item`` with the words behind it: 말, 중, 기준, 까지, 부터, 이후, 이전."""
    for name, pattern in _tails():
        found = pattern.match(plain, item.end)
        if not found:
            continue
        item = replace(item, end=found.end(), named=item.named or name != "within", bare_year=False)
        if name in ("end", "within"):
            key = "last" if item.last else "first"
            point = replace(item.last or item.first, within=True, end=name == "end")
            item = replace(item, **{key: point})
        elif name == "reference":
            item = replace(item, reference=True)
        elif not item.last and name != "as_of":
            item = replace(item, bound="by" if name == "by" else "from")
    return item


@cache
def _link() -> regex.Pattern[str]:
    return regex.compile(rf" ?{words('out_of')} | ?")


def _joined(plain: str, item: Item) -> Item:
    """Return ``item`` (3월 1일부터, 3월에서) with the end that follows it (5월 2일까지)."""
    link = _link().match(plain, item.end)
    if not link or item.last or plain[item.end - 1] == "~" or (item.bound != "from" and not link[0].strip()):
        return item
    right = _read_end(plain, item, link.end(), hyphen=False)
    if not right:
        return item
    last = _with_tails(plain, Item(link.end(), right.end, right.point))
    both_days = item.first.day and right.point.day and not right.dotted and not last.reference
    closed = last.bound == "by" or (last.bound == "none" and both_days)
    return replace(item, end=last.end, last=last.first, bound="none") if closed else item


def read_item(plain: str, start: int) -> Item | None:
    """Return the time or range that stands at ``start`` of a levelled text, or None.

    >>> item = read_item("8.23~24", 0)
    >>> item.first.day, item.last.day, item.dotted
    (23, 24, True)
    """
    opened = regex.compile(r"~ ?").match(plain, start)
    begin = opened.end() if opened else start
    item = None if opened else _read_short(plain, begin)
    if not item:
        reading = read_point(plain, begin)
        if not reading:
            return None
        item = Item(
            start,
            reading.end,
            reading.point,
            dotted=reading.dotted,
            trailing=reading.trailing,
            bare_year=reading.bare_year,
            unquoted=reading.unquoted,
        )
        item = _with_weekday(plain, item, reading.point.day)
    if opened:
        return _with_tails(plain, replace(item, bound="by", bare_year=False))
    tailed = _with_tails(plain, item) if not item.last else item
    whole = tailed if tailed.last else _with_end(plain, tailed)
    return _joined(plain, _with_tails(plain, whole)) if whole else None
