"""Staff counts in organisation charts, drawn or set as tables."""

from extract.document import Cell, Document, Figure, Paragraph, Table
from extract.extractors.staffing import find_staffing
from extract.segment.outline import Outline
from extract.source import Source
from tests.extractors.test_staffing import Row, rows


def chart(text: str, *notes: str) -> list[Row]:
    blocks = (Figure(text, Source(0), "chart"), *(Paragraph(note, Source(at)) for at, note in enumerate(notes, 1)))
    document = Document(blocks, "pdf", "test")
    return rows(find_staffing(document, Outline((), {}, (), {}, {}), ())[0])


def test_charts_with_a_note_on_their_brackets() -> None:
    text = "기획조정실\n예산담당관\n5팀(35명)\n예산총괄\n세정담당관\n2팀(12명)"
    assert chart(text, "※( )는 정원") == [
        ("예산담당관", None, None, "authorized", 35),
        ("세정담당관", None, None, "authorized", 12),
    ]


def test_names_over_two_lines_and_counts_of_teams() -> None:
    assert chart("원 장\n교육지원과\n행정지원팀\n(11)\n인재양성\n기 획 팀\n(7)") == [
        ("행정지원팀", None, None, None, 11),
        ("인재양성 기획팀", None, None, None, 7),
    ]
    assert chart("복지국\n복지정책과(3)\n정책\n돌봄\n자립\n노인과(2)\n기획\n시설") == []


def drawn(*boxes: tuple[int, int, str]) -> list[tuple[str | None, int | None]]:
    """Return the counts of a chart drawn as a table of ten columns, empty but for its boxes."""
    texts = {(row, col): text for row, col, text in boxes}
    cells = tuple(Cell(row, col, texts.get((row, col), "")) for row in range(4) for col in range(10))
    document = Document((Table(cells, 4, 10, Source(0)),), "hwp5", "test")
    found = find_staffing(document, Outline((), {}, (), {}, {}), (), "국어원")[0]
    assert [one.raw for one in found] == [
        texts[one.source.row, one.source.col][one.source.start : one.source.end] for one in found
    ]
    return [(one.unit, one.count) for one in found]


def test_charts_that_are_drawn_as_tables() -> None:
    boxes = ((0, 4, "원 장\n(53)"), (1, 1, "기획연수부\n(25)"), (2, 0, "기\n획\n과\n(11)"), (2, 5, "비고 (3)"))
    assert drawn(*boxes) == [("국어원", 53), ("기획연수부", 25), ("기획과", 11)]
    assert drawn((0, 4, "소속기관(64)"), (1, 1, "지방청(6)"), (1, 5, "지청(42)")) == []


def test_the_head_of_a_chart_stands_for_the_whole() -> None:
    assert chart("원 장\n(53)\n기획부\n(25)\n연구실\n(28)\n운영과(11)\n언어과(14)") == [
        (None, None, None, None, 53),
        ("기획부", None, None, None, 25),
        ("연구실", None, None, None, 28),
        ("운영과", None, None, None, 11),
        ("언어과", None, None, None, 14),
    ]


def test_counts_in_a_row_behind_a_chart() -> None:
    text = "원 장\n교육지원과\n전문교육과\n행정지원팀\n(11)\n교육팀\n(7)"
    assert chart(text, "(18명) (17명)")[2:] == [
        ("교육지원과", None, None, None, 18),
        ("전문교육과", None, None, None, 17),
    ]
    assert len(chart(text, "(18명) (17명) (12명)")) == 2


def test_names_in_charts_are_closed_up() -> None:
    assert chart("문 화예술과\n2팀(29명)\n체 육정책과\n2팀(16명)", "※( )는 정원") == [
        ("문화예술과", None, None, "authorized", 29),
        ("체육정책과", None, None, "authorized", 16),
    ]
