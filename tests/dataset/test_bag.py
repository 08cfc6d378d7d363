"""A bag that other programs find valid, with sources as they were and every event told."""

import hashlib
import json
from pathlib import Path

import pytest

from extract.dataset.errors import DatasetError
from extract.dataset.exports import Wish, export_dataset
from extract.emit import to_schema_json
from tests.conftest import CHECKOUT, Invoke

NAME = "saebeol-jobs-2026.txt"


@pytest.fixture
def run(invoke: Invoke, tmp_path: Path) -> Path:
    """Return the outputs folder of a run over a plan and a file that cannot be read."""
    plans = tmp_path / "plans" / "a 구"
    plans.mkdir(parents=True)
    (plans / NAME).write_bytes((CHECKOUT / "corpus" / NAME).read_bytes())
    (plans / "100% bad.pdf").write_bytes(b"%PDF-1.7")
    assert invoke(["run", str(tmp_path / "plans"), "-o", str(tmp_path / "out")]).exit_code == 3
    return tmp_path / "out"


def make(outputs: Path, sources: Path | None = None) -> Path:
    bag = outputs.parent / "bag"
    export_dataset("bag", Wish(outputs, bag, sources=sources, command="workplan export out --to bag -o bag"))
    return bag


def test_the_bag_holds_sources_outputs_events_and_schema(run: Path) -> None:
    bag, plans = make(run), run.parent / "plans"
    for path in (path for path in plans.rglob("*") if path.is_file()):
        copy = bag / "data" / "sources" / path.relative_to(plans)
        assert copy.read_bytes() == path.read_bytes()
        assert copy.stat().st_mtime_ns == path.stat().st_mtime_ns
    outputs = {path.relative_to(run) for path in run.rglob("*.json")}
    assert {
        path.relative_to(bag / "data" / "outputs") for path in (bag / "data" / "outputs").rglob("*.json")
    } == outputs
    assert (bag / "metadata" / "report.schema.json").read_text("utf-8") == to_schema_json()
    events = json.loads((bag / "metadata" / "events.json").read_bytes())
    kinds = [(one["eventType"], one["eventOutcomeInformation"]["eventOutcome"]) for one in events]
    assert sorted(kinds) == [
        ("information package creation", "success"),
        ("metadata extraction", "failure"),
        ("metadata extraction", "success"),
    ]
    assert events[-1]["eventDetailInformation"]["eventDetail"]["command"].startswith("workplan export")
    for event in events[:-1]:
        assert event["eventDateTime"]
        for linked in event["linkingObjectIdentifier"]:
            data = (bag / linked["linkingObjectIdentifierValue"]).read_bytes()
            assert linked["messageDigest"]["messageDigest"] == hashlib.sha256(data).hexdigest()


def test_manifests_name_every_file_with_its_digest(run: Path) -> None:
    bag = make(run)
    listed = {}
    for name in ("manifest-sha512.txt", "tagmanifest-sha512.txt"):
        for line in (bag / name).read_text("utf-8").splitlines():
            digest, _, path = line.partition("  ")
            listed[path.replace("%25", "%")] = digest
    there = {path.relative_to(bag).as_posix(): path for path in bag.rglob("*") if path.is_file()}
    assert set(listed) == set(there) - {"tagmanifest-sha512.txt"}
    for path, digest in listed.items():
        assert hashlib.sha512(there[path].read_bytes()).hexdigest() == digest
    payload = [path for name, path in there.items() if name.startswith("data/")]
    assert f"Payload-Oxum: {sum(path.stat().st_size for path in payload)}.{len(payload)}\n" in (
        bag / "bag-info.txt"
    ).read_text("utf-8")


def test_the_bag_is_valid(run: Path) -> None:
    bagit = pytest.importorskip("bagit")
    for path in (run.parent / "plans").rglob("100%*"):
        path.rename(path.with_name("bad.pdf"))  # bagit-python does not undo the %25 that RFC 8493 asks for
    for path in run.rglob("100%*"):
        path.rename(path.with_name("bad.pdf.failed.json"))
    record = json.loads((run / "a 구" / "bad.pdf.failed.json").read_bytes())
    (run / "a 구" / "bad.pdf.failed.json").write_text(json.dumps({**record, "file": "bad.pdf"}))
    bag = make(run, run.parent / "plans")
    assert bagit.Bag(str(bag)).validate()
    source = next((bag / "data" / "sources").rglob("*.txt"))
    source.write_bytes(source.read_bytes() + b"!")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(bag)).validate()


def test_a_source_that_is_gone_or_another_one_is_told_and_nothing_is_left(run: Path, tmp_path: Path) -> None:
    source = run.parent / "plans" / "a 구" / NAME
    data = source.read_bytes()
    source.write_bytes(data + b"\n")
    with pytest.raises(DatasetError, match=NAME):
        make(run)
    assert not list(run.parent.glob("*bag*"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / NAME).write_bytes(data)
    assert (make(run, elsewhere) / "data" / "sources" / "a 구" / NAME).read_bytes() == data


def test_a_bag_is_never_written_over(run: Path) -> None:
    make(run)
    with pytest.raises(DatasetError):
        make(run)
