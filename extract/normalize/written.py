"""Numbers of dates and clock times in Korean words: 이천십오년, 구월, 이십일일, 세 시."""

from functools import cache

from extract.normalize.number_words import read_words
from extract.normalize.text import tight
from extract.vocab import lexicon

_TEN = 10
_MONTHS = 12
_HALF_HUNDRED = 50


@cache
def _digits() -> tuple[str, ...]:
    """Return the words of one to nine."""
    entries = [entry for entry in lexicon("numerals").entries if entry.key == "digit"]
    return tuple(entry.words[0] for entry in sorted(entries, key=lambda entry: int(entry.data["value"])))


def sino(number: int) -> str:
    """Return a number from 1 to 99 in Sino-Korean words.

    >>> sino(3), sino(10), sino(21)
    ('삼', '십', '이십일')
    """
    tens, ones = divmod(number, _TEN)
    ten = next(
        entry.words[0]
        for entry in lexicon("numerals").entries
        if entry.key == "small" and int(entry.data["value"]) == _TEN
    )
    return (_digits()[tens - 1] if tens > 1 else "") + (ten if tens else "") + (_digits()[ones - 1] if ones else "")


@cache
def sino_between(low: int, high: int) -> str:
    """Return a pattern for the Sino-Korean words of the numbers from ``low`` to ``high``."""
    names = [sino(number) for number in range(low, high + 1)]
    return tight(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _odd_months() -> dict[str, int]:
    entries = (entry for entry in lexicon("date_words").entries if entry.key == "written_month")
    return {word: int(entry.data["value"]) for entry in entries for word in entry.words}


@cache
def written_month() -> str:
    """Return a pattern for the words of the months before 월: 일 to 십이, 유 and 시."""
    names = [sino(number) for number in range(1, _MONTHS + 1)] + list(_odd_months())
    return tight(sorted(names, key=lambda name: (-len(name), name)))


@cache
def written_year() -> str:
    """Return a pattern for years from 1900 on in words, 년 not counted."""
    thousand = tight(lexicon("numerals").words("small"))
    letters = "".join(lexicon("numerals").words("digit", "small"))
    return rf"(?:[{letters}]?{thousand}[{letters}]{{0,6}})"


def number_of(word: str) -> int:
    """Return what a Sino-Korean word or the word of a month says, 0 if nothing.

    >>> number_of("이천십오"), number_of("십일"), number_of("유"), number_of("십십")
    (2015, 11, 6, 0)
    """
    return _odd_months().get(word) or int(read_words(word) or 0)


@cache
def _native() -> dict[str, int]:
    entries = [entry for entry in lexicon("clock_words").entries if entry.key in ("native", "native_many")]
    values = {word: int(entry.data["value"]) for entry in entries for word in entry.words}
    tens = {word: value for word, value in values.items() if value % _TEN == 0 and value <= _HALF_HUNDRED}
    ones = {word: value for word, value in values.items() if value < _TEN}
    pairs = {ten + one: tens[ten] + ones[one] for ten in tens for one in ones}
    return pairs | values


def native_pattern() -> str:
    """Return a pattern for the native Korean words of the numbers up to 59, as they stand before a unit (한, 서른)."""
    return tight(sorted(_native(), key=lambda name: (-len(name), name)))


def native_number(word: str) -> int:
    """Return what a native Korean number word says, 0 if nothing.

    >>> native_number("한"), native_number("서른"), native_number("스물네"), native_number("삼")
    (1, 30, 24, 0)
    """
    return _native().get(word, 0)
