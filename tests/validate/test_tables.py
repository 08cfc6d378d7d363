"""Totals, differences, rates and subsets of tables."""

from collections.abc import Callable
from typing import Any

import pytest

from extract.validate.figures.headings import relation
from extract.validate.figures.sheet import is_strict_total, is_total

Statuses = Callable[..., list[tuple[str, str]]]


def test_total_row_and_difference_column(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            구 분|2006|2005|비교(증△감)
            계|197,780|84,476|113,304
            자체예산|110,780|84,476|26,304
            명시이월예산|87,000|0|87,000
            """,
            unit="천원",
        )
    )
    assert statuses(found, "column_total") == [("197,780", "exact"), ("84,476", "exact"), ("113,304", "exact")]
    assert statuses(found, "change") == [("113,304", "exact"), ("26,304", "exact"), ("87,000", "exact")]


def test_a_wrong_total_is_reported_with_both_numbers(grid: Any, check_grids: Any) -> None:
    found = check_grids(
        grid(
            """
            단위사업|예산액|집행액
            계|448,986|344,050
            가|27,300|25,937
            나|421,386|318,113
            """,
            unit="천원",
        )
    )
    wrong = [check for check in found if check.status.value == "inconsistent"]
    assert [(check.stated.raw, str(check.computed.value), str(check.delta)) for check in wrong] == [
        ("448,986", "448686", "300")
    ]
    assert wrong[0].blame is not None
    assert wrong[0].blame.value == "source"
    assert wrong[0].severity.value == "error"
    assert [str(one.value) for one in wrong[0].operands] == ["27300", "421386"]
    assert "448,986" in wrong[0].message


def test_levels_of_subtotals_without_a_word_for_them(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            구분|'25년|'24년
            합계|166,830|156,995
            일반회계|133,198|125,903
            특별회계|33,632|31,092
            공기업|8,718|7,790
            기타|24,914|23,302
            """,
            unit="억원",
            levels={4: 1, 5: 1},
        )
    )
    assert statuses(found, "column_total") == [
        ("166,830", "exact"),
        ("156,995", "exact"),
        ("33,632", "exact"),
        ("31,092", "exact"),
    ]


def test_subtotals_below_a_grand_total(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            구분||과정수|인원
            총계||12|310
            기본|소계|7|110
            기본|조직적응|4|60
            기본|승진|3|50
            전문|소계|5|200
            전문|국정과제|2|80
            전문|공통행정|3|120
            """,
            stub=2,
        )
    )
    assert statuses(found, "column_total") == [
        ("12", "exact"),
        ("310", "exact"),
        ("7", "exact"),
        ("110", "exact"),
        ("5", "exact"),
        ("200", "exact"),
    ]


def test_total_behind_its_parts(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid("구분|건수\n가|15\n나|27\n다|31\n계|73", unit="건"))
    assert statuses(found, "column_total") == [("73", "exact")]


def test_chance_makes_no_total(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid("구분|건수|명\n가|3|5\n나|1|2\n다|2|3", units={1: "건", 2: "명"}))
    assert statuses(found, "column_total") == []


def test_unlabelled_total_where_many_digits_agree(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid("구분|2025|2026\n예산지출|57,549|66,658\n일반|51,469|59,082\n특별|6,080|7,576", unit="억원")
    )
    assert statuses(found, "column_total") == [("57,549", "exact"), ("66,658", "exact")]


def test_rates_years_and_scores_are_not_added_up(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid("구분|집행률(%)|설치년도|점수\n계|80|2001|90\n가|70|2005|80\n나|90|2007|95"))
    assert statuses(found, "column_total") == []


def test_total_column_and_the_row_of_differences(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid("구분|계|4급|5급|6급\n정원|34|6|25|3\n현원|38|6|24|8\n과부족|4|-|△1|5"))
    assert statuses(found, "row_total") == [("34", "exact"), ("38", "exact"), ("4", "exact")]
    assert statuses(found, "change") == [("4", "exact"), ("-", "exact"), ("△1", "exact"), ("5", "exact")]


def test_totals_over_kinds(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid("총계|총계|감사과|감사과|청렴과|청렴과\n정원|현원|정원|현원|정원|현원\n76|75|43|41|33|34", head=2, stub=0)
    )
    assert statuses(found, "row_total") == [("76", "exact"), ("75", "exact")]


def test_pairs_are_two_numbers(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid("구분|계|5급|6급\n계|8/10|4/3|4/7\n혁신팀|4/4|3/2|1/2\n제안팀|4/6|1/1|3/5\n과부족|2|△1|3"))
    assert set(statuses(found, "row_total")) >= {("8", "exact"), ("10", "exact"), ("4", "exact"), ("6", "exact")}
    assert set(statuses(found, "column_total")) >= {("8", "exact"), ("10", "exact"), ("3", "exact")}
    assert all(status == "exact" for _, status in statuses(found, "change"))


def test_total_over_one_of_two_recurring_kinds(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            구분|총사업비|'23년|'23년|'24년|'24년|'25년
            구분||예산|집행|예산|집행|
            국비|302|20|20|82|80|200
            시비|603|40|40|63|62|500
            """,
            head=2,
            unit="백만원",
        )
    )
    assert statuses(found, "row_total") == [("302", "exact"), ("603", "exact")]


def test_rates_with_words_and_formulas(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid("사업|예산액|집행액|집행률(%)\n가|27,300|25,937|95.1\n나|29,850|6,551|21.9", unit="천원"))
    assert statuses(found, "ratio") == [("95.1", "last_digit"), ("21.9", "exact")]
    found = check_grids(
        grid(
            "구분|2025(A)|2026(B)|증감(B-A)|(B-A)/A\n가|57,549|66,657|9,108|15.6\n나|51,469|59,082|7,612|14.7",
            unit="억원",
        )
    )
    assert statuses(found, "growth") == [("15.6", "inconsistent"), ("14.7", "rounding")]
    assert [str(one.value) for one in found[-2].operands] == ["9108", "57549"]


def test_growth_between_columns_that_the_heading_names(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            """
            구분|'25년 예산|증감률|증감률|'24년 당초예산|'24년 최종예산
            구분||'24년 당초 대비|'24년 최종 대비||
            합계|17,855|4.2|△3.1|17,137|18,430
            가|17,832|4.2|△3.1|17,116|18,407
            나|23|9.4|1.6|21|23
            """,
            head=2,
            unit="억원",
        )
    )
    expected = [("4.2", "exact"), ("4.2", "exact"), ("9.4", "not_checkable")]
    assert statuses(found, "growth") == [*expected, ("△3.1", "exact"), ("△3.1", "exact"), ("1.6", "not_checkable")]


def test_a_share_behind_a_difference_may_be_its_growth(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    text = """
        구 분|1회 추경|당 초|증 감|비율(%)
        총 계|187,200|171,800|15,400|9.0
        일반회계|161,350|148,720|12,630|8.5
        특별회계|25,850|23,080|2,770|17.0
        """
    assert statuses(check_grids(grid(text, unit="백만원")), "growth") == [
        ("9.0", "exact"),
        ("8.5", "exact"),
        ("17.0", "inconsistent"),
    ]


@pytest.mark.parametrize("years", ["금년도|전년도", "2014년도|2013년도", "2014이후|2013까지"])
def test_columns_of_years_are_added_up(grid: Any, check_grids: Any, statuses: Statuses, years: str) -> None:
    found = check_grids(grid(f"구분|{years}|증감\n계|412|398|14\n도로|228|221|7\n하천|184|177|7", unit="백만원"))
    assert statuses(found, "column_total") == [("412", "exact"), ("398", "exact"), ("14", "exact")]
    assert statuses(found, "change") == [("14", "exact"), ("7", "exact"), ("7", "exact")]


def test_shares_in_brackets(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid("구분|예산액(구성비)\n계|400(100.0)\n가|100(25.0)\n나|300(70.0)", unit="억원"))
    assert ("25.0", "exact") in statuses(found, "share")
    assert ("70.0", "inconsistent") in statuses(found, "share")


def test_part_that_exceeds_its_whole(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid("총계|가|나|다|라\n70(45)|20(10)|14(12)|16(19)|20(4)", stub=0))
    assert statuses(found, "subset") == [("16", "inconsistent")]
    assert statuses(found, "row_total") == [("70", "exact"), ("45", "exact")]


def test_balances_are_carried_on(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(
        grid(
            "기금|말 현재액|수입|지출|증감|말 예상액\n재해|37,321|24,057|27,340|△3,283|34,038\n자활|10,292|806|664|142|11,434",
            unit="백만원",
        )
    )
    assert statuses(found, "balance") == [("34,038", "exact"), ("11,434", "inconsistent")]


def test_a_row_of_percentages(grid: Any, check_grids: Any, statuses: Statuses) -> None:
    found = check_grids(grid("1단계|2단계|3단계\n준비 (10.4%)|추진 (59.6%)|정착 (30.0%)", stub=0))
    assert statuses(found, "share_total") == [("", "exact")]


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("증 감 률(%)", "growth"),
        ("집행률(%) (10.31기준)", "rate"),
        ("비교(증△감)", "change"),
        ("구성비", "share"),
        ("총사업비", None),
        ("법률", None),
        ("예산액(구성비)", None),
        ("광역평균", "mean"),
    ],
)
def test_relations_that_labels_name(label: str, key: str | None) -> None:
    assert relation(label) == key


@pytest.mark.parametrize(
    ("label", "total", "strict"),
    [("합 계", True, True), ("이러닝 소계", True, True), ("총사업비", True, False), ("일반회계", False, False)],
)
def test_words_for_totals(label: str, total: bool, strict: bool) -> None:  # noqa: FBT001 - a table of cases
    assert (is_total(label), is_strict_total(label)) == (total, strict)
