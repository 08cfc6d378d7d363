"""Charts and diagrams: what can be read in them."""

from collections.abc import Callable

import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation
from pptx.util import Inches

from extract.document import Figure
from extract.parsers.pptx import read
from extract.parsers.pptx.figures import chart_text, diagram_text

Make = Callable[..., bytes]
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def test_a_chart_gives_titles_series_categories_and_values(pptx_of: Make) -> None:
    def fill(deck: Presentation) -> None:
        data = CategoryChartData(number_format="#,##0")
        data.categories = ["2025년", "2026년"]
        data.add_series("예산액", (1000, 1200.4))
        data.add_series("집행률", (0.5, None), number_format="0.0%")
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(1), Inches(4), Inches(3), data)
        frame.chart.has_title = True
        frame.chart.chart_title.text_frame.text = "연도별 예산"

    (figure,) = read(pptx_of(fill)).blocks
    assert isinstance(figure, Figure)
    assert figure.kind == "chart"
    assert figure.text.splitlines() == [
        "연도별 예산",
        "예산액",
        "2025년 1,000",
        "2026년 1,200",
        "집행률",
        "2025년 50.0%",
    ]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("1234.5", "#,##0.0", "1,234.5"),
        ("12", "General", "12"),
        ("12", '0"명"', "12명"),
        ("1E+400", "0", "1E+400"),
        ("-0.125", "0%", "-12%"),
        ("없음", "0", "없음"),
        ("NaN", "0", "NaN"),
    ],
)
def test_number_formats(value: str, code: str, shown: str) -> None:
    root = etree.fromstring(
        f'<c:x xmlns:c="{C}"><c:ser><c:val><c:numRef><c:numCache><c:formatCode>{code}</c:formatCode>'
        f'<c:pt idx="0"><c:v>{value}</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:x>'.encode()
    )
    assert chart_text(root) == shown


def point(identity: str, text: str, kind: str = "node") -> str:
    return f'<dgm:pt modelId="{identity}" type="{kind}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'


def link(source: str, target: str, place: int) -> str:
    return f'<dgm:cxn srcId="{source}" destId="{target}" srcOrd="{place}"/>'


def test_a_diagram_is_read_along_its_tree() -> None:
    points = point("0", "", "doc") + "".join(
        point(identity, text) for identity, text in (("b", "과장"), ("c", "행정팀"), ("a", "국장"), ("x", "남음"))
    )
    links = link("0", "a", 0) + link("a", "c", 1) + link("a", "b", 0) + link("c", "a", 0)
    whole = f'<dgm:x xmlns:dgm="{DGM}" xmlns:a="{A}">{points}{point("p", "없음", "pres")}{links}</dgm:x>'
    assert diagram_text(etree.fromstring(whole.encode())).splitlines() == ["국장", "과장", "행정팀", "남음"]
