"""Paragraphs, runs, frames and figures in the order of the body."""

from collections.abc import Callable

from extract.document import Document, Figure, Paragraph, Part, Table
from extract.issues import IssueCode
from extract.parsers.docx import read

Make = Callable[..., bytes]


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def paragraph(document: Document, index: int = 0) -> Paragraph:
    block = document.blocks[index]
    assert isinstance(block, Paragraph)
    return block


def test_blocks_stand_in_order_and_know_their_index(docx: Make) -> None:
    table = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" + p("나") + "</w:tc></w:tr></w:tbl>"
    document = read(docx(p("가") + table + p("다")))
    assert [type(block) for block in document.blocks] == [Paragraph, Table, Paragraph]
    assert [block.source.block for block in document.blocks] == [0, 1, 2]
    assert document.pages is None


def test_run_content(docx: Make) -> None:
    run = (
        "<w:t>가</w:t><w:tab/><w:t>나</w:t><w:br/><w:t>다</w:t><w:noBreakHyphen/><w:t>라</w:t>"
        '<w:br w:type="page"/><w:sym w:font="Wingdings" w:char="F06C"/><w:sym w:font="Webdings" w:char="F021"/>'
    )
    document = read(docx(f"<w:p><w:r>{run}</w:r></w:p>"))
    assert texts(document) == ["가\t나\n다-라●\uf021"]
    assert [issue.code for issue in document.issues] == [IssueCode.UNMAPPED_GLYPHS]


def test_white_space_in_a_run_is_a_space_and_invisible_characters_are_dropped(docx: Make) -> None:
    assert texts(read(docx(p("가\n\t나\u200b다\ufeff")))) == ["가 나다"]


def test_bad_symbols_are_replacement_characters(docx: Make) -> None:
    run = '<w:t>가</w:t><w:sym w:font="Arial" w:char="0007"/><w:sym w:char="nope"/><w:sym w:char="D800"/>'
    assert texts(read(docx(f"<w:p><w:r>{run}</w:r></w:p>"))) == ["가\ufffd\ufffd\ufffd"]


def test_letters_of_a_symbol_font_are_the_signs_that_it_shows(docx: Make) -> None:
    assert texts(read(docx(p("l", run='<w:rFonts w:ascii="Wingdings"/>') + p("l")))) == ["●", "l"]


def test_deletions_and_hidden_text_are_left_out_and_insertions_kept(docx: Make) -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>삭제</w:delText><w:t>삭제</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>삽입</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>옛</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>새</w:t></w:r></w:moveTo>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>숨김</w:t></w:r></w:p>"
    )
    assert texts(read(docx(body))) == ["삽입새"]


def test_wrappers_are_seen_through(docx: Make) -> None:
    body = (
        "<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>누리집</w:t></w:r></w:hyperlink>"
        "<w:smartTag><w:r><w:t> 주소</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt>"
    )
    assert texts(read(docx(body))) == ["누리집 주소"]


def test_fields_give_their_result_and_not_their_code(docx: Make) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    nested = (
        mark("begin") + "<w:r><w:t>조건</w:t></w:r>" + mark("separate") + "<w:r><w:t>조건값</w:t></w:r>" + mark("end")
    )
    body = (
        f"<w:p>{mark('begin')}<w:r><w:instrText>IF</w:instrText></w:r>{nested}{mark('separate')}"
        f"<w:r><w:t>결과</w:t></w:r>{mark('end')}<w:fldSimple><w:r><w:t> 7</w:t></w:r></w:fldSimple>{mark('end')}</w:p>"
    )
    assert texts(read(docx(body))) == ["결과 7"]


def test_an_unclosed_field_hides_nothing_behind_its_paragraph(docx: Make) -> None:
    body = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + p("본문")
    assert texts(read(docx(body))) == ["본문"]


def test_a_text_box_is_read_once_as_a_frame(docx: Make) -> None:
    choice = f"<w:drawing><wps:txbx><w:txbxContent>{p('상자')}{p('둘째')}</w:txbxContent></wps:txbx></w:drawing>"
    fallback = f"<w:pict><v:textbox><w:txbxContent>{p('상자')}</w:txbxContent></v:textbox></w:pict>"
    drawn = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )
    before = read(docx(f"<w:p><w:r>{drawn}</w:r><w:r><w:t>제목</w:t></w:r></w:p>"))
    assert texts(before) == ["상자", "둘째", "제목"]
    frames = [block.style.frame for block in before.blocks if isinstance(block, Paragraph)]
    assert frames[0] is not None
    assert frames == [frames[0], frames[0], None]
    behind = read(docx(f"<w:p><w:r><w:t>제목</w:t></w:r><w:r>{fallback}</w:r></w:p>"))
    assert texts(behind) == ["제목", "상자"]


def test_borders_on_all_sides_are_a_frame(docx: Make) -> None:
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right"))
    open_side = '<w:pBdr><w:top w:val="single"/><w:bottom w:val="single"/></w:pBdr>'
    boxed = f"<w:pBdr>{sides}</w:pBdr>"
    document = read(docx(p("가", boxed) + p("나", boxed) + p("다", open_side) + p("라", boxed)))
    frames = [block.style.frame for block in document.blocks if isinstance(block, Paragraph)]
    assert frames[0] is not None
    assert frames[0] == frames[1]
    assert frames[2] is None
    assert frames[3] not in (None, frames[0])


def test_pictures_and_objects_are_figures(docx: Make) -> None:
    body = "<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r><w:r><w:object><v:imagedata/></w:object></w:r></w:p>"
    document = read(docx(body))
    assert [block.kind for block in document.blocks if isinstance(block, Figure)] == ["picture", "object"]
    assert [issue.code for issue in document.issues] == [IssueCode.SKIPPED]


def test_a_diagram_gives_its_texts(docx: Make) -> None:
    body = '<w:p><w:r><w:drawing><dgm:relIds r:dm="diagramData"/></w:drawing></w:r></w:p>'
    document = read(
        docx(body, diagramData="<a:p><a:r><a:t>비전</a:t></a:r></a:p><a:p><a:r><a:t>목표</a:t></a:r></a:p>")
    )
    figure = document.blocks[0]
    assert isinstance(figure, Figure)
    assert (figure.kind, figure.text) == ("diagram", "비전\n목표")


def test_an_equation_is_its_characters_with_an_issue(docx: Make) -> None:
    document = read(docx("<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>"))
    assert texts(document) == ["a+b"]
    assert [issue.code for issue in document.issues] == [IssueCode.SKIPPED]


def test_notes_and_margins_follow_the_body(docx: Make) -> None:
    body = (
        '<w:p><w:r><w:t>본문</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
        '<w:sectPr><w:footerReference r:id="footer1"/><w:headerReference r:id="header1"/></w:sectPr>'
    )
    notes = f'<w:footnote w:id="0">{p("구분선")}</w:footnote><w:footnote w:id="2">{p("각주")}</w:footnote>'
    layout = f"<w:tbl><w:tr><w:tc>{p('왼쪽')}</w:tc><w:tc>{p('오른쪽')}</w:tc></w:tr></w:tbl>"
    document = read(docx(body, footnotes=notes, header1=layout, footer1=p("- 1 -")))
    found = [(block.part, block.text) for block in document.blocks if isinstance(block, Paragraph)]
    assert found == [
        (Part.BODY, "본문"),
        (Part.FOOTNOTE, "각주"),
        (Part.HEADER, "왼쪽"),
        (Part.HEADER, "오른쪽"),
        (Part.FOOTER, "- 1 -"),
    ]


def test_pages_count_only_if_they_agree_with_the_noted_number(docx: Make) -> None:
    body = p("하나") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>둘</w:t></w:r></w:p>" + p("둘 더")
    agreed = read(docx(body, app="2"))
    assert (agreed.pages, [block.source.page for block in agreed.blocks]) == (2, [1, 2, 2])
    for noted in ("3", None, "x"):
        doubtful = read(docx(body, app=noted))
        assert (doubtful.pages, [block.source.page for block in doubtful.blocks]) == (None, [None, None, None])


def test_a_break_in_several_cells_of_a_row_is_one(docx: Make) -> None:
    cell = "<w:tc><w:p><w:r><w:t>가</w:t><w:lastRenderedPageBreak/><w:t>나</w:t></w:r></w:p></w:tc>"
    document = read(docx(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>" + p("뒤"), app="2"))
    assert [block.source.page for block in document.blocks] == [1, 2]


def test_indentation(docx: Make) -> None:
    own = '<w:ind w:left="400" w:hanging="200"/>'
    document = read(docx(p("가", own) + "<w:p><w:r><w:t xml:space='preserve'>  나</w:t></w:r></w:p>" + p("다")))
    assert [paragraph(document, index).style.indent for index in range(3)] == [10.0, 10.0, None]
    assert texts(document) == ["가", "나", "다"]


def test_strict_namespaces_are_read(docx: Make) -> None:
    data = docx("")
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    body = f"<w:document {strict}><w:body><w:p><w:r><w:t>엄격</w:t></w:r></w:p></w:body></w:document>"
    assert texts(read(docx("", raw={"word/document.xml": body}))) == ["엄격"]
    assert read(data).blocks == ()
