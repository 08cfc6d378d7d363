"""The output as Pydantic models: frozen, closed, one file a kind of record."""

from extract.schemas.award import Award, AwardScheme, AwardTier
from extract.schemas.budget import BudgetLine, BudgetPhase, LineRole, UnitSource
from extract.schemas.check import (
    Blame,
    Check,
    CheckKind,
    CheckStatus,
    Computed,
    Explanation,
    Operand,
    Severity,
    Stated,
    Suspect,
    Tolerance,
)
from extract.schemas.document import Approval, DocumentFacts, Organization, Signer
from extract.schemas.program import OverviewItem, Program, ProgramPhase
from extract.schemas.report import (
    SCHEMA_VERSION,
    Coverage,
    FailureRecord,
    FileFacts,
    IssueRecord,
    Message,
    Plan,
    ReasonCount,
    Report,
    Tally,
    Unclaimed,
)
from extract.schemas.schedule import Recurrence, ScheduleItem, ScheduleStatus, YearSource
from extract.schemas.section import ContentsEntry, Role, Section
from extract.schemas.staffing import StaffCount, StaffKind
from extract.schemas.table import TableCell, TableRecord

__all__ = [
    "SCHEMA_VERSION",
    "Approval",
    "Award",
    "AwardScheme",
    "AwardTier",
    "Blame",
    "BudgetLine",
    "BudgetPhase",
    "Check",
    "CheckKind",
    "CheckStatus",
    "Computed",
    "ContentsEntry",
    "Coverage",
    "DocumentFacts",
    "Explanation",
    "FailureRecord",
    "FileFacts",
    "IssueRecord",
    "LineRole",
    "Message",
    "Operand",
    "Organization",
    "OverviewItem",
    "Plan",
    "Program",
    "ProgramPhase",
    "ReasonCount",
    "Recurrence",
    "Report",
    "Role",
    "ScheduleItem",
    "ScheduleStatus",
    "Section",
    "Severity",
    "Signer",
    "StaffCount",
    "StaffKind",
    "Stated",
    "Suspect",
    "TableCell",
    "TableRecord",
    "Tally",
    "Tolerance",
    "Unclaimed",
    "UnitSource",
    "YearSource",
]
