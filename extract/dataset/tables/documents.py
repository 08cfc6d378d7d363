"""Documents (문서), who signed them (결재), and those that could not be read."""

from collections.abc import Iterator

from extract.dataset.columns import DOCUMENT, Column, Kind, Row, Table, days, numbered, own, place
from extract.dataset.days import days_of
from extract.dataset.entry import Entry, Failure
from extract.schemas import Report
from extract.source import Source

NOWHERE = Source()
"""The place of what is not there."""


def plan_year(report: Report) -> int | None:
    """Return the last of the years that a document plans or reports; None if it names none."""
    return max(report.plan.document.years, default=None)


def _documents(entry: Entry) -> Iterator[Row]:
    report, file, facts = entry.report, entry.report.file, entry.report.plan.document
    body, approval = facts.organization, facts.approval
    source = approval.source if approval else NOWHERE
    yield (
        entry.document,
        entry.path,
        report.schema_version,
        file.name,
        file.format,
        file.bytes,
        file.sha256,
        file.reader,
        file.software,
        facts.title,
        facts.kind,
        *((body.name, body.code, body.parent) if body else (None, None, None)),
        facts.department,
        " ".join(map(str, facts.years)) or None,
        plan_year(report),
        facts.date,
        *days_of(facts.date),
        facts.session,
        *((approval.number, approval.registered, approval.approved, approval.disclosure) if approval else (None,) * 4),
        source.block,
        source.page,
        source.row,
        source.col,
        source.start,
        source.end,
    )


_FILE = tuple(
    Column(name, kind, about, f"file.{member}")
    for name, kind, about, member in (
        ("file", Kind.TEXT, "name of the file", "name"),
        ("format", Kind.TEXT, "format of the file", "format"),
        ("bytes", Kind.INTEGER, "size of the file in bytes", "bytes"),
        ("sha256", Kind.TEXT, "SHA-256 of the file", "sha256"),
        ("reader", Kind.TEXT, "what read the file", "reader"),
        ("software", Kind.TEXT, "name and version of the program", "software"),
    )
)
_FACTS = "plan.document"

DOCUMENTS = Table(
    "documents",
    "one document that was read",
    "",
    (
        DOCUMENT,
        Column("path", Kind.TEXT, "its JSON, below the outputs folder"),
        Column("schema_version", Kind.TEXT, "version of the JSON", "schema_version"),
        *_FILE,
        Column("title", Kind.TEXT, "title on the cover", f"{_FACTS}.title"),
        Column("kind", Kind.TEXT, "plan, report or results", f"{_FACTS}.kind"),
        Column("organization", Kind.TEXT, "issuing body", f"{_FACTS}.organization.name"),
        Column("organization_code", Kind.TEXT, "its administrative code", f"{_FACTS}.organization.code"),
        Column("organization_parent", Kind.TEXT, "the body above it", f"{_FACTS}.organization.parent"),
        Column("department", Kind.TEXT, "issuing department", f"{_FACTS}.department"),
        Column("years", Kind.TEXT, "years planned or reported, separated by spaces", f"{_FACTS}.years"),
        Column("last_year", Kind.INTEGER, "the last of them, by which the dataset is partitioned"),
        Column("date", Kind.TEXT, "date on the cover, EDTF", f"{_FACTS}.date"),
        *days("date", "the date on the cover"),
        Column("session", Kind.TEXT, "council session that it was reported to", f"{_FACTS}.session"),
        Column("approval_number", Kind.TEXT, "registration number", f"{_FACTS}.approval.number"),
        Column("approval_registered", Kind.TEXT, "day of registration", f"{_FACTS}.approval.registered"),
        Column("approval_approved", Kind.TEXT, "day of approval", f"{_FACTS}.approval.approved"),
        Column("approval_disclosure", Kind.TEXT, "disclosure class", f"{_FACTS}.approval.disclosure"),
        *place("approval_", f"{_FACTS}.approval.source"),
    ),
    _documents,
    key=("document",),
)


def _signers(entry: Entry) -> Iterator[Row]:
    approval = entry.report.plan.document.approval
    for number, signer in enumerate(approval.signers if approval else (), 1):
        yield entry.document, f"g{number}", signer.position, signer.name


SIGNERS = Table(
    "signers",
    "one cell of the approval line",
    "plan.document.approval.signers",
    (
        DOCUMENT,
        numbered("g1 … in printed order"),
        own("position", Kind.TEXT, "position of the signer"),
        own("name", Kind.TEXT, "name, where printed"),
    ),
    _signers,
)


def _failures(failure: Failure) -> Iterator[Row]:
    record = failure.record
    message = record.message
    yield failure.document, failure.path, record.file, record.sha256, record.code, message.ko, message.en, record.detail


FAILURES = Table(
    "failures",
    "one file that could not be read",
    "failure",
    (
        DOCUMENT,
        Column("path", Kind.TEXT, "its failure record, below the outputs folder"),
        own("file", Kind.TEXT, "name of the file"),
        own("sha256", Kind.TEXT, "SHA-256 of the file"),
        own("code", Kind.TEXT, "why it could not be read"),
        Column("message_ko", Kind.TEXT, "the reason in Korean", "message.ko"),
        Column("message_en", Kind.TEXT, "the reason in English", "message.en"),
        own("detail", Kind.TEXT, "one sentence for the log"),
    ),
    failed=_failures,
    key=("document",),
)
