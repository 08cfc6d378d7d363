"""What the words of row and column labels say about the relation of their numbers."""

from functools import cache

import regex

from extract.grid.kinds import CellKind, kind_of
from extract.normalize.text import level
from extract.validate.figures.sheet import Lane
from extract.vocab import fold, lexicon

_RATES = ("growth", "rate")
_ASIDE = regex.compile(r"\([^()]*\)|\[[^\[\]]*\]|[*※].*")


@cache
def core(text: str) -> str:
    """Return a label without what stands in brackets or behind a note sign, without white space.

    >>> core("달성율(B/A) (%) *인원대비")
    '달성율'
    """
    return fold(_ASIDE.sub("", level(text)))


@cache
def relation(text: str) -> str | None:
    """Return what a label says: ``rate``, ``growth``, ``share``, ``change``, ``mean`` …, or None.

    >>> [relation(text) for text in ("집행률(%)", "증 감 률(%)", "비교(증△감)", "예산액(구성비)", "법률", "학급당 학생수")]
    ['rate', 'growth', 'change', None, None, 'mean']
    """
    if kind_of(text) is CellKind.YEAR:
        return None
    key = _key(core(text)) or next(
        (found for word in _ASIDE.sub("", text).split() if (found := _key(word)) in _RATES), None
    )
    if key in ("each", None) and _is_each(text):
        return "mean"
    return None if key == "none" else key


def _is_each(text: str) -> bool:
    """Return whether a label says that its numbers are counted for one of something: ``학급당 학생수``, ``교원1인당``."""
    each = lexicon("relations").words("each")
    words = (fold(level(text)), *map(fold, _ASIDE.sub("", level(text)).split()))
    return any(word.startswith(each) or (word.endswith(each) and word[-3:-2].isdigit()) for word in words)


def _key(text: str) -> str | None:
    return lexicon("relations").key(text) if text else None


def lane_relation(lane: Lane) -> str | None:
    """Return what a lane's labels say, the innermost first; the second number in brackets has its own word."""
    if lane.view == "inner":
        return next((found for text in reversed(lane.path) for found in _bracketed(text) if found), None)
    return next((found for text in reversed(lane.path) if (found := relation(text))), None)


def _bracketed(text: str) -> tuple[str | None, ...]:
    return tuple(relation(found["in"]) for found in regex.finditer(r"[(\[](?P<in>[^()\[\]]+)[)\]]", level(text)))


def bracketed_words(lane: Lane) -> set[str]:
    """Return the words in brackets of a lane's innermost label, folded: ``현지조치 (금액)`` has 금액."""
    return {fold(found["in"]) for found in regex.finditer(r"[(\[](?P<in>[^()\[\]]+)[)\]]", level(lane.label))}


def is_percent(lane: Lane) -> bool:
    """Return whether a lane's unit or its whole heading is the sign of per cent."""
    return (lane.unit is not None and lane.unit.kind == "percent") or fold(level(lane.label)).strip("()") == "%"


def is_additive(lane: Lane) -> bool:
    """Return whether numbers of a lane may be added up: no rates, means, scores, years."""
    rule = formula(lane)
    if is_percent(lane) or (lane.unit is not None and lane.unit.kind == "point"):
        return False
    return lane_relation(lane) in (None, "change") and not (rule and (rule[1] == "/" or rule[3]))


def is_loose(lane: Lane) -> bool:
    """Return whether a lane is no part of any whole because it compares two others."""
    return lane_relation(lane) == "change" or formula(lane) is not None


@cache
def _formula() -> regex.Pattern[str]:
    """Return a pattern of formulas; the letters that name columns are the first of the alphabet, those of H/W and A/S are not."""
    one = "[A-Ha-h]"
    return regex.compile(rf"\(?(?P<a>{one})(?P<op>[-/÷+])(?P<b>{one})\)?(?P<growth>[/÷](?P<c>{one}))?")


def formula(lane: Lane) -> tuple[str, str, str, str] | None:
    """Return the formula that a lane's labels print: first letter, operator, second letter, divisor or nothing.

    >>> from extract.grid.model import RowRole
    >>> formula(Lane(0, ("증 감 (B-A)",), RowRole.ITEM)), formula(Lane(0, ("(B-A)/A",), RowRole.ITEM))
    (('B', '-', 'A', ''), ('B', '-', 'A', 'A'))
    """
    for text in reversed(lane.path):
        plain = fold(level(text))
        for found in _formula().finditer(plain):
            near = plain[found.start() - 1 : found.start()], plain[found.end() : found.end() + 1]
            if not any(side.isascii() and side.isalnum() for side in near if side):
                return found["a"], found["op"].replace("÷", "/"), found["b"], found["c"] or ""
    return None


def letters(lane: Lane) -> set[str]:
    """Return the letters by which formulas name a lane: ``2025 예산 (A)`` is A."""
    return {found for text in lane.path for found in regex.findall(r"[(\[]([A-Za-z])[)\]]", level(text))}
