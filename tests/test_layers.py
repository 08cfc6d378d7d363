"""Who may import whom: every import of the package, read from its source, is held to the order in docs/architecture.md."""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "extract"

LAYERS = (
    ("__main__",),
    ("cli",),
    ("dataset",),
    ("batch",),
    ("pipeline",),
    ("parsers", "extractors", "validate", "emit", "coverage"),
    ("gazetteer", "grid"),
    ("segment",),
    ("schemas",),
    ("document", "normalize"),
    ("issues", "vocab"),
    ("errors", "source"),
    ("__init__",),
)
RANK = {unit: rank for rank, line in enumerate(LAYERS) for unit in line}

CONFINED = {
    "argparse": ("cli",),
    "rich": ("cli",),
    "pydantic": ("schemas", "coverage"),
    "spacy": ("gazetteer",),
    "lxml": ("parsers",),
    "pypdfium2": ("parsers.pdf",),
    "pptx": ("parsers.pptx",),
    "zipfile": ("parsers", "dataset.exports"),
    "selectolax": ("parsers.html",),
    "subprocess": ("parsers.programs", "batch.nursery"),
    "ctypes": ("batch.kernel", "parsers.pdf"),
    "sqlite3": ("batch", "dataset"),
    "duckdb": ("dataset",),
    "msgspec": ("dataset.fast",),
    "pyarrow": ("dataset.exports", "dataset.opening"),
    "xlsxwriter": ("dataset.exports",),
    "distributed": ("batch.cluster",),
    "rapidfuzz": ("dataset.identity",),
    "matplotlib": ("dataset.charts",),
    "PIL": ("parsers.ocr", "parsers.image"),
    "numpy": ("parsers.ocr", "validate.discovery"),
}
"""Outside packages, and the only places that know them."""

ENTRANCES = (("extract", "extract.dataset.opening"),)
"""What the package itself offers by name; it is loaded when it is called."""

APART = ("extractors", "parsers")
"""Packages whose own packages never import one another: a kind of record, a format."""


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(CHECKOUT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def unit_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


@cache
def imports(module: str) -> tuple[str, ...]:
    """Return the modules that a module imports; names taken from a package are resolved to its modules."""
    found: list[str] = []
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            whole = node.module or ""
            inner = [f"{whole}.{name.name}" for name in node.names if f"{whole}.{name.name}" in MODULES]
            found += inner
            if len(inner) < len(node.names):
                found.append(whole)
    return tuple(found)


def own(module: str) -> list[str]:
    return [target for target in imports(module) if target == "extract" or target.startswith("extract.")]


def test_every_part_of_the_package_has_a_layer() -> None:
    assert {unit_of(module) for module in MODULES} == set(RANK)


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_point_down(module: str) -> None:
    unit = unit_of(module)
    above = [target for target in own(module) if unit_of(target) != unit and RANK[unit_of(target)] <= RANK[unit]]
    wrong = [target for target in above if (module, target) not in ENTRANCES]
    assert wrong == []


def test_no_module_imports_itself_through_others() -> None:
    done: set[str] = set()

    def walk(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, f"{' > '.join((*above, module))}"
        if module in done:
            return
        for target in own(module):
            if target != module and not module.startswith(f"{target}."):
                walk(target, (*above, module))
        done.add(module)

    for module in MODULES:
        walk(module, ())


def is_kind(path: Path) -> bool:
    """Return whether a package is a format or a kind of record; others are shared by their siblings."""
    tree = ast.parse(path.read_text("utf-8"))
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    imported = {name.name for node in tree.body if isinstance(node, ast.ImportFrom) for name in node.names}
    return any(name == "read" or name.startswith("find_") for name in names | imported)


@pytest.mark.parametrize("package", APART)
def test_packages_of_one_kind_stay_apart(package: str) -> None:
    folders = {path.parent.name for path in (PACKAGE / package).glob("*/__init__.py") if is_kind(path)}
    crossing = [
        (module, target)
        for module in MODULES
        for target in own(module)
        if module.startswith(f"extract.{package}.")
        and target.startswith(f"extract.{package}.")
        and target.split(".")[2] in folders
        and module.split(".")[2] != target.split(".")[2]
    ]
    assert crossing == []


@pytest.mark.parametrize("outside", sorted(CONFINED))
def test_outside_packages_are_known_in_one_place(outside: str) -> None:
    users: dict[str, list[str]] = defaultdict(list)
    for module in MODULES:
        for target in imports(module):
            if target == outside or target.startswith(f"{outside}."):
                users[outside].append(module.removeprefix("extract."))
    assert users[outside], f"{outside} is used nowhere"
    wrong = [user for user in users[outside] if not any(f"{user}.".startswith(f"{at}.") for at in CONFINED[outside])]
    assert wrong == []


def test_the_page_on_architecture_shows_these_layers() -> None:
    page = (CHECKOUT / "docs" / "architecture.md").read_text("utf-8")
    block = re.search(r"```layers\n(.*?)```", page, re.DOTALL)
    assert block is not None
    shown = [tuple(re.split(r"\s{2,}", line.strip())) for line in block[1].splitlines() if line.strip()]
    assert shown == [line for line in LAYERS if not line[0].startswith("__")]


_WATCH = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import extract.cli
print([name for name in opened if name.endswith(".toml")])
"""


def test_importing_reads_no_word_list() -> None:
    done = subprocess.run([sys.executable, "-c", _WATCH], cwd=CHECKOUT, capture_output=True, text=True, check=True)  # noqa: S603 - own words
    assert done.stdout.strip() == "[]"
