"""Words that bound a quantity: ``이상``, ``미만``, ``보다 크거나 같다``, ``이 넘는``, ``최소``, ``≤``."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, cast

import regex

from extract.normalize.measure import tail
from extract.normalize.text import HANGUL, tight
from extract.vocab import lexicon

Limit: TypeAlias = Literal["at_least", "more_than", "at_most", "less_than", "equal", "about", "up_to"]

_SIGNS = r"(?<![=<>≤≥/-])(?P<sign><=|>=|[<>≤≥]) ?$"
_BRACKETS = 40


@dataclass(frozen=True, slots=True)
class Bound:
    """A word that bounds the number beside it.

    Attributes:
        limit: how: at_least and at_most hold the number itself, more_than and less_than do not;
            up_to (까지) may name a goal as well as an end.
        start: offset of its first letter.
        end: offset behind its last.
        text: the word as printed, levelled.
    """

    limit: Limit
    start: int
    end: int
    text: str


def _words(key: str) -> str:
    return tight(lexicon("quantity_words").words(key))


@cache
def _modifier() -> regex.Pattern[str]:
    known = lexicon("modifiers")
    groups = "|".join(
        rf"(?P<{key}>{tight(known.words(key))})" for key in ("at_least", "at_most", "less_than", "more_than", "about")
    )
    over = tight(word for word in known.words("at_least", "at_most"))
    that = rf"(?:{_words('alternative')} {_words('that')} ?)?(?={over})"
    return regex.compile(
        rf"\*{{0,4}} ?(?:{that})?(?!{_words('at_most')})(?:(?P<up_to>{_words('to')})|{groups}){tail()}"
    )


@cache
def _compared() -> regex.Pattern[str]:
    """Match comparisons: 보다 크거나 같다, 과 같거나 작은, 이거나 그보다 많다, 이 넘는, 을 초과한."""
    ending, same = _words("ending"), _words("same")
    greater = rf"(?P<greater>{_words('greater')}{ending}|{_words('greater_whole')})"
    smaller = rf"(?P<smaller>{_words('smaller')}{ending}|{_words('smaller_whole')})"
    either = rf"(?:{greater}|{smaller})"
    equal = rf"(?<={_words('or')}),? ?(?:{_words('with')} )?(?P<same>{same}(?:{ending})?)"
    than = rf"{_words('than')} ?{either}(?:{equal})?"
    both = _and()
    or_less = rf"(?:{both} ?{same}{_words('or')} ?|(?:{_words('copula')}?{_words('or')}|{_words('alternative')}) ?{_words('that')}{_words('than')} ?)"
    closed = rf"(?P<closed>{or_less}){_again(either)}"
    passes = rf"(?P<passes>{_words('subject')} ?{_words('passes')}|{_words('object')} ?{_words('exceeds')})"
    exact = rf"(?P<exact>{both} ?{same}(?:{ending}))"
    return regex.compile(rf" ?(?:{than}|{closed}|{passes}|{exact})")


def _again(pattern: str) -> str:
    """Return a pattern with its groups renamed for a second use."""
    return pattern.replace("<greater>", "<more>").replace("<smaller>", "<less>")


def _and() -> str:
    return tight(lexicon("number_words").words("and"))


def bound_behind(plain: str, end: int) -> Bound | None:
    """Return the bound that stands behind the number or unit ending at ``end``, or None.

    >>> def limit(text: str) -> str | None:
    ...     found = bound_behind(text, 2)
    ...     return found.limit if found else None
    >>> [limit(text) for text in ("20 이상", "20보다 작거나 같다", "20과 같거나 큰", "20이 넘는", "20 내외", "20이거나 그보다 적은")]
    ['at_least', 'at_most', 'at_least', 'more_than', 'about', 'at_most']
    >>> limit("20 이상적인"), limit("20 초과근무"), limit("20보다"), limit("20까지")
    (None, None, None, 'up_to')
    """
    found = _modifier().match(plain, end)
    if found:
        limit = cast("Limit", found.lastgroup)
        return Bound(limit, found.start(limit), found.end(), found[limit])
    found = _compared().match(plain, end)
    if not found:
        return None
    return Bound(_limit(found), found.start(), found.end(), found[0].strip())


def _limit(found: regex.Match[str]) -> Limit:
    if found["exact"]:
        return "equal"
    if found["passes"]:
        return "more_than"
    if found["closed"]:
        return "at_least" if found["more"] else "at_most"
    if found["greater"]:
        return "at_least" if found["same"] else "more_than"
    return "at_most" if found["same"] else "less_than"


@cache
def _leading() -> regex.Pattern[str]:
    groups = "|".join(rf"(?P<{key}>{_words(key)})" for key in ("at_least", "at_most"))
    return regex.compile(rf"(?<!{HANGUL})(?:{groups}|(?P<about>{_words('approximate')})) ?$|{_SIGNS}")


def bound_before(plain: str, start: int) -> Bound | None:
    """Return the bound that stands before the number at ``start``, or None.

    >>> [bound_before(text, len(text)).limit for text in ("최소 ", "최대 ", "약 ", "x >= ", "≤", "y<")]
    ['at_least', 'at_most', 'about', 'at_least', 'at_most', 'less_than']
    >>> bound_before("=<", 2), bound_before("->", 2), bound_before("예약 ", 3)
    (None, None, None)
    """
    floor = max(0, start - 8)
    found = _leading().search(plain[floor:start])
    if not found:
        return None
    if found["sign"]:
        limit = _sign(found["sign"])
        around = plain[max(0, start - _BRACKETS) : floor + found.start()], plain[start : start + _BRACKETS]
        if ("<" in around[0] and ">" in found["sign"]) or (">" in around[1] and "<" in found["sign"]):
            return None  # <1장>: brackets
    else:
        limit = cast("Limit", found.lastgroup)
    return Bound(limit, floor + found.start(), start, found[0].strip())


def _sign(sign: str) -> Limit:
    if sign in (">=", "≥"):
        return "at_least"
    if sign in ("<=", "≤"):
        return "at_most"
    return "more_than" if sign == ">" else "less_than"
