"""Changed numbers: what a change does to a document, which relations it breaks, and that the checks report most of them."""

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from evaluation.perturb.changes import Change, Edit, changed
from evaluation.perturb.kinds import MAKERS, dropped, one_digit, unit_slip
from evaluation.perturb.relations import numbers, read_number, still_holds
from evaluation.perturb.report import recall, rows
from evaluation.perturb.run import Read, Result, batches, read_checks, run_groups, targets
from extract import parsers
from extract.document import Block, Cell, Document, Paragraph, Table
from extract.source import Source

PLAN = "gaon-planning-2026.docx"
FLOOR = 0.6
"""The least share of changes to a sample of the plan's numbers that must be reported."""

FEE = """
구분 | 2024년 | 2025년 | 증감 | 집행률(%)
인건비 | 1,000 | 1,200 | 200 | 83.3
운영비 | 2,000 | 1,900 | △100 | 105.3
시설비 | 3,410 | 3,500 | 90 | 97.4
합계 | 6,410 | 6,600 | 190 | 97.1
"""


def fees() -> Document:
    texts = [[text.strip() for text in line.split("|")] for line in FEE.strip().splitlines()]
    cells = tuple(Cell(r, c, text, header=not r) for r, row in enumerate(texts) for c, text in enumerate(row))
    blocks: tuple[Block, ...] = (
        Paragraph("예산 현황 (단위: 천원)", Source(0)),
        Table(cells, len(texts), len(texts[0]), Source(1)),
    )
    return Document(blocks, "test", "test")


@pytest.fixture
def read() -> Read:
    return read_checks("fees", fees())


def texts(document: Document) -> list[list[str]]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def test_a_dropped_row_moves_the_rows_below_it() -> None:
    change = Change("row dropped", {(1, 2, 1, 0): Decimal(0)}, row=(1, 2))
    assert [row[0] for row in texts(changed(fees(), [change]))] == ["구분", "인건비", "시설비", "합계"]
    assert (change.moved((1, 2, 1, 0)), change.moved((1, 4, 1, 0))) == (None, (1, 3, 1, 0))
    assert (change.moved((1, 1, 1, 0)), change.moved((0, None, None, 5))) == ((1, 1, 1, 0), (0, None, None, 5))


def test_an_edit_moves_what_stands_behind_it_in_its_text() -> None:
    change = Change("unit x1000", {}, (Edit((0, None, None), 2, 3, "5,000"),))
    document = Document((Paragraph("총 5명(2, 3)", Source(0)),), "test", "test")
    (block,) = changed(document, [change]).blocks
    assert isinstance(block, Paragraph)
    assert block.text == "총 5,000명(2, 3)"
    assert [change.moved((0, None, None, at)) for at in (0, 2, 5)] == [(0, None, None, at) for at in (0, 2, 9)]


@pytest.mark.parametrize(
    ("raw", "value"), [("△1,234", -1234), ("95.1%", Decimal("95.1")), ("5조 56억원", 5_005_600_000_000), ("3명", 3)]
)
def test_printed_numbers_are_read(raw: str, value: int | Decimal) -> None:
    found = read_number(raw)
    assert found is not None
    assert found[0] == value


def test_a_change_is_visible_if_a_relation_no_longer_holds(read: Read) -> None:
    by_raw = {number.raw: number for number in numbers(read.checks)}
    rate = next(check for check in read.checks if check.stated.raw == "97.1")
    spent, total = (by_raw[raw].place for raw in ("6,410", "6,600"))
    assert still_holds(rate, {spent: Decimal(6409) / 6410})
    assert not still_holds(rate, {spent: Decimal(6310) / 6410})
    assert not still_holds(rate, {total: Decimal(1000)})
    sums = [check for check in read.checks if check.rule == "column_total" and check.stated.raw == "6,410"]
    assert [still_holds(sums[0], {by_raw[raw].place: Decimal(2)}) for raw in ("1,000", "6,410")] == [False, False]
    both = {by_raw["1,000"].place: Decimal(2), by_raw["2,000"].place: Decimal("0.5")}
    assert still_holds(sums[0], both)


def test_changes_keep_to_their_number(read: Read) -> None:
    for number in numbers(read.checks):
        for make in MAKERS:
            change = make(read.material, number, Random(1))
            before, after = texts(fees()), texts(changed(fees(), [change] if change else []))
            differ = [(r, c) for r, row in enumerate(before) for c, text in enumerate(row) if text != after[r][c]]
            assert set(differ) == ({(place[1], place[2]) for place in change.numbers} if change else set())


def test_a_digit_and_a_unit_change_the_value(read: Read) -> None:
    number = next(one for one in numbers(read.checks) if one.raw == "1,000")
    digit, unit = one_digit(read.material, number, Random(1)), unit_slip(read.material, number, Random(1))
    assert digit is not None
    assert unit is not None
    assert len(digit.edits[0].text) == len("1,000")
    assert digit.edits[0].text != "1,000"
    assert unit.numbers[number.place] in (Decimal(1000), Decimal("0.001"))


def test_rows_of_parts_can_be_dropped_but_not_the_total(read: Read) -> None:
    found = list(dropped(fees(), numbers(read.checks)))
    assert [target.change.row for target in found] == [(1, 1), (1, 2), (1, 3)]
    assert {check.rule for target in found for check in target.checks} == {"column_total"}


def test_changes_of_one_run_stand_apart(read: Read) -> None:
    found = targets(read, 0, 1)
    assert [len(group) for group in batches(found)] == [1] * len(found)


def test_broken_sums_are_reported_at_their_number(read: Read) -> None:
    number = next(one for one in numbers(read.checks) if one.raw == "2,000")
    found = [target for target in targets(read, 0, 1) if list(target.change.numbers) == [number.place]]
    results = run_groups("fees", fees(), [[target] for target in found])
    assert [(one.kind, one.seen) for one in results] == [("one digit", True), ("unit x1000", True)]


def test_the_table_counts_by_rule_and_kind() -> None:
    results = [
        Result("one digit", ("change", "ratio"), seen=True, soft=False, visible=True, where=""),
        Result("one digit", ("change",), seen=False, soft=True, visible=True, where=""),
        Result("swap", (), seen=False, soft=False, visible=False, where=""),
    ]
    printed = list(rows(results))
    assert "| change | 1 / 2 |  |  |  | 1 / 2 | 0.500 | 1 |" in printed
    assert "| ratio | 1 / 1 |  |  |  | 1 / 1 | 1.000 | 0 |" in printed
    assert recall(results) == 0.5


def test_most_changes_to_a_sample_plan_are_reported(corpus: Path) -> None:
    read = read_checks(PLAN, parsers.read((corpus / PLAN).read_bytes()))
    results = run_groups(PLAN, read.material.document, batches(targets(read, 16, 1)))
    assert recall(results) >= FLOOR
