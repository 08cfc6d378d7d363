"""Readers of Hangul documents that are measured: ours, and others where they are installed.

Others are looked up, never installed: on ``PATH``, in the Python that ``WORKPLAN_PEER_PYTHON`` names (unhwp, pyhwp),
in the folder that ``WORKPLAN_PEER_NODE_MODULES`` names (kordoc).
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

CHECKOUT = Path(__file__).resolve().parents[1]
_HERE = Path(__file__).resolve().parent
_UNHWP = "import sys, unhwp; sys.stdout.write(unhwp.parse(sys.argv[1]).markdown)"


class Reader(NamedTuple):
    """A reader.

    Attributes:
        name: its package.
        formats: the formats that it reads.
        worker: the command of a process that times the reader itself.
        command: its command for people, a file name to follow; or None.
    """

    name: str
    formats: tuple[str, ...]
    worker: tuple[str, ...]
    command: tuple[str, ...] | None


class Answer(NamedTuple):
    """What a worker says about one file: how long it took and the peak of memory in KiB; or why it was not read."""

    seconds: float = 0.0
    peak: int = 0
    error: str | None = None


def find_readers() -> tuple[Reader, ...]:
    """Return ours, then the others; whether one is there shows when its worker starts."""
    python = os.environ.get("WORKPLAN_PEER_PYTHON") or sys.executable
    path = os.pathsep.join((str(Path(python).parent), os.environ.get("PATH", "")))
    hwp5txt = shutil.which("hwp5txt", path=path)
    other = (python, str(_HERE / "worker.py"))
    return (
        Reader(
            "workplan-extract",
            ("hwp5", "hwpx"),
            (sys.executable, "-m", "bench.worker", "workplan-extract"),
            (sys.executable, "-m", "extract", "dump"),
        ),
        Reader("unhwp", ("hwp5", "hwpx"), (*other, "unhwp"), (python, "-c", _UNHWP)),
        _kordoc(),
        Reader("pyhwp", ("hwp5",), (*other, "pyhwp"), (hwp5txt,) if hwp5txt else None),
    )


def _kordoc() -> Reader:
    folder = os.environ.get("WORKPLAN_PEER_NODE_MODULES")
    program = shutil.which("kordoc", path=str(Path(folder) / ".bin") if folder else None)
    if program and not folder:
        folder = str(Path(program).resolve().parents[2])
    worker = (shutil.which("node") or "node", str(_HERE / "worker.mjs"), folder or "")
    return Reader("kordoc", ("hwp5", "hwpx"), worker, (program,) if program else None)


@dataclass(slots=True)
class Worker:
    """A running reader; ``absent`` says why it does not run."""

    reader: Reader
    version: str = ""
    start: int = 0
    absent: str | None = None
    _process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        """Start the process and hear whether the reader is there."""
        try:
            self._process = subprocess.Popen(  # noqa: S603 - commands of this module
                self.reader.worker,
                cwd=CHECKOUT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        except OSError:
            self.absent = "not installed"
            return self
        first = self._hear()
        error = first.get("error")
        if error is not None:
            same = first.get("missing") == self.reader.name
            self.absent = "not installed" if same else f"does not run: {error}"
        self.version, self.start = str(first.get("version")), _whole(first.get("peak"))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let the process end."""
        if self._process is not None:
            self._process.communicate()

    def read(self, path: Path) -> Answer:
        """Have one file read."""
        if self._process is None or self._process.stdin is None or self.absent:
            return Answer(error=self.absent)
        self._process.stdin.write(f"{path.resolve()}\n")
        self._process.stdin.flush()
        said = self._hear()
        if (error := said.get("error")) is not None:
            return Answer(error=str(error))
        seconds = said.get("seconds")
        return Answer(seconds if isinstance(seconds, float) else 0.0, _whole(said.get("peak")))

    def _hear(self) -> dict[str, object]:
        line = self._process.stdout.readline() if self._process and self._process.stdout else ""
        if not line:
            self.absent = "stopped"
            return {"error": "stopped"}
        return json.loads(line)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
