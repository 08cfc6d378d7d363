"""A Dask cluster reads every document once, with poison among them and a worker killed on the way."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.conftest import make
from tests.batch.poison import wait_until_none
from tests.conftest import CHECKOUT

pytest.importorskip("distributed", reason="Dask is not installed")

_DRIVER = """
import json, os, signal, sys, threading
from contextlib import closing
from pathlib import Path
from extract.batch.cluster import connect, run_shards
from extract.batch.limits import Limits
from extract.batch.run import Settings
from extract.batch.stopping import Stop

def main():
    source, output = map(Path, sys.argv[1:])
    limits = Limits(seconds=1, memory=1 << 28, output=1 << 20)
    settings = Settings(limits=limits, work="tests.batch.poison:work", warm="tests.batch.poison:load")
    with closing(Stop()) as stop, connect("local", 2) as client:
        before = set(client.run(os.getpid).values())
        victim = min(before)
        threading.Timer(1.0, os.kill, (victim, signal.SIGKILL)).start()
        shards = list(run_shards(client, [source], output, settings, stop))
        after = set(client.run(os.getpid).values())
    print(json.dumps({"shards": len(shards), "lost": len(before - after), "other": len(before & after)}))

if __name__ == "__main__":
    main()
"""


def test_a_killed_worker_loses_nothing(tmp_path: Path, mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    bad = {f"{word}.txt": word for word in ("crash", "exit", "hang", "large", "children")}
    make(tmp_path / "in", {**{f"d{number:03}.txt": "slow 0.02" for number in range(295)}, **bad})
    (tmp_path / "driver.py").write_text(_DRIVER, "utf-8")
    command = [sys.executable, str(tmp_path / "driver.py"), str(tmp_path / "in"), str(tmp_path / "out")]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(command, env=environment, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["lost"], told["other"]) == (1, 1)
    outputs = [path.name for path in (tmp_path / "out").glob("*.json")]
    assert len(outputs) == 300
    assert len([name for name in outputs if name.endswith(".failed.json")]) == 5
    assert wait_until_none(mark) == []
    assert list(scratch.glob("workplan-*")) == []
