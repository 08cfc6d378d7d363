"""Tables, text boxes, equations, pictures, drawings."""

from extract.document import Figure, Paragraph, Table
from extract.issues import IssueCode
from extract.parsers.hwp3 import read
from tests.parsers.hwp3 import writer as w


def blocks(*pieces: str | bytes) -> tuple[Paragraph | Table | Figure, ...]:
    return read(w.hwp3(w.paras(w.para(*pieces, shape=w.para_shape())))).blocks


def addresses(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.col, cell.row_span, cell.col_span, cell.text) for cell in table.cells]


def test_a_table() -> None:
    (table,) = blocks(w.grid([["구분", "예산액"], ["인건비", "1,000"]], caption=w.text_list("표 1. 예산")))
    assert isinstance(table, Table)
    assert (table.rows, table.cols, table.caption, table.source.page) == (2, 2, "표 1. 예산", 1)
    assert [cell.text for cell in table.cells] == ["구분", "예산액", "인건비", "1,000"]


def test_spans_follow_from_edges() -> None:
    cells = [
        (0, 0, 1000, 1000, w.text_list("구분")),
        (1000, 0, 2001, 500, w.text_list("예산")),
        (1002, 500, 998, 500, w.text_list("국비")),
        (2000, 500, 1000, 500, w.text_list("시비")),
    ]
    (table,) = blocks(w.box(0, cells, shaded=0))
    assert isinstance(table, Table)
    assert addresses(table) == [
        (0, 0, 2, 1, "구분"),
        (0, 1, 1, 2, "예산"),
        (1, 1, 1, 1, "국비"),
        (1, 2, 1, 1, "시비"),
    ]
    assert [cell.header for cell in table.cells] == [True, False, False, False]


def test_cells_in_any_order() -> None:
    cells = [(1000, 0, 1000, 500, w.text_list("나")), (0, 0, 1000, 500, w.text_list("가"))]
    (table,) = blocks(w.box(0, cells))
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["가", "나"]


def test_a_table_in_a_cell_stands_behind_it() -> None:
    inner = w.paras(w.para("안", w.grid([["1", "2"]]), shape=w.para_shape()))
    outer, nested = blocks(w.box(0, [(0, 0, 900, 900, inner), (900, 0, 900, 900, w.text_list("밖"))]))
    assert isinstance(outer, Table)
    assert isinstance(nested, Table)
    assert [cell.text for cell in outer.cells] == ["안", "밖"]
    assert nested.host is not None
    assert (nested.host.block, nested.host.row, nested.host.col) == (0, 0, 0)


def test_frames() -> None:
    found = blocks(w.box(0, [(0, 0, 900, 900, w.text_list("한 칸"))]), w.box(1, [(0, 0, 9, 9, w.text_list("글상자"))]))
    assert all(isinstance(block, Paragraph) for block in found)
    assert [(block.text, block.style.frame) for block in found if isinstance(block, Paragraph)] == [
        ("한 칸", 1),
        ("글상자", 2),
    ]


def test_objects_as_characters_part_the_line_and_others_follow_it() -> None:
    inline = blocks("앞", w.grid([["1", "2"]], anchor=0), "뒤")
    apart = blocks("앞", w.grid([["1", "2"]], anchor=1), "뒤")
    assert [type(block).__name__ for block in inline] == ["Paragraph", "Table", "Paragraph"]
    assert [type(block).__name__ for block in apart] == ["Paragraph", "Table"]


def test_an_equation_keeps_its_script() -> None:
    (figure,) = blocks(w.box(2, [(0, 0, 900, 900, w.text_list("1 over {2}"))]))
    assert isinstance(figure, Figure)
    assert (figure.kind, figure.text) == ("equation", "1 over {2}")


def test_pictures_and_objects() -> None:
    found = blocks(w.picture(2, caption=w.text_list("그림 1")), w.picture(1))
    kinds = [
        (block.kind if isinstance(block, Figure) else "text", block.text)
        for block in found
        if not isinstance(block, Table)
    ]
    assert kinds == [("picture", ""), ("text", "그림 1"), ("object", "")]


def test_text_boxes_of_a_drawing() -> None:
    group = w.drawing(
        w.shape(0, link=3),
        w.shape(6, w.text_list("첫째"), link=1),
        w.shape(2, late=w.text_list("둘째"), options=1 << 17 | 1 << 19, extra=32, link=1),
        w.shape(2, late=w.text_list("셋째"), options=1 << 19 | 1 << 20, extra=3),
        w.shape(2),
    )
    found = blocks(w.picture(3, group))
    assert [(block.text, block.style.boxed) for block in found if isinstance(block, Paragraph)] == [
        ("첫째", True),
        ("둘째", True),
        ("셋째", True),
    ]


def test_a_drawing_without_text_is_nothing() -> None:
    assert blocks("가", w.picture(3, w.drawing(w.shape(1))))[1:] == ()


def test_a_damaged_drawing_is_said() -> None:
    document = read(w.hwp3(w.paras(w.para(w.picture(3, w.drawing(w.shape(2))[:-20]), "뒤", shape=w.para_shape()))))
    assert [issue.code for issue in document.issues] == [IssueCode.SKIPPED]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["뒤"]
