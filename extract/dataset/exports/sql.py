"""What the databases share: tables, and views that answer the common questions."""

from collections.abc import Mapping

from extract.dataset.columns import Kind, Table

VIEWS = (
    (
        "budget_by_program_and_year",
        """
SELECT d.organization, d.department, p.name AS program, b.year, b.phase, b.funding,
       SUM(CASE WHEN b.role = 'item' THEN b.won END) AS won_of_items,
       MAX(CASE WHEN b.role = 'total' THEN b.won END) AS won_of_total,
       COUNT(*) AS numbers,
       SUM(CASE WHEN b.check_status = 'inconsistent' THEN 1 ELSE 0 END) AS doubtful,
       COUNT(DISTINCT b.document) AS documents
FROM budget_lines b
JOIN documents d ON d.document = b.document
JOIN programs p ON p.document = b.document AND p.id = b.program
WHERE b.won IS NOT NULL
GROUP BY d.organization, d.department, p.name, b.year, b.phase, b.funding
""",
    ),
    (
        "staff_against_posts",
        """
SELECT d.organization, d.department, d.last_year, n.document, n."table", n.unit, n.category, n.rank, n.role,
       MAX(CASE WHEN n.kind = 'authorized' THEN n."count" END) AS authorized,
       MAX(CASE WHEN n.kind = 'actual' THEN n."count" END) AS actual,
       MAX(CASE WHEN n.kind = 'difference' THEN n."count" END) AS difference_as_printed,
       MAX(CASE WHEN n.kind = 'actual' THEN n."count" END)
         - MAX(CASE WHEN n.kind = 'authorized' THEN n."count" END) AS difference,
       SUM(CASE WHEN n.check_status = 'inconsistent' THEN 1 ELSE 0 END) AS doubtful
FROM staff_counts n
JOIN documents d ON d.document = n.document
GROUP BY d.organization, d.department, d.last_year, n.document, n."table", n.unit, n.category, n.rank, n.role
""",
    ),
    (
        "doubtful_numbers",
        """
SELECT d.file, x.*
FROM (
  SELECT 'budget_lines' AS "of", document, id, label, raw, CAST(won AS DOUBLE PRECISION) AS value, check_status, check_stated, suspected,
         check_ids, source_block, source_page, source_row, source_col FROM budget_lines
  UNION ALL
  SELECT 'staff_counts', document, id, COALESCE(unit, '') || ' ' || COALESCE(rank, ''), raw,
         CAST("count" AS DOUBLE PRECISION), check_status, check_stated, suspected, check_ids,
         source_block, source_page, source_row, source_col FROM staff_counts
  UNION ALL
  SELECT 'award_tiers', document, id, grade, raw, CAST(won AS DOUBLE PRECISION), check_status, check_stated, suspected, check_ids,
         source_block, source_page, source_row, source_col FROM award_tiers
) x
JOIN documents d ON d.document = x.document
WHERE x.check_stated IN ('inconsistent', 'last_digit') OR x.suspected
""",
    ),
)
"""Views by their names, in the SQL that SQLite and DuckDB share."""


def quoted(name: str) -> str:
    """Return a name as SQL has it."""
    return f'"{name}"'


def make_table(table: Table, types: Mapping[Kind, str]) -> str:
    """Return the statement that makes a table."""
    columns = [f"{quoted(one.name)} {types[one.kind]}" for one in table.columns]
    return f"CREATE TABLE {quoted(table.name)} ({', '.join(columns)})"


def make_view(name: str, query: str) -> str:
    """Return the statement that makes a view."""
    return f"CREATE VIEW {quoted(name)} AS {query}"


def forget(table: Table) -> str:
    """Return the statement that takes a document out of a table."""
    return f'DELETE FROM {quoted(table.name)} WHERE "document" = ?'  # noqa: S608 - names of our own


def insert(table: Table) -> str:
    """Return the statement that adds a row to a table."""
    return f"INSERT INTO {quoted(table.name)} VALUES ({', '.join('?' * len(table.columns))})"  # noqa: S608 - names of our own
