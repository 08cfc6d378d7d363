"""Many files: which are meant, where their output goes, which share is ours."""

import os
from collections import Counter
from pathlib import Path

import pytest

from extract.batch import Job, find_files, plan_jobs
from extract.batch.files import output_path, printable, shard_of

TEXT = "2026년 주요업무계획\nⅠ. 예산\n○ 사업비 : 25백만원\n"


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, "utf-8")


def targets(paths: list[Path]) -> list[str]:
    return [job.target.as_posix() for job in plan_jobs(paths)]


def test_a_folder_means_its_plans_in_order_of_their_names(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.TXT", "sub/c.pdf", "notes.json", "photo.png", "sub/deep/d.hwp")
    assert targets([tmp_path]) == ["a.TXT", "b.txt", "sub/c.pdf", "sub/deep/d.hwp"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, ".hidden.txt", ".git/a.txt", "sub/.cache/b.txt", "seen.txt")
    assert targets([tmp_path]) == ["seen.txt"]


def test_a_hidden_folder_that_is_named_is_read(tmp_path: Path) -> None:
    make(tmp_path, ".plans/a.txt")
    assert targets([tmp_path / ".plans"]) == ["a.txt"]


def test_a_file_named_by_itself_may_be_called_anything(tmp_path: Path) -> None:
    make(tmp_path, "plan.bak", "noname")
    assert targets([tmp_path / "plan.bak", tmp_path / "noname"]) == ["plan.bak", "noname"]


def test_a_pattern_means_the_files_that_match(tmp_path: Path) -> None:
    make(tmp_path, "a1.txt", "a2.txt", "b1.txt")
    assert targets([tmp_path / "a*.txt"]) == ["a1.txt", "a2.txt"]


def test_a_name_with_brackets_is_a_name_if_it_exists(tmp_path: Path) -> None:
    make(tmp_path, "[2026] plan.txt", "2 plan.txt")
    assert targets([tmp_path / "[2026] plan.txt"]) == ["[2026] plan.txt"]


def test_a_path_that_names_nothing_is_kept(tmp_path: Path) -> None:
    assert list(find_files([tmp_path / "absent.pdf"])) == [(tmp_path / "absent.pdf", Path("absent.pdf"))]


def test_a_file_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert targets([tmp_path / "a.txt", tmp_path, tmp_path / "*.txt"]) == ["a.txt"]


def test_equal_names_go_below_their_folders_names(tmp_path: Path) -> None:
    make(tmp_path, "x/plan.txt", "y/plan.txt", "z/y/plan.txt")
    found = targets([tmp_path / "x", tmp_path / "y", tmp_path / "z/y"])
    assert found[:2] == ["plan.txt", "y/plan.txt"]
    assert len(set(found)) == 3


def test_forms_of_one_plan_do_not_collide(tmp_path: Path) -> None:
    make(tmp_path, "plan.txt", "plan.pdf")
    names = [output_path(Path("out"), job, failed=False).name for job in plan_jobs([tmp_path])]
    assert names == ["plan.pdf.json", "plan.txt.json"]


@pytest.mark.parametrize("name", ["가" * 80 + ".hwp", "a" * 251 + ".hwp", "가" * 85, "x." + "y" * 250])
def test_a_name_as_long_as_a_file_system_allows_has_outputs_that_can_be_written(tmp_path: Path, name: str) -> None:
    make(tmp_path / "in", name)
    other = name[:-5] + "z" + name[-4:]
    outputs = {
        output_path(tmp_path, Job(tmp_path / "in" / one, Path(one)), failed=failed)
        for one in (name, other)
        for failed in (False, True)
    }
    assert len(outputs) == 4
    for output in outputs:
        output.write_bytes(b"whole")
    assert {output.name.split(".")[-1] for output in outputs} == {"json"}


def test_a_name_that_is_short_enough_is_not_changed() -> None:
    job = Job(Path("plan.hwp"), Path("2026/plan.hwp"))
    assert output_path(Path("out"), job, failed=False) == Path("out/2026/plan.hwp.json")
    assert output_path(Path("out"), job, failed=True) == Path("out/2026/plan.hwp.failed.json")


def test_a_name_that_is_no_text_can_be_written_down() -> None:
    name = Path(os.fsdecode(b"\xb0\xa1.hwp"))
    assert printable(name) == r"\xb0\xa1.hwp"
    assert Job(name, name).name.encode("utf-8")


def test_each_file_is_in_one_shard_and_shards_are_alike_in_size() -> None:
    jobs = [Job(Path(f"/somewhere/{number}"), Path(f"{number}.hwp")) for number in range(4000)]
    counts = Counter(shard_of(job, 4) for job in jobs)
    assert set(counts) == {1, 2, 3, 4}
    assert min(counts.values()) > 800
    assert [shard_of(Job(Path("/elsewhere"), job.target), 4) for job in jobs] == [shard_of(job, 4) for job in jobs]
