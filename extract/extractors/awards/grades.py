"""Grades in running text (훈격, 등급): ``국무총리상``, ``최우수``, ``우수기관``, ``종합5위``, ``SA등급``."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from extract.normalize.text import spaced, tight
from extract.vocab import fold, lexicon
from extract.vocab.hanja import to_hangul

QUOTE = "['‘’\"“”「」『』《》<>｢｣]"
"""Pattern of one quotation mark."""
_SHORTEST = 3
_BODY_LISTS = ("central_bodies", "places", "award_bodies")


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade in a text.

    Attributes:
        start: offset of its first character, quotes left out.
        end: offset behind its last character.
        text: the characters between, as printed.
        kind: ``honour`` (대통령상), ``contest`` (우수상), ``body`` (우수기관), ``inner`` (우수부서), ``rank`` (1위), ``level`` (SA등급),
            ``prize`` (any other word that ends in 상).
        verb: ``received`` (수상), ``chosen`` (선정) or empty.
        after: offset behind the verb and closing quotes.
    """

    start: int
    end: int
    text: str
    kind: str
    verb: str
    after: int


def verbs(key: str) -> str:
    """Return a pattern for the verbs of one row of the list ``award_words``, other words that begin alike left out."""
    refused = spaced(lexicon("award_words").words("not_received"))
    return rf"(?!{refused}){spaced(lexicon('award_words').words(key))}"


def _quotable(words: tuple[str, ...]) -> str:
    """Return a pattern for any of ``words`` with blanks, closing quotes and middle dots between letters (‘우수’기관, 우수 시·군)."""
    return "(?:" + "|".join(rf"{QUOTE}? ?[·․ㆍ]?".join(word) for word in words) + ")"


@cache
def _pattern() -> regex.Pattern[str]:
    words, grades = lexicon("award_words"), lexicon("award_grades")
    overall, level, place, best = (spaced(words.words(key)) for key in ("overall", "level", "place", "best"))
    letter = rf"(?:[SA]{{1,3}}[+]?|{tight(words.words('letter'))}){QUOTE}?"
    particle = rf"{tight(lexicon('particles').words('particle'))}(?!\p{{Hangul}})"
    end = rf"(?=\P{{Hangul}}|$|{verbs('received')}|{verbs('chosen')}|{particle})"
    free = r"(?<![\p{L}0-9])"
    return regex.compile(
        rf"(?:{free}(?:{overall} ?)?(?P<body>{_quotable(grades.words('body'))})"
        rf"|{free}(?P<inner>{spaced(grades.words('inner'))})"
        rf"|(?P<honour>{spaced(grades.words('honour'))})"
        rf"|{free}(?:{overall} ?)?(?P<contest>{spaced(grades.words('contest'))})"
        rf"|(?<![0-9.])(?:{overall} ?)*(?P<rank>[1-9][0-9]? ?{place})"
        rf"|{free}(?P<prize>\p{{Hangul}}{{2,9}}{tight(grades.words('prize'))}(?<!{tight(grades.words('no_prize'))}))"
        rf"|{free}(?P<level>{letter} ?{level}|{best})){end}"
    )


@cache
def _verb() -> regex.Pattern[str]:
    particles = tight(lexicon("particles").words("particle"))
    tail = rf"{QUOTE}*+\)?\s*(?:{particles}\s+)?"
    return regex.compile(rf"{tail}(?:(?P<received>{verbs('received')})|(?P<chosen>{verbs('chosen')}))")


@cache
def _bodies() -> frozenset[str]:
    return frozenset(word for name in _BODY_LISTS for word in lexicon(name).words())


@cache
def _office() -> regex.Pattern[str]:
    """Return a pattern for the words that a grade may take in on its left: a body, with or without its office."""
    heads = spaced(lexicon("particles").words("office"))
    return regex.compile(rf"(?P<body>\p{{Hangul}}+?)?(?P<office>{heads})? ?$")


def _glued(text: str, start: int) -> int | None:
    """Return where an honour begins with the body and office written before it, or None if it is part of a word."""
    begin = start
    while begin and regex.match(r"\p{Hangul}", text[begin - 1]):
        begin -= 1
    prefix = text[begin:start]
    if not prefix and begin > 1 and text[begin - 1] == " ":
        word = regex.search(r"\p{Hangul}+$", text[: begin - 1])
        return word.start() if word and _is_body(word[0]) else start
    return begin if not prefix or _is_body(prefix) or _shares_letter(prefix + text[start]) else None


def _shares_letter(body: str) -> bool:
    """Return whether a body ends with the letter that an honour begins with: ``경기도`` of ``경기도지사 표창``."""
    ends = (*lexicon("award_words").words("body_end"), *lexicon("organization_words").words("place_end", "do_end"))
    return body in _bodies() or (len(body) >= _SHORTEST and body.endswith(ends))


def _is_body(text: str) -> bool:
    found = _office().fullmatch(text)
    known = _bodies()
    return fold(text) in known or (found is not None and fold(found["body"] or "") in known)


def find_grades(text: str) -> Iterator[Grade]:
    """Yield the grades in ``text`` in order, each with the verb behind it.

    >>> [(grade.text, grade.kind, grade.verb) for grade in find_grades("5년연속 SA등급, 국무총리 표창 수상, 우수기관선정")]
    [('SA등급', 'level', ''), ('국무총리 표창', 'honour', 'received'), ('우수기관', 'body', 'chosen')]
    >>> list(find_grades("우수사례 공유, 종합청렴도 2등급, 조사대상, 위원회"))
    []
    """
    plain = to_hangul(text)
    for match in _pattern().finditer(plain):
        kind = match.lastgroup or ""
        start = _glued(plain, match.start()) if kind == "honour" else match.start()
        if start is None:
            continue
        behind = _verb().match(plain, match.end())
        verb = (behind.lastgroup or "") if behind else ""
        yield Grade(start, match.end(), text[start : match.end()], kind, verb, behind.end() if behind else match.end())
