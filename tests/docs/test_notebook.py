"""The worked example shows what running it gives: it is executed in a folder of its own, and its texts are compared."""

import os
import re
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from traitlets.config import Config

from tests.conftest import CHECKOUT

NOTEBOOK = CHECKOUT / "docs" / "compare-years.ipynb"
_LARGEST = 60_000
_PATIENCE = 600
"""Seconds for one cell on a machine that does much else; alone all of them take less than thirty."""


def read(path: Path) -> Any:
    return nbformat.reads(path.read_text("utf-8"), as_version=4)


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def texts(cell: Any) -> list[tuple[str, str]]:
    """Return what a cell printed or showed as text, by its kind; how a kernel cuts what is printed is up to chance."""
    found = [
        (one.name, one.text) if one.output_type == "stream" else (one.output_type, one.data["text/plain"])
        for one in cell.outputs
    ]
    runs = groupby(found, key=lambda one: one[0])
    return [(kind, "".join(text for _, text in run)) for kind, run in runs]


def files() -> set[Path]:
    """Return the files that are there for people to find."""
    folders = (CHECKOUT, *(CHECKOUT / name for name in ("docs", "corpus", "outputs", "tests/docs")))
    return {path for folder in folders for path in folder.glob("[!.]*")}


def pictures(notebook: Any) -> list[str]:
    outputs = [one for cell in code(notebook) for one in cell.outputs]
    return [one.data["image/svg+xml"] for one in outputs if "image/svg+xml" in one.get("data", {})]


def execute(folder: Path) -> Any:
    """Return the notebook as it is after it ran, in a kernel that opens no port and is gone behind it."""
    notebook = read(NOTEBOOK)
    kernels: set[Any] = set()
    own = {"PYTHONPATH": str(CHECKOUT), "IPYTHONDIR": str(folder / "ipython"), "TMPDIR": str(folder)}
    before = files()
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory(prefix="nb") as sockets:  # a socket's path is short
        patch.setenv("JUPYTER_RUNTIME_DIR", sockets)
        client = NotebookClient(
            notebook,
            config=Config(KernelManager={"transport": "ipc", "ip": f"{sockets}/socket"}),
            kernel_name="python3",
            timeout=_PATIENCE,
            startup_timeout=_PATIENCE,
            record_timing=False,
            on_cell_executed=lambda **_: kernels.add(client.km),
        )
        client.execute(cwd=str(folder), env=os.environ | own)
    (kernel,) = kernels
    assert kernel.transport == "ipc"
    assert not kernel.has_kernel, "it is shut down"
    assert files() == before
    return notebook


def test_it_shows_what_running_it_gives(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    executed = execute(tmp_path)
    assert [text for cell in code(executed) for kind, text in texts(cell) if kind == "stderr"] == []
    if request.config.getoption("--update"):
        executed.metadata.language_info = {"name": "python"}
        NOTEBOOK.write_text(nbformat.writes(executed, indent=1).rstrip("\n") + "\n", "utf-8")
    committed = read(NOTEBOOK)
    for number, (shown, ran) in enumerate(zip(code(committed), code(executed), strict=True), start=1):
        assert shown.execution_count == number
        assert texts(shown) == texts(ran), shown.source
    assert len(pictures(executed)) == len(pictures(committed)) > 1


def test_it_is_sound_and_small() -> None:
    nbformat.validate(read(NOTEBOOK))
    assert all(len(picture.encode()) <= _LARGEST for picture in pictures(read(NOTEBOOK)))
    assert NOTEBOOK.stat().st_size < 5 * _LARGEST


def test_links_lead_somewhere() -> None:
    notes = "\n".join(cell.source for cell in read(NOTEBOOK).cells if cell.cell_type == "markdown")
    targets = re.findall(r"\]\(([^)#]+)\)", notes)
    assert targets
    assert [target for target in targets if not (NOTEBOOK.parent / target).exists()] == []


def test_it_tells_of_no_machine() -> None:
    text = NOTEBOOK.read_text("utf-8")
    assert [word for word in (str(CHECKOUT), "/tmp", "/home", "/root", "site-packages") if word in text] == []  # noqa: S108
