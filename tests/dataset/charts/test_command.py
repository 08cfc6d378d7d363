"""``workplan compare --chart``."""

from pathlib import Path

from tests.conftest import CHECKOUT, Invoke


def test_a_comparison_is_drawn_beside_what_is_printed(outputs: Path, invoke: Invoke, tmp_path: Path) -> None:
    chart = tmp_path / "charts" / "budget.html"
    wanted = ["--by", "year,program", "--organization", "가온구", "--lang", "en"]
    plain = invoke(["compare", str(outputs), *wanted])
    originals = ["--chart", str(chart), "--originals", str(CHECKOUT / "corpus")]
    drawn = invoke(["compare", str(outputs), *wanted, *originals])
    assert (drawn.exit_code, drawn.output) == (plain.exit_code, plain.output)
    page = chart.read_text("utf-8")
    assert "<h1>Budget by year, program</h1>" in page
    assert "gaon-planning-2026.pdf#page=" in page
    assert "구민제안제도 활성화" in page


def test_what_cannot_be_drawn_is_wrong_usage(outputs: Path, invoke: Invoke, tmp_path: Path) -> None:
    wrong = (
        (["--chart", "chart.pdf"], ".png, .svg, .html"),
        (["--originals", str(tmp_path)], "--chart FILE.html"),
        (["--chart", str(tmp_path / "a.svg"), "--originals", str(tmp_path)], "--chart FILE.html"),
        (["--chart", str(tmp_path / "a.html"), "--originals", str(tmp_path / "none")], "is no folder"),
    )
    for options, told in wrong:
        done = invoke(["compare", str(outputs), *options])
        assert done.exit_code == 2
        assert told in done.stderr
    assert not list(tmp_path.glob("a.*"))
