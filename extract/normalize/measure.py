"""What stands behind a number: its unit or currency, and the particles that may be glued to it."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.normalize.text import HANGUL, UNIT_SIGN, is_alone, spaced, tight
from extract.vocab import Entry, lexicon

MONEY = "money"
_AGE = "age"


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit right behind a number.

    Attributes:
        key: key of the word list ``units``, or of ``currencies`` (the ISO 4217 code) where ``kind`` is money.
        kind: what it measures: count, percent, area, point, money, age, or a ``measure`` of the list (length, volume …).
        start: offset of its first letter.
        end: offset behind it.
        text: the unit as printed, levelled.
    """

    key: str
    kind: str
    start: int
    end: int
    text: str


@cache
def tail() -> str:
    """Return a pattern for the end of a word: no Korean letter, or at most three particles and endings and then none."""
    words = tight(lexicon("quantity_words").words("tail"))
    return rf"(?:(?!{HANGUL})|(?={words}(?!{HANGUL}))|(?={words}{{2,3}}(?!{HANGUL})))"


@cache
def _tail() -> regex.Pattern[str]:
    return regex.compile(tail())


def ends_word(plain: str, end: int) -> bool:
    """Return whether the word ends at ``end``, particles apart.

    >>> ends_word("3명으로", 2), ends_word("3명단", 2)
    (True, False)
    """
    return _tail().match(plain, end) is not None


def _kind(entry: Entry) -> str | None:
    """Return what a row of ``units`` measures; None for sums, lengths of time and units that hold a scale word."""
    kind = str(entry.data["kind"])
    if kind == "duration":
        return _AGE if entry.key == _AGE else None
    if kind == MONEY or (kind == "count" and entry.data["factor"] != "1"):
        return None
    return str(entry.data.get("measure", kind))


@cache
def _doubtful() -> regex.Pattern[str]:
    """Match the particle behind a unit of one letter that makes another word of the two: 평가, 원인, 회의."""
    words = lexicon("quantity_words")
    return regex.compile(rf"(?!{tight(words.words('apart'))}).{tight(words.words('doubtful'))}")


def _is_apart(plain: str, number_end: int, found: regex.Match[str]) -> bool:
    """Return whether a word of one letter behind a blank is the unit of the number before it."""
    start, word = found.start("unit"), found["unit"]
    if start == number_end or len(word) > 1 or not regex.match(HANGUL, word):
        return True
    known = word in lexicon("number_words").words("counter") or word in lexicon("currencies").words()
    return known and not _doubtful().match(plain, start)


@cache
def _units() -> regex.Pattern[str]:
    words = {
        word
        for entry in lexicon("units").entries
        for word in entry.words
        if _kind(entry) and word not in lexicon("quantity_words").words("no_unit")
    }
    known = spaced(sorted(words, key=lambda word: (-len(word), word)))
    return regex.compile(
        rf" ?(?P<unit>(?:k?m[²³]|{UNIT_SIGN}|[℃℉ℓ‰]|{known})(?![A-Za-z0-9²³]))(?:(?<!{HANGUL})|{tail()})"
    )


@cache
def _currencies() -> regex.Pattern[str]:
    words = spaced(lexicon("currencies").words())
    return regex.compile(rf" ?(?P<unit>{words})(?![A-Za-z0-9])(?:(?<!{HANGUL})|{tail()}|(?={_minor().pattern}))")


@cache
def _minor() -> regex.Pattern[str]:
    """Match a sum of the smaller coin behind one of the larger."""
    entries = lexicon("currencies").entries
    minor = tight(str(entry.data["minor"]) for entry in entries if "minor" in entry.data)
    number = tight((*lexicon("numerals").words(), *lexicon("number_words").words("native", "native_ten")))
    return regex.compile(rf" ?(?:[1-9][0-9]?|{number}{{1,3}}) ?{minor}")


def minor_behind(plain: str, end: int) -> bool:
    """Return whether a sum of the smaller coin follows: the 23 cents of ``2달러 23센트``."""
    return _minor().match(plain, end) is not None


@cache
def _codes() -> regex.Pattern[str]:
    signs = [word for word in lexicon("currencies").words() if not regex.search(HANGUL, word)]
    return regex.compile(rf"(?<![A-Za-z]){tight(signs)} ?$")


def unit_behind(plain: str, end: int) -> Measure | None:
    """Return the unit or currency that stands behind the number ending at ``end``, or None.

    >>> found = unit_behind("4.5km 구간", 3), unit_behind("100만 달러로", 4), unit_behind("3도어", 1), unit_behind("5급", 1)
    >>> [(one.key, one.kind) if one else None for one in found]
    [('kilometre', 'length'), ('USD', 'money'), None, None]
    """
    found = _currencies().match(plain, end)
    entry = lexicon("currencies").find(found["unit"]) if found else None
    if found and entry and _is_apart(plain, end, found):
        return Measure(entry.key, MONEY, found.start("unit"), found.end("unit"), found["unit"])
    found = _units().match(plain, end)
    entry = lexicon("units").find(found["unit"]) if found else None
    kind = _kind(entry) if entry else None
    if not found or not entry or not kind or not _is_apart(plain, end, found):
        return None
    return Measure(entry.key, kind, found.start("unit"), found.end("unit"), found["unit"])


def blank_codes(plain: str) -> str:
    """Return ``plain`` with blanks for the codes that are glued to a number, so that the number is found.

    >>> blank_codes("EUR29.99, A4")
    '   29.99, A4'
    """
    return _glued_codes().sub(lambda found: " " * len(found[0]), plain)


@cache
def _glued_codes() -> regex.Pattern[str]:
    signs = [word for word in lexicon("currencies").words() if not regex.search(HANGUL, word)]
    return regex.compile(rf"(?<![A-Za-z0-9]){tight(signs)}(?=[0-9])")


def currency_before(plain: str, start: int) -> Measure | None:
    """Return the code or sign of a currency that stands before the number at ``start``, or None.

    >>> currency_before("EUR29.99", 3).key, currency_before("US$ 100", 4).key, currency_before("약 100", 2)
    ('EUR', 'USD', None)
    """
    floor = max(0, start - 5)
    found = _codes().search(plain[floor:start])
    entry = lexicon("currencies").find(found[0]) if found else None
    if not found or not entry:
        return None
    return Measure(entry.key, MONEY, floor + found.start(), start, found[0].strip())


@cache
def _degree() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    words = lexicon("quantity_words")
    celsius, fahrenheit = (tight(words.words(key)) for key in ("celsius_before", "fahrenheit_before"))
    before = regex.compile(rf"(?:(?P<celsius>{celsius})|(?P<fahrenheit>{fahrenheit})) ?$")
    return before, regex.compile(rf" ?{tight(words.words('degree'))}(?![A-Za-z]){tail()}")


def degree_around(plain: str, start: int, end: int) -> Measure | None:
    """Return the degrees of a number: the scale stands before it, or ``45°`` is the whole text; 3도 may be provinces.

    >>> found = degree_around("섭씨37도", 2, 4), degree_around("45°", 0, 2), degree_around("전국 8도", 3, 4)
    >>> [one.key if one else None for one in found]
    ['celsius', 'degree', None]
    """
    before, behind = _degree()
    sign = behind.match(plain, end)
    if not sign:
        return None
    floor = max(0, start - 4)
    scale = before.search(plain[floor:start])
    if scale:
        key = "celsius" if scale["celsius"] else "fahrenheit"
        return Measure(key, "temperature", floor + scale.start(), sign.end(), sign[0].strip())
    alone = is_alone(plain, start, sign.end())
    return Measure("degree", "degree", end, sign.end(), sign[0].strip()) if alone else None


@cache
def _per() -> regex.Pattern[str]:
    words = sorted(set(lexicon("units").words()), key=lambda word: (-len(word), word))
    return regex.compile(rf" ?/ ?(?P<unit>{spaced(words)}(?![A-Za-z0-9]))(?:(?<!{HANGUL})|{tail()})")


def per_behind(plain: str, end: int) -> tuple[str, int] | None:
    """Return the unit that a slash makes the divisor (``5점/건``) with the offset behind it, or None.

    >>> per_behind("5점 / 건", 2), per_behind("8/10명", 1)
    (('case', 6), None)
    """
    found = _per().match(plain, end)
    key = lexicon("units").key(found["unit"]) if found else None
    return (key, found.end()) if found and key else None
