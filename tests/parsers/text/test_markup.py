"""Markdown and tags within a line."""

import pytest

from extract.parsers.text.markup import drop_hidden, is_markdown, parse_inline


@pytest.mark.parametrize(
    ("raw", "text", "bold"),
    [
        ("**굵게** 보통", "굵게 보통", True),
        ("보통 **굵게**", "보통 굵게", False),
        ("■ **국·소별 구성**", "■ 국·소별 구성", True),
        ("3**체계적인 혁신교육**", "3 체계적인 혁신교육", True),
        ("Ⅲ**추진계획**", "Ⅲ 추진계획", True),
        ("『**지식나눔**』 게시판", "『지식나눔』 게시판", True),
        ("직원 『**지식나눔**』", "직원 『지식나눔』", False),
        ("** 참고 : 정원 12명", "** 참고 : 정원 12명", False),
        ("현원** 12명", "현원** 12명", False),
        ("2**10", "2**10", False),
        ("<b>지역</b>혁신", "지역혁신", True),
        ("목표<br>전략<BR/>과제", "목표\n전략\n과제", False),
        ('협치 <ul style="x: y"> <li>■ 기반</li> <li>■ 선도</li></ul>', "협치\n■ 기반\n■ 선도", False),
        ("<신규> 사업 <2025년>", "<신규> 사업 <2025년>", False),
        ("a < b > c", "a < b > c", False),
        ("R&amp;D &lt;안&gt; &unknown; R&D;", "R&D <안> &unknown; R&D;", False),
        (r"1\. 제목 \* \[안\]", "1. 제목 * [안]", False),
        (r"C:\새 폴더 \1,000", r"C:\새 폴더 \1,000", False),
        ("[누리집](https://example.org/a) 참고", "누리집 참고", False),
        ("[붙임](별첨) 참고", "[붙임](별첨) 참고", False),
        ("앞 ![그림](a.png) 뒤", "앞  뒤", False),
        ("- 목록", "- 목록", False),
        ("* 현원 : 8명", "* 현원 : 8명", False),
    ],
)
def test_inline(raw: str, text: str, bold: bool) -> None:  # noqa: FBT001 - a column of the table
    found = parse_inline(raw, marked=True)
    assert (found.text, found.bold) == (text, bold)


def test_plain_text_is_left_as_it_is() -> None:
    assert parse_inline(" **가** <b>나</b> ", marked=False).text == "**가** <b>나</b>"


@pytest.mark.parametrize("text", ["# 제목", "본문\n### □ 개요", "**굵게**", "가<br>나", "<table>", "   ## 제목"])
def test_markdown(text: str) -> None:
    assert is_markdown(text)


@pytest.mark.parametrize(
    "text", ["#제목", "#1 사업", "** 참고 : 2 ** 3", "<신규>", "- 항목\n* 참고", "1. 제목", "####"]
)
def test_not_markdown(text: str) -> None:
    assert not is_markdown(text)


def test_hidden_parts() -> None:
    assert drop_hidden("가<!-- 메모 -->나<style>p {}</style>다<SCRIPT>x</SCRIPT>라") == "가나다라"
    assert drop_hidden("가<!-- 열림") == "가<!-- 열림"
