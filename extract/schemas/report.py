"""The report: everything that is said about one file."""

from extract.schemas.award import Award, AwardScheme
from extract.schemas.base import Record
from extract.schemas.budget import BudgetLine
from extract.schemas.check import Check
from extract.schemas.document import DocumentFacts
from extract.schemas.program import Program
from extract.schemas.schedule import ScheduleItem
from extract.schemas.section import ContentsEntry, Section
from extract.schemas.staffing import StaffCount
from extract.schemas.table import TableRecord
from extract.source import Source

SCHEMA_VERSION = "1.1"


class FileFacts(Record):
    """The file itself: name, format, size in bytes, SHA-256, the reader and the software that read it."""

    name: str
    format: str
    bytes: int
    sha256: str
    reader: str
    software: str


class Plan(Record):
    """What the document says, as records."""

    document: DocumentFacts
    contents: tuple[ContentsEntry, ...] = ()
    sections: tuple[Section, ...] = ()
    programs: tuple[Program, ...] = ()
    budgets: tuple[BudgetLine, ...] = ()
    staffing: tuple[StaffCount, ...] = ()
    schedule: tuple[ScheduleItem, ...] = ()
    awards: tuple[Award, ...] = ()
    award_schemes: tuple[AwardScheme, ...] = ()
    tables: tuple[TableRecord, ...] = ()


class IssueRecord(Record):
    """One doubt; ``code`` is from the closed list of issue codes."""

    code: str
    message: str
    source: Source


class Unclaimed(Record):
    """A number that nothing accounts for.

    Attributes:
        raw: its digits.
        kind: what a normaliser recognises it as: date, clock, ordinal, count, money, percent, duration, measure, range;
            else bare.
        source: its place.
    """

    raw: str
    kind: str
    source: Source


class ReasonCount(Record):
    """How many are ignored for one reason."""

    reason: str
    count: int


class Tally(Record):
    """What became of all of a sort; used, checked, ignored and unclaimed add up to the total.

    Attributes:
        total: how many there are.
        used: those that a record holds.
        checked: those that no record holds but a check compares.
        ignored: those that are known to be no values.
        unclaimed: those that nothing accounts for.
        reasons: how many are ignored for each reason, by name.
    """

    total: int
    used: int
    checked: int
    ignored: int
    unclaimed: int
    reasons: tuple[ReasonCount, ...] = ()


class Coverage(Record):
    """How much of the document is accounted for."""

    cells: Tally
    numbers: Tally
    lines: Tally
    unclaimed: tuple[Unclaimed, ...] = ()


class Report(Record):
    """Everything that is said about one file (schema 1.1)."""

    schema_version: str = SCHEMA_VERSION
    file: FileFacts
    plan: Plan
    checks: tuple[Check, ...] = ()
    issues: tuple[IssueRecord, ...] = ()
    coverage: Coverage


class Message(Record):
    """One sentence in Korean and in English."""

    ko: str
    en: str


class FailureRecord(Record):
    """What is written for a file that could not be read."""

    schema_version: str = SCHEMA_VERSION
    file: str
    sha256: str | None = None
    code: str
    message: Message
    detail: str | None = None
