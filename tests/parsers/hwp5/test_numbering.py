"""Automatic numbers, outlines and bullets as Hangul prints them."""

from struct import pack

from extract.document import Document, Paragraph
from extract.parsers.hwp5 import read
from tests.parsers.hwp5.build import BULLET, doc_info, extended, hwp, numbering, para, para_shape, record, section_def


def numbers(document: Document) -> list[str | None]:
    return [block.number for block in document.blocks if isinstance(block, Paragraph)]


FORMATS = numbering(("^1.", 0), ("^2)", 8), ("(^1-^3)", 1))


def test_levels_count_and_begin_anew_behind_a_higher_one() -> None:
    info = doc_info(FORMATS, *(para_shape(2, level, 1) for level in range(3)))
    body = b"".join(para("가", shape=level) for level in (0, 1, 1, 2, 0, 1)) + para("가", shape=2, last=True)
    assert numbers(read(hwp(body, info=info))) == ["1.", "가)", "나)", "(1-①)", "2.", "가)", "(2-①)"]


def test_paragraphs_without_text_count_too() -> None:
    info = doc_info(FORMATS, para_shape(2, 0, 1))
    document = read(hwp(para("가") + para("") + para("나", last=True), info=info))
    assert numbers(document) == ["1.", "3."]


def test_each_numbering_counts_for_itself() -> None:
    info = doc_info(FORMATS, numbering(("^1", 1)), para_shape(2, 0, 1), para_shape(2, 0, 2))
    body = para("가", shape=0) + para("나", shape=1) + para("다", shape=0) + para("라", shape=1, last=True)
    assert numbers(read(hwp(body, info=info))) == ["1.", "①", "2.", "②"]


def test_an_outline_counts_with_the_numbering_of_its_section() -> None:
    info = doc_info(FORMATS, numbering(("제^1장", 0)), para_shape(1, 0, 0), sections=2)
    mark = extended(2, "secd")
    first = para(mark + "가", section_def(1)) + para("나", last=True)
    second = para(mark + "다", section_def(2), last=True)
    document = read(hwp(first, second, info=info))
    assert numbers(document) == ["1.", "2.", "제1장"]
    assert [block.style.outline for block in document.blocks if isinstance(block, Paragraph)] == [1, 1, 1]


def test_without_a_numbering_levels_show_their_path() -> None:
    info = doc_info(para_shape(2, 0, 0), para_shape(2, 1, 0))
    body = para("가") + para("나", shape=1) + para("다", shape=1, last=True)
    assert numbers(read(hwp(body, info=info))) == ["1.", "1.1.", "1.2."]


def test_bullets() -> None:
    def bullet(sign: str) -> bytes:
        return record(BULLET, 1, pack("<IHHI", 8, 0, 50, 0xFFFFFFFF) + sign.encode("utf-16-le"))

    info = doc_info(
        bullet("●"), bullet("\uf0a7"), bullet("\xad"), bullet("\uffff"), *(para_shape(3, 0, n) for n in range(1, 5))
    )
    body = b"".join(para("가", shape=shape, last=shape == 3) for shape in range(4))
    assert numbers(read(hwp(body, info=info))) == ["●", "▪", "-", None]
