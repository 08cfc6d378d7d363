"""The assignment is the best as a whole, whatever order the pairs come in."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from extract.dataset.identity.assignment import assign

_SIZES = st.tuples(st.integers(1, 5), st.integers(1, 5))
_GRIDS = _SIZES.flatmap(
    lambda size: st.lists(
        st.lists(st.integers(-5, 20), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


def _best(gains: list[list[int]]) -> int:
    rows, columns = len(gains), len(gains[0])
    if rows > columns:
        return _best([list(column) for column in zip(*gains, strict=True)])
    return max(
        sum(max(0, gains[row][at]) for row, at in enumerate(order)) for order in permutations(range(columns), rows)
    )


@given(_GRIDS)
def test_no_other_choice_gains_more(gains: list[list[int]]) -> None:
    pairs = assign(gains)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(gains[row][column] > 0 for row, column in pairs)
    assert sum(gains[row][column] for row, column in pairs) == _best(gains)


def test_the_greedy_choice_is_not_taken() -> None:
    assert assign([[9, 8], [8, 1]]) == ((0, 1), (1, 0))


def test_nothing_to_assign() -> None:
    assert assign([]) == assign([[]]) == assign([[0.0, -1.0]]) == ()
