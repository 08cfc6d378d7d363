"""A run over every kind of hostile file: each ends within its limits and with its code, and harms no other."""

import json
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from extract.batch import plan_jobs
from extract.batch.limits import Limits
from extract.batch.run import Settings, run_jobs
from extract.batch.single import read_one
from extract.batch.stopping import Stop
from extract.emit import to_json
from extract.errors import ErrorCode
from extract.issues import IssueCode
from extract.schemas import FailureRecord, Report
from tests.hostile import oles, pdfs, texts, wrapped, xmls, zips
from tests.hostile.kinds import REPORT, Kind
from tests.hostile.reading import NOTES, WORK

KINDS = (*wrapped.KINDS, *zips.KINDS, *oles.KINDS, *xmls.KINDS, *pdfs.KINDS, *texts.KINDS)
LIMITS = Limits(seconds=180, memory=1 << 30, cpu=60)
"""Many times what any of them takes, since other processes may want the machine too."""

EVERY = 10
"""So many hostile files stand between two good ones."""

GOOD = "주요업무계획\n1. 일반 현황\n ○ 사업비 : 1,000천원\n"


def test_there_are_at_least_48_kinds() -> None:
    assert len({one.name for one in KINDS}) == len(KINDS) >= 48


def test_kinds_name_codes_that_exist() -> None:
    known = {code.value for code in ErrorCode} | {code.value for code in IssueCode} | {REPORT}
    assert [one.name for one in KINDS if one.ends - known] == []


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (oles.good_hwp(), "hwp"),
        (zips.good_hwpx(), "hwpx"),
        (xmls.docx(xmls.w(xmls.WORDS)), "docx"),
        (pdfs.pdf(), "pdf"),
    ],
    ids=["hwp", "hwpx", "docx", "pdf"],
)
def test_what_they_are_made_from_is_without_fault(data: bytes, suffix: str) -> None:
    record = read_one(data, f"plan.{suffix}")
    assert isinstance(record, Report)
    assert not record.issues


def test_each_ends_with_its_code_and_harms_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, output, notes, scratch = (tmp_path / name for name in ("in", "out", "notes", "scratch"))
    for folder in (source, notes, scratch):
        folder.mkdir()
    monkeypatch.setenv(NOTES, str(notes))
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    names = {f"{number:03}.{one.suffix}": one for number, one in enumerate(KINDS)}
    for name, one in names.items():
        (source / name).write_bytes(one.make())
    good = [f"{number:03}-good.txt" for number in range(0, len(KINDS), EVERY)]
    for name in good:
        (source / name).write_text(GOOD, "utf-8")
    with closing(Stop()) as stop:
        done = list(run_jobs(plan_jobs([source]), output, Settings(limits=LIMITS, jobs=2, work=WORK), stop))
    assert sorted(one.job.name for one in done) == sorted((*names, *good))
    found = {one.job.name: one.output for one in done}
    wrong = {one.name: fault for name, one in names.items() if (fault := _fault(one, found[name], notes / name))}
    assert wrong == {}
    for name in good:
        assert found[name].read_bytes() == to_json(read_one(GOOD.encode(), name))
    written = {path for path in output.rglob("*") if path.is_file() and ".workplan" not in path.parts}
    assert written == set(found.values())
    assert list(scratch.iterdir()) == []
    assert not list((output / ".workplan").glob("*.part"))


def _fault(kind: Kind, output: Path, note: Path) -> object:
    """Return how a file ended if that is not how its kind must end; its record is whole in any case."""
    record = json.loads(output.read_bytes())
    if output.name.endswith(".failed.json"):
        failure = FailureRecord.model_validate(record)
        return None if failure.code in kind.ends else (failure.code, failure.detail)
    issues = {issue.code for issue in Report.model_validate(record).issues}
    text = note.read_text("utf-8", "surrogatepass")
    if REPORT in kind.ends and not issues:
        return [word for word in kind.says if word not in text]
    return None if issues & kind.ends else (sorted(issues), text[:200])
