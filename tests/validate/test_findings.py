"""What a finding says beyond that it failed: hints that mend it, the number to suspect, whose fault it is, sentences."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from extract.document import Document
from extract.issues import Issue, IssueCode
from extract.schemas import Blame, Check
from extract.source import Source
from extract.validate.judging.finish import explained
from extract.validate.judging.particles import Word, ending

Find = Callable[..., list[Check]]

PLAIN = """
구분|국비|시비|구비|계
가|{a}|4,210|1,377|{A}
나|2,950|{b}|1,604|8,692
다|3,308|2,465|{c}|7,666
계|{d}|10,813|4,874|{D}
"""
RIGHT = {"a": "1,233", "A": "6,820", "b": "4,138", "c": "1,893", "d": "7,491", "D": "23,178"}


@pytest.fixture
def find(grid: Any, check_grids: Any) -> Find:
    """Return a function from a table and its unit to the checks that fail."""

    def run(text: str, unit: str = "천원", **changes: str) -> list[Check]:
        found = check_grids(grid(text.format(**(RIGHT | changes)) if "{" in text else text, unit=unit))
        return [check for check in found if check.status.value == "inconsistent"]

    return run


def suspects(found: Sequence[Check]) -> set[tuple[str, str]]:
    return {(check.suspect.raw, f"{check.suspect.mended:,f}") for check in found if check.suspect}


def hints(found: Sequence[Check]) -> set[tuple[str, ...]]:
    return {check.hints for check in found}


def test_the_table_is_right_as_it_stands(find: Find) -> None:
    assert find(PLAIN) == []


@pytest.mark.parametrize(
    ("cell", "printed", "code"),
    [
        ("b", "4,318", "digits_swapped"),
        ("b", "4,938", "one_digit"),
        ("c", "18,930", "ten_times"),
        ("a", "123,300", "hundred_times"),
        ("a", "1,233,000", "thousand_times"),
        ("c", "△1,893", "sign_lost"),
    ],
)
def test_a_wrong_cell_is_found_where_its_row_and_its_column_cross(
    find: Find, cell: str, printed: str, code: str
) -> None:
    found = find(PLAIN, **{cell: printed})
    assert sorted(check.rule for check in found) == ["column_total", "row_total"]
    assert suspects(found) == {(printed, RIGHT[cell])}
    assert hints(found) == {(code,)}
    assert {check.blame for check in found} == {Blame.SOURCE}
    assert all(check.suspect and check.suspect.source.row in (1, 2, 3) for check in found)


def test_a_wrong_total_is_found_where_sum_and_sum_of_sums_cross(find: Find) -> None:
    found = find(PLAIN, d="7,941")
    assert suspects(found) == {("7,941", "7,491")}
    assert hints(found) == {("digits_swapped",)}


def test_two_errors_apart_are_two_suspects(find: Find) -> None:
    assert suspects(find(PLAIN, A="6,920", d="7,891")) == {("6,920", "6,820"), ("7,891", "7,491")}


def test_two_errors_in_one_row_name_no_number(find: Find) -> None:
    found = find(PLAIN, a="1,333", A="6,870")
    assert len(found) == 3
    assert suspects(found) == set()


def test_a_total_is_suspected_where_all_its_parts_are_confirmed(find: Find) -> None:
    """The failing total of a row stands in no other relation, but each of its parts stands in a column that adds up."""
    text = PLAIN.replace("계|{d}|10,813|4,874|{D}\n", "계|{d}|10,813|4,874|-\n")
    found = find(text, A="6,920")
    assert [(check.rule, check.stated.raw) for check in found] == [("row_total", "6,920")]
    assert suspects(found) == {("6,920", "6,820")}


def test_a_dash_as_total_is_no_claim(find: Find, grid: Any, check_grids: Any, statuses: Any) -> None:
    text = "구분|인원|상금\n금상|1|500\n은상|2|300\n계|3|-\n"
    assert find(text) == []
    assert statuses(check_grids(grid(text)), "column_total") == [("3", "exact"), ("-", "not_checkable")]


def test_without_other_relations_nothing_is_suspected(find: Find) -> None:
    found = find("구분|예산\n가|1,520\n나|2,310\n계|3,930\n")
    assert [(check.suspect, check.hints, check.blame) for check in found] == [(None, ("one_digit",), Blame.UNDECIDED)]


def test_neighbours_that_changed_places(find: Find) -> None:
    found = find(PLAIN.replace("2,950|{b}", "{b}|2,950"))
    assert {check.rule for check in found} == {"column_total"}
    assert hints(found) == {("neighbour_swapped",)}
    assert suspects(found) == set()
    said = found[0].explanations[0]
    assert said.ko.startswith("4,138과 이웃한 2,950을 서로 바꾸면")
    assert said.source is not None
    assert (said.source.row, said.source.col) == (2, 1)


def test_a_row_that_is_missing(find: Find) -> None:
    rows = "구분|국비|시비|이월|계\n가|-|4,210|77|4,287\n{row}다|3,308|2,465|12|5,785\n계|3,308|10,813|89|14,210\n"
    assert find(rows.replace("{row}", "나|-|4,138|0|4,138\n")) == []
    found = find(rows.replace("{row}", ""))
    assert [check.stated.raw for check in found] == ["10,813", "14,210"]
    assert hints(found) == {("row_missing",)}
    assert suspects(found) == set()
    assert {check.explanations[0].ko.split("인 항목")[0] for check in found} == {"값이 4,138"}


@pytest.mark.parametrize(
    ("total", "code", "number"), [("5,940", "part_left_out", "2,310"), ("10,560", "part_twice", "2,310")]
)
def test_parts_left_out_or_taken_twice(find: Find, total: str, code: str, number: str) -> None:
    found = find(f"구분|예산\n가|1,520\n나|2,310\n다|4,420\n계|{total}\n")
    assert hints(found) == {(code,)}
    assert number in found[0].explanations[0].ko
    assert number in found[0].explanations[0].en


def test_the_total_of_another_column(find: Find) -> None:
    found = find("구분|2024년|2025년\n가|1,520|1,777\n나|2,310|4,058\n계|5,835|5,835\n")
    assert [check.hints for check in found] == [("as_beside", "other_total")]


def test_a_hint_is_given_only_where_it_mends(find: Find) -> None:
    """A total that differs in one digit from the sum of its row keeps its number where its column confirms it."""
    found = find(PLAIN, A="6,920", D="23,278")
    assert all("one_digit" not in check.hints or check.suspect for check in found)
    assert all(check.explanations == () or len(check.explanations) == len(check.hints) for check in found)


def test_blame_falls_on_the_reading_where_the_page_was_recognised(grid: Any, check_grids: Any) -> None:
    table = grid("구분|예산\n가|1,520\n나|2,310\n계|3,930\n", unit="천원")
    check = next(one for one in check_grids(table) if one.status.value == "inconsistent")
    paged = check.model_copy(
        update={"stated": check.stated.model_copy(update={"source": replace(check.stated.source, page=4)})}
    )
    clear = Document((table.table,), "pdf", "test")
    for page, blame in ((4, Blame.EXTRACTION), (5, Blame.UNDECIDED)):
        doubted = replace(clear, issues=(Issue(IssueCode.OCR, "recognised", Source(page=page)),))
        assert [one.blame for one in explained((paged,), doubted, {})] == [blame]


def test_blame_falls_on_the_reading_where_cells_ran_together(find: Find) -> None:
    found = find("구분|예산|집행\n가|1,520|1,000\n나|2,310 1,111|2,000\n다|1,004|1,000\n계|6,000|4,000\n")
    assert all(check.blame is Blame.EXTRACTION for check in found)


def test_doubt_about_the_whole_file_leaves_it_open(grid: Any, check_grids: Any) -> None:
    table = grid("구분|예산|집행\n가|1,520|1,000\n나|2,310|2,000\n계|3,930|3,000\n", unit="천원")
    checks = check_grids(table)
    doubted = Document((table.table,), "hwp", "test", issues=(Issue(IssueCode.LOW_FIDELITY, "converted", Source()),))
    for document, blame in ((replace(doubted, issues=()), Blame.SOURCE), (doubted, Blame.UNDECIDED)):
        again = explained(checks, document, {})
        assert [one.blame for one in again if one.status.value == "inconsistent"] == [blame]


def test_operands_know_their_sources_and_sentences_both_languages(find: Find) -> None:
    check = find("구분|예산\n가|1,520\n나|2,310\n계|3,930\n")[0]
    assert [one.raw for one in check.operands] == ["1,520", "2,310"]
    assert [one.source.row for one in check.operands] == [1, 2]
    assert (
        check.message
        == "[계 / 예산] 열 합계: 3,930으로 적혀 있으나 항목을 더하여 나온 값은 3,830으로, 적힌 수가 100만큼 큽니다."
    )
    assert check.message_en == (
        "Column total of “계 / 예산”: 3,930 is printed, but its items add up to 3,830: the printed number is 100 too high."
    )
    assert (check.label, check.delta) == ("계 / 예산", Decimal(100))


@pytest.mark.parametrize(
    ("word", "particles"),
    [
        ("예산", "예산은 예산이 예산을 예산과 예산으로"),
        ("서울", "서울은 서울이 서울을 서울과 서울로"),
        ("합계", "합계는 합계가 합계를 합계와 합계로"),
        ("1,230", "1,230은 1,230이 1,230을 1,230과 1,230으로"),
        ("27", "27은 27이 27을 27과 27로"),
        ("95.4%", "95.4%는 95.4%가 95.4%를 95.4%와 95.4%로"),
        ("예산액(안)", "예산액(안)은 예산액(안)이 예산액(안)을 예산액(안)과 예산액(안)으로"),
        ("△12", "△12는 △12가 △12를 △12와 △12로"),
        ("3㎢", "3㎢는 3㎢가 3㎢를 3㎢와 3㎢로"),
    ],
)
def test_particles_follow_the_sound_before_them(word: str, particles: str) -> None:
    said = [f"{Word(word):{particle}}" for particle in ("은", "이", "을", "과", "으로")]
    assert said == particles.split()


def test_a_dash_ends_in_a_vowel() -> None:
    assert ending("-") == ending("") == "open"


@pytest.mark.parametrize(
    ("text", "rule", "status"),
    [
        ("구분|예산액(A)|결산액(B)|증감(A-B)\n가|900|700|200\n나|-|52|(52)\n다|310|300|10\n", "change", "exact"),
        (
            "구분|올해(A)|평균(B)|차이(A-B)\n가|83.9|78.7|(+5.2)\n나|82.0|77.5|(+4.5)\n다|-0.5|-1.0|(-0.5)\n",
            "change",
            "inconsistent",
        ),
        ("평가 항목|배점\n추진일정계획|2\n유지보수 요율|8\n전문업체 참여|3\n", "ratio", "not_checkable"),
        ("구분|1차|2차|3차|합계\n배점|20점|20점|30점|100%\n", "row_total", ""),
    ],
)
def test_what_is_no_contradiction(
    text: str, rule: str, status: str, grid: Any, check_grids: Any, statuses: Any
) -> None:
    """A number in brackets may be negative, a rate may be a heading of scores, points are not added up to per cent."""
    found = [one for one in statuses(check_grids(grid(text)), rule) if one[1] != "exact" or status == "exact"]
    assert {one[1] for one in found} <= {status}
    assert bool(status) >= bool(found)


def test_a_lost_sign_is_told_where_it_mends(grid: Any, check_grids: Any) -> None:
    text = "구분|올해(A)|평균(B)|차이(A-B)\n가|83.9|78.7|(+5.2)\n나|82.0|77.5|(+4.5)\n다|-0.5|-1.0|(-0.5)\n"
    wrong = next(check for check in check_grids(grid(text)) if check.status.value == "inconsistent")
    assert wrong.hints == ("sign_lost",)
    assert "0.5" in wrong.explanations[0].ko


def test_a_product_that_slipped_by_ten(check_lines: Any) -> None:
    wrong = next(check for check in check_lines("- 강사 2명 × 3.5백만원 = 70백만원") if check.rule == "product")
    assert (wrong.status.value, wrong.hints) == ("inconsistent", ("ten_times",))
    assert wrong.explanations[0].ko.startswith("70백만원을 7백만원으로 보면")


def test_a_rate_that_follows_from_a_wrong_change_is_no_second_error(find: Find) -> None:
    text = "구분|올해(A)|작년(B)|증감(A-B)|증감률(%)\n가|5,904|5,611|283|5.0\n나|2,310|2,200|110|5.0\n다|1,260|1,200|60|5.0\n"
    assert [check.stated.raw for check in find(text, "건")] == ["283"]
    wrong = find(text.replace("283|5.0", "293|5.9"), "건")
    assert [check.stated.raw for check in wrong] == ["5.9"]
