"""An output is there whole or not at all, on a full disk and whenever the process is killed."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.batch import writing
from extract.batch.writing import write_whole
from tests.conftest import CHECKOUT


@pytest.fixture(params=["nameless", "beside"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write both as file systems allow that know files without a name, and as others do."""
    if request.param == "beside":
        monkeypatch.setattr(writing, "_NAMELESS", 0)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.usefixtures("_way")
def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    target, spare = tmp_path / "deep" / "a.json", tmp_path / "spare"
    for data in (b"first", b"second" * 100_000, b""):
        write_whole(target, data, spare)
        assert target.read_bytes() == data
        assert names(tmp_path) == ["a.json"]
    assert target.stat().st_mode & 0o111 == 0


@pytest.mark.usefixtures("_way")
def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    """The limit on the size of files stands for a disk without room: ``write`` comes back short, then fails."""
    target, spare = tmp_path / "a.json", tmp_path / "spare"
    write_whole(target, b"before", spare)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(OSError, match="large"):
            write_whole(target, b"x" * 100_000, spare)
        with pytest.raises(OSError, match="large"):
            write_whole(tmp_path / "new.json", b"x" * 100_000, spare)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert target.read_bytes() == b"before"
    assert names(tmp_path) == ["a.json"]


_WRITER = """
import sys
from pathlib import Path
from extract.batch.writing import write_whole
folder = Path(sys.argv[1])
print("begun", flush=True)
while True:
    for letter in b"ab":
        write_whole(folder / "a.json", bytes([letter]) * 5_000_000, folder / "spare")
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_process_ended_in_the_middle_of_a_write_leaves_a_whole_file(tmp_path: Path, number: int) -> None:
    for delay in (0.02, 0.05, 0.09):
        command = [sys.executable, "-c", _WRITER, str(tmp_path)]
        with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(delay)
            os.kill(writer.pid, number)
        target = tmp_path / "a.json"
        if target.exists():
            data = target.read_bytes()
            assert len(data) == 5_000_000
            assert len(set(data)) == 1
        assert set(names(tmp_path)) <= {"a.json", "spare"}
