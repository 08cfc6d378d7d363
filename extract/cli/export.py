"""``workplan export``: the reports of an outputs folder as one dataset."""

import argparse
import os
import shlex
import sys
from pathlib import Path

from extract.cli.console import make_console
from extract.dataset.errors import DatasetError
from extract.dataset.exports import Done, Wish, export_dataset

_SHOWN = 10


def export_outputs(given: argparse.Namespace) -> bool:
    """Write the dataset and say what was written; return whether it could be.

    Args:
        given: the options.
    """
    command = shlex.join(["workplan", *sys.argv[1:]])
    jobs = given.jobs or len(os.sched_getaffinity(0))
    wish = Wish(given.outputs, given.output, given.fresh, jobs, given.sources, command)
    try:
        done = export_dataset(given.to, wish)
    except DatasetError as error:
        make_console(stderr=True).print(str(error), style="red", highlight=False, markup=False, soft_wrap=True)
        return False
    _tell(given.output, done)
    return True


def _tell(path: Path, done: Done) -> None:
    console = make_console(stderr=True)
    removed = f", 뺀 문서 {done.removed:,}" if done.removed else ""
    console.print(
        f"{path}: 문서 {done.documents:,}, 새로 쓴 문서 {done.written:,}{removed}", markup=False, soft_wrap=True
    )
    if done.notes:
        console.print(f"바꾸거나 나눈 값 {done.notes:,} (목록은 출력에 있음)", markup=False, soft_wrap=True)
    for name in done.duplicates[:_SHOWN]:
        console.print(f"같은 문서가 이미 있어 한 번만 셈: {name}", markup=False, soft_wrap=True)
    if len(done.duplicates) > _SHOWN:
        console.print(f"… 같은 문서 {len(done.duplicates) - _SHOWN:,}건 더 있음", markup=False, soft_wrap=True)
