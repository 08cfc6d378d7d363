"""What a document counts or spends in all, found among other totals."""

import pytest

from extract.dataset.compare.figures import staff, total
from extract.pipeline import extract_report
from extract.schemas import Report, StaffKind

HEAD = "2025년도 주요업무계획\n\n가온구 감사과\n\nⅠ. 일반현황\n\n"


def read(text: str) -> Report:
    return extract_report((HEAD + text).encode(), "plan.txt")


def table(first: str, rows: list[tuple[str, str]]) -> str:
    lines = (f"{first}\t2025년 예산", *("\t".join(row) for row in rows))
    return "(단위: 백만원)\n" + "\n".join(lines) + "\n\n"


def test_what_comes_in_is_not_what_is_spent() -> None:
    revenue = "□ 세입예산 : 972백만원\n\n" + table("과목", [("합계", "972"), ("사용료", "766"), ("기타수입", "206")])
    spending = "□ 세출예산 : 9,322백만원\n\n" + table("사업", [("합계", "9,322"), ("교육", "9,000"), ("운영", "322")])
    found = total(read(revenue + spending), 2025)
    assert found is not None
    assert found.value == 9_322_000_000
    turned = total(read(spending + revenue), 2025)
    assert turned is not None
    assert turned.value == found.value


def test_two_totals_that_nothing_tells_apart_give_none() -> None:
    one = table("과목", [("합계", "972"), ("사용료", "766"), ("기타", "206")])
    other = table("사업", [("합계", "9,322"), ("교육", "9,000"), ("운영", "322")])
    assert total(read(one + other), 2025) is None


@pytest.mark.parametrize("kind", [StaffKind.AUTHORIZED, StaffKind.ACTUAL])
def test_a_group_in_the_text_is_not_the_whole_that_a_table_counts(kind: StaffKind) -> None:
    counted = "□ 인력\n(현원 기준, 단위: 명)\n구분\t계\t5급\t6급\n감사과\t38\t8\t30\n\n"
    report = read(counted + "▸ 경찰관 - 정원 : 3명 (총경 1, 경정 1, 경감 1)\n")
    assert {StaffKind.AUTHORIZED, StaffKind.ACTUAL} == {one.kind for one in report.plan.staffing}
    found = staff(report, kind)
    assert (found and found.value) == (38 if kind is StaffKind.ACTUAL else None)
