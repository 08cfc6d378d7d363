"""Checks of the document's own arithmetic (검산).

``CHECKS`` is a tuple of pure functions that take everything known of one document and return what they found; adding
a check is one function and one name here. Checks never correct a number: they report the stated number and what the
other numbers give.
"""

from collections.abc import Callable
from typing import TypeAlias

from extract.schemas.check import Check
from extract.validate.judging.finish import explained, once, record_ids, with_records
from extract.validate.material import Material
from extract.validate.prose.bounds import check_rate_bounds
from extract.validate.prose.changes import check_prose_changes
from extract.validate.prose.counts import check_list_counts
from extract.validate.prose.dates import check_date_counts
from extract.validate.prose.durations import check_durations
from extract.validate.prose.funding_shares import check_funding_shares
from extract.validate.prose.growths import check_growths
from extract.validate.prose.lists import check_list_totals
from extract.validate.prose.loose_parts import check_closing_totals, check_staff_notes, check_trailing_wholes
from extract.validate.prose.products import check_products
from extract.validate.prose.ratios import check_prose_ratios
from extract.validate.prose.spread import check_monthly
from extract.validate.prose.stated_parts import check_stated_parts
from extract.validate.prose.subsets import check_prose_subsets
from extract.validate.prose.vacancies import check_vacancies
from extract.validate.tables.cell_parts import check_cell_parts
from extract.validate.tables.charts import check_charts
from extract.validate.tables.differences import check_differences
from extract.validate.tables.discovered import check_discovered
from extract.validate.tables.distributions import check_distributions
from extract.validate.tables.heading_ties import check_heading_ties
from extract.validate.tables.label_counts import check_label_counts
from extract.validate.tables.means import check_means
from extract.validate.tables.near_totals import check_near_totals
from extract.validate.tables.ratios import check_ratios
from extract.validate.tables.running import check_running_totals
from extract.validate.tables.settlement import check_settlements
from extract.validate.tables.subsets import check_subsets
from extract.validate.tables.table_sums import check_column_totals, check_row_totals
from extract.validate.whole.ceilings import check_ceilings
from extract.validate.whole.classes import check_classes
from extract.validate.whole.contents import check_contents_entries, check_contents_pages, check_contents_titles
from extract.validate.whole.details import check_details
from extract.validate.whole.fundings import check_fundings
from extract.validate.whole.organization import check_staff_heads, check_teams
from extract.validate.whole.restated import check_restated
from extract.validate.whole.ties import check_half_years

CheckFunction: TypeAlias = Callable[[Material], tuple[Check, ...]]

CHECKS: tuple[CheckFunction, ...] = (
    check_column_totals,
    check_row_totals,
    check_differences,
    check_ratios,
    check_stated_parts,
    check_cell_parts,
    check_list_totals,
    check_trailing_wholes,
    check_closing_totals,
    check_staff_notes,
    check_prose_changes,
    check_prose_ratios,
    check_growths,
    check_half_years,
    check_distributions,
    check_charts,
    check_contents_entries,
    check_contents_pages,
    check_contents_titles,
    check_near_totals,
    check_heading_ties,
    check_label_counts,
    check_subsets,
    check_prose_subsets,
    check_settlements,
    check_durations,
    check_list_counts,
    check_rate_bounds,
    check_funding_shares,
    check_vacancies,
    check_products,
    check_teams,
    check_staff_heads,
    check_restated,
    check_classes,
    check_ceilings,
    check_fundings,
    check_details,
    check_monthly,
    check_means,
    check_date_counts,
    check_running_totals,
    check_discovered,
)


def validate(material: Material) -> tuple[Check, ...]:
    """Return the findings of all checks, in the order of `CHECKS`, each relation once."""
    ids = record_ids(material.plan)
    found = once(check for function in CHECKS for check in function(material))
    return explained([with_records(check, ids) for check in found], material.document, ids)


__all__ = ["CHECKS", "CheckFunction", "Material", "validate"]
