"""Small documents of every format, read and dumped; ``pytest --update`` rewrites the dumps, which stand in tests/golden."""

import io
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import docx
import pptx
import pytest
from docx.document import Document as WordDocument
from pptx.util import Inches

from extract.cli.dump import dump_lines
from extract.parsers import read
from tests.parsers.hwp3 import writer as hwp3
from tests.parsers.hwpml import writer as hwpml
from tests.parsers.hwpx import writer as hwpx
from tests.parsers.odf.conftest import PRESENTATION, make_odf

GOLDEN = Path(__file__).parent / "golden"

_PLAN = """2026년도 주요업무계획
차 례
Ⅰ. 일반현황\t1
Ⅱ. 추진계획\t3
Ⅰ. 일반현황
 □ 인력 (단위: 명)
구분\t계\t5급\t6급
정원\t12\t1\t11
현원\t11\t1\t10
 ※ 2026. 1. 1. 기준
"""
_MARKDOWN = """# 2026년 주요업무계획

## 1. 도서관 운영
- **사업비** : 25백만원

| 구분 | 금액 |
|---|---:|
| 국비 | 10 |
| 구비 | 15 |

<table><tr><td rowspan="2">계</td><td>25</td></tr><tr><td>100%</td></tr></table>
"""
_PAGE = """<%@ page language="java" %>
<!DOCTYPE html><html><head><meta charset="euc-kr"><title>새벌구</title>
<style>.t { font-size: 15pt; font-weight: bold }</style></head>
<body><header>새벌구청<nav><ul><li>알림</li></ul></nav></header>
<table width=100%><tr><td><h1>2026년<br>주요업무계획</h1>
<p class=t>Ⅰ. 일반현황<p>&nbsp;□ 인력 &middot; 예산<br>&nbsp;&nbsp;○ 정원 : 12명
<ol type=I start=2><li>도서관 운영<ul><li>기 간 : 2026. 3. ~ 10.</ul><li>공원 정비</ol>
<table><caption>예산 현황 (단위: 천원)</caption>
<tr><th rowspan=2>구분<th colspan=2>예산액<tr><th>2025<th>2026
<tfoot><tr><td>계<td>1,000<td>1,200</tfoot>
<tbody><tr><td>사업비<br>(국비)<td>1,000<td>1,200</table>
<table border=1><tr><td>추진방향</table><img src=a.gif alt="조직도">
<p style="display:none">숨김</p><iframe src=b></iframe></table></body></html>
"""


def _tables(document: WordDocument) -> None:
    document.add_heading("Ⅰ. 예산", level=1)
    table = document.add_table(rows=3, cols=3)
    for row, words in enumerate((("구분", "예산액", ""), ("", "2025", "2026"), ("계", "1,000", "1,200"))):
        for cell, word in zip(table.rows[row].cells, words, strict=True):
            cell.text = word
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    document.add_paragraph("(단위: 천원)")


def _lists(document: WordDocument) -> None:
    document.add_paragraph("2026년 주요업무계획")
    document.add_paragraph("도서관 운영", style="List Number")
    document.add_paragraph("기 간 : 2026. 3. ~ 10.", style="List Bullet")
    document.add_paragraph("공원 정비", style="List Number")
    box = document.add_table(rows=1, cols=1)
    box.cell(0, 0).text = "추진방향"


def _docx(fill: Callable[[WordDocument], None]) -> bytes:
    document = docx.Document()
    fill(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _pptx() -> bytes:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Ⅰ. 일반현황"
    slide.placeholders[1].text = "인력 (단위: 명)"
    cells = slide.shapes.add_table(2, 3, Inches(1), Inches(4), Inches(6), Inches(1)).table
    for place, text in enumerate(("구분", "계", "", "정원", "12", "11")):
        cells.cell(place // 3, place % 3).text = text
    cells.cell(0, 1).merge(cells.cell(0, 2))
    bar = slide.shapes.add_shape(1, Inches(1), Inches(6), Inches(4), Inches(0.5))
    bar.text_frame.text = "추진방향"
    slide.notes_slide.notes_text_frame.text = "※ 2026. 1. 1. 기준"
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


_ODF_LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="가, 나, 다, ..." style:num-suffix="."/></text:list-style>'
)
_ODF_TABLE = (
    "<table:table><table:table-row><table:table-cell><text:p>구분</text:p></table:table-cell>"
    '<table:table-cell table:number-columns-spanned="2"><text:p>예산액</text:p></table:table-cell>'
    "<table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>계</text:p>"
    '</table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>1,000</text:p>'
    "</table:table-cell></table:table-row></table:table>"
)
_ODT = (
    '<text:h text:outline-level="1">Ⅰ. 예산<text:note><text:note-citation>1)</text:note-citation><text:note-body>'
    "<text:p>본예산</text:p></text:note-body></text:note></text:h>"
    '<text:list text:style-name="L"><text:list-item><text:p>도서관 운영</text:p></text:list-item><text:list-item>'
    f"<text:p>공원 정비</text:p></text:list-item></text:list>{_ODF_TABLE}<text:p><draw:frame><draw:text-box>"
    "<text:p>추진방향</text:p></draw:text-box></draw:frame>기 간 : 2026. 3. ~ 10.</text:p>"
)
_ODP = (
    '<draw:page><draw:frame svg:y="5cm"><draw:text-box><text:p>기 간 : 2026. 3. ~ 10.</text:p></draw:text-box>'
    '</draw:frame><draw:frame presentation:class="title" svg:y="9cm"><draw:text-box><text:p>도서관 운영</text:p>'
    f'</draw:text-box></draw:frame><draw:frame svg:y="12cm">{_ODF_TABLE}</draw:frame></draw:page>'
)


def _pdf() -> bytes:
    """Return one page with a title, a line and a ruled table, drawn by hand (ISO 32000-1, 8.5 and 9.4)."""
    texts = ((20, 170, "2026 PLAN"), (20, 150, "1. Budget"), (24, 106, "total"), (74, 106, "1,000"))
    shown = "".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in texts)
    ruled = "".join(f"20 {y} m 120 {y} l S\n" for y in (120, 100))
    ruled += "".join(f"{x} 100 m {x} 120 l S\n" for x in (20, 70, 120))
    content = (shown + ruled).encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%sendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    )
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out + b"trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)


def _hwp3() -> bytes:
    """Return a title, a frame, a table with a caption and a note."""
    frame = hwp3.box(0, [(0, 0, 900, 900, hwp3.text_list("추진방향"))])
    table = hwp3.grid([["구분", "예산액"], ["인건비", "1,000"]], page=1, caption=hwp3.text_list("(단위: 천원)"))
    note = hwp3.block(17, bytes(8) + bytes((1, 0, 0, 0, 0, 0)) + hwp3.text_list("본예산 기준"))
    return hwp3.hwp3(
        hwp3.paras(
            hwp3.para("2004년도 주요업무계획", look=hwp3.char_shape(20, bold=True), shape=hwp3.para_shape(align=3)),
            hwp3.para(frame, shape=hwp3.para_shape()),
            hwp3.para("□ 소요예산", note, shape=hwp3.para_shape(10)),
            hwp3.para(table, lines=((0, hwp3.NEW_PAGE),)),
        )
    )


def _hwpx() -> bytes:
    """Return a numbered title, a frame, a table with a caption, a note and a header on two pages."""
    cells = ((0, 0, "구분"), (0, 1, "예산액"), (1, 0, "인건비"), (1, 1, "1,000"))
    rows = [hwpx.tc(row, col, hwpx.p(text), header=row == 0) for row, col, text in cells]
    table = hwpx.tbl(*rows, size=(2, 2), caption="(단위: 천원)")
    header = hwpx.ctrl(f"<hp:header>{hwpx.sub(hwpx.p('주요업무계획'))}</hp:header>")
    return hwpx.hwpx(
        hwpx.p("일반현황", '<hp:secPr outlineShapeIDRef="1"/>', header, shape=1, look=1, lines=((0, 0),)),
        hwpx.p("", hwpx.tbl(hwpx.tc(0, 0, hwpx.p("추진방향", look=1)), size=(1, 1)), lines=((0, 2000),)),
        hwpx.p("소요예산", hwpx.note("footNote", 1, " 본예산 기준"), shape=3, lines=((0, 4000),)),
        hwpx.p("", table, lines=((0, 0),)),
    )


def _hwpml() -> bytes:
    """Return the same but for the pages."""
    auto = '<AUTONUM Number="1" NumberType="Footnote"><AUTONUMFORMAT SuffixChar=")" Type="Digit"/></AUTONUM>'
    cells = ((0, 0, "구분"), (0, 1, "예산액"), (1, 0, "인건비"), (1, 1, "1,000"))
    rows = [hwpml.cell(row, col, hwpml.p(text), header=row == 0) for row, col, text in cells]
    header = f"<HEADER>{hwpml.paras(hwpml.p('주요업무계획'))}</HEADER>"
    note = f"<FOOTNOTE>{hwpml.paras(hwpml.p(' 본예산 기준', auto))}</FOOTNOTE>"
    return hwpml.hml(
        hwpml.p("일반현황", '<SECDEF OutlineShape="1"/>', header, shape=1, look=1),
        hwpml.p("", hwpml.table(hwpml.cell(0, 0, hwpml.p("추진방향", look=1)), size=(1, 1))),
        hwpml.p("소요예산", note, shape=3),
        hwpml.p("", hwpml.table(*rows, size=(2, 2), caption="(단위: 천원)")),
    )


SAMPLES: MappingProxyType[str, Callable[[], bytes]] = MappingProxyType(
    {
        "text/plan": _PLAN.encode,
        "text/markdown": _MARKDOWN.encode,
        "text/cp949": lambda: _PLAN.encode("cp949"),
        "docx/tables": lambda: _docx(_tables),
        "docx/lists": lambda: _docx(_lists),
        "pdf/ruled": _pdf,
        "html/page": lambda: _PAGE.encode("cp949"),
        "hwp3/plan": _hwp3,
        "hwpx/plan": _hwpx,
        "hwpml/plan": _hwpml,
        "pptx/slide": _pptx,
        "odt/plan": lambda: make_odf(_ODT, auto=_ODF_LIST),
        "odp/page": lambda: make_odf(_ODP, mimetype=PRESENTATION),
    }
)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_document_is_read_as_before(name: str, request: pytest.FixtureRequest) -> None:
    dump = "".join(f"{line}\n" for line in dump_lines(read(SAMPLES[name]())))
    path = GOLDEN / f"{name}.dump"
    if request.config.getoption("--update"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump, "utf-8")
    assert dump == path.read_text("utf-8")


def test_no_golden_is_left_over() -> None:
    found = {path.relative_to(GOLDEN).with_suffix("").as_posix() for path in GOLDEN.rglob("*.dump")}
    assert found == set(SAMPLES)
