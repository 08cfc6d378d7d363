"""Sums of money in tables and prose."""

import pytest

from extract import parsers
from extract.document import Cell, Document, Table
from extract.extractors.budgets import find_budgets
from extract.grid import make_grids
from extract.issues import Issue
from extract.schemas import AwardTier, BudgetLine, Organization
from extract.segment import segment
from extract.source import Source

HEAD = "Ⅰ. 일반 현황\n\n□ 예 산\n\n"


def read(text: str) -> tuple[Document, tuple[BudgetLine, ...], tuple[Issue, ...]]:
    document = parsers.read((HEAD + text).encode())
    outline = segment(document)
    lines, issues = find_budgets(document, outline, make_grids(document, outline))
    return document, lines, issues


def budgets(text: str) -> tuple[BudgetLine, ...]:
    return read(text)[1]


def table(*rows: str, unit: str = "(단위: 천원)") -> str:
    return unit + "\n\n" + "\n".join(row.replace("|", "\t") for row in rows) + "\n"


def test_cells_of_money_columns() -> None:
    text = table(
        "단위사업명|예산액|집행액||집행률(%)",
        "||10.31기준|12.31까지|",
        "계|448,686|344,050|448,686|76.6",
        "기본경비|0|-||",
    )
    found = [
        (line.label, line.phase.value, line.won, line.ratio and float(line.ratio), line.role.value)
        for line in budgets(text)
    ]
    assert found == [
        ("계", "budget", 448_686_000, None, "total"),
        ("계", "executed", 344_050_000, None, "total"),
        ("계", "executed", 448_686_000, None, "total"),
        ("계", "execution_rate", None, 76.6, "total"),
        ("기본경비", "budget", 0, None, "item"),
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("29,850(구비)", [(29_850_000, None, "district")]),
        ("230,000 (시비100%)", [(230_000_000, None, "province_or_city"), (None, 100, None)]),
        ("51,288(30.7)", [(51_288_000, None, None), (None, 30.7, None)]),
        ("△94", [(-94_000, None, None)]),
        ("4,877(4)", [(4_877_000, None, None), (4_000, None, None)]),
        ("341,802[341,802]", [(341_802_000, None, None), (341_802_000, None, None)]),
        ("3억원", [(300_000_000, None, None)]),
        ("비예산", []),
        ("-", []),
        ("해당없음", []),
    ],
)
def test_spellings_of_cells(cell: str, expected: list[tuple[int | None, float | None, str | None]]) -> None:
    found = budgets(table("구분|예산액", f"사업|{cell}"))
    assert [(line.won, None if line.ratio is None else float(line.ratio), line.funding) for line in found] == expected


def test_years_and_comparisons_of_columns() -> None:
    text = table("구분|’25년 예산(A)|’24년 예산(B)|증감(A-B)", "합계|972|971|1", unit="(단위 : 백만원)")
    assert [(line.year, line.phase.value, line.won) for line in budgets(text)] == [
        (2025, "budget", 972_000_000),
        (2024, "budget", 971_000_000),
        (None, "change", 1_000_000),
    ]


def test_the_day_of_the_count() -> None:
    text = table("구분|예산액", "계|1,200", unit="(2018. 12. 18. 기준, 단위 : 백만원)")
    assert [line.as_of for line in budgets(text)] == ["2018-12-18"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "□ 소요예산: 총188,000천원(시비 174,000,구비 14,000)",
            [
                ("소요예산", 188_000_000, None),
                ("소요예산 시비", 174_000_000, "province_or_city"),
                ("소요예산 구비", 14_000_000, "district"),
            ],
        ),
        ("○ (계약심사) 1,579건(11,333억원)", [("계약심사", 1_133_300_000_000, None)]),
        (
            "- 목표액(2,600억원) 대비 649억원 초과",
            [("목표액", 260_000_000_000, None), ("목표액 대비", 64_900_000_000, None)],
        ),
        ("* 지방세 5조 3,267억원(2,252억↑)", [("지방세", 5_326_700_000_000, None), ("지방세", 225_200_000_000, None)]),
        ("- 훈련수당 우대(40~80만원)", [("훈련수당 우대", 400_000, None), ("훈련수당 우대", 800_000, None)]),
        ("- 물품제조(구매) 2천만원 이상", [("물품제조(구매)", 20_000_000, None)]),
        ("- 3억원 초과 민간위탁사무 성과평가", [("초과 민간위탁사무 성과평가", 300_000_000, None)]),
        ("- 현황 : 3조 5, 682억원", [("현황", 3_568_200_000_000, None)]),
        ("9 , 3 2 2 백만원", [("예산", 9_322_000_000, None)]),
        ("○ 문화상품권 5만원 지급", [("문화상품권", 50_000, None)]),
        ("○ 억제 대책, 기금(19개), 21.9%, 10만명, 국가재정법 제7조", []),
        ("○ 시상 : 최우수 100만원, 우수 50만원", []),
        ("○ 2교 × 3천만원 = 6천만원", [("예산", 30_000_000, None), ("예산", 60_000_000, None)]),
        ("○ 과태료 : 10만원/건", [("과태료", 100_000, None)]),
        ("○ 사업비 : 3억2백만원(도비 30%, 군비 70%)", [("사업비", 302_000_000, None)]),
        ("ㅇ 총사업비 900백만원 국비 500백만원", [("총사업비", 900_000_000, None), ("국비", 500_000_000, "national")]),
        (
            "○ 소요예산 : 총124,000천원(국비 20,000, 시비 28,000)",
            [
                ("소요예산", 124_000_000, None),
                ("소요예산 국비", 20_000_000, "national"),
                ("소요예산 시비", 28_000_000, "province_or_city"),
            ],
        ),
        (
            "○ 사업비 : 49억(국34.3억시14.7억)",
            [
                ("사업비", 4_900_000_000, None),
                ("사업비 국", 3_430_000_000, "national"),
                ("사업비 시", 1_470_000_000, "province_or_city"),
            ],
        ),
        (
            "○ 총 68억원 (상수도 31 + 하수도 37)",
            [("총", 6_800_000_000, None), *[("상수도", 3_100_000_000, None), ("하수도", 3_700_000_000, None)]],
        ),
        ("○ 동별 : 1동 1억8천만원, 3동 1억원", [("동별 1동", 180_000_000, None), ("동별 3동", 100_000_000, None)]),
        ("○ 대상 : 고교생 216명 / 1인당 연 140만원 이내", [("대상 1인당", 1_400_000, None)]),
        (
            "○ 준공(총사업비 18백만원, 특별교부금 30억 포함)",
            [("준공 총사업비", 18_000_000, None), ("준공 특별교부금", 3_000_000_000, "special_grant")],
        ),
        ("○ 교당 1,900만원 내외 지원, 총 3억2,300만원", [("교당", 19_000_000, None), ("총", 323_000_000, None)]),
        ("○ 所要經費 : 金7千8百萬원", [("所要經費", 78_000_000, None)]),
    ],
)
def test_sums_in_lines(line: str, expected: list[tuple[str, int, str | None]]) -> None:
    assert [(found.label, found.won, found.funding) for found in budgets(line + "\n")] == expected


def test_prizes_of_grades_are_left_to_the_schemes() -> None:
    text = table("구 분|최우수|우수", "선정대상|1|2", "포상금|1,000|700", unit="(단위 : 건, 천원)")
    assert budgets(text) == ()


def test_numbers_without_a_unit_are_no_sums_unless_they_are_large() -> None:
    _, lines, issues = read(table("구분|예산액", "가|12,500", "나|12,500,000", unit="○ 현황"))
    assert [(line.raw, line.won) for line in lines] == [("12,500", None), ("12,500,000", 12_500_000)]
    assert [issue.code.value for issue in issues] == ["unreadable_amount", "unit_assumed"]


@pytest.mark.parametrize("heading", ["설치년도", "비고", "인원", "연번"])
def test_other_columns_take_no_money(heading: str) -> None:
    found = budgets(table(f"기금명|{heading}|운용규모", "가|2005|931"))
    assert [line.raw for line in found] == ["931"]


def test_a_year_in_a_money_column_is_not_read_as_money() -> None:
    _, lines, issues = read(table("구분|예산액", "가|2005", "나|1,200"))
    assert [(line.raw, line.won) for line in lines] == [("2005", None), ("1,200", 1_200_000)]
    assert len(issues) == 1


def test_places_slice_the_printed_number_and_ids_count_up() -> None:
    text = "○ 예산 : 9억원(국비 5, 시비 4)\n\n" + table("구분|예산액", "계|1,000(시비 600, 국비 400)")
    document, lines, _ = read(text)
    assert [line.id for line in lines] == [f"b{number}" for number in range(1, len(lines) + 1)]
    assert len({(line.source.block, line.source.row, line.source.start) for line in lines}) == len(lines) == 6
    for line in lines:
        block = document.blocks[line.source.block or 0]
        cells = block.cells if isinstance(block, Table) else ()
        place = (line.source.row, line.source.col)
        whole = next((cell.text for cell in cells if (cell.row, cell.col) == place), getattr(block, "text", ""))
        assert whole[line.source.start : line.source.end] == line.raw


def test_each_line_of_a_cell_is_read_alone() -> None:
    cell = Cell(1, 1, "가. 하절기 36백만원\n나. 동절기 154백만원")
    document = Document(
        (Table((Cell(0, 0, "구분"), Cell(0, 1, "내역"), Cell(1, 0, "계"), cell), 2, 2, Source(0)),), "x", "x"
    )
    outline = segment(document)
    found = find_budgets(document, outline, make_grids(document, outline))[0]
    assert [line.label for line in found if line.source.row == 1] == ["계 가. 하절기", "계 나. 동절기"]


def test_prizes_stay_unless_another_record_holds_them() -> None:
    document = parsers.read((HEAD + "○ 시상 : 최우수 1팀 100만원, 우수 2팀 50만원, 운영비 100만원\n").encode())
    outline = segment(document)
    grids = make_grids(document, outline)
    place = find_budgets(document, outline, grids, ())[0][0].source
    tier = AwardTier(grade="최우수", won=1_000_000, raw="최우수", source=place)
    assert [line.label for line in find_budgets(document, outline, grids)[0]] == ["시상 운영비"]
    assert [line.won for line in find_budgets(document, outline, grids, ())[0]] == [1_000_000, 500_000, 1_000_000]
    assert [line.won for line in find_budgets(document, outline, grids, (tier,))[0]] == [500_000, 1_000_000]
    assert len(find_budgets(document, outline, grids, (tier.model_copy(update={"won": 5}),))[0]) == 3


def test_one_grade_alone_makes_no_table_of_prizes() -> None:
    text = table("사업명|대상|지원금", "출산장려금|출생아|465,000", "시술비|부부|58,800")
    assert [(line.label, line.won) for line in budgets(text)] == [("출산장려금", 465_000_000), ("시술비", 58_800_000)]


@pytest.mark.parametrize(
    ("name", "parent", "expected"),
    [
        ("당진시", "충청남도", ["national", "province_or_city", "district", "district"]),
        ("충청남도", None, ["national", "province_or_city", "district", "district"]),
        ("부산광역시", None, ["national", "province_or_city", "province_or_city", "province_or_city"]),
        ("영등포구", "서울특별시", ["national", "province_or_city", "province_or_city", "province_or_city"]),
        (None, None, ["national", "province_or_city", "province_or_city", "province_or_city"]),
    ],
)
def test_whose_money_it_is_depends_on_the_issuer(name: str | None, parent: str | None, expected: list[str]) -> None:
    document = parsers.read(
        (HEAD + "○ 사업비 : 국비 20억원, 도비 5억원, 시비 10억원\n\n○ 예산 : 3억원(시비)\n").encode()
    )
    outline = segment(document)
    issuer = Organization(name=name, parent=parent) if name else None
    lines, _ = find_budgets(document, outline, make_grids(document, outline), issuer=issuer)
    assert [line.funding for line in lines] == expected


@pytest.mark.parametrize("rate", ["1000,000", "0,000", "007.5", "1" * 25, f"{'9' * 20}.5"])
def test_digits_that_make_no_number_are_no_rate(rate: str) -> None:
    found = budgets(table("구분|예산액|집행률(%)", f"가|1,000|{rate}", "나|2,000|50.0"))
    assert [float(line.ratio) for line in found if line.ratio is not None] == [50.0]
    assert budgets(table("구분|예산액(비율)", f"가|1,000({rate}%)", "나|2,000(50.0%)"))
