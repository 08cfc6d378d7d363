"""Month tables as readers deliver them: marks, bars over several columns, shades, words."""

import pytest

from extract.document import Cell, Document, Paragraph, Table
from extract.extractors.schedule import find_schedule
from extract.grid import make_grids
from extract.schemas import DocumentFacts
from extract.segment import segment
from extract.source import Source

FACTS = DocumentFacts(years=(2025,))
MONTHS = tuple(Cell(0, number, f"{number}월", header=True) for number in range(1, 13))


def read(cells: tuple[Cell, ...], rows: int, cols: int = 13) -> list[tuple[str, str | None, str | None, str]]:
    titles = ("Ⅰ. 2025년 업무계획", "1 정원 조성", "□ 추진일정")
    lines = tuple(Paragraph(text, Source(block=at, start=0, end=len(text))) for at, text in enumerate(titles))
    document = Document((*lines, Table(cells, rows, cols, Source(block=3))), "text", "test")
    outline = segment(document)
    items, _ = find_schedule(document, outline, make_grids(document, outline), FACTS)
    return [(item.text, item.start, item.end, item.raw) for item in items if item.source.row is not None]


def row(number: int, label: str, marks: dict[int, str]) -> tuple[Cell, ...]:
    return (Cell(number, 0, label), *(Cell(number, at, marks.get(at, "")) for at in range(1, 13)))


@pytest.mark.parametrize("sign", ["■", "●", "○", "━", "⇒", "★"])
def test_consecutive_marks_are_one_item(sign: str) -> None:
    cells = (Cell(0, 0, "구 분", header=True), *MONTHS, *row(1, "꽃 심기", {2: sign, 3: sign, 4: sign, 9: sign}))
    assert read(cells, 2) == [
        ("꽃 심기", "2025-02", "2025-04", sign),
        ("꽃 심기", "2025-09", "2025-09", sign),
    ]


def test_a_mark_may_cover_several_months() -> None:
    marked = (
        Cell(1, 0, "꽃 심기"),
        *(Cell(1, at, "") for at in (1, 2)),
        Cell(1, 3, "━", col_span=4),
        *(Cell(1, at, "") for at in range(7, 13)),
    )
    cells = (
        Cell(0, 0, "구 분", header=True),
        *MONTHS,
        *marked,
        *row(2, "물 주기", {8: "■"}),
        *row(3, "점검", {5: "■"}),
    )
    assert ("꽃 심기", "2025-03", "2025-06", "━") in read(cells, 4)


def test_dashes_are_no_marks() -> None:
    marks = dict.fromkeys(range(1, 13), "-") | {5: "■"}
    cells = (Cell(0, 0, "구 분", header=True), *MONTHS, *row(1, "꽃 심기", marks), *row(2, "물 주기", {6: "■"}))
    assert read(cells, 3) == [("꽃 심기", "2025-05", "2025-05", "■"), ("물 주기", "2025-06", "2025-06", "■")]


def test_shaded_cells_are_marks() -> None:
    shaded = tuple(Cell(1, at, "", header=at in (4, 5)) for at in range(1, 13))
    cells = (Cell(0, 0, "구 분", header=True), *MONTHS, Cell(1, 0, "꽃 심기"), *shaded, *row(2, "물 주기", {6: "■"}))
    assert read(cells, 3) == [("꽃 심기", "2025-04", "2025-05", ""), ("물 주기", "2025-06", "2025-06", "■")]


def test_words_below_a_month_belong_to_the_row() -> None:
    cells = (
        Cell(0, 0, "구 분", header=True),
        *MONTHS,
        *row(1, "꽃 심기", {3: "■", 10: "■"}),
        *row(2, "물 주기", {6: "■", 7: "■"}),
        *row(3, "점검", {5: "1차", 11: "2차"}),
    )
    found = read(cells, 4)
    assert ("점검 1차", "2025-05", "2025-05", "1차") in found
    assert ("점검 2차", "2025-11", "2025-11", "2차") in found


def text_row(number: int, *texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(number, at, text) for at, text in enumerate(texts))


def test_months_may_be_mere_numbers_below_a_heading_over_all() -> None:
    head = (*text_row(0, "사 업", "추 진 월", *("",) * 11), *text_row(1, "", *map(str, range(1, 13))))
    cells = (*head, *text_row(2, "설계", "●", "●", *("",) * 10), *text_row(3, "공사", "", "", "●", *("",) * 9))
    assert read(cells, 4) == [("설계", "2025-01", "2025-02", "●"), ("공사", "2025-03", "2025-03", "●")]


def test_marks_below_quarters_span_their_months() -> None:
    cells = (
        *text_row(0, "推 進 內 容", "1/4", "2/4", "3/4", "4/4"),
        *text_row(1, "設計", "○", "○", "", ""),
        *text_row(2, "着工", "", "", "○", ""),
    )
    assert read(cells, 3, 5) == [("設計", "2025-01", "2025-06", "○"), ("着工", "2025-07", "2025-09", "○")]


def test_a_row_of_steps_above_a_row_of_times_is_a_process() -> None:
    cells = (*text_row(0, "공모", "심사", "협약 체결"), *text_row(1, "2~3월", "3월 말", "4. 5.까지"))
    assert [item[:3] for item in read(cells, 2, 3)] == [
        ("공모", "2025-02", "2025-03"),
        ("심사", "2025-03", "2025-03"),
        ("협약 체결", None, "2025-04-05"),
    ]


def test_figures_below_quarters_are_no_schedule() -> None:
    cells = (
        *text_row(0, "구 분", "계", "1/4", "2/4", "3/4", "4/4"),
        *text_row(1, "방역", "100", "10", "20", "30", "40"),
    )
    assert read(cells, 2, 6) == []
