"""Times as ranges and lists on the levelled text: ``3.9~17``, ``1~5월``, ``6.28,7.28``, ``~6월``, ``3월부터``."""

from collections.abc import Callable
from functools import cache

import regex

from extract.normalize.ahead import ahead
from extract.normalize.date_end import read_end
from extract.normalize.date_item import Item
from extract.normalize.date_patterns import MONTH, not_measure, prefix, stop, weekday, words
from extract.normalize.date_point import full_year, groups_of, read_point, shift_of, value, year_of
from extract.normalize.period import Point, is_valid, precision_of
from extract.normalize.text import HANGUL, spaced, tight
from extract.vocab import lexicon


@cache
def _weekday() -> regex.Pattern[str]:
    return regex.compile(rf" ?{weekday()}\.?| ?{words('weekday')}{stop()}")


def _with_weekday(plain: str, item: Item, day: int | None) -> Item:
    found = _weekday().match(plain, item.end) if day else None
    return item._replace(end=found.end(), named=True) if found else item


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
        regex.compile(
            rf"(?P<weak>)(?P<y4>(?:19|20)[0-9]{{2}})-(?P<z4>(?:19|20)[0-9]{{2}}){not_measure()}(?!-| ?{words('number_suffix')})"
        ),
        regex.compile(rf"' ?(?P<y2>[0-9]{{2}}) ?[.]? ?~ ?' ?(?P<z2>[0-9]{{2}})(?![0-9]|\.? ?[0-9])(?: ?{year}|\.)?"),
    )


@cache
def _possible() -> Callable[[str, int], tuple[regex.Pattern[str], ...]]:
    return ahead(_short())


def _read_short(plain: str, start: int) -> Item | None:
    """Return the range whose first number has no unit of its own, such as ``1~5월``."""
    for pattern in _possible()(plain, start):
        found = pattern.match(plain, start)
        if not found:
            continue
        group = groups_of(found)
        first = Point(year=year_of(group), shift=shift_of(group))
        if group.get("m2"):
            first, last = first._replace(month=int(group["m"])), first._replace(month=int(group["m2"]))
        elif group.get("q2"):
            first, last = first._replace(quarter=int(group["q"])), first._replace(quarter=int(group["q2"]))
        else:
            last = Point(year=int(group["z4"]) if group.get("z4") else full_year(group["z2"]))
        if is_valid(first) and is_valid(last):
            return Item(start, found.end(), first, last, dotted=group.get("weak") is not None)
    return None


_NUMBER_SIGNS = (*"0123456789", "'", ".")
_TILDE = regex.compile(r" ?(?:~|(?P<hyphen> ?- ?)|(?P<below>\n ?~)) ?")


@cache
def _clock() -> regex.Pattern[str]:
    part, hour, minute = (spaced(lexicon("clock_words").words(key)) for key in ("part", "hour", "minute"))
    spoken = rf" ?{hour}(?: ?[0-5]?[0-9] ?{minute})?"
    return regex.compile(rf" ?(?:{part} ?)?(?:2[0-4]|[01]?[0-9])(?: ?: ?[0-5][0-9]|{spoken}) ?~ ?")


def _over_clock(plain: str, item: Item) -> Item:
    """Return ``item`` with the day at the end of its range behind a time of the day (1. 2. 09:00 ~ 1. 17. 18:00)."""
    found = _clock().match(plain, item.end) if item.first.day else None
    right = read_end(plain, item, found.end(), hyphen=False) if found else None
    if not right or not (right.point.month and right.point.day):
        return item
    whole = item._replace(end=right.end, last=right.point, dotted=False, bare_year=False, both_dotted=right.dotted)
    return _with_weekday(plain, whole, right.point.day)


def _with_end(plain: str, item: Item) -> Item | None:
    """Return ``item`` with the end of its range, open where nothing follows; None if what follows is not understood."""
    found = _TILDE.match(plain, item.end)
    if not found:
        return _over_clock(plain, item)
    hyphen = found["hyphen"] is not None
    right = read_end(plain, item, found.end(), hyphen=hyphen)
    if right:
        dotted = item.dotted and (right.dotted or right.point.month == item.first.month)
        trailing = item.trailing and right.trailing
        whole = item._replace(end=right.end, last=right.point, dotted=dotted, trailing=trailing, bare_year=False)
        whole = whole._replace(both_dotted=right.dotted, unquoted=item.unquoted or right.unquoted)
        return _with_weekday(plain, whole, right.point.day)
    if hyphen or found["below"]:
        return item
    if plain[found.end() : found.end() + 1] in _NUMBER_SIGNS:
        return None
    open_end = _open_end().match(plain, item.end)
    end = open_end.end() if open_end else item.end + len(found[0].rstrip())
    return item._replace(end=end, bound="from", bare_year=False)


@cache
def _open_end() -> regex.Pattern[str]:
    return regex.compile(rf" ?~ ?{words('open_end')}(?!{HANGUL})")


@cache
def _tails() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    end = rf"(?!{HANGUL})"
    return (
        ("end", regex.compile(rf" ?{words('end')}(?={words('until', 'from')}|{end}| ?{words('reference')})")),
        ("within", regex.compile(rf" ?{words('within')}(?={words('until', 'from')}|{end}| ?{words('reference')})")),
        ("third", regex.compile(rf" ?(?P<third>{words('third')})(?: ?{words('within')})?{stop()}")),
        ("reference", regex.compile(rf"(?: {HANGUL}{{1,4}})? ?{words('reference')}{end}")),
        ("by", regex.compile(rf" ?{words('until')}")),
        ("from", regex.compile(rf"(?: {HANGUL}{{1,6}}{words('portion')})? ?{words('from')}")),
        ("as_of", regex.compile(rf" ?\.? ?{tight(lexicon('date_words').words('as_of'))}{end}")),
        ("by", regex.compile(rf" ?{words('before')}{end}")),
        ("from", regex.compile(rf" ?{words('after')}{end}")),
    )


def _has_words(plain: str, end: int) -> bool:
    """Return whether a Korean word stands at ``end``, a blank or dot before it or not."""
    behind = plain[end : end + 4].lstrip(" .")
    return bool(behind) and not behind[0].isascii()


def _with_tails(plain: str, item: Item) -> Item:
    """Return ``item`` with the words behind it: 말, 중, 기준, 까지, 부터, 이후, 이전."""
    if not _has_words(plain, item.end):
        return item
    for name, pattern in _tails():
        found = pattern.match(plain, item.end)
        if not found:
            continue
        if name == "third" and precision_of(item.last or item.first) != "month":
            continue
        item = item._replace(end=found.end(), named=item.named or name != "within", bare_year=False)
        if name == "third":
            point = (item.last or item.first)._replace(third=value("third", found["third"]))
            item = item._replace(**{"last" if item.last else "first": point})
        elif name in ("end", "within"):
            key = "last" if item.last else "first"
            point = (item.last or item.first)._replace(within=True, end=name == "end")
            item = item._replace(**{key: point})
        elif name == "reference":
            item = item._replace(reference=True)
        elif not item.last and name != "as_of":
            item = item._replace(bound="by" if name == "by" else "from")
    return item


@cache
def _link() -> regex.Pattern[str]:
    return regex.compile(rf" ?(?:{words('out_of')}|(?P<and>{words('and')})) | ?")


@cache
def _between() -> regex.Pattern[str]:
    return regex.compile(rf" ?{words('between')}{stop()}")


def _joined(plain: str, item: Item) -> Item:
    """Return ``item`` (3월 1일부터, 3월에서, 1월 1일과) with the end that follows it (5월 2일까지, 4월 5일 사이)."""
    link = _link().match(plain, item.end)
    if not link or item.last or plain[item.end - 1] == "~" or (item.bound != "from" and not link[0].strip()):
        return item
    right = read_end(plain, item, link.end(), hyphen=False)
    if not right:
        return item
    last = _with_tails(plain, _with_weekday(plain, Item(link.end(), right.end, right.point), right.point.day))
    between = _between().match(plain, right.end) if item.bound == "none" else None
    if between:
        return item._replace(end=between.end(), last=right.point, named=True)
    both_days = item.first.day and right.point.day and not right.dotted and not last.reference
    closed = not link["and"] and (last.bound == "by" or (last.bound == "none" and both_days))
    return item._replace(end=last.end, last=last.first, bound="none") if closed else item


_OPENED = regex.compile(r"~ ?")


def read_item(plain: str, start: int) -> Item | None:
    """Return the time or range that stands at ``start`` of a levelled text, or None.

    >>> item = read_item("8.23~24", 0)
    >>> item.first.day, item.last.day, item.dotted
    (23, 24, True)
    """
    opened = _OPENED.match(plain, start)
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
        return _with_tails(plain, item._replace(bound="by", bare_year=False))
    tailed = _with_tails(plain, item) if not item.last else item
    if tailed.end == len(plain):
        return tailed
    whole = tailed if tailed.last else _with_end(plain, tailed)
    return _joined(plain, _with_tails(plain, whole)) if whole else None
