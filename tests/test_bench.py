"""The measuring program prints what it promises; how long anything takes is never asserted."""

from pathlib import Path

import pytest

from bench.__main__ import run
from bench.measure import STAGES


def test_every_stage_and_the_ratio_are_printed(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([corpus / "saebeol-jobs-2026.pdf"], 1)
    printed = capsys.readouterr().out
    assert [
        stage for stage in (*STAGES, "extract_text", "extract_tables", "ratio", "cores") if stage not in printed
    ] == []
    assert "14 pages" in printed
