"""One file: read → segment → find records → check → report."""

import hashlib
from dataclasses import dataclass, replace

from extract import __version__, parsers
from extract.coverage import measure_coverage
from extract.document import Document
from extract.errors import ErrorCode, ReadError
from extract.extractors.award_schemes import find_award_schemes
from extract.extractors.awards import find_awards
from extract.extractors.budgets import find_budgets
from extract.extractors.document_facts import find_document_facts
from extract.extractors.programs import find_programs, link_programs
from extract.extractors.schedule import find_schedule
from extract.extractors.staffing import find_staffing
from extract.extractors.tables import find_tables
from extract.grid import Grid, make_grids
from extract.issues import Issue
from extract.parsers.options import DEFAULTS, ReadOptions
from extract.parsers.suffixes import is_plan_name, mismatch
from extract.schemas import DocumentFacts, FileFacts, IssueRecord, Plan, Report
from extract.segment import Outline, segment
from extract.validate import Material, validate


@dataclass(frozen=True, slots=True)
class Reading:
    """A document in all its readings, and what was doubtful on the way."""

    document: Document
    outline: Outline
    grids: tuple[Grid, ...]
    plan: Plan
    issues: tuple[Issue, ...]


def read_plan(document: Document) -> Reading:
    """Return the records of a document."""
    outline = segment(document)
    grids = make_grids(document, outline)
    facts = find_document_facts(document, outline)
    awards, award_issues = find_awards(document, outline, grids, facts)
    schemes, scheme_issues = find_award_schemes(outline, grids)
    taken = (*awards, *(tier for scheme in schemes for tier in scheme.tiers))
    found_budgets, budget_issues = find_budgets(document, outline, grids, taken=taken, issuer=facts.organization)
    found_schedule, schedule_issues = find_schedule(document, outline, grids, facts)
    programs, program_issues = find_programs(document, outline, found_budgets, found_schedule, facts)
    budgets, schedule = link_programs(programs, outline, found_budgets, found_schedule)
    staffing, staff_issues = find_staffing(document, outline, grids, _body(facts))
    plan = Plan(
        document=facts,
        contents=outline.contents,
        sections=outline.sections,
        programs=programs,
        budgets=budgets,
        staffing=staffing,
        schedule=schedule,
        awards=awards,
        award_schemes=schemes,
        tables=find_tables(grids),
    )
    issues = (
        *document.issues,
        *outline.issues,
        *budget_issues,
        *schedule_issues,
        *program_issues,
        *staff_issues,
        *award_issues,
        *scheme_issues,
    )
    return Reading(document, outline, grids, plan, issues)


def _body(facts: DocumentFacts) -> str | None:
    """Return the name of the body whose staff is counted: the department, else the organisation."""
    return facts.department or (facts.organization.name if facts.organization else None)


def extract_report(data: bytes, name: str, options: ReadOptions = DEFAULTS) -> Report:
    """Return everything that is said about one file.

    Args:
        data: the file's bytes; its format is decided by them alone.
        name: the file's name, noted in the report.
        options: how to read it.

    Raises:
        ReadError: if the bytes cannot be read (also UnknownFormatError, EncryptedError).
    """
    document = _read(data, name, options)
    reading = read_plan(document)
    checks = validate(Material(document, reading.outline, reading.grids, reading.plan))
    return Report(
        file=_file_facts(data, name, document),
        plan=reading.plan,
        checks=checks,
        issues=tuple(_issue_record(issue) for issue in reading.issues),
        coverage=measure_coverage(document, reading.outline, reading.plan, checks, reading.grids),
    )


def _read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Return the document; a name that says another format than the content is told."""
    try:
        document = parsers.read(data, options)
    except ReadError as error:
        if error.code is ErrorCode.UNSUPPORTED_FORMAT and is_plan_name(name):
            raise ReadError(f"{error.reason}; the name says otherwise", code=ErrorCode.FORMAT_MISMATCH) from error
        raise
    return replace(document, issues=(*document.issues, *mismatch(name, document.format)))


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
