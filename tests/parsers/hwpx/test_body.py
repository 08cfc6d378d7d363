"""Paragraphs, marks, controls and shapes."""

import pytest

from extract.document import Figure, Paragraph, Part
from extract.issues import IssueCode
from extract.parsers.hwpx import read
from tests.parsers.hwpx.writer import box, ctrl, hwpx, note, p, pos, run, sub


def paragraphs(*body: str) -> list[Paragraph]:
    return [block for block in read(hwpx(*body)).blocks if isinstance(block, Paragraph)]


def texts(*body: str) -> list[str]:
    return [block.text for block in paragraphs(*body)]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("가<hp:tab/>나", "가\t나"),
        ("가<hp:lineBreak/>나", "가\n나"),
        ("가<hp:nbSpace/>나<hp:fwSpace/>다", "가 나 다"),
        ("예산<hp:hyphen/>안", "예산안"),
        ('<hp:markpenBegin color="#FFFF00"/>강조<hp:markpenEnd/>함', "강조함"),
        ('가<hp:titleMark ignore="1"/>나', "가나"),
        ('가<hp:insertBegin Id="1"/>나<hp:insertEnd Id="1"/>다', "가나다"),
        ('가<hp:deleteBegin Id="1"/>나<hp:deleteEnd Id="1"/>다', "가다"),
        ("<![CDATA[<가> & 나]]>", "<가> & 나"),
        ("가<!-- 지움 -->나", "가나"),
        ("&lt;신규&gt;", "<신규>"),
    ],
)
def test_marks_in_a_text(inner: str, text: str) -> None:
    assert texts(p(inner)) == [text]


def test_a_tracked_deletion_spans_paragraphs_and_objects() -> None:
    body = (
        p('가<hp:deleteBegin Id="1"/>나'),
        p("다", box(p("상자"))),
        p('라<hp:deleteEnd Id="1"/>마'),
    )
    assert texts(*body) == ["가", "마"]


def test_a_deletion_without_an_end_is_told() -> None:
    document = read(hwpx(p('가<hp:deleteBegin Id="1"/>나'), p("다")))
    assert [issue.code for issue in document.issues] == [IssueCode.PARTIAL]
    assert "tracked deletions" in document.issues[0].message


def test_a_deletion_in_a_cell_ends_with_the_cell() -> None:
    document = read(hwpx(p("", box(p('가<hp:deleteBegin Id="1"/>나'))), p("다")))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["가", "다"]


def test_of_a_choice_the_first_branch_that_is_understood_counts() -> None:
    known = 'hp:required-namespace="http://www.hancom.co.kr/hwpml/2016/ooxmlchart"'
    other = 'hp:required-namespace="urn:later"'
    choice = (
        f"<hp:switch><hp:case {other}>{box(p('나중'))}</hp:case><hp:case {known}>{box(p('차트'))}</hp:case>"
        f"<hp:default>{box(p('그밖'))}</hp:default></hp:switch>"
    )
    assert texts(p("", choice)) == ["차트"]
    assert texts(p("", choice.replace(known, other))) == ["그밖"]


def test_looks_and_outlines() -> None:
    document = paragraphs(p("일반현황", look=1, shape=1), p("본문"))
    style = document[0].style
    assert (style.size, style.bold, style.font, style.outline, style.centered) == (16.0, True, "HY헤드라인M", 1, True)
    style = document[1].style
    assert (style.size, style.bold, style.font, style.outline, style.centered) == (
        10.0,
        False,
        "함초롬바탕",
        None,
        False,
    )


def test_a_paragraph_looks_like_its_first_visible_characters() -> None:
    body = (
        f'<hp:p paraPrIDRef="0">{run("<hp:t>  </hp:t>", 0)}{run("<hp:t>제목</hp:t>", 1)}{run("<hp:t>끝</hp:t>")}</hp:p>'
    )
    assert paragraphs(body)[0].style.bold


def test_numbers_bullets_and_indents() -> None:
    section = '<hp:secPr outlineShapeIDRef="1"/>'
    document = paragraphs(
        p("일반현황", section, shape=1), p("정원", shape=2), p("현원", shape=2), p("기타", shape=3), p("계획", shape=1)
    )
    assert [block.number for block in document] == ["I.", "I-다)", "I-라)", "□", "II."]
    assert [block.style.indent for block in document] == [0.0, 20.0, 20.0, 15.0, 0.0]


def test_neighbours_with_borders_share_a_frame() -> None:
    frames = [block.style.frame for block in paragraphs(p("가", shape=4), p("나", shape=4), p("다"), p("라", shape=4))]
    assert frames[0] == frames[1] is not None
    assert frames[2] is None
    assert frames[3] not in (None, frames[0])


def test_notes_follow_the_body_with_their_numbers() -> None:
    document = paragraphs(p("예산", note("footNote", 3, " 본예산 기준")), p("끝", note("endNote", 1, "미주")))
    assert [(block.text, block.number, block.part) for block in document] == [
        ("예산", None, Part.BODY),
        ("끝", None, Part.BODY),
        ("본예산 기준", "3)", Part.FOOTNOTE),
        ("미주", "1)", Part.FOOTNOTE),
    ]


def test_headers_footers_and_comments() -> None:
    body = p(
        "본문",
        ctrl(f"<hp:header>{sub(p('머리말'))}</hp:header>"),
        ctrl(f"<hp:footer>{sub(p('꼬리말'))}</hp:footer>"),
        ctrl(f"<hp:hiddenComment>{sub(p('숨은 설명'))}</hp:hiddenComment>"),
        ctrl(f'<hp:fieldBegin type="MEMO">{sub(p("메모"))}</hp:fieldBegin>'),
        ctrl('<hp:fieldEnd beginIDRef="1"/>'),
    )
    document = paragraphs(body, p("둘째", ctrl(f"<hp:header>{sub(p('머리말'))}</hp:header>")))
    assert [(block.text, block.part.value) for block in document] == [
        ("본문", "body"),
        ("둘째", "body"),
        ("머리말", "header"),
        ("꼬리말", "footer"),
        ("숨은 설명", "comment"),
        ("메모", "comment"),
    ]


@pytest.mark.parametrize(
    ("kind", "form", "shown"),
    [
        ("PICTURE", 'type="DIGIT" prefixChar="(" suffixChar=")"', "그림 (4) 전경"),
        ("TABLE", 'type="ROMAN_CAPITAL"', "그림 IV 전경"),
        ("EQUATION", 'type="USER_CHAR" userChar="※"', "그림 ※ 전경"),
        ("PAGE", 'type="DIGIT"', "그림  전경"),
    ],
)
def test_automatic_numbers_in_the_text(kind: str, form: str, shown: str) -> None:
    auto = ctrl(f'<hp:autoNum num="4" numType="{kind}"><hp:autoNumFormat {form}/></hp:autoNum>')
    body = f'<hp:p paraPrIDRef="0">{run(f"<hp:t>그림 </hp:t>{auto}<hp:t> 전경</hp:t>")}</hp:p>'
    assert texts(body) == [shown]


def test_results_of_fields_glosses_and_overlapping_characters_are_text() -> None:
    field = ctrl(
        '<hp:fieldBegin type="HYPERLINK"><hp:parameters><hp:stringParam>주소</hp:stringParam></hp:parameters></hp:fieldBegin>'
    )
    gloss = "<hp:dutmal><hp:mainText>구청</hp:mainText><hp:subText>區廳</hp:subText></hp:dutmal>"
    overlap = '<hp:compose composeText="①"/><hp:compose circleType="SHAPE_REVERSAL_RECTANGLE" composeText="3"/>'
    inner = run(f"{field}<hp:t>누리집 </hp:t>{ctrl('<hp:fieldEnd/>')}{gloss}{overlap}")
    body = f'<hp:p paraPrIDRef="0">{inner}</hp:p>'
    assert texts(body) == ["누리집 구청(區廳)①❸"]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ('<hp:checkBtn caption="R&amp;&amp;D" value="CHECKED"/>', "☑ R&D 동의"),
        ('<hp:radioBtn caption="" value="UNCHECKED"/>', "☐ 동의"),
        ('<hp:btn caption="제출" value="UNCHECKED"/>', "제출 동의"),
        ('<hp:comboBox selectedValue=""><hp:listItem value="봄"/><hp:listItem value="여름"/></hp:comboBox>', "봄 동의"),
        ('<hp:comboBox selectedValue="여름"><hp:listItem value="봄"/></hp:comboBox>', "여름 동의"),
        ("<hp:edit><hp:text>홍길동</hp:text></hp:edit>", "홍길동 동의"),
        ("<hp:scrollBar/>", "동의"),
    ],
)
def test_form_objects(form: str, shown: str) -> None:
    assert texts(p(" 동의", form)) == [shown]


def test_pictures_equations_and_word_art() -> None:
    body = p(
        "",
        f"<hp:pic>{pos(inline=True)}<hp:caption>{sub(p('사진'))}</hp:caption></hp:pic>",
        f"<hp:equation>{pos(inline=True)}<hp:script>a over b</hp:script></hp:equation>",
        f'<hp:textart text="비전">{pos(inline=True)}</hp:textart>',
        f"<hp:ole>{pos(inline=True)}</hp:ole>",
    )
    document = read(hwpx(body))
    figures = [(block.kind, block.text) for block in document.blocks if isinstance(block, Figure)]
    assert figures == [("picture", ""), ("equation", "a over b"), ("picture", "비전"), ("object", "")]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["사진"]


def test_the_words_of_a_chart() -> None:
    chart = (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:title><a:t>예산 추이</a:t></c:title>'
        "<c:ser><c:tx><c:v>국비</c:v></c:tx><c:cat><c:v>2025</c:v><c:v>2026</c:v></c:cat><c:val><c:v>10</c:v></c:val>"
        "</c:ser></c:chartSpace>"
    )
    data = hwpx(p("", '<hp:chart chartIDRef="Chart/chart1.xml"/>'), parts={"Chart/chart1.xml": chart})
    assert [(block.kind, block.text) for block in read(data).blocks if isinstance(block, Figure)] == [
        ("chart", "예산 추이\n국비\n2025\n2026")
    ]
    document = read(hwpx(p("", '<hp:chart chartIDRef="Chart/chart1.xml"/>')))
    assert "Chart/chart1.xml is missing" in document.issues[0].message


def test_what_is_not_known_is_told() -> None:
    document = read(hwpx(p("가<hp:later/>나", "<hp:sound/>", ctrl("<hp:newer/>"))))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["가나"]
    assert {(issue.code, issue.message) for issue in document.issues} == {
        (IssueCode.SKIPPED, f"{kind} is not read (1 times)") for kind in ("later", "sound", "newer")
    }


def test_groups_are_read_in_order() -> None:
    inner = f"<hp:container>{box(p('둘'))}<hp:pic/></hp:container>"
    group = f"<hp:container>{box(p('하나'))}{inner}{box(p('셋'))}{pos(inline=False)}</hp:container>"
    found = [
        block.text or block.kind if isinstance(block, Figure) else block.text
        for block in read(hwpx(p("", group))).blocks
    ]
    assert found == ["하나", "둘", "picture", "셋"]


def test_a_paragraph_whose_mark_was_joined_from_two_is_told() -> None:
    whole = p("가", shape=0) + p("나") + p("다")
    joined = whole.replace('paraPrIDRef="0"', 'paraPDRef="0"', 1)
    assert joined != whole
    issues = [one.message for one in read(hwpx(joined)).issues if one.code is IssueCode.PARTIAL]
    assert any(message.startswith("1 paragraphs begin in a way") for message in issues)
    assert not any("begin in a way" in one.message for one in read(hwpx(whole)).issues)


def test_lists_that_are_nested_too_deeply_are_told() -> None:
    inner = p("속")
    for _ in range(40):
        inner = p("", box(inner))
    assert texts(inner) == ["속"]
    for _ in range(60):
        inner = p("", box(inner))
    document = read(hwpx(p("겉"), inner))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["겉"]
    assert any("nested too deeply" in issue.message for issue in document.issues)


@pytest.mark.parametrize("count", [50, 5000])
def test_elements_without_end(count: int) -> None:
    document = read(hwpx(p("겉") + "<hp:p><hp:run><hp:container>" * count))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["겉"]
    assert document.issues[0].code is IssueCode.PARTIAL
