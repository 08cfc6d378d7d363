"""Every kind of hostile file ends within its limits and with its code; nothing is read as whole that is not."""

import os
from pathlib import Path

import pytest

from extract.errors import ErrorCode
from extract.issues import IssueCode
from tests.hostile import child, oles, pdfs, texts, wrapped, xmls, zips
from tests.hostile.kinds import REPORT, Kind

KINDS = (*wrapped.KINDS, *zips.KINDS, *oles.KINDS, *xmls.KINDS, *pdfs.KINDS, *texts.KINDS)


def test_there_are_at_least_48_kinds() -> None:
    assert len({one.name for one in KINDS}) == len(KINDS) >= 48


def test_kinds_name_codes_that_exist() -> None:
    known = {code.value for code in ErrorCode} | {code.value for code in IssueCode} | {REPORT}
    assert [one.name for one in KINDS if one.ends - known] == []


@pytest.mark.parametrize("one", KINDS, ids=lambda one: one.name)
def test_it_ends_with_its_code(one: Kind, tmp_path: Path) -> None:
    end = child.read_apart(one.make(), f"plan.{one.suffix}", tmp_path)
    if end.code == REPORT and not end.issues & one.ends:
        assert REPORT in one.ends, (end.issues, end.text)
        assert [word for word in one.says if word not in end.text] == []
    elif end.code != REPORT:
        assert end.code in one.ends, end.text


def test_a_process_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_read", _die)
    assert child.read_apart(b"x", "plan.txt", tmp_path).code == "CRASH"


def test_a_process_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_read", _sleep)
    monkeypatch.setattr(child, "SECONDS", 0.5)
    assert child.read_apart(b"x", "plan.txt", tmp_path).code == "TIMEOUT"


def _die(*_: object) -> None:
    os.abort()


def _sleep(*_: object) -> None:
    import time  # noqa: PLC0415 - in the other process

    time.sleep(60)
