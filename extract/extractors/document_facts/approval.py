"""The approval block (결재란)."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import regex

from extract.document import Cell, Document, Paragraph, Table
from extract.extractors.document_facts.cover import is_approval
from extract.normalize.date import find_dates
from extract.normalize.spacing import join_spaced
from extract.normalize.text import spaced, tight
from extract.schemas.document import Approval, Signer
from extract.source import Source
from extract.vocab import fold, lexicon

_SIGNS = "★☆*◎○●"
_VALUES = ("number", "registered", "approved", "disclosure")
_FEWEST = 2


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
    return "".join(bare.split()) if _name().fullmatch(bare) and not _is_position(bare) else None


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


@cache
def _label() -> regex.Pattern[str]:
    words = lexicon("approval_words")
    keys = "|".join(rf"(?P<{key}>{spaced(words.words(key))})" for key in _VALUES)
    return regex.compile(rf"(?<!\p{{Hangul}})(?:{keys})\s*[:：]?\s+|(?<!\p{{Hangul}})(?:{keys})\s*[:：]\s*")


@cache
def _signature() -> regex.Pattern[str]:
    """Return a pattern for a position and the name behind it: ``★기획예산과장 가나다``, ``부군수 전결 01/28 사아자``."""
    words = lexicon("approval_words")
    ends, decisions = (tight(words.words(key)) for key in ("position", "decision"))
    name = r"\p{Hangul}{3}|\p{Hangul}{4}|\p{Hangul}(?: \p{Hangul}){2}"
    return regex.compile(
        rf"(?<!\p{{Hangul}})(?P<position>\p{{Hangul}}{{0,10}}?{ends}) +(?:(?:{decisions}|[0-9][0-9./-]*) +)*"
        rf"(?P<name>{name})(?!\p{{Hangul}})"
    )


def _line_values(text: str) -> Iterator[tuple[str, str]]:
    """Yield (key, value) for each label of a running line: ``등록번호 : 기획예산과-1278  등록일자 : 2016. 1. 26.``."""
    found = list(_label().finditer(text))
    if not found or text[: found[0].start()].strip(_SIGNS + " -"):
        return
    stops = [*(match.start() for match in found[1:]), len(text)]
    for match, stop in zip(found, stops, strict=True):
        key, value = match.lastgroup or "", text[match.end() : stop].strip(" ,/|")
        if value:
            yield key, value


def _line_signers(text: str) -> tuple[Signer, ...]:
    """Return the signers of a line that consists of positions and names, two at least or with a word such as 전결."""
    found = [match for match in _signature().finditer(text) if not _is_position(match["name"])]
    rest = _decision().sub("", _signature().sub("", text)).strip(f" {_SIGNS}/,|:()")
    if rest or not found or (len(found) == 1 and not _decision().search(text)):
        return ()
    return tuple(Signer(position=fold(match["position"]), name="".join(match["name"].split())) for match in found)


def _from_lines(lines: tuple[Paragraph, ...]) -> Approval | None:
    """Return the approval block that running lines print: two labels at least, or one with a line of signers."""
    values: dict[str, str] = {}
    signers: list[Signer] = []
    used: list[Paragraph] = []
    for line in lines:
        found = {key: value for part in line.text.split("\n") for key, value in _line_values(part)}
        names = tuple(signer for part in line.text.split("\n") for signer in _line_signers(part))
        values |= {key: value for key, value in found.items() if key not in values}
        signers += names
        used += [line] if found or names else []
    if len(values) + bool(signers) < _FEWEST or not values:
        return None
    return _approval(values, tuple(signers), used[0].source)


def _approval(values: Mapping[str, str], signers: tuple[Signer, ...], source: Source) -> Approval:
    return Approval(
        number=values.get("number"),
        registered=_date(values.get("registered")),
        approved=_date(values.get("approved")),
        disclosure=values.get("disclosure"),
        signers=signers,
        source=source,
    )


def find_approval(document: Document, before: int) -> Approval | None:
    """Return the approval block among the blocks before block ``before``, or None.

    Positions and names alone are one only where a word such as 전결 or 협조 stands among them.
    """
    tables = [block for block in document.blocks[:before] if isinstance(block, Table) and is_approval(block)]
    values = {key: value for table in reversed(tables) for key, value in _labels(table)}
    if not values and not any(_is_signed(table) for table in tables):
        return _from_lines(tuple(block for block in document.blocks[:before] if isinstance(block, Paragraph)))
    return _approval(values, tuple(signer for table in tables for signer in _signers(table)), tables[0].source)
