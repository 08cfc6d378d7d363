"""Lines, looks, lists and pictures of a page."""

import pytest

from extract.document import Document, Figure, Paragraph, Part
from extract.issues import IssueCode
from extract.parsers.html import read


def page(body: str) -> Document:
    return read(f"<!DOCTYPE html><html><head><title>가</title></head><body>{body}</body></html>".encode())


def lines(body: str) -> list[str]:
    return [block.text for block in page(body).blocks if isinstance(block, Paragraph)]


def first(body: str) -> Paragraph:
    block = page(body).blocks[0]
    assert isinstance(block, Paragraph)
    return block


def numbered(body: str) -> list[tuple[str | None, str]]:
    return [(block.number, block.text) for block in page(body).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>가</p><div>나<div>다</div>라</div>", ["가", "나", "다", "라"]),
        ("<p>  가 \n\t 나  </p>", ["가 나"]),
        ("<p>가 <b> 나</b> <i>다</i></p>", ["가 나 다"]),
        ("<p>사업<b>비</b>: 1,000<span>천원</span></p>", ["사업비: 1,000천원"]),
        ("가<br>나<br><br>다", ["가", "나", "다"]),
        ("<pre>\n가  나\n\t다\n</pre>", ["가  나", "다"]),
        ("<div style='white-space: pre-wrap'>가\n나</div>", ["가", "나"]),
        ("<p>가&nbsp;&nbsp;나&nbsp;</p><p>&nbsp;</p>", ["가  나"]),
        ("<p>A&amp;B &lt;표&gt; &#44032; &middot;</p>", ["A&B <표> 가 ·"]),
        ("<p>10<sup>2</sup>, H<sub>2</sub>O</p>", ["102, H2O"]),
        ("<p>가\u200b나&shy;다</p>", ["가나다"]),
        ("<span style='display:block'>가</span>나", ["가", "나"]),
        ("<p>가<div style='display:inline'>나</div>다", ["가", "나다"]),
        ("<p>가<!-- 나 --><script>다</script><style>라</style></p>", ["가"]),
        ("<p><ruby>漢<rp>(</rp><rt>한</rt><rp>)</rp></ruby></p>", ["漢(한)"]),
        ("<dl><dt>기간</dt><dd>2026. 3.</dd></dl>", ["기간", "2026. 3."]),
        ("<p>가<hr>나", ["가", "나"]),
    ],
)
def test_lines(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


def test_a_heading_keeps_its_line_breaks() -> None:
    heading = first("<h1>2026년<br>  주요업무계획</h1>")
    assert (heading.text, heading.style.outline, heading.style.bold) == ("2026년\n주요업무계획", 1, True)


@pytest.mark.parametrize("level", range(1, 7))
def test_levels_of_headings(level: int) -> None:
    assert first(f"<h{level}>가</h{level}>").style.outline == level


@pytest.mark.parametrize(
    ("body", "size"),
    [
        ("<p style='font-size:15.0pt'>가</p>", 15.0),
        ("<p><span style='FONT-SIZE: 20px'>가</span>나</p>", 15.0),
        ("<div style='font-size:10pt'><p style='font-size:1.5em'>가</p></div>", 15.0),
        ("<div style='font-size:10pt'><p style='font-size:120%'>가</p></div>", 12.0),
        ("<p style='font: bold 13pt/1.6 돋움, serif'>가</p>", 13.0),
        ("<p><font size=5>가</font></p>", 18.0),
        ("<p><font size=+2>가</font></p>", 18.0),
        ("<p style='font-size:x-large'>가</p>", 18.0),
        ("<p style='font-size:0'>가</p>", None),
        ("<p style='font-size:calc(1em + 2px)'>가</p>", None),
        ("<p>가</p>", None),
    ],
)
def test_sizes(body: str, size: float | None) -> None:
    assert first(body).style.size == size


@pytest.mark.parametrize(
    ("body", "bold"),
    [
        ("<p><b>가</b>나</p>", True),
        ("<p>가<b>나</b></p>", False),
        ("<p><strong> </strong>가</p>", False),
        ("<p style='font-weight:700'>가</p>", True),
        ("<p style='font-weight:400'>가</p>", False),
        ("<b><span style='font-weight:normal'>가</span></b>", False),
        ("<p style='font: bold 12pt serif'>가</p>", True),
    ],
)
def test_weight_of_the_first_words(body: str, *, bold: bool) -> None:
    assert first(body).style.bold is bold


@pytest.mark.parametrize(
    "body", ["<p align=center>가</p>", "<center>가</center>", "<div style='text-align: center'><p>가</p></div>"]
)
def test_centred_lines(body: str) -> None:
    assert first(body).style.centered
    assert not first(body.replace("center", "right")).style.centered


def test_fonts() -> None:
    assert first("<p style='font-family:\"HY헤드라인M\", serif'>가</p>").style.font == "HY헤드라인M"
    assert first("<font face='바탕,batang'>가</font>").style.font == "바탕"


def test_the_left_edge() -> None:
    body = (
        "<p>가</p><p style='margin-left:20pt;text-indent:-5pt'>나</p><p style='font-size:10pt'>&nbsp;&nbsp;다</p>"
        "<ul><li>라<ul><li>마</ul></ul><blockquote>바</blockquote>"
    )
    edges = [block.style.indent for block in page(body).blocks if isinstance(block, Paragraph)]
    assert edges == [0.0, 15.0, 10.0, 30.0, 60.0, 30.0]


def test_rules_of_the_page_itself() -> None:
    sheet = "<style>/* p.a{} */ @media print { .a { font-weight: bold } } .a, td.b { font-size: 14pt } p { text-align: center }</style>"
    style = first(f"{sheet}<p class='x a'>가</p>").style
    assert (style.size, style.centered, style.bold) == (14.0, True, False)


def test_rules_that_hide_are_for_scripts_to_turn() -> None:
    assert lines("<style>.tab{display:none;visibility:hidden}</style><div class=tab>가</div>") == ["가"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ul><li>가<li>나</ul>", [("•", "가"), ("•", "나")]),
        ("<ul><li>가<ul><li>나<ul><li>다</ul></ul></ul>", [("•", "가"), ("◦", "나"), ("▪", "다")]),
        ("<ol><li>가<li>나</ol>", [("1.", "가"), ("2.", "나")]),
        ("<ol><li>가<ol type=a><li>나</ol><li>다</ol>", [("1.", "가"), ("a.", "나"), ("2.", "다")]),
        ("<ol type=I start=4><li>가<li>나</ol>", [("IV.", "가"), ("V.", "나")]),
        ("<ol type=A start=26><li>가<li>나</ol>", [("Z.", "가"), ("AA.", "나")]),
        ("<ol><li value=7>가<li>나</ol>", [("7.", "가"), ("8.", "나")]),
        ("<ol reversed><li>가<li>나</ol>", [("2.", "가"), ("1.", "나")]),
        ("<ol start=-1><li>가<li>나<li>다</ol>", [("-1.", "가"), ("0.", "나"), ("1.", "다")]),
        ("<ol style='list-style-type: hangul'><li>가<li>나</ol>", [("가.", "가"), ("나.", "나")]),
        ("<ul style='list-style:none'><li>가</ul>", [(None, "가")]),
        ("<style>li{list-style:none}</style><ul><li>가</ul>", [(None, "가")]),
        ("<ol><li><p>가</p><p>나</p></ol>", [("1.", "가"), (None, "나")]),
        ("<ol><li><ol><li>가</ol></ol>", [(None, "1."), ("1.", "가")]),
        ("<ol start=2><li><table><tr><td>가<td>나</table></ol>", [(None, "2.")]),
        ("<ol start=99999999999999999999><li>가</ol>", [("2147483647.", "가")]),
        ("<li>가", [("•", "가")]),
    ],
)
def test_signs_of_lists(body: str, expected: list[tuple[str | None, str]]) -> None:
    assert numbered(body) == expected


def test_pictures_stand_beside_their_line() -> None:
    found = page(
        "<p><img src=a alt=그림1>가<img alt=' 그림  2 '>나</p><img alt=''><img width=1 src=b><img src=c>"
    ).blocks
    assert [(type(block).__name__, block.text) for block in found if not hasattr(block, "cells")] == [
        ("Figure", "그림1"),
        ("Paragraph", "가나"),
        ("Figure", "그림 2"),
        ("Figure", ""),
    ]


def test_drawings_give_their_text() -> None:
    (block,) = page("<svg><title>인력</title><text>정원 <tspan>12</tspan></text></svg>").blocks
    assert isinstance(block, Figure)
    assert (block.kind, block.text) == ("drawing", "인력정원 12")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("담당 <input value='기획실'>", ["담당 기획실"]),
        ("<input type=hidden value=가><input type=password value=나>다", ["다"]),
        ("<input type=checkbox checked>가 <input type=checkbox>나", ["☑가 ☐나"]),
        ("<select><option>가<option selected>나</select>", ["나"]),
        ("<select><option>가<option>나</select>", ["가"]),
        ("<select multiple><option>가<option>나</select>", ["가 나"]),
        ("<textarea>가\n나</textarea>", ["가", "나"]),
        ("<button>확인</button>", ["확인"]),
    ],
)
def test_fields_of_forms(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


def skipped(body: str) -> list[str]:
    return [issue.message for issue in page(body).issues if issue.code is IssueCode.SKIPPED]


def test_what_is_hidden_is_counted() -> None:
    body = (
        "<p hidden>가</p><div style='display:none'><p>나</p></div><span style='visibility: hidden'>다</span>"
        "<p style='display:none'></p><noscript>라</noscript><template>마</template>바"
    )
    assert lines(body) == ["바"]
    assert skipped(body) == ["hidden elements are left out: 4"]


def test_what_is_not_read_is_named() -> None:
    assert skipped("<iframe src=a></iframe><iframe></iframe><object>가</object><math><mi>x</mi></math>") == [
        "elements <iframe> are not read: 2",
        "elements <object> are not read: 1",
        "equations are read as their characters only: 1",
    ]


def parts(body: str) -> list[tuple[Part, str]]:
    return [(block.part, block.text) for block in page(body).blocks if isinstance(block, Paragraph)]


def test_the_margins_of_a_page() -> None:
    body = "<header>가<nav>나</nav></header><main><header>다</header><nav>라</nav></main><footer>마</footer>"
    expected = [(Part.HEADER, "가"), (Part.HEADER, "나"), (Part.BODY, "다"), (Part.BODY, "라"), (Part.FOOTER, "마")]
    assert parts(body) == expected


def test_a_header_with_the_title_and_no_menu_is_body() -> None:
    assert parts("<header><h1>가</h1><p>나</p></header>") == [(Part.BODY, "가"), (Part.BODY, "나")]
    assert parts("<header><h1>가</h1><nav>나</nav></header>")[0][0] is Part.HEADER


def test_tables_in_the_margins_only_lay_them_out() -> None:
    assert parts("<footer><table><tr><td>가<td>나</table></footer>") == [(Part.FOOTER, "가"), (Part.FOOTER, "나")]


def test_a_page_without_text_is_told() -> None:
    document = page("<div> </div>")
    assert document.blocks == ()
    assert [issue.code for issue in document.issues] == [IssueCode.NO_TEXT]
