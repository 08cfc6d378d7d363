"""OpenDocument presentations."""

from collections.abc import Callable

from extract.document import Paragraph, Part
from extract.issues import IssueCode
from extract.parsers import read
from tests.parsers.odf.conftest import PRESENTATION

Make = Callable[..., bytes]


def frame(text: str, top: int, more: str = "", left: int = 1) -> str:
    return (
        f'<draw:frame svg:x="{left}cm" svg:y="{top}cm" svg:width="5cm" svg:height="1cm" {more}>'
        f"<draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>"
    )


def page(*shapes: str, more: str = "") -> str:
    return f'<draw:page draw:master-page-name="M" {more}>{"".join(shapes)}</draw:page>'


SEEN = (
    '<style:style style:name="G" style:family="graphic"><style:graphic-properties draw:stroke="solid"/></style:style>'
    '<style:style style:name="H" style:family="drawing-page"><style:drawing-page-properties '
    'presentation:visibility="hidden"/></style:style>'
)


def test_pages_titles_frames_margins_and_notes(odf: Make) -> None:
    hint = frame("제목 자리", 2, 'presentation:class="title"')
    notes = "<presentation:notes>" + frame("노트", 10, 'presentation:class="notes"') + "</presentation:notes>"
    body = (
        '<presentation:footer-decl presentation:name="f">가온구</presentation:footer-decl>'
        + page(
            frame("아래", 8, 'draw:style-name="G"'),
            frame("묶음 옆", 2, left=9),
            f"<draw:g>{frame('묶음 둘', 4)}{frame('묶음 하나', 2)}</draw:g>",
            frame("제목", 12, 'presentation:class="title"'),
            frame("3", 19, 'presentation:class="page-number"'),
            frame("눌러 쓰기", 5, 'presentation:class="outline" presentation:placeholder="true"'),
            notes,
        )
        + page(frame("숨은 쪽", 1), more='draw:style-name="H"')
    )
    masters = f'<style:master-page style:name="M">{frame("바탕 글", 1)}{hint}</style:master-page>'
    document = read(odf(body, auto=SEEN, masters=masters, mimetype=PRESENTATION))
    assert (document.format, document.pages) == ("odp", 2)
    found = [
        (block.text, block.source.page, block.part, block.style.outline, block.style.boxed)
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]
    assert found == [
        ("제목", 1, Part.BODY, 1, False),
        ("묶음 하나", 1, Part.BODY, None, False),
        ("묶음 둘", 1, Part.BODY, None, False),
        ("묶음 옆", 1, Part.BODY, None, False),
        ("아래", 1, Part.BODY, None, True),
        ("3", 1, Part.FOOTER, None, False),
        ("숨은 쪽", 2, Part.BODY, None, False),
        ("가온구", None, Part.FOOTER, None, False),
        ("바탕 글", None, Part.FOOTER, None, False),
        ("노트", 1, Part.COMMENT, None, False),
    ]
    assert [issue.code for issue in document.issues] == [IssueCode.SKIPPED]
