"""The house rules that no linter knows: sizes, nesting, names, where Korean words live, nothing mutable in modules."""

import ast
import re
import statistics
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from extract.vocab import names

CHECKOUT = Path(__file__).resolve().parents[1]
FOLDERS = ("extract", "bench", "evaluation", "corpus/build", "tests")
FILES = sorted(path for folder in FOLDERS for path in (CHECKOUT / folder).rglob("*.py"))
SOURCES = [path for path in FILES if path.is_relative_to(CHECKOUT / "extract")]

FILE_LINES = 300
FUNCTION_LINES = 50
MEDIAN_LINES = 12
NESTING = 3
BANNED_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}

_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)


OPEN = {
    "nesting": ("extract/extractors/awards/tables.py",),
    "words": (),
    "mutable": (
        "extract/grid/kind.py",
        "extract/validate/judging/judge.py",
        "extract/validate/figures/printed.py",
    ),
}
"""Files that do not keep a rule yet; whoever mends one strikes it out here, since the test then fails."""


def _id(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


def _sources(rule: str) -> list[ParameterSet]:
    mark = pytest.mark.xfail(reason="does not keep the rule yet")
    return [pytest.param(path, marks=[mark] if _id(path) in OPEN[rule] else [], id=_id(path)) for path in SOURCES]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(_tree(path)) if isinstance(node, ast.FunctionDef))


def _lines(function: ast.FunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def _nesting(node: ast.AST, depth: int = 0) -> int:
    deepest = depth
    for child in ast.iter_child_nodes(node):
        is_elif = isinstance(child, ast.If) and isinstance(node, ast.If) and child in node.orelse
        deeper = isinstance(child, _BLOCKS) and not is_elif
        deepest = max(deepest, _nesting(child, depth + deeper))
    return deepest


def _docstrings(path: Path) -> set[ast.expr]:
    return {node.value for node in ast.walk(_tree(path)) if isinstance(node, ast.Expr)}


@pytest.mark.parametrize("path", FILES, ids=_id)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= FILE_LINES


@pytest.mark.parametrize("path", FILES, ids=_id)
def test_functions_are_short(path: Path) -> None:
    assert [(f.name, _lines(f)) for f in _functions(path) if _lines(f) > FUNCTION_LINES] == []


def test_the_median_function_is_shorter_still() -> None:
    assert statistics.median(_lines(function) for path in SOURCES for function in _functions(path)) <= MEDIAN_LINES


@pytest.mark.parametrize("path", _sources("nesting"))
def test_blocks_are_not_nested_deeper_than_three(path: Path) -> None:
    assert [(f.name, _nesting(f)) for f in _functions(path) if _nesting(f) > NESTING] == []


@pytest.mark.parametrize("path", FILES, ids=_id)
def test_names_say_what_is_inside(path: Path) -> None:
    assert not BANNED_NAMES & {path.stem, path.parent.name}


@pytest.mark.parametrize("path", _sources("words"))
def test_korean_words_live_in_the_word_lists(path: Path) -> None:
    """The command line speaks Korean to people; everything else reads its words from ``vocab/``."""
    documentation = _docstrings(path)
    words = [
        (node.lineno, node.value)
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node not in documentation
        and _HANGUL.search(node.value)
        and "cli" not in path.parts
    ]
    assert words == []


@pytest.mark.parametrize("path", _sources("mutable"))
def test_modules_hold_nothing_that_changes(path: Path) -> None:
    assigned = [node for node in _tree(path).body if isinstance(node, ast.Assign | ast.AnnAssign)]
    mutable = [
        ast.unparse(node)
        for node in assigned
        if isinstance(node.value, ast.List | ast.Set | ast.Dict | ast.ListComp | ast.SetComp | ast.DictComp)
        and "__all__" not in ast.unparse(node)
    ]
    assert mutable == []


def test_every_word_list_is_read_somewhere() -> None:
    code = "\n".join(path.read_text("utf-8") for path in SOURCES)
    assert [name for name in names() if f'"{name}"' not in code] == []
