"""What people decided about programs, from a TOML file: it overrides what is computed.

    [[decision]]
    same = true
    earlier = {document = "plan-2024.hwp", name = "문화예술 진흥"}
    later = {document = "plan-2025.hwp", program = "p7"}
    note = "조례 개정으로 이름이 바뀜"

``document`` is the file's name as the report has it; ``program`` the id in that report, or ``name`` the printed name.
"""

import tomllib
from collections.abc import Mapping
from typing import Any, NamedTuple

from extract.dataset.identity.words import plain
from extract.schemas import Program


class DecisionError(ValueError):
    """A file of decisions that cannot be read."""


class Pointer(NamedTuple):
    """A program of a document, by id or by name."""

    document: str
    program: str | None
    name: str | None

    def means(self, document: str, program: Program) -> bool:
        """Return whether it points to a program of a document."""
        if document != self.document:
            return False
        return program.id == self.program if self.program else plain(program.name) == plain(self.name or "")


class Decision(NamedTuple):
    """Two programs of two documents are the same, or are not; ``note`` says why."""

    same: bool
    earlier: Pointer
    later: Pointer
    note: str


def read_decisions(text: str) -> tuple[Decision, ...]:
    """Return the decisions of a TOML text.

    Raises:
        DecisionError: if it is no TOML, or a decision lacks a member or has one of a wrong kind.
    """
    try:
        rows = tomllib.loads(text).get("decision", [])
        return tuple(_decision(row) for row in rows)
    except (tomllib.TOMLDecodeError, AttributeError, TypeError) as error:
        raise DecisionError(str(error)) from error


def _decision(row: Mapping[str, Any]) -> Decision:
    if not isinstance(row.get("same"), bool):
        raise DecisionError("a decision needs same = true or same = false")
    return Decision(row["same"], _pointer(row, "earlier"), _pointer(row, "later"), str(row.get("note", "")))


def _pointer(row: Mapping[str, Any], side: str) -> Pointer:
    found: Mapping[str, Any] = row.get(side, {})
    if not found.get("document") or not (found.get("program") or found.get("name")):
        raise DecisionError(f"{side} needs a document, and a program or a name")
    return Pointer(found["document"], found.get("program"), found.get("name"))


def decided(
    decisions: tuple[Decision, ...], earlier: tuple[str, Program], later: tuple[str, Program]
) -> Decision | None:
    """Return the last decision on two programs, each with its document's name; None if there is none."""
    found = (one for one in reversed(decisions) if one.earlier.means(*earlier) and one.later.means(*later))
    return next(found, None)
