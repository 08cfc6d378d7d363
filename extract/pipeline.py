"""One file: read → segment → find records → check → report."""

import hashlib

from extract import __version__, parsers
from extract.coverage import measure_coverage
from extract.document import Document
from extract.extractors.tables import find_tables
from extract.grid import make_grids
from extract.issues import Issue
from extract.schemas import DocumentFacts, FileFacts, IssueRecord, Plan, Report
from extract.segment import segment


def extract_report(data: bytes, name: str) -> Report:
    """Return everything that is said about one file.

    Args:
        data: the file's bytes; its format is decided by them alone.
        name: the file's name, noted in the report.

    Raises:
        ReadError: if the bytes cannot be read (also UnknownFormatError, EncryptedError).
    """
    document = parsers.read(data)
    outline = segment(document)
    grids = make_grids(document, outline)
    plan = Plan(
        document=DocumentFacts(),
        contents=outline.contents,
        sections=outline.sections,
        tables=find_tables(grids),
    )
    issues = (*document.issues, *outline.issues)
    return Report(
        file=_file_facts(data, name, document),
        plan=plan,
        issues=tuple(_issue_record(issue) for issue in issues),
        coverage=measure_coverage(document, outline, plan),
    )


def _file_facts(data: bytes, name: str, document: Document) -> FileFacts:
    return FileFacts(
        name=name,
        format=document.format,
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        reader=document.reader,
        software=f"workplan-extract {__version__}",
    )


def _issue_record(issue: Issue) -> IssueRecord:
    return IssueRecord(code=issue.code.value, message=issue.message, source=issue.source)
