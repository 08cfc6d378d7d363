"""The sample plans' arithmetic: every stated relation holds, except for the errors planted on purpose."""

import pytest

from corpus.build.changes import origins, running
from corpus.build.manifest import describe
from corpus.build.markup import read_blocks, read_plans
from corpus.build.model import FORMS, Cell, Heading, Item, Plan, Table, block_strings
from corpus.build.relations import count_relations, findings

PLANS = {plan.name: plan for plan in read_plans()}
MARKERS = ("□", "○", "-")


@pytest.fixture(params=PLANS.values(), ids=PLANS.keys())
def plan(request: pytest.FixtureRequest) -> Plan:
    return request.param


def _table(body: str) -> Table:
    (block,) = read_blocks(body, MARKERS)
    assert isinstance(block, Table)
    return block


def test_what_does_not_hold_is_what_was_planted(plan: Plan) -> None:
    found = [(finding.rule, finding.where, finding.stated, finding.computed) for finding in findings(plan, PLANS)]
    planted = [(error.rule, error.where, error.stated, error.computed) for error in plan.planted]
    assert sorted(found) == sorted(planted)
    assert count_relations(plan) >= (25 if len(plan.forms) == len(FORMS) else 15)


def test_every_table_of_money_or_staff_is_checked(plan: Plan) -> None:
    tables = [block for block in plan.blocks if isinstance(block, Table) and block.kind in ("budget", "staff")]
    assert [table.cells for table in tables if not table.relations] == []


def test_contents_name_the_parts_in_order(plan: Plan) -> None:
    parts = [block.number for block in plan.blocks if isinstance(block, Heading) and block.level == 1]
    assert [entry.number for entry in plan.contents if entry.level == 1] == parts
    pages = [entry.page for entry in plan.contents]
    assert pages == sorted(pages)


def _section(plan: Plan, title: str) -> str:
    last = max(i for i, block in enumerate(plan.blocks) if isinstance(block, Heading) and block.title == title)
    after = (i for i, block in enumerate(plan.blocks) if isinstance(block, Heading) and i > last)
    blocks = plan.blocks[last : next(after, len(plan.blocks))]
    return " ".join(text for block in blocks for text in block_strings(block, plan.style))


def test_programs_print_their_budget(plan: Plan) -> None:
    for program in plan.programs:
        if program.status == "dropped":
            assert program.won == 0
        else:
            text = _section(plan, program.name)
            assert (
                f"{program.won // 1000:,}천원" in text
                or f"{program.won // 10**6:,}백만원" in text
                or (f"{program.won // 1000:,}" in text and "단위 : 천원" in text)
            )


def test_the_total_is_printed_in_a_table_of_money(plan: Plan) -> None:
    tables = [block for block in plan.blocks if isinstance(block, Table) and block.kind == "budget"]
    texts = {cell.text for table in tables for cell in table.cells}
    assert texts & {f"{plan.total // 1000:,}", f"{plan.total // 10**6:,}"}


def test_programs_follow_those_of_the_year_before() -> None:
    for plan in PLANS.values():
        earlier = PLANS.get(plan.name.replace(str(plan.year), str(plan.year - 1)))
        if earlier is None:
            continue
        known = {program.name for program in running(earlier)}
        assert {name for program in plan.programs for name in origins(program)} == known
        assert set(plan.unreported) <= known


def test_plans_differ_in_style_and_pair_by_year() -> None:
    assert len(PLANS) == 10
    assert len({plan.style.name for plan in PLANS.values()}) == len(PLANS)
    years: dict[tuple[str, str], set[int]] = {}
    for plan in PLANS.values():
        years.setdefault((plan.organization, plan.department), set()).add(plan.year)
    assert years[("누리광역시 가온구", "기획감사과")] == {2022}
    by_body: dict[str, set[int]] = {}
    for (body, _), found in years.items():
        by_body.setdefault(body, set()).update(found)
    assert list(by_body.values()) == [set(range(2022, 2027))] * 2


def test_counts_are_positive(plan: Plan) -> None:
    expected = describe(plan)["expected"]
    assert expected["money_cells"] > 20
    assert expected["staff_cells"] > 5
    assert expected["month_grids"] >= 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "|| a | < | b\n|| c | d | ^\n| 1 | 2 |",
            [(0, 0, 1, 2), (0, 2, 2, 1), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 1)],
        ),
        ("| a | b\n| ^ | c", [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]),
    ],
)
def test_spans(body: str, expected: list[tuple[int, int, int, int]]) -> None:
    def place(cell: Cell) -> tuple[int, int, int, int]:
        return cell.row, cell.col, cell.row_span, cell.col_span

    assert [place(cell) for cell in _table(body).cells][: len(expected)] == expected


def test_markers_give_the_depth() -> None:
    items = [block for block in read_blocks("□ 가\n○ 나\n- 다", MARKERS) if isinstance(block, Item)]
    assert [item.depth for item in items] == [0, 1, 2]
    with pytest.raises(ValueError, match="unknown marker"):
        list(read_blocks("● 가", MARKERS))
