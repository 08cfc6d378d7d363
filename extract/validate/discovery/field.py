"""The numbers of a table as one matrix, with the weight of their last digits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import regex

from extract.document import Table

Floats: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Numbers: TypeAlias = npt.NDArray[np.int_]

_DUMPED = 5
"""From so many decimals on, a table was written out by a program: zeros at the end say nothing."""
_SEVERAL = 12
_HUGE = 1e15
_ROUND = (3, 5, 10, 100, 1000)
"""Statistics offices round counts to multiples of these."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100

_NUMBER = regex.compile(
    r"(?P<open>\()?\s*(?P<sign>[-+−△▲])?\s*[$€£₩]?\s*(?P<minus>-)?(?P<digits>[0-9](?:[0-9.,\u00a0 ]*[0-9])?)"
    r"\s*\)?\s*(?:%|\*+|\p{L}{1,2})?"
)
_DECIMAL_COMMA = regex.compile(r"-?[0-9]{1,3}(?:[ \u00a0][0-9]{3})*,(?:[0-9]{1,2}|[0-9]{4,})")
_GROUPING_COMMA = regex.compile(r"-?[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")
_GROUPING_COMMA_WEIGHT = 5


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A matrix of numbers: lines that are added up or compared, across them posts.

    Attributes:
        values: line × post; NaN where no number stands.
        steps: weight of the last digit of each number.
        labels: for each line, the words in it.
        turned: whether the lines are columns.
    """

    values: Floats
    steps: Floats
    labels: tuple[str, ...]
    turned: bool = False


def read_fields(table: Table) -> tuple[Field, Field]:
    """Return the numbers of a table with its rows as lines, and with its columns as lines."""
    texts = _texts(table)
    comma = _has_decimal_comma(texts)
    found = [[_read(text, decimal_comma=comma) for text in row] for row in texts]
    values = np.array([[one[0] for one in row] for row in found], dtype=np.float64).reshape(table.rows, table.cols)
    places = np.array([[one[1] for one in row] for row in found], dtype=np.float64).reshape(table.rows, table.cols)
    bare = np.array([[one[2] for one in row] for row in found], dtype=np.float64).reshape(table.rows, table.cols)
    steps = _steps(places, bare)
    _drop_headings(values)
    _drop_headings(values.T)
    _coarsen(values, steps)
    rows = tuple(_words(row) for row in texts)
    columns = tuple(_words(_head(column)) for column in zip(*texts, strict=True)) if table.cols else ()
    return Field(values, steps, rows), Field(values.T, steps.T, columns, turned=True)


def to_field(numbers: Sequence[Sequence[tuple[float, float] | None]], labels: Sequence[str]) -> Field:
    """Return lines of numbers, each with the weight of its last digit, as a field."""
    values = np.array([[one[0] if one else np.nan for one in line] for line in numbers], dtype=np.float64)
    steps = np.array([[one[1] if one else np.nan for one in line] for line in numbers], dtype=np.float64)
    return Field(values, steps, tuple(labels))


def _texts(table: Table) -> list[list[str]]:
    texts = [[""] * table.cols for _ in range(table.rows)]
    for cell in table.cells:
        texts[cell.row][cell.col] = cell.text.strip()
    return texts


def _head(column: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts of a column above its first number, the nearest first, then the rest."""
    first = next((at for at, text in enumerate(column) if text and _NUMBER.fullmatch(text)), len(column))
    return (*column[:first][::-1], *column[first:])


def _coarsen(values: Floats, steps: Floats) -> None:
    """Widen the steps of whole numbers that were all rounded to a multiple of three, five or more."""
    whole = steps == 1.0
    held = np.abs(values[whole])
    held = held[(held > 0) & (held < _HUGE)]
    if held.size < _SEVERAL:
        return
    common = int(np.gcd.reduce(held.astype(np.int64)))
    if common in _ROUND:
        steps[whole] = common


def _words(texts: list[str] | tuple[str, ...]) -> str:
    """Return the first text of a line that holds a letter."""
    return next((text.casefold() for text in texts if any(char.isalpha() for char in text)), "")


def _has_decimal_comma(texts: list[list[str]]) -> bool:
    balance = 0
    for row in texts:
        for text in row:
            if "," in text:
                balance += _DECIMAL_COMMA.fullmatch(text) is not None
                balance -= _GROUPING_COMMA_WEIGHT * (_GROUPING_COMMA.fullmatch(text) is not None)
    return balance > 0


def _read(text: str, *, decimal_comma: bool) -> tuple[float, float, float]:
    """Return the number that a cell prints, its decimals, and those without zeros at the end; or NaN."""
    if not text:
        return np.nan, np.nan, np.nan
    if text.isascii() and text.replace(".", "", 1).isdigit() and text[0] != "." != text[-1]:
        fraction = text.partition(".")[2]
        return float(text), float(len(fraction)), float(len(fraction.rstrip("0")))
    found = _NUMBER.fullmatch(text)
    if found is None:
        return np.nan, np.nan, np.nan
    digits = found["digits"].replace(" ", "").replace("\u00a0", "")
    digits = digits.replace(",", ".") if decimal_comma else digits.replace(",", "")
    if digits.count(".") > 1:
        return np.nan, np.nan, np.nan
    negative = found["open"] or found["minus"] or (found["sign"] or "+") != "+"
    fraction = digits.partition(".")[2]
    value = -float(digits) if negative else float(digits)
    return value, float(len(fraction)), float(len(fraction.rstrip("0")))


def _steps(places: Floats, bare: Floats) -> Floats:
    """Return the weight of each last digit; of numbers that a program wrote out, what their lines show."""
    known = ~np.isnan(places)
    if known.any() and np.nanmax(places) >= _DUMPED:
        usual = np.minimum(_middle(bare), _middle(bare.T).T)
        places = np.where(bare > 0, bare, usual)
    return np.where(known, 10.0 ** -np.where(known, places, 0.0), np.nan)


def _middle(places: Floats) -> Floats:
    """Return for each row the middle of its numbers' decimals, as a column."""
    out = np.zeros((places.shape[0], 1))
    for at, row in enumerate(places):
        held = np.sort(row[~np.isnan(row)])
        out[at, 0] = held[held.size // 2] if held.size else 0.0
    return out


def _drop_headings(values: Floats) -> None:
    """Take out the lines that hold nothing but years, or count on one by one."""
    for row in values:
        held = row[~np.isnan(row)]
        if held.size and _is_heading(held):
            row[:] = np.nan


def _is_heading(held: Floats) -> bool:
    if (held != np.floor(held)).any():
        return False
    if ((held >= _FIRST_YEAR) & (held <= _LAST_YEAR)).all():
        return True
    return held.size > 2 and bool((np.diff(held) == 1).all())  # noqa: PLR2004 - two numbers are no series
