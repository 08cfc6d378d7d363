"""Programs of the sample plans are matched as the manifest lists them: between neighbouring years, and through all years."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from extract.dataset.identity import History, Profile, Survey, match_programs, survey, trace
from tests.conftest import CHECKOUT, Read

MANIFEST: MappingProxyType[str, Any] = MappingProxyType(
    json.loads((CHECKOUT / "corpus" / "manifest.json").read_text("utf-8"))
)
LINES = ("gaon-planning", "saebeol-jobs")
YEARS = range(2022, 2027)

Surveys = Callable[[str], Survey]


@pytest.fixture(scope="session")
def surveyed(read_file: Callable[[Path], Read]) -> Surveys:
    return cache(lambda name: survey(read_file(CHECKOUT / "corpus" / f"{name}.txt").report))


def _history(line: str, surveyed: Surveys) -> History:
    return trace([surveyed(f"{line}-{year}") for year in YEARS], line)


def _expected(change: dict[str, Any]) -> set[tuple[str, str]]:
    groups = change["programs"]
    return {(one["name"], other["name"]) for group in groups for one in group["earlier"] for other in group["later"]}


def _changes(line: str, *, neighbours: bool) -> list[dict[str, Any]]:
    found = [change for change in MANIFEST["changes"] if change["earlier"].startswith(line)]
    return [change for change in found if "unreported" in change] if neighbours else found


def _score(pairs: list[tuple[set[tuple[str, str]], set[tuple[str, str]]]]) -> tuple[float, float]:
    right = sum(len(found & expected) for found, expected in pairs)
    return right / sum(len(found) for found, _ in pairs), right / sum(len(expected) for _, expected in pairs)


@pytest.mark.parametrize("line", LINES)
def test_neighbouring_years(line: str, surveyed: Surveys) -> None:
    pairs = []
    for change in _changes(line, neighbours=True):
        links = match_programs(surveyed(change["earlier"]), surveyed(change["later"])).links
        pairs.append(({(link.earlier.program.name, link.later.program.name) for link in links}, _expected(change)))
    precision, recall = _score(pairs)
    assert precision >= 0.98
    assert recall >= 0.95


@pytest.mark.parametrize("line", LINES)
def test_all_pairs_of_years_through_those_between(line: str, surveyed: Surveys) -> None:
    history = _history(line, surveyed)
    names = {one.key: one.program.name for document in history.surveys for one in document.planned}
    pairs = []
    for change in _changes(line, neighbours=False):
        found = history.pairs(f"{change['earlier']}.txt", f"{change['later']}.txt")
        pairs.append(({(names[one], names[other]) for one, other in found}, _expected(change)))
    precision, recall = _score(pairs)
    assert len(pairs) == 10
    assert precision >= 0.98
    assert recall >= 0.95


@pytest.mark.parametrize("line", LINES)
def test_years_apart_without_those_between(line: str, surveyed: Surveys) -> None:
    """Two documents alone say less: what is found must be right, and most is."""
    pairs = []
    for change in _changes(line, neighbours=False):
        links = match_programs(surveyed(change["earlier"]), surveyed(change["later"])).links
        pairs.append(({(link.earlier.program.name, link.later.program.name) for link in links}, _expected(change)))
    precision, recall = _score(pairs)
    assert precision >= 0.98
    assert recall >= 0.65


def _named(profiles: tuple[Profile, ...]) -> list[str]:
    return sorted(one.program.name for one in profiles)


@pytest.mark.parametrize(
    "change", [one for line in LINES for one in _changes(line, neighbours=True)], ids=lambda one: one["later"]
)
def test_kinds_of_change(change: dict[str, Any], surveyed: Surveys) -> None:
    groups = match_programs(surveyed(change["earlier"]), surveyed(change["later"])).groups
    found = [(group.kind.value, _named(group.earlier), _named(group.later)) for group in groups]
    sides = ("earlier", "later")
    listed = [
        (row["kind"], *(sorted(one["name"] for one in row[side]) for side in sides)) for row in change["programs"]
    ]
    assert sorted(found) == sorted(listed)


@pytest.mark.parametrize("line", LINES)
def test_every_link_says_why(line: str, surveyed: Surveys) -> None:
    for step in _history(line, surveyed).steps:
        for link in step.links:
            assert 0 < link.score <= 1
            assert link.ko
            assert link.en
            assert "{" not in link.ko + link.en


@pytest.mark.parametrize("line", LINES)
def test_later_documents_change_no_id(line: str, surveyed: Surveys) -> None:
    whole = _history(line, surveyed)
    ids = {one.key: of.id for of in whole.lines for one in of.members}
    assert len({of.id for of in whole.lines}) == len(whole.lines)
    for count in range(1, len(YEARS)):
        part = trace([surveyed(f"{line}-{year}") for year in YEARS[:count]], line)
        assert all(ids[one.key] == of.id for of in part.lines for one in of.members)


def test_a_line_names_what_it_came_from(surveyed: Surveys) -> None:
    lines = _history("gaon-planning", surveyed).lines
    by_name = {one.members[0].program.name: one for one in lines}
    grants = by_name["지방보조금 관리"]
    assert grants.origins == (by_name["예산편성 및 재정관리"].id,)
    merged = next(of for of in lines if any(one.program.name == "재정운영 건전성 강화" for one in of.members))
    assert {merged.id, *merged.origins} == {grants.id, by_name["예산편성 및 재정관리"].id}
