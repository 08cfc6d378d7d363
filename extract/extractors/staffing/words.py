"""What the labels of staff counts are: kinds, ranks, categories, totals, units."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import regex

from extract.grid.labels import total_key
from extract.grid.ranks import is_rank
from extract.grid.units import plain_label
from extract.normalize.text import spaced, tight
from extract.schemas import StaffKind
from extract.vocab import fold, lexicon

_ORDER = (StaffKind.AUTHORIZED, StaffKind.ACTUAL)
_REVERSED = (StaffKind.ACTUAL, StaffKind.AUTHORIZED)


class LabelKind(StrEnum):
    """What a label names."""

    KIND = "kind"
    RANK = "rank"
    CATEGORY = "category"
    TOTAL = "total"
    HEADING = "heading"
    UNIT = "unit"


def is_category(text: str) -> bool:
    """Return whether ``text`` is a category of service (일반직, 별정직·임기제, 임원) or a job series (행정, 시설, 의사)."""
    return lexicon("service_categories").key(plain_label(text).rstrip("*")) is not None


def kind_of_staff(text: str) -> StaffKind | None:
    """Return whether ``text`` is 정원, 현원 or 과부족, or None.

    >>> kind_of_staff("정 원"), kind_of_staff("현원(B)"), kind_of_staff("정원가꾸기")
    (<StaffKind.AUTHORIZED: 'authorized'>, <StaffKind.ACTUAL: 'actual'>, None)
    """
    words = lexicon("staff_kinds")
    key = words.key(text) or words.key(plain_label(text))
    return StaffKind(key) if key else None


def label_kind(text: str) -> LabelKind:
    """Return what one label names; a rank that may also be a category (정무직) counts as a rank."""
    if kind_of_staff(text):
        return LabelKind.KIND
    if total_key(text):
        return LabelKind.TOTAL
    if is_rank(text):
        return LabelKind.RANK
    if is_category(text):
        return LabelKind.CATEGORY
    return LabelKind.HEADING if lexicon("stub_headings").key(text) == "label" else LabelKind.UNIT


def pair_order(texts: Iterable[str]) -> tuple[StaffKind, StaffKind] | None:
    """Return what the two numbers of ``8/10`` are, by the first text that says it, or None.

    >>> pair_order(["인력(정/현원) : 8/10명"])
    (<StaffKind.AUTHORIZED: 'authorized'>, <StaffKind.ACTUAL: 'actual'>)
    """
    for text in texts:
        key = lexicon("staff_pairs").key(text)
        if key == "authorized_first":
            return _ORDER
        if key == "actual_first":
            return _REVERSED
    return None


def told_order(texts: Iterable[str]) -> tuple[StaffKind, StaffKind] | None:
    """Return the order in which the first text that counts both kinds names them, or None.

    >>> told_order(["(단위: 명)", "인력 정원 14명 / 현원 15명"])
    (<StaffKind.AUTHORIZED: 'authorized'>, <StaffKind.ACTUAL: 'actual'>)
    """
    for text in texts:
        folded = fold(text)
        places = [min((at for word in _long(kind) if (at := folded.find(word)) >= 0), default=-1) for kind in _ORDER]
        if min(places) >= 0:
            return _ORDER if places[0] < places[1] else _REVERSED
    return None


def only_kind(texts: Iterable[str]) -> StaffKind | None:
    """Return the kind that ``texts`` name, if they name exactly one."""
    folded = "\n".join(fold(text) for text in texts)
    found = {kind for kind in (StaffKind.AUTHORIZED, StaffKind.ACTUAL) if any(word in folded for word in _long(kind))}
    return found.pop() if len(found) == 1 else None


@cache
def _long(kind: StaffKind) -> tuple[str, ...]:
    return tuple(word for word in lexicon("staff_kinds").words(kind.value) if len(word) > 1)


@cache
def _posts() -> regex.Pattern[str]:
    """Return a pattern for 정원 and 현원 as words of their own: no gardens (한울정원, 정원 조성)."""
    garden = tight(lexicon("staff_context").words("garden"))
    return regex.compile(rf"(?<!\p{{Hangul}}){spaced(_kind_words())}(?! ?{garden})")


@cache
def _kind_words() -> tuple[str, ...]:
    return (*_long(StaffKind.AUTHORIZED), *_long(StaffKind.ACTUAL))


def mentions_staff(text: str, *, by_kind: bool = True) -> bool:
    """Return whether ``text`` speaks of staff (인력, 정원, 직원 …).

    Args:
        text: a title or a line.
        by_kind: whether 정원 and 현원 alone are enough; they may be the places of a course.

    >>> mentions_staff("조직 및 인력"), mentions_staff("예산 현황"), mentions_staff("해양정원 조성")
    (True, False, False)
    >>> mentions_staff("정원 20명", by_kind=False)
    False
    """
    folded = fold(text)
    words = lexicon("staff_context").words("staff")
    if any(word in folded for word in words if word not in _kind_words()):
        return True
    return by_kind and _posts().search(text) is not None


def describes_body(text: str) -> bool:
    """Return whether ``text`` is a title above what the body is: its organisation, its general state (일반현황).

    >>> describes_body("조직 (2실 3과)"), describes_body("(조직) 본부 3실"), describes_body("조직문화 개선")
    (True, True, False)
    """
    return any(part.endswith(lexicon("staff_context").words("place_of_body")) for part in _labels(text))


def heads_staff(text: str) -> bool:
    """Return whether the label of a title, before a colon or bracket or inside its first bracket, is one of staff counts.

    >>> heads_staff("인력현황 : 정원 9명"), heads_staff("인력 양성 : 20명")
    (True, False)
    """
    return any(is_staff_title(part) for part in _labels(text))


def _labels(text: str) -> tuple[str, ...]:
    """Return what stands before the first colon or bracket of a title, or in the bracket that it begins with, folded."""
    found = regex.match(r"[^\p{L}(]*(?:\((?P<inside>[^()]*)\)|(?P<front>[^:(]*))", text)
    return tuple(fold(part) for part in found.groups() if part) if found else ()


def is_staff_title(text: str) -> bool:
    """Return whether ``text`` is a title of staff counts and nothing else (인력, 현원)."""
    return fold(text) in lexicon("staff_context").words("title")


@dataclass(frozen=True, slots=True)
class Labels:
    """What the labels of one count say."""

    unit: str | None = None
    category: str | None = None
    rank: str | None = None
    kind: StaffKind | None = None
    total: bool = False


def read_labels(
    rows: tuple[str, ...],
    columns: tuple[str, ...],
    *,
    ranked: bool,
    graded: bool,
    classed: tuple[bool, bool] = (False, False),
) -> Labels:
    """Return what the row's and the column's labels say together.

    Args:
        rows: row labels, outermost first.
        columns: column headings, outermost first.
        ranked: whether the columns list ranks, so that every innermost heading is one (기타).
        graded: whether the rows list ranks.
        classed: whether the rows, and whether the columns, list categories, so that every innermost one is one (관리운영·공무).
    """
    of_rows = LabelKind.RANK if graded else LabelKind.CATEGORY if classed[0] else None
    of_columns = LabelKind.RANK if ranked else LabelKind.CATEGORY if classed[1] else None
    named = [*_named(rows, of_rows), *_named(columns, of_columns)]
    found = dict(named)
    units = [text for what, text in named if what is LabelKind.UNIT]
    return Labels(
        unit=_clean(units[-1]) if units else None,
        category=_clean(found.get(LabelKind.CATEGORY)),
        rank=_clean(found.get(LabelKind.RANK)),
        kind=kind_of_staff(found[LabelKind.KIND]) if LabelKind.KIND in found else None,
        total=LabelKind.TOTAL in found,
    )


def _named(path: tuple[str, ...], listed: LabelKind | None) -> Iterator[tuple[LabelKind, str]]:
    """Yield what each label of a path names; an innermost one of no other kind (기타) is what its axis lists."""
    for at, text in enumerate(path):
        what = label_kind(text)
        innermost = listed is not None and at == len(path) - 1
        if innermost and listed and what is LabelKind.UNIT:
            what = listed
        elif what is LabelKind.RANK and not (innermost and listed is LabelKind.RANK) and is_category(text):
            what = LabelKind.CATEGORY
        yield what, text


def _clean(text: str | None) -> str | None:
    return text.rstrip("* ") if text else None
