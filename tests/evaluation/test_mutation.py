"""The mutation gate on the sample plans, and the parts of it that decide what passes."""

import random
from pathlib import Path

import pytest

from evaluation.mutation.children import Reading, read_apart
from evaluation.mutation.gate import FAILURES, Outcome, judge, judge_file
from evaluation.mutation.members import find_members
from evaluation.mutation.mutants import Mutant, mutants, remove_chunk
from evaluation.mutation.untold import reason_untold
from extract.errors import ErrorCode
from tests.conftest import CHECKOUT

CORPUS = CHECKOUT / "corpus"
PLAN = CORPUS / "saebeol-jobs-2025.txt"


@pytest.mark.parametrize("form", ["hwp", "hwpx", "pdf", "docx", "pptx", "odt", "txt"])
def test_damage_to_a_sample_plan_is_told(form: str) -> None:
    found = list(judge_file(CORPUS / f"saebeol-jobs-2025.{form}"))
    assert len(found) == 10
    assert [verdict for verdict in found if verdict.outcome in FAILURES] == []


def test_copies_are_the_same_each_time_and_differ_from_the_file() -> None:
    data = PLAN.read_bytes()
    first, second = list(mutants(data)), list(mutants(data))
    assert first == second
    assert len(first) == 10
    assert all(mutant.data != data for mutant in first)


@pytest.mark.parametrize("form", ["hwp", "hwpx", "docx"])
def test_a_member_is_put_back_under_right_checksums(form: str) -> None:
    data = (CORPUS / f"saebeol-jobs-2025.{form}").read_bytes()
    for member in find_members(data):
        again = {each.name: each.content for each in find_members(member.put_back(member.content + b" "))}
        assert again[member.name] == member.content + b" "


def test_a_text_that_lost_lines_without_a_word_is_silent() -> None:
    data = b"%PDF-1.4"
    verdict = judge(data, Reading(None, ("a", "b")), Mutant("cut off", data), Reading(None, ("a",)))
    assert verdict[0] is Outcome.SILENT


def test_an_issue_that_the_file_itself_has_is_no_warning() -> None:
    data = b"%PDF-1.4"
    whole = Reading(None, ("a", "b"), ("partial one",))
    assert judge(data, whole, Mutant("cut off", data), Reading(None, ("a",), ("partial one",)))[0] is Outcome.SILENT
    assert judge(data, whole, Mutant("cut off", data), Reading(None, ("a",), ("partial two",)))[0] is Outcome.WARNED


def test_another_letter_cannot_be_told_and_a_broken_one_can() -> None:
    data = "사업비 1,234천원".encode()
    assert reason_untold(data, data.replace(b"1", b"7")) is not None
    assert reason_untold(data, data.replace(b"1", b"\xff")) is None
    assert reason_untold(data, data.replace(b"1", b"\x07")) is None


def test_records_that_are_gone_can_be_told() -> None:
    data = (CORPUS / "saebeol-jobs-2025.hwp").read_bytes()
    member = next(each for each in find_members(data) if each.name.startswith("BodyText"))
    content = bytearray(member.content)
    remove_chunk(content, random.Random(1))
    assert reason_untold(data, member.put_back(bytes(content))) is None


def test_a_child_that_takes_too_long_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaluation.mutation.children._outcome", _never)
    assert read_apart(b"a", 0.3).error == "HANG"


def test_a_child_that_fails_crashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaluation.mutation.children._outcome", _fails)
    assert read_apart(b"a", 20).error == "CRASH"


def test_a_refusal_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"\x00\x00\x01")
    assert read_apart(path.read_bytes(), 20).error == ErrorCode.UNKNOWN_FORMAT


def _never(_: bytes) -> dict[str, object]:
    while True:
        pass


def _fails(_: bytes) -> dict[str, object]:
    raise RuntimeError
