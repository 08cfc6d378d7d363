"""Automatic numbers of lists and headings."""

from collections.abc import Callable

import pytest

from extract.document import Paragraph
from extract.parsers.odf.lists import number_text
from extract.parsers.odt import read

Make = Callable[..., bytes]


def level(place: int, form: str, more: str = "", inner: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{place}" style:num-format="{form}" {more}>{inner}'
        "</text:list-level-style-number>"
    )


LIST = (
    '<text:list-style style:name="L">'
    + level(1, "가, 나, 다, ...", 'style:num-suffix="."')
    + level(2, "1", 'text:display-levels="2" style:num-prefix="(" style:num-suffix=")"')
    + level(3, "①, ②, ③, ...", 'text:start-value="3"')
    + '<text:list-level-style-bullet text:level="4" text:bullet-char="l"><style:text-properties '
    'style:font-name="Wingdings"/></text:list-level-style-bullet></text:list-style>'
)


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def item(*inner: str, more: str = "") -> str:
    return f"<text:list-item {more}>{''.join(inner)}</text:list-item>"


def lists(*items: str, more: str = "") -> str:
    return f"<text:list {more}>{''.join(items)}</text:list>"


L = 'text:style-name="L"'


def numbers(data: bytes) -> list[str | None]:
    return [block.number for block in read(data).blocks if isinstance(block, Paragraph)]


def test_levels_prefixes_and_signs(odf: Make) -> None:
    deep = lists(item(p("x"), lists(item(p("x"), lists(item(p("x")))), item(p("x")))), item(p("x")))
    body = lists(item(p("x"), deep), item(p("x"), p("둘째 문단"), lists(item(p("x")))), more=L)
    expected = ["가.", "(가.1)", "③", "●", "④", "(가.2)", "나.", None, "(나.1)"]
    assert numbers(odf(body, auto=LIST)) == expected


def test_lists_begin_anew_unless_they_continue(odf: Make) -> None:
    body = (
        lists(item(p("x")), item(p("x")), more=f'{L} xml:id="a"')
        + lists(item(p("x")), more=L)
        + lists(item(p("x")), more=f'{L} text:continue-numbering="true"')
        + lists(item(p("x")), more=f'{L} text:continue-list="a"')
        + lists(item(p("x"), more='text:start-value="7"'), item(p("x")), more=L)
    )
    assert numbers(odf(body, auto=LIST)) == ["가.", "나.", "가.", "나.", "다.", "사.", "아."]


def test_headers_and_wrapping_items_are_not_counted(odf: Make) -> None:
    body = lists(f"<text:list-header>{p('머리')}</text:list-header>", item(lists(item(p("x")))), item(p("x")), more=L)
    assert numbers(odf(body, auto=LIST)) == [None, "(가.1)", "가."]


def test_the_style_of_the_paragraph_counts_where_the_list_names_none(odf: Make) -> None:
    own = '<style:style style:name="P" style:family="paragraph" style:list-style-name="L"/>'
    other = '<text:list-style style:name="M">' + level(1, "I") + "</text:list-style>"
    body = lists(item(p("x", "P"))) + lists(item(p("x"), more='text:style-override="M"'), item(p("x")), more=L)
    assert numbers(odf(body, auto=LIST + own + other)) == ["가.", "I", "나."]


def test_a_template_of_the_number(odf: Make) -> None:
    named = '<text:list-style style:name="L">' + level(1, "1", 'loext:num-list-format="제%1%장"') + "</text:list-style>"
    assert numbers(odf(lists(item(p("x")), more=L), auto=named)) == ["제1장"]


def test_headings_are_numbered_by_the_outline(odf: Make) -> None:
    def outline(place: int, form: str, more: str = "") -> str:
        return f'<text:outline-level-style text:level="{place}" style:num-format="{form}" {more}/>'

    levels = outline(1, "I", 'style:num-suffix="."') + outline(2, "1", 'text:display-levels="2"') + outline(3, "")
    styles = f"<text:outline-style>{levels}</text:outline-style>"
    plain = '<style:style style:name="N" style:family="paragraph" style:list-style-name=""/>'

    def h(place: int, more: str = "") -> str:
        return f'<text:h text:outline-level="{place}" {more}>제목</text:h>'

    body = h(1) + h(2) + h(3) + h(1, 'text:style-name="N"') + h(1) + h(2) + h(1, 'text:is-list-header="true"')
    body += h(1, 'text:restart-numbering="true" text:start-value="9"')
    expected = ["I.", "I.1", None, None, "II.", "II.1", None, "IX."]
    assert numbers(odf(body, styles=styles, auto=plain)) == expected


def test_numbers_in_cells_stand_in_the_text(odf: Make) -> None:
    cell = f"<table:table-cell>{lists(item(p('하나')), more=L)}</table:table-cell>"
    table = read(odf(f"<table:table><table:table-row>{cell}{cell}</table:table-row></table:table>", auto=LIST)).blocks[
        0
    ]
    assert not isinstance(table, Paragraph)
    assert getattr(table, "cells")[0].text == "가. 하나"  # noqa: B009 - a table


def test_the_edge_comes_from_the_level(odf: Make) -> None:
    aligned = '<style:list-level-label-alignment fo:margin-left="2in" fo:text-indent="-1in"/>'
    inner = f"<style:list-level-properties>{aligned}</style:list-level-properties>"
    named = '<text:list-style style:name="L">' + level(1, "1", inner=inner) + "</text:list-style>"
    (block,) = read(odf(lists(item(p("x")), more=L), auto=named)).blocks
    assert isinstance(block, Paragraph)
    assert block.style.indent == 72.0


@pytest.mark.parametrize(
    ("system", "shown"),
    [
        ("1", ["1", "2", "15"]),
        ("a", ["a", "b", "o"]),
        ("I", ["I", "II", "XV"]),
        ("가, 나, 다, ...", ["가", "나", "가가"]),
        ("ㄱ, ㄴ, ㄷ, ...", ["ㄱ", "ㄴ", "ㄱㄱ"]),
        ("일, 이, 삼, ...", ["일", "이", "십오"]),
        ("하나, 둘, 셋, ...", ["하나", "둘", "열다섯"]),
        ("一, 二, 三, ...", ["一", "二", "十五"]),
        ("甲, 乙, 丙, ...", ["甲", "乙", "15"]),
        ("①, ②, ③, ...", ["①", "②", "⑮"]),
        ("㉮, ㉯, ㉰, ...", ["㉮", "㉯", "15"]),
        ("㉠, ㉡, ㉢, ...", ["㉠", "㉡", "15"]),
        ("???", ["1", "2", "15"]),
    ],
)
def test_formats_of_numbers(system: str, shown: list[str]) -> None:
    assert [number_text(value, system) for value in (1, 2, 15)] == shown
