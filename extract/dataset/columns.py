"""What a table and its columns are: declared once, used by every export."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from extract.dataset.entry import Entry, Failure
from extract.vocab import lexicon

Row: TypeAlias = tuple[object, ...]
"""The values of one row, in the order of the columns; None where there is none."""


class Kind(StrEnum):
    """What the values of a column are; each export has a type of its own for each."""

    TEXT = "text"
    SMALL = "small"
    """A whole number of 32 bits: places and spans."""
    INTEGER = "integer"
    """A whole number of 64 bits: won, counts, years."""
    NUMBER = "number"
    """A double (IEEE 754)."""
    BOOLEAN = "boolean"
    DAY = "day"
    """A calendar day."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: its name, the same in every export.
        kind: what its values are.
        about: what it says, in English.
        member: the member of the JSON that it holds, counted from the table's records; None where it is derived.
    """

    name: str
    kind: Kind
    about: str
    member: str | None = None

    @property
    def term(self) -> str:
        """The Korean term."""
        return korean(self.name)


def no_rows(_: Entry | Failure) -> Iterable[Row]:
    """Return no rows: what reports have none of, or failures."""
    return ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the dataset.

    Attributes:
        name: its name, the same in every export.
        about: what a row is, in English.
        base: the list of the JSON that its records stand in; members of its columns are counted from there.
        columns: key columns first.
        rows: gives the rows of one report.
        failed: gives the row of a document that could not be read.
        key: names of the columns that tell its rows apart.
    """

    name: str
    about: str
    base: str
    columns: tuple[Column, ...]
    rows: Callable[[Entry], Iterable[Row]] = no_rows
    failed: Callable[[Failure], Iterable[Row]] = no_rows
    key: tuple[str, ...] = ("document", "id")

    @property
    def term(self) -> str:
        """The Korean term."""
        return korean(self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    def rows_of(self, item: Entry | Failure) -> Iterable[Row]:
        """Return its rows of one document."""
        return self.rows(item) if isinstance(item, Entry) else self.failed(item)


def korean(name: str) -> str:
    """Return the Korean term of a table or column.

    Raises:
        KeyError: if the word list has none.
    """
    entry = next((one for one in lexicon("dataset_terms").entries if one.key == name), None)
    if entry is None:
        raise KeyError(name)
    return str(entry.data["ko"])


DOCUMENT = Column("document", Kind.TEXT, "key of the document: the first 16 hexadecimal digits of a SHA-256")


def own(name: str, kind: Kind, about: str) -> Column:
    """Return a column that holds the member of its own name."""
    return Column(name, kind, about, name)


def ident(about: str = "id within the document, as in the JSON") -> Column:
    """Return the id column of records that have an id of their own."""
    return own("id", Kind.TEXT, about)


def numbered(about: str) -> Column:
    """Return the id column of records that the JSON only lists."""
    return Column("id", Kind.TEXT, about)


def days(name: str, of: str) -> tuple[Column, Column]:
    """Return the columns of the first and the last day of an EDTF date."""
    return (
        Column(f"{name}_first", Kind.DAY, f"first day of {of}; empty where it is open or its year unknown"),
        Column(f"{name}_last", Kind.DAY, f"last day of {of}, likewise"),
    )


def place(prefix: str = "", member: str = "source") -> tuple[Column, ...]:
    """Return the six columns of a place in the source."""
    said = (
        ("block", "block of the document, from 0"),
        ("page", "physical page, from 1"),
        ("row", "row of the table cell, from 0"),
        ("col", "column of the table cell, from 0"),
        ("start", "offset of the first character in the text of the block or cell"),
        ("end", "offset behind the last character"),
    )
    return tuple(
        Column(f"{prefix}source_{name}", Kind.SMALL, f"place in the source: {about}", f"{member}.{name}")
        for name, about in said
    )


CHECKED = (
    Column("check_status", Kind.TEXT, "worst status of all checks that the number stands in; empty if in none"),
    Column("check_stated", Kind.TEXT, "worst status of the checks that are about it, as the stated number"),
    Column("suspected", Kind.BOOLEAN, "whether a failed check names it as the one number to blame"),
    Column("check_ids", Kind.TEXT, "ids of all checks that it stands in, separated by spaces"),
)
"""What the arithmetic says about the number of a row."""
