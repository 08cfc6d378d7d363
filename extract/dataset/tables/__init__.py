"""The tables of the dataset: long and tidy, one printed thing a row."""

from extract.dataset.tables.awards import AWARD_SCHEMES, AWARD_TIERS, AWARDS
from extract.dataset.tables.budget_lines import BUDGET_LINES
from extract.dataset.tables.checks import CHECKS, EXPLANATIONS, OPERANDS
from extract.dataset.tables.documents import DOCUMENTS, FAILURES, SIGNERS, plan_year
from extract.dataset.tables.doubts import COVERAGE, COVERAGE_REASONS, ISSUES, UNCLAIMED
from extract.dataset.tables.programs import OVERVIEW, PROGRAMS
from extract.dataset.tables.schedule import SCHEDULE
from extract.dataset.tables.sections import CONTENTS, SECTIONS
from extract.dataset.tables.staff_counts import STAFF_COUNTS
from extract.dataset.tables.tables import CELLS, TABLE_PARTS, TABLES_AS_PRINTED

TABLES = (
    DOCUMENTS,
    SIGNERS,
    FAILURES,
    CONTENTS,
    SECTIONS,
    PROGRAMS,
    OVERVIEW,
    BUDGET_LINES,
    STAFF_COUNTS,
    SCHEDULE,
    AWARDS,
    AWARD_SCHEMES,
    AWARD_TIERS,
    TABLES_AS_PRINTED,
    TABLE_PARTS,
    CELLS,
    CHECKS,
    OPERANDS,
    EXPLANATIONS,
    ISSUES,
    UNCLAIMED,
    COVERAGE,
    COVERAGE_REASONS,
)
"""All tables."""

__all__ = ["TABLES", "plan_year"]
