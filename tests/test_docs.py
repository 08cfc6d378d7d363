"""The pages name what the code has: members, codes, statuses, commands; links lead somewhere."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from extract.batch import PLAN_SUFFIXES
from extract.cli.app import make_parser
from extract.emit import to_schema
from extract.errors import ErrorCode
from extract.schemas import FailureRecord
from tests.conftest import CHECKOUT

DOCS = CHECKOUT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md"])
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
_SCHEMA: dict[str, Any] = to_schema()


def _members() -> list[tuple[str, str]]:
    objects = {**_SCHEMA["$defs"], "Report": _SCHEMA, "FailureRecord": FailureRecord.model_json_schema()}
    return sorted((name, member) for name, one in objects.items() for member in one.get("properties", {}))


@pytest.mark.parametrize(("name", "member"), _members())
def test_every_member_is_explained(name: str, member: str) -> None:
    page = (DOCS / "json.md").read_text("utf-8")
    assert f"`{member}`" in page or f'"{member}"' in page or re.search(rf"`[^`]*\b{member}\b[^`]*`", page), name


@pytest.mark.parametrize(
    "name", ["BudgetPhase", "CheckStatus", "CheckKind", "YearSource", "UnitSource", "Role", "Blame"]
)
def test_every_value_of_a_closed_list_is_explained(name: str) -> None:
    page = (DOCS / "json.md").read_text("utf-8")
    assert [value for value in _SCHEMA["$defs"][name]["enum"] if f"`{value}`" not in page] == []


@pytest.mark.parametrize("code", ErrorCode)
def test_every_error_code_is_named(code: ErrorCode) -> None:
    assert f"`{code.value}`" in (DOCS / "json.md").read_text("utf-8")


def test_usage_names_every_command_and_suffix() -> None:
    page = (DOCS / "usage.md").read_text("utf-8")
    commands = re.findall(r"^    (\w+)", make_parser().format_help(), re.MULTILINE)
    assert {"run", "show", "dump", "schema"} <= set(commands)
    assert [name for name in commands if f"workplan {name}" not in page] == []
    shown = re.search(r"\((`\.hwp [^)]*)\)", page)
    assert shown is not None
    assert set(shown[1].strip("`").split()) == PLAN_SUFFIXES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_json_in_the_pages_is_json(page: Path) -> None:
    for block in re.findall(r"```json\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
        for one in re.split(r"\n\n(?=\{)", block.strip()):
            assert json.loads(one)


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name)
def test_decisions_have_all_their_parts(page: Path) -> None:
    parts = re.findall(r"^\*\*(\w+)\*\*", page.read_text("utf-8"), re.MULTILINE)
    assert parts == ["Context", "Choice", "Licence", "Upkeep", "Size", "Consequences"]
    assert re.match(r"\d{4}-[a-z0-9-]+$", page.stem)
