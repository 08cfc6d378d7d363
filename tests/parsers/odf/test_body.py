"""Paragraphs, frames, notes, margins and pages of OpenDocument texts."""

from collections.abc import Callable

import pytest

from extract.document import Document, Figure, Paragraph, Part
from extract.issues import IssueCode
from extract.parsers import read as read_any
from extract.parsers.odt import read
from tests.parsers.odf.conftest import make_flat, root

Make = Callable[..., bytes]


HIDDEN = '가<text:change/><text:span text:style-name="H">숨김</text:span>나'


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def style(name: str, properties: str = "", *, family: str = "paragraph", parent: str = "", more: str = "") -> str:
    above = f'style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}" {above} {more}>{properties}</style:style>'


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in document.blocks if isinstance(block, Paragraph)]


def texts(document: Document) -> list[str]:
    return [block.text for block in paragraphs(document)]


def parts(document: Document) -> list[tuple[Part, str | None, str]]:
    return [(block.part, block.number, block.text) for block in paragraphs(document)]


def test_white_space_tabs_and_breaks(odf: Make) -> None:
    body = p(
        "\n  가 \n <text:span> 나</text:span><text:s/><text:s text:c='2'/>다<text:tab/>라<text:line-break/>마\u200b"
    )
    assert texts(read(odf(body))) == ["가 나   다\t라\n마"]


def test_spaces_are_bounded(odf: Make) -> None:
    assert len(texts(read(odf(p('가<text:s text:c="999999999"/>나'))))[0]) < 2000


def test_marks_ruby_fields_and_links(odf: Make) -> None:
    body = p(
        "<text:bookmark/><text:a>누리집</text:a> <text:ruby><text:ruby-base>漢</text:ruby-base>"
        "<text:ruby-text>한</text:ruby-text></text:ruby><text:page-number>7</text:page-number>"
        "<text:number>1.</text:number><text:hidden-text text:is-hidden='true'>숨김</text:hidden-text>"
    )
    assert texts(read(odf(body))) == ["누리집 漢7"]


def test_deletions_and_hidden_text_are_left_out(odf: Make) -> None:
    body = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('삭제')}</text:deletion></text:changed-region>"
        f"</text:tracked-changes>{p(HIDDEN)}{p('숨김', 'PH')}"
        f'<text:section text:display="none">{p("숨김")}</text:section><text:section>{p("보임")}</text:section>'
        + p('<text:hidden-paragraph text:is-hidden="true"/>숨김')
    )
    hidden = '<style:text-properties text:display="none"/>'
    assert texts(read(odf(body, auto=style("H", hidden, family="text") + style("PH", hidden)))) == ["가나", "보임"]


def test_headings_contents_and_sections(odf: Make) -> None:
    body = (
        f"<text:table-of-content><text:index-body><text:index-title>{p('차례')}</text:index-title>{p('Ⅰ. 현황 1')}"
        '</text:index-body></text:table-of-content><text:h text:outline-level="2">현황</text:h>'
    )
    found = [(block.text, block.style.outline) for block in paragraphs(read(odf(body)))]
    assert found == [("차례", None), ("Ⅰ. 현황 1", None), ("현황", 2)]


def test_styles_are_inherited(odf: Make) -> None:
    common = (
        '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt" '
        'style:font-size-asian="11pt" style:font-name-asian="바탕"/></style:default-style>'
        + style(
            "Base", '<style:paragraph-properties fo:text-align="center" fo:margin-left="1in" fo:text-indent="-0.5in"/>'
        )
        + style("Child", '<style:text-properties style:font-size-asian="200%"/>', parent="Base")
    )
    auto = style("T1", '<style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/>', family="text")
    auto += style(
        "T2", '<style:text-properties fo:font-weight="bold" fo:font-family="&apos;돋움 Bold&apos;"/>', family="text"
    )
    body = p('<text:span text:style-name="T1">가</text:span>나', "Child") + p("abc") + p("나", "Base")
    body += p('<text:span text:style-name="T2">abc</text:span>')
    first, latin, plain, named = (block.style for block in paragraphs(read(odf(body, auto=auto, styles=common))))
    assert (first.size, first.bold, first.font, first.centered, first.indent) == (22.0, True, "바탕", True, 36.0)
    assert (latin.size, latin.bold, latin.indent) == (12.0, False, None)
    assert (plain.size, plain.centered) == (11.0, True)
    assert (named.bold, named.font) == (True, "돋움 Bold")


def test_text_boxes_and_shapes_with_text_are_frames(odf: Make) -> None:
    frame = f"<draw:frame><draw:text-box>{p('상자')}{p('둘째')}</draw:text-box></draw:frame>"
    shape = f"<draw:g><draw:custom-shape>{p('도형')}</draw:custom-shape><draw:line/></draw:g>"
    document = read(odf(p(f"{frame}제목{shape}") + p("끝")))
    found = [(block.text, block.style.boxed, block.style.frame) for block in paragraphs(document)]
    assert found == [
        ("상자", True, 1),
        ("둘째", True, 1),
        ("제목", False, None),
        ("도형", True, 2),
        ("끝", False, None),
    ]


def test_pictures_charts_formulas_and_objects(odf: Make) -> None:
    chart = (
        "<office:body><office:chart><chart:chart><chart:title><text:p>예산</text:p></chart:title><table:table>"
        "<table:table-header-rows><table:table-row><table:table-cell/><table:table-cell><text:p>금액</text:p>"
        "</table:table-cell></table:table-row></table:table-header-rows><table:table-rows><table:table-row>"
        '<table:table-cell><text:p>국비</text:p></table:table-cell><table:table-cell office:value="1200"/>'
        "</table:table-row></table:table-rows></table:table></chart:chart></office:chart></office:body>"
    )
    math = "<math:math><math:mrow><math:mi>a</math:mi><math:mo>+</math:mo><math:mn>1</math:mn></math:mrow></math:math>"
    body = p(
        '<draw:frame><draw:image/></draw:frame><draw:frame><draw:object xlink:href="./Object 1"/><draw:image/>'
        f"</draw:frame><draw:frame><draw:object>{math}</draw:object></draw:frame>"
        '<draw:frame><draw:object-ole/></draw:frame><draw:frame><draw:object xlink:href="../x"/></draw:frame>'
    )
    document = read(odf(body, raw={"Object 1/content.xml": root("document-content", chart)}))
    assert [(block.kind, block.text) for block in document.blocks if isinstance(block, Figure)] == [
        ("picture", ""),
        ("chart", "예산\n금액\n국비 1200"),
        ("equation", "a+1"),
        ("object", ""),
        ("object", ""),
    ]
    assert [issue.code for issue in document.issues] == [IssueCode.SKIPPED] * 3


def test_notes_margins_and_comments_follow_the_body(odf: Make) -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f"{p('각주')}{p('이어서')}</text:note-body></text:note>"
    )
    comment = f"<office:annotation><dc:creator>누구</dc:creator>{p('메모')}</office:annotation>"
    masters = "".join(
        f"<style:master-page><style:header>{p('머리')}</style:header><style:footer>{p(foot)}</style:footer>"
        f'<style:footer-left style:display="false">{p("없음")}</style:footer-left></style:master-page>'
        for foot in ("- 1 -", "- 1 -", "다른 꼬리")
    )
    document = read(odf(p(f"본문{note}{comment}"), masters=masters))
    assert parts(document) == [
        (Part.BODY, None, "본문"),
        (Part.FOOTNOTE, "1", "각주"),
        (Part.FOOTNOTE, None, "이어서"),
        (Part.HEADER, None, "머리"),
        (Part.FOOTER, None, "- 1 -"),
        (Part.FOOTER, None, "다른 꼬리"),
        (Part.COMMENT, None, "메모"),
    ]


BREAK = style("B", '<style:paragraph-properties fo:break-before="page"/>')
AFTER = style("A", '<style:paragraph-properties fo:break-after="page"/>')
MASTER = style("M", more='style:master-page-name="Standard"')


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (p("가") + p("나<text:soft-page-break/>다") + p("라"), [1, 1, 2]),
        (p("가") + p("<text:soft-page-break/>나") + p("다"), [1, 2, 2]),
        (p("가") + "<text:soft-page-break/>" + p("나"), [1, 2]),
        (p("가", "B") + p("나", "B"), [1, 2]),
        (p("가", "M") + p("나", "M") + p("다"), [1, 2, 2]),
        (p("가", "A") + p("나"), [1, 2]),
    ],
)
def test_pages_count_only_if_they_agree_with_the_noted_number(odf: Make, body: str, pages: list[int]) -> None:
    agreed = read(odf(body, auto=BREAK + AFTER + MASTER, pages=2))
    assert (agreed.pages, [block.source.page for block in agreed.blocks]) == (2, pages)
    for noted in (3, None):
        doubtful = read(odf(body, auto=BREAK + AFTER + MASTER, pages=noted))
        assert (doubtful.pages, {block.source.page for block in doubtful.blocks}) == (None, {None})


def test_flat_files_are_the_same(odf: Make) -> None:
    body, auto = p("가", "B") + f"<table:table>{ROW}</table:table>", BREAK
    flat = make_flat(body, auto)
    assert read_any(flat).format == "odt"
    assert read_any(flat).blocks == read_any(odf(body, auto=auto)).blocks


ROW = "<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell/></table:table-row>"


def test_form_controls_are_an_issue(odf: Make) -> None:
    assert read(odf("<office:forms/>" + p("가"))).issues == ()
    assert [one.code for one in read(odf("<office:forms><form:form/></office:forms>")).issues] == [IssueCode.SKIPPED]
