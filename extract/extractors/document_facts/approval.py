"""The approval block (결재란)."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import regex

from extract.document import Cell, Document, Table
from extract.extractors.document_facts.cover import is_approval
from extract.normalize.date import find_dates
from extract.normalize.spacing import join_spaced
from extract.normalize.text import tight
from extract.schemas.document import Approval, Signer
from extract.vocab import fold, lexicon

_SIGNS = "★☆*◎○●"


def _labels(table: Table) -> Iterator[tuple[str, str]]:
    """Yield (key, value) for each label of the block and the cell to its right."""
    right = {(cell.row, cell.col): cell for cell in table.cells}
    for cell in table.cells:
        key = lexicon("approval_words").key(cell.text)
        value = right.get((cell.row, cell.col + cell.col_span))
        if key not in (None, "position", "decision") and value and value.text.strip():
            yield key, join_spaced(value.text)


def _date(text: str | None) -> str | None:
    spans = find_dates(text, bare=True) if text else ()
    return spans[0].period.start if spans and spans[0].period.year_explicit else None


@cache
def _name() -> regex.Pattern[str]:
    return regex.compile(r"[\p{Hangul}\p{Han}](?: ?[\p{Hangul}\p{Han}]){1,5}")


@cache
def _decision() -> regex.Pattern[str]:
    words = tight(lexicon("approval_words").words("decision"))
    return regex.compile(rf"{words}|[0-9]{{1,4}}[./-][0-9. /-]*")


def _is_position(text: str) -> bool:
    return lexicon("approval_words").key(text.strip(_SIGNS)) == "position"


def _signer_name(text: str) -> str | None:
    """Return the name in a cell as printed, without 전결 and the date, or None."""
    bare = _decision().sub(" ", text).strip(f" \n{_SIGNS}")
    return fold(bare) if _name().fullmatch(bare) and not _is_position(bare) else None


def _signers(table: Table) -> Iterator[Signer]:
    at: Mapping[tuple[int, int], Cell] = MappingProxyType({(cell.row, cell.col): cell for cell in table.cells})
    for cell in table.cells:
        if not _is_position(cell.text):
            continue
        right = at.get((cell.row, cell.col + cell.col_span))
        below = at.get((cell.row + cell.row_span, cell.col))
        names = (_signer_name(found.text) for found in (right, below) if found)
        yield Signer(position=fold(cell.text).strip(_SIGNS), name=next((name for name in names if name), None))


def _is_signed(table: Table) -> bool:
    decisions = lexicon("approval_words").words("decision")
    return any(word in decisions for cell in table.cells for word in (fold(cell.text), *cell.text.split()))


def find_approval(document: Document, before: int) -> Approval | None:
    """Return the approval block among the blocks before block ``before``, or None.

    Positions and names alone are one only where a word such as 전결 or 협조 stands among them.
    """
    tables = [block for block in document.blocks[:before] if isinstance(block, Table) and is_approval(block)]
    values = {key: value for table in reversed(tables) for key, value in _labels(table)}
    if not values and not any(_is_signed(table) for table in tables):
        return None
    return Approval(
        number=values.get("number"),
        registered=_date(values.get("registered")),
        approved=_date(values.get("approved")),
        disclosure=values.get("disclosure"),
        signers=tuple(signer for table in tables for signer in _signers(table)),
        source=tables[0].source,
    )
