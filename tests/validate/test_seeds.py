"""Real plans: what adds up is found, and nothing is called wrong that is not."""

from pathlib import Path

import pytest

from extract.grid import make_grids
from extract.parsers import read
from extract.schemas import Check, DocumentFacts, Plan
from extract.segment import segment
from extract.validate import Material, validate

CONTRADICTIONS = {"002": {"16"}}
FOUND = {
    "000": {"197,780", "84,476", "113,304", "369명", "79명", "3회"},
    "001": {"18개 자치단체"},
    "002": {"448,686", "344,050", "51회", "153", "103", "188,000천원"},
    "003": {"207건", "177건", "384건", "10명"},
    "004": {"8", "10", "365"},
}


def checks_of(path: Path) -> tuple[Check, ...]:
    document = read(path.read_bytes())
    outline = segment(document)
    plan = Plan(document=DocumentFacts())
    return validate(Material(document, outline, make_grids(document, outline), plan))


@pytest.mark.parametrize("number", sorted(FOUND))
def test_seed(shared: Path, number: str) -> None:
    for path in (shared / "seeds").glob(f"{number}_*.txt"):
        checks = checks_of(path)
        wrong = {check.stated.raw for check in checks if check.status.value == "inconsistent"}
        assert wrong == CONTRADICTIONS.get(number, set())
        stated = {check.stated.raw for check in checks}
        assert FOUND[number] <= stated
