"""Whatever a document does to its process, it gets its code, the others their records, and nothing is left running."""

import os
import signal
import socket
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from extract.batch import Job
from extract.batch.kernel import can_leave_network
from extract.batch.order import Order
from extract.batch.stopping import Stop
from extract.batch.supervisor import Supervisor, _Slot
from tests.batch.conftest import QUICK, Read, make
from tests.batch.poison import LOAD, WORK, marked

GOOD = {f"good{number}": "fine" for number in range(8)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("crash", "CRASH"),
        ("abort", "CRASH"),
        ("exit", "CRASH"),
        ("children", "CRASH"),
        ("file", "CRASH"),
        ("eat", "OUT_OF_MEMORY"),
        ("large", "LIMIT_SIZE"),
    ],
)
def test_a_bad_document_gets_its_code_and_harms_no_other(read: Read, text: str, code: str) -> None:
    found = read({"bad": text, **GOOD})
    assert found["bad"].facts.code == code
    assert found["bad"].record is None
    assert found["bad"].facts.detail
    assert found["bad"].attempts == (1 if code == "LIMIT_SIZE" else 2)
    assert {name: found[name].record for name in GOOD} == {name: name.encode() for name in GOOD}


@pytest.mark.parametrize(
    ("text", "limits"),
    [("hang", replace(QUICK, seconds=0.5)), ("spin", replace(QUICK, seconds=0.5)), ("spin", replace(QUICK, cpu=1))],
)
def test_a_document_that_never_ends_is_ended(read: Read, text: str, limits: object) -> None:
    found = read({"bad": text, "good": "fine"}, limits)
    assert found["bad"].facts.code == "TIMEOUT"
    assert found["bad"].attempts == 2
    assert found["good"].record == b"good"


def test_what_is_left_for_a_moment_is_gone_before_the_next(read: Read) -> None:
    found = read({"a": "temporary", "b": "temporary", "c": "print", "d": "fine"}, jobs=1)
    assert [outcome.facts.code for outcome in found.values()] == [None] * 4


def test_a_process_that_others_killed_is_started_again(read: Read, tmp_path: Path) -> None:
    found = read({"a": f"killed {tmp_path / 'flag'}"})
    assert found["a"].record == b"a"


def test_a_file_that_is_not_there_is_told_so(mark: str, tmp_path: Path) -> None:
    assert mark
    stop = Stop()
    jobs = [Job(tmp_path / "absent", Path("absent")), *make(tmp_path / "in", {"good": "fine"})]
    found = {one.job.name: one for one in Supervisor(Order("", work=WORK), 1, LOAD, stop).run(jobs)}
    stop.close()
    assert found["absent"].facts.code == "NOT_FOUND"
    assert found["good"].record == b"good"


def test_a_document_has_no_network(read: Read) -> None:
    if not can_leave_network():
        pytest.skip("the kernel gives no network of their own")
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = read({"a": f"network {server.getsockname()[1]}"})
    assert found["a"].record == b"unreachable"


def test_any_process_may_be_killed_from_outside(read: Read, mark: str) -> None:
    """Keepers, documents and the nursery are killed at random; every document is read in the end."""
    over = threading.Event()
    killed: list[int] = []

    def kill() -> None:
        while not over.wait(0.15) and len(killed) < 20:
            for process in sorted(marked(mark), key=lambda _: os.urandom(1))[:1]:
                with suppress(ProcessLookupError):  # it may have ended by itself
                    os.kill(process, signal.SIGKILL)
                    killed.append(process)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        texts = {f"d{number}": "slow 0.02" for number in range(60)}
        found = read(texts, replace(QUICK, seconds=60))
    finally:
        over.set()
        thread.join()
    lost = [name for name in texts if found[name].record is None]
    assert len(killed) > 3
    assert lost == []


@pytest.mark.parametrize(("ask", "code", "ended"), [("interrupt", 130, ["first", "d0"]), ("terminate", 143, ["first"])])
def test_a_stop_lets_end_what_runs_or_ends_it(mark: str, tmp_path: Path, ask: str, code: int, ended: list[str]) -> None:
    assert mark
    stop = Stop()
    jobs = make(tmp_path / "in", {"first": "fine", **{f"d{number}": "slow 1" for number in range(4)}})
    names = []
    for outcome in Supervisor(Order("", work=WORK), 1, LOAD, stop).run(jobs):
        names.append(outcome.job.name)
        if outcome.job.name == "first":
            threading.Timer(0.3, getattr(stop, ask)).start()
    assert names == ended
    assert stop.code == code
    time.sleep(0.2)
    stop.close()


def test_a_pipe_that_was_closed_since_it_was_named_is_not_waited_for() -> None:
    """One round of the selector may name a slot's line and its old pipe; the pipe is gone when its turn comes."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    stop = Stop()
    with ours, theirs:
        supervisor, slot, heard = Supervisor(Order(""), 1, LOAD, stop), _Slot(0, ours, 0.0), list[object]()
        for handle in (ours.fileno() + 1000, ours.fileno()):
            hearing = threading.Thread(
                target=lambda at=handle: heard.append(list(supervisor._hear(slot, at))), daemon=True
            )
            hearing.start()
            hearing.join(5)
        assert heard == [[], []]
    stop.close()


def test_many_short_documents_with_long_records_come_through(read: Read) -> None:
    texts = {f"d{number}": "long" if number % 2 else "fine" for number in range(200)}
    found = read(texts, replace(QUICK, output=4 << 20))
    assert {len(found[name].record or b"") for name in texts if texts[name] == "long"} == {3 << 20}


def test_a_second_interrupt_does_not_wait(mark: str, tmp_path: Path) -> None:
    assert mark
    stop = Stop()
    begun = time.monotonic()
    for outcome in Supervisor(Order("", work=WORK), 1, LOAD, stop).run(make(tmp_path / "in", {"a": "", "b": "hang"})):
        assert outcome.job.name == "a"
        for delay in (0.2, 0.4):
            threading.Timer(delay, stop.interrupt).start()
    assert time.monotonic() - begun < 20
    time.sleep(0.3)
    stop.close()
