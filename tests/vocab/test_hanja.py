"""Chinese characters are read in Hangul, one for one."""

import pytest

from extract.normalize.money import find_money
from extract.normalize.text import level
from extract.normalize.unit import find_unit_line
from extract.vocab import fold, lexicon
from extract.vocab.hanja import to_hangul

READ = [
    ("定員", "정원"),
    ("過不足", "과부족"),
    ("不法", "불법"),
    ("5級", "5급"),
    ("技能職", "기능직"),
    ("2003年度 年間", "2003년도 연간"),
    ("歷年 經歷", "역년 경력"),
    ("比率과 增減率", "비율과 증감률"),
    ("4. 7(月)", "4. 7(월)"),
    ("第一", "제일"),
    ("期限", "기한"),
]


@pytest.mark.parametrize(("text", "hangul"), READ)
def test_characters_are_read(text: str, hangul: str) -> None:
    assert to_hangul(text) == hangul


@pytest.mark.parametrize("text", ["一. 서론", "(甲)", "12. 31限", "예산", "三、"])
def test_signs_that_count_and_endings_of_dates_stay(text: str) -> None:
    assert to_hangul(text) == text


@pytest.mark.parametrize("text", [text for text, _ in READ])
def test_offsets_stay(text: str) -> None:
    assert len(to_hangul(text)) == len(text) == len(level(text))


def test_every_word_list_profits() -> None:
    assert fold("豫 算 額") == "예산액"
    assert lexicon("staff_kinds").key("現 員") == "actual"
    assert lexicon("row_totals").key("小計") == "subtotal"
    assert lexicon("funding").key("區費") == "district"


def test_sums_and_units_are_read() -> None:
    assert [span.money.won for span in find_money("金7千8百萬원, 48億6千2百萬원")] == [78_000_000, 4_862_000_000]
    found = find_unit_line("(單位 : 百萬원)")
    assert found
    assert found[2].units[0].key == "million_won"
