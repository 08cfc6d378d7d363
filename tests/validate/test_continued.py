"""Tables that go on in the next one are added up as one."""

from extract.grid import make_grids
from extract.parsers import read
from extract.schemas import Check, DocumentFacts, Plan
from extract.segment import segment
from extract.validate import Material, validate

FIRST = "노선\t국비\t시비\n가로\t45\t135\n나로\t260\t120\n"
SECOND = "노선\t국비\t시비\n다로\t30\t34\n합계\t335\t289\n"


def totals(*parts: str) -> list[tuple[str, str, int]]:
    document = read("\n".join(("Ⅰ. 도로", "(단위 : 백만원)", *parts)).encode())
    outline = segment(document)
    found = validate(Material(document, outline, make_grids(document, outline), Plan(document=DocumentFacts())))
    return [_line(check) for check in found if check.rule == "column_total"]


def _line(check: Check) -> tuple[str, str, int]:
    return check.stated.raw, check.status.value, len(check.operands)


def test_a_total_below_the_rest_of_a_table_counts_both_parts() -> None:
    assert totals(FIRST, "(단위 : 백만원)", SECOND) == [("335", "exact", 3), ("289", "exact", 3)]


def test_a_line_of_text_parts_two_tables() -> None:
    assert ("335", "exact", 3) not in totals(FIRST, "○ 다음은 읍면 도로", SECOND)


def test_tables_with_totals_of_their_own_are_two() -> None:
    first = FIRST + "합계\t305\t255\n"
    second = "노선\t국비\t시비\n다로\t30\t34\n라로\t20\t15\n합계\t50\t49\n"
    assert totals(first, "(단위 : 백만원)", second) == [
        ("305", "exact", 2),
        ("255", "exact", 2),
        ("50", "exact", 2),
        ("49", "exact", 2),
    ]


def test_other_headings_are_another_table() -> None:
    assert ("335", "exact", 3) not in totals(FIRST, "(단위 : 백만원)", SECOND.replace("시비", "도비"))
