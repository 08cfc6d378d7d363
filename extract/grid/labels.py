"""Labels of rows and columns: their words, their sign, what they add up to."""

from functools import cache
from itertools import pairwise

import regex

from extract.grid.model import RowRole
from extract.normalize.spacing import join_spaced
from extract.normalize.text import level
from extract.vocab import lexicon

_BRACKET = regex.compile(r"[(\[][^()\[\]]*[)\]]")


@cache
def _sign() -> regex.Pattern[str]:
    signs = lexicon("markers").words("dot", "dash", "circle", "triangle", "square", "diamond", "arrow")
    return regex.compile(r"\s*(?:\L<signs>)\s*(?=\S)", signs=list(signs))


@cache
def _before_sign() -> regex.Pattern[str]:
    signs = lexicon("markers").words("dot", "dash", "circle", "triangle", "square", "diamond")
    return regex.compile(r"(?:^|\s+)(?=(?:\L<signs>)\s*[^\s0-9])", signs=list(signs))


@cache
def label_of(text: str) -> str:
    """Return ``text`` as a label: letter spacing joined, one line, without a leading item sign.

    >>> label_of("⋅일반회계"), label_of("회 계 별")
    ('일반회계', '회계별')
    """
    found = _sign().match(level(text))
    return join_spaced(text[found.end() :] if found else text)


def is_signed(text: str) -> bool:
    """Return whether ``text`` begins with an item sign (⋅, -, ○ …)."""
    return _sign().match(level(text)) is not None


def split_label(text: str, count: int) -> tuple[str, ...] | None:
    """Return the ``count`` labels that one cell holds, by its lines or its item signs; None if they are not so many.

    >>> split_label("예산지출(a) ⋅일반회계 ⋅특별회계", 3)
    ('예산지출(a)', '⋅일반회계', '⋅특별회계')
    """
    lines = tuple(line for line in text.split("\n") if line.strip())
    if len(lines) == count:
        return lines
    cuts = [0, *(found.end() for found in _before_sign().finditer(level(text))), len(text)]
    pieces = tuple(piece for start, end in pairwise(cuts) if (piece := text[start:end].strip()))
    return pieces if len(pieces) == count else None


def total_key(text: str) -> str | None:
    """Return ``total`` or ``subtotal`` where ``text`` names a sum; a bracket behind the word is passed over.

    >>> total_key("합 계"), total_key("소계(A)"), total_key("일반회계")
    ('total', 'subtotal', None)
    """
    words = lexicon("row_totals")
    return words.key(text) or words.key(_BRACKET.sub("", level(text)))


def role_of(path: tuple[str, ...]) -> RowRole:
    """Return what a row or column with these labels adds up to: a sum inside a group is a subtotal.

    >>> role_of(("합계",)).value, role_of(("기본교육", "계")).value, role_of(("합계", "정원")).value
    ('total', 'subtotal', 'total')
    """
    keys = [total_key(text) for text in path]
    if keys and keys[0] == "total":
        return RowRole.TOTAL
    return RowRole.SUBTOTAL if any(keys) else RowRole.ITEM
