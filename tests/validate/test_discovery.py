"""Relations that the numbers of a table show by themselves, and coincidences that are none."""

from pathlib import Path

from evaluation.relations import FLOORS, score_relations, to_table
from extract.validate.discovery import Kind, find_relations

ORDERS = """
|           | spring | summer | autumn
| Arbor     | 1,213  | 871    | 1,407
| Birch     | 642    | 1,118  | 930
| Cedar     | 2,087  | 455    | 1,361
| everybody | 3,942  | 2,444  | 3,698
"""


def found(text: str, kind: Kind) -> set[tuple[str, str]]:
    """Return the lines of a kind as result and operands: ``r4`` from ``r1 r2 r3``, ``c2`` from ``c0 c1``."""
    rows = [[cell.strip() for cell in line.split("|")[1:]] for line in text.strip().splitlines()]
    out: set[tuple[str, str]] = set()
    for one in find_relations(to_table(rows)):
        if one.kind is kind:
            down = all(col == one.result[1] for _, col in one.operands)
            lines = [f"r{row}" if down else f"c{col}" for row, col in (one.result, *one.operands)]
            out.add((lines[0], " ".join(lines[1:])))
    return out


def test_a_total_below_its_parts_needs_no_word() -> None:
    assert found(ORDERS, Kind.SUM) == {("r4", "r1 r2 r3")}


def test_each_number_of_a_total_is_a_relation_with_its_places() -> None:
    rows = [[cell.strip() for cell in line.split("|")[1:]] for line in ORDERS.strip().splitlines()]
    places = {one.result: one.operands for one in find_relations(to_table(rows))}
    assert places == {(4, col): ((1, col), (2, col), (3, col)) for col in (1, 2, 3)}


def test_totals_of_totals() -> None:
    text = """
| north | 312   | 704
| south | 151   | 265
| land  | 463   | 969
| east  | 1,080 | 433
| west  | 97    | 318
| coast | 1,177 | 751
| whole | 1,640 | 1,720
"""
    assert found(text, Kind.SUM) == {("r2", "r0 r1"), ("r5", "r3 r4"), ("r6", "r2 r5")}


def test_columns_of_one_heading_add_up_across_others() -> None:
    text = """
| year | out   | in    | out | in  | out   | in
| a    | 1,813 | 2,470 | 705 | 964 | 1,108 | 1,506
| b    | 2,246 | 1,967 | 913 | 618 | 1,333 | 1,349
| c    | 1,590 | 2,301 | 584 | 877 | 1,006 | 1,424
| d    | 2,017 | 2,684 | 766 | 931 | 1,251 | 1,753
"""
    assert found(text, Kind.SUM) == {("c1", "c3 c5"), ("c2", "c4 c6")}


def test_parts_scattered_among_others() -> None:
    text = """
| hills | 1,813 | 2,470 | 3,705 | 1,964 | 2,108
| coast | 2,949 | 1,585 | 2,496 | 2,667 | 2,441
| ash   | 912   | 1,467 | 1,313 | 1,018 | 733
| bay   | 1,590 | 301   | 584   | 1,877 | 1,006
| crag  | 314   | 588   | 1,471 | 259   | 862
| dune  | 742   | 873   | 1,130 | 466   | 919
| elm   | 587   | 415   | 921   | 687   | 513
| firth | 617   | 411   | 782   | 324   | 516
"""
    assert {("r0", "r2 r4 r6"), ("r1", "r3 r5 r7")} <= found(text, Kind.SUM)


def test_a_number_beside_a_far_smaller_one_is_no_sum() -> None:
    text = """
| a | 99  | 98  | 0.98
| b | 87  | 86  | 0.91
| c | 100 | 100 | 1.00
| d | 71  | 70  | 0.77
| e | 94  | 93  | 0.99
"""
    assert ("c1", "c2 c3") not in found(text, Kind.SUM)


def test_rounded_parts_may_miss_their_total_by_what_rounding_explains() -> None:
    text = """
| a | 41.3 | 20.8 | 17.5 | 33.1
| b | 27.9 | 35.6 | 48.2 | 29.4
| c | 30.8 | 43.7 | 34.2 | 37.6
| d | 100.0 | 100.0 | 100.0 | 100.0
"""
    assert ("r3", "r0 r1 r2") in found(text, Kind.SUM)


def test_a_sum_that_is_off_by_one_everywhere_is_no_rounding() -> None:
    text = """
| a | 413 | 208 | 175 | 331
| b | 279 | 356 | 482 | 294
| c | 693 | 565 | 658 | 626
"""
    assert found(text, Kind.SUM) == set()


def test_a_mean_behind_its_parts() -> None:
    text = """
| a    | 71.5 | 88.0 | 64.2 | 59.3
| b    | 93.0 | 75.5 | 81.9 | 97.2
| c    | 58.6 | 92.4 | 77.3 | 83.1
| d    | 84.2 | 69.7 | 90.1 | 70.6
| mean | 76.8 | 81.4 | 78.4 | 77.6
"""
    assert found(text, Kind.AVERAGE) == {("r4", "r0 r1 r2 r3")}


def test_rates_in_per_cent_and_prices() -> None:
    text = """
| a | 1,250 | 937   | 75.0 | 3.27 | 4,087.5
| b | 2,318 | 1,604 | 69.2 | 2.85 | 6,606.3
| c | 986   | 871   | 88.3 | 4.12 | 4,062.32
| d | 3,407 | 2,266 | 66.5 | 1.94 | 6,609.58
"""
    lines = {frozenset((total, *parts.split())) for total, parts in found(text, Kind.DIVISION)}
    assert lines == {frozenset(("c3", "c2", "c1")), frozenset(("c5", "c4", "c1"))}


def test_changes_in_per_cent() -> None:
    text = """
| a | 1,250 | 1,437 | 15.0
| b | 2,318 | 2,104 | -9.2
| c | 986   | 1,271 | 28.9
| d | 3,407 | 3,466 | 1.7
"""
    assert {(total, frozenset(parts.split())) for total, parts in found(text, Kind.CHANGE)} == {
        ("c3", frozenset(("c1", "c2")))
    }


def test_small_numbers_that_happen_to_add_up_are_no_relation() -> None:
    text = """
| a | 1 | 0 | 1 | 1
| b | 0 | 1 | 1 | 0
| c | 1 | 1 | 0 | 2
| d | 2 | 1 | 3 | 1
| e | 0 | 2 | 2 | 1
"""
    assert (
        find_relations(to_table([[c.strip() for c in row.split("|")[1:]] for row in text.strip().splitlines()])) == ()
    )


def test_numbers_without_any_relation() -> None:
    text = """
| a | 1,283 | 771 | 2,394
| b | 1,947 | 305 | 1,178
| c | 2,610 | 948 | 3,021
| d | 884   | 562 | 1,735
"""
    assert (
        find_relations(to_table([[c.strip() for c in row.split("|")[1:]] for row in text.strip().splitlines()])) == ()
    )


def test_decimal_commas_and_spaces_between_thousands() -> None:
    text = """
| a | 1 213,5 | 871,2
| b | 642,8   | 1 118,4
| c | 2 087,1 | 455,7
| d | 3 943,4 | 2 445,3
"""
    assert found(text, Kind.SUM) == {("r3", "r0 r1 r2")}


def test_tables_of_no_size() -> None:
    assert find_relations(to_table([])) == ()
    assert find_relations(to_table([["12"]])) == ()


def test_marked_relations_are_found(shared: Path) -> None:
    _, scores = score_relations(shared)
    assert {kind: scores.get(kind, 1.0) for kind in FLOORS if scores.get(kind, 1.0) < FLOORS[kind]} == {}
