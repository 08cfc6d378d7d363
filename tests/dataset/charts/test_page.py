"""The page: every number with what it is made of, ways to the documents, nothing that runs."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from lxml import html

from extract.dataset.charts import draw
from extract.dataset.charts.layout import make_chart
from extract.dataset.charts.words import Language
from extract.dataset.compare.figures import Standing
from extract.dataset.compare.model import Comparison, Point
from extract.dataset.compare.notes import LeftOut, Note
from tests.dataset.charts.conftest import MANY, PROGRAM, YEAR, budget, observation, point, svg, texts

TWO = budget(
    (YEAR, PROGRAM),
    [
        Point((2024, "청년"), Decimal(30), Standing.FAILED, (observation(10, raw="10천원"),), 1, (observation(20),)),
        point(2025, "청년", value=None),
    ],
)


def page(
    comparison: Comparison, folder: Path, language: Language = "ko", sources: Path | None = None
) -> html.HtmlElement:
    draw(comparison, folder / "chart.html", language, sources)
    return html.fromstring((folder / "chart.html").read_bytes())


def rows(document: html.HtmlElement) -> list[list[str]]:
    return [[cell.text_content() for cell in row] for row in document.iterfind(".//tbody/tr")]


def test_the_table_has_every_number_and_what_it_is_made_of(tmp_path: Path) -> None:
    document = page(TWO, tmp_path)
    head = [cell.text_content() for cell in document.iterfind(".//thead//th")]
    assert head[:5] == ["연도", "사업", "값(원)", "검산", "수를 적지 않은 사업"]
    first, second, third = rows(document)
    assert first[:5] == ["2024", "청년", "30", "✗ 검산에 어긋난 수", "1"]
    assert first[5:] == [
        "값",
        "가온구 기획예산과",
        "2025",
        "성과관리",
        "10천원",
        "✓ 검산에 맞음",
        "plan.pdf",
        "3쪽 5행 2열",
    ]
    assert second == ["÷", "가온구 기획예산과", "2025", "성과관리", "20", "✓ 검산에 맞음", "plan.pdf", "3쪽 5행 2열"]
    assert third[:5] == ["2025", "청년", "", "✓ 검산에 맞음", ""]
    assert len(head) == len(first) == len(third)
    assert {cell.get("rowspan") for cell in document.findall(".//tbody")[0][0][:5]} == {"2"}


def test_what_the_comparison_says_itself_is_told(tmp_path: Path) -> None:
    notes = tuple(Note("k", f"설명 <{number}>", f"note <{number}>") for number in range(6))
    told = replace(TWO, notes=notes, left_out=(LeftOut("a/plan.txt.json", "a/plan.hwp.json", asked=False),))
    document = page(told, tmp_path)
    assert [one.text for one in document.iterfind(".//h2")] == ["설명", "세지 않은 문서"]
    items = [one.text for one in document.iterfind(".//li")]
    assert items == [f"설명 <{number}>" for number in range(6)] + ["a/plan.txt.json (대신 센 문서: a/plan.hwp.json)"]
    assert make_chart(told, "en").notes[-1].endswith("department and year is: 1")
    below = texts(svg(told, "en"))
    assert below[-5:] == [*(f"note &lt;{number}&gt;" for number in range(4)), "2 more notes are in the HTML."]


def test_what_is_not_drawn_is_in_the_table(tmp_path: Path) -> None:
    names = {row[1] for row in rows(page(MANY, tmp_path))}
    assert names == {f"사업 {number}" for number in range(1, 21)}


def test_the_page_is_of_one_language_and_can_be_read_aloud(tmp_path: Path) -> None:
    for language, title in (("ko", "연도·사업별 예산"), ("en", "Budget by year, program")):
        document = page(TWO, tmp_path, language)
        assert document.get("lang") == language
        assert document.findtext(".//head/title") == document.findtext(".//h1") == title
        assert {cell.get("scope") for cell in document.iterfind(".//thead//th")} == {"col"}
        assert {cell.get("scope") for cell in document.iterfind(".//tbody//th")} == {"row", "rowgroup"}
        picture = document.find(".//svg")
        assert picture.get("role") == "img"
        for name in picture.get("aria-labelledby").split():
            assert document.get_element_by_id(name).text
        assert document.findtext(".//caption")


def test_documents_are_linked_where_they_are(tmp_path: Path) -> None:
    sources = tmp_path / "plans & more"
    names = ("계획 #1?.pdf", "plan.hwp", "twice.pdf", "javascript:alert(1).pdf")
    for name in (*names, "sub/twice.pdf"):
        (sources / name).parent.mkdir(parents=True, exist_ok=True)
        (sources / name).write_bytes(b"")
    points = [
        point(2020 + at, value=1, document=name)
        for at, name in enumerate((*names, "sub/twice.pdf", "../secret.pdf", "gone.pdf"))
    ]
    (tmp_path / "out").mkdir()
    document = page(budget((YEAR,), points), tmp_path / "out", sources=sources)
    ways = {link.text: link.get("href") for link in document.iterfind(".//a")}
    assert ways == {
        "계획 #1?.pdf": "../plans%20%26%20more/%EA%B3%84%ED%9A%8D%20%231%3F.pdf#page=3",
        "plan.hwp": "../plans%20%26%20more/plan.hwp",
        "javascript:alert(1).pdf": "../plans%20%26%20more/javascript%3Aalert%281%29.pdf#page=3",
        "sub/twice.pdf": "../plans%20%26%20more/sub/twice.pdf#page=3",
    }
    assert {"twice.pdf", "../secret.pdf", "gone.pdf"} <= {row[-2] for row in rows(document)}
    assert page(budget((YEAR,), points), tmp_path).find(".//a") is None


def test_nothing_of_a_document_becomes_markup(tmp_path: Path) -> None:
    evil = '<script>alert("1")</script>\x00\ud800'
    one = observation(1, document=evil, raw=evil)
    held = replace(one, organization=evil, department=evil, program=evil)
    document = page(budget((PROGRAM,), [Point((evil,), Decimal(1), Standing.HOLDS, (held,))]), tmp_path)
    text = (tmp_path / "chart.html").read_text("utf-8")
    assert "<script" not in text
    assert document.find(".//script") is None
    assert rows(document)[0][-2] == '<script>alert("1")</script>'


def test_nothing_is_fetched_and_nothing_runs(tmp_path: Path) -> None:
    document = page(TWO, tmp_path)
    text = (tmp_path / "chart.html").read_text("utf-8")
    assert "default-src 'none'" in text
    assert "url(#" in text
    assert text.count("url(") == text.count("url(#")
    wanted = [value for one in document.iter() for name, value in one.items() if name.endswith(("href", "src"))]
    assert [value for value in wanted if not value.startswith("#")] == []
    assert document.find(".//script") is None
