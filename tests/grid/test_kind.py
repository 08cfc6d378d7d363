"""What tables are for."""

from collections.abc import Callable

import pytest

from extract.document import Cell, Document, Paragraph, Part, Table
from extract.grid import Grid, make_grids
from extract.segment import segment
from extract.source import Source


@pytest.mark.parametrize(
    ("drawn", "line", "kind"),
    [
        ("구분 | 예산액\n계 | 1,200", "(단위: 천원)", "budget"),
        ("구분 | 계 | 5급\n정원 | 12 | 1\n현원 | 13 | 1", "", "staffing"),
        ("구분 | 개수\n가 | 3", "", "data"),
        ("구분 | 내용\n가 | 나", "", "data"),
        ("등록번호 | 기획과-1\n결재일자 | 2016.1.28.", "", "approval"),
        ("구분 | 1월 | 2월 | 3월 | 4월 | 5월 | 6월\n접수 | ■ | | | | |", "", "gantt"),
        ("구분 | 1분기 | 2분기 | 3분기 | 4분기\n접수 | | ● | | ", "", "gantt"),
        ("1분기 | 2분기 | 3분기 | 4분기\n점검 | 조사 | 분석 | 발표", "", "data"),
        ("1 | 시민과 함께하는 구정", "", "layout"),
        ("참고 | 회의 사진", "", "layout"),
        ("단 계 | 시 기 | 담 당\n준 비 | 1월 중 | 기획팀\n모 집 | 2월 말 | 혁신팀", "", "data"),
        ("기능 | 유산\n정부 | 경무대, 중앙청\n국제 | 영사관", "", "data"),
        (" | 큰사전 | 새사전\n어휘 | 많음 | 적음\n시기 | 초기 | 후기", "", "data"),
        ("2020 | 하절기 이상 기온\n2021 | 감염병 확산", "", "data"),
        ("1 | 환경부 | 숲 만들기\n2 | 환경부 | 길 만들기", "", "data"),
        ("출자 | 보조 | 융자\n- | ○ | -", "", "data"),
        ("연번 | 주관부처 | 공모명 | 선정현황", "", "data"),
        ("구분 | 총사업비 | 예산\n국비 | | \n시비 | | ", "(단위: 백만원)", "budget"),
        ("구분 | 계 | 복지과\n정원/현원 | 84/90 | 37/39", "", "staffing"),
        ("구분 | 5급 | 6급 | 7급\n기획팀 | 1 | 2 | 3", "", "staffing"),
        ("구분 | 1급 | 2급 | 3급\n자격증 | 1 | 2 | 3", "", "data"),
        ("비전 | 모두가 행복한 도시\n목표 | 함께하는 구정\n전략 | 소통", "", "layout"),
        ("추진전략 | 중점 추진과제\n소통 | 만남\n공감 | 나눔", "", "layout"),
        ("청년 | 취약계층 | 소상공인\n이음 | 보탬 | 버팀", "", "layout"),
        ("교육 이수 | ⇨ | 평가 | ⇨ | 발급\n접수 | ⇨ | 심사 | ⇨ | 통보\n신청 | ⇨ | 배정 | ⇨ | 교부", "", "layout"),
        (" | | \n선포식(4. 1.) | 협의회(5. 2.) | 방문(6. 3.)", "", "layout"),
        ("보도일시 | 2020. 9. 1.\n배포일시 | 2020. 8. 2.\n담당 | 예산과", "", "layout"),
    ],
)
def test_kinds(grid_of: Callable[..., Grid], drawn: str, line: str, kind: str) -> None:
    assert grid_of(drawn, line).kind == kind


@pytest.mark.parametrize("cells", ["원장 | 총무과(3) | 사업과(4)", "위원회 | 분과 하나 | 분과 둘"])
def test_charts_drawn_with_cells(grid_of: Callable[..., Grid], cells: str) -> None:
    head, *boxes = cells.split(" | ")
    rows = [["", "", "", head, *[""] * 5], [""] * 9, ["", boxes[0], "", "", "", boxes[1], *[""] * 3]]
    assert grid_of("\n".join(" | ".join(row) for row in rows)).kind == "layout"


@pytest.mark.parametrize(("page", "kind"), [(2, "data"), (3, "layout")])
def test_words_go_on_behind_a_page_break(page: int, kind: str) -> None:
    def table(block: int, page: int, *texts: str) -> Table:
        cells = tuple(Cell(at // 2, at % 2, text) for at, text in enumerate(texts))
        return Table(cells, len(texts) // 2, 2, Source(block, page))

    first = table(0, 1, "과제", "일정", "기반 강화", "운영", "문화 확산", "평가")
    footer = Paragraph("- 1 -", Source(1, 1), part=Part.FOOTER)
    rest = table(2, page, "한국어교육 내실화 및 교원 전문화", "수요 조사, 심사 결과 발표, 연수 진행")
    document = Document((first, footer, rest), "pdf", "test", page)
    assert [grid.kind for grid in make_grids(document, segment(document))] == ["data", kind]
