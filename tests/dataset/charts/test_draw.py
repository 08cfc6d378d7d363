"""Charts as files: well made, the same each time, with signs for doubt and gaps for what is missing."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from matplotlib import font_manager
from PIL import Image

from extract.dataset.charts import SUFFIXES, draw, render
from extract.dataset.charts.fonts import picture_families
from extract.dataset.compare.figures import Standing
from extract.dataset.compare.model import Comparison, Dimension, Measure, Point
from extract.dataset.errors import DatasetError, MissingLibraryError
from tests.conftest import CHECKOUT
from tests.dataset.charts.conftest import MANY, PROGRAM, YEAR, budget, crosses, point, svg, texts

_HOLLOW = 'style="fill: #ffffff; stroke: #{}; stroke-width: 1.4'
DOUBTS = budget(
    (YEAR,),
    [
        point(2021, value=28 * 10**8, check=Standing.FAILED),
        point(2022, value=None),
        point(2023, value=31 * 10**8, check=Standing.DOUBTFUL),
        point(2024, value=33 * 10**8),
        point(2025, value=35 * 10**8, check=Standing.FAILED),
    ],
)


@pytest.fixture
def hangul() -> None:
    """Skip where no font has Hangul."""
    try:
        picture_families()
    except DatasetError:
        pytest.skip("no font with Hangul is installed")


@pytest.fixture
def no_hangul(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Be on a machine that has matplotlib's own fonts alone."""
    own = [one for one in font_manager.fontManager.ttflist if "DejaVu" in one.name]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", own)
    monkeypatch.setattr(font_manager, "findSystemFonts", list)
    picture_families.cache_clear()
    yield
    picture_families.cache_clear()


@pytest.mark.usefixtures("hangul")
@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("comparison", [DOUBTS, MANY], ids=["one", "many"])
def test_the_same_comparison_gives_the_same_bytes(tmp_path: Path, comparison: Comparison, suffix: str) -> None:
    first, second = tmp_path / f"first{suffix}", tmp_path / f"second{suffix.upper()}"
    draw(comparison, first)
    with mpl.rc_context({"lines.linewidth": 9, "font.size": 30, "axes.facecolor": "red", "svg.fonttype": "path"}):
        draw(comparison, str(second))
        assert mpl.rcParams["lines.linewidth"] == 9
    assert first.read_bytes() == second.read_bytes()
    assert sorted(tmp_path.iterdir()) == [first, second]


@pytest.mark.usefixtures("hangul")
def test_a_picture_is_a_picture(tmp_path: Path) -> None:
    draw(MANY, tmp_path / "chart.png")
    with Image.open(tmp_path / "chart.png") as picture:
        assert picture.format == "PNG"
        assert picture.width > picture.height > 500
        assert not {"Software", "Creation Time"} & set(picture.info)
        colors = picture.convert("RGB").getcolors(1 << 16)
    assert colors is not None
    assert {(0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00)} <= {color for _, color in colors}


def test_a_drawing_is_xml_with_text_as_text() -> None:
    picture = svg(MANY)
    root = etree.fromstring(picture.encode())
    assert root.tag.endswith("svg")
    assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"
    assert {"연도·사업별 예산", "단위: 억원 · 문서 1개", "사업 20", "사업 13", "2024"} <= set(texts(picture))
    assert "사업 12" not in texts(picture)
    assert "Malgun Gothic" in picture
    assert "DejaVu" not in picture


def test_numbers_in_doubt_are_marked_and_a_missing_year_is_a_gap() -> None:
    picture = svg(DOUBTS)
    assert crosses(picture) == 2 + 1, "two numbers and the key"
    assert (picture.count(_HOLLOW.format("0072b2")), picture.count(_HOLLOW.format("333333"))) == (1, 1)
    assert {"검산에 어긋난 수", "어긋난 검산에 든 수", "28", "31", "33", "35", "값 없음: 2022"} <= set(texts(picture))
    line = re.search(r'<path d="([^"]*)"[^>]*stroke: #0072b2; stroke-width: 1.6', picture)
    assert line is not None
    assert (line[1].count("M"), line[1].count("L")) == (2, 2), "2021 stands alone, then 2023 to 2025"
    sound = svg(budget((YEAR,), [point(2024, value=1), point(2025, value=2)]))
    assert crosses(sound) == 0
    assert "검산에 어긋난 수" not in texts(sound)


def test_bars_are_marked_too() -> None:
    doubts = (Standing.FAILED, Standing.DOUBTFUL, Standing.HOLDS)
    picture = svg(budget((PROGRAM,), (point(f"사업 {one}", value=-5, check=one) for one in doubts)), "en")
    assert crosses(picture) == 1 + 1
    assert {"its check fails", "part of a failed check", "-5"} <= set(texts(picture))
    assert picture.count("fill: #ffffff; stroke: #0072b2") == 1, "the bar of what is doubtful is hollow"


def test_an_empty_comparison_says_so() -> None:
    for by in ((), (YEAR,), (PROGRAM,), (YEAR, PROGRAM)):
        assert "그릴 값이 없습니다" in texts(svg(budget(by, ())))
    nothing = budget((YEAR, PROGRAM), (point(year, "청년", value=None) for year in (2024, 2025)))
    assert {"There is no value to draw", "No value: 청년(2024, 2025)"} <= set(texts(svg(nothing, "en")))


def test_names_are_shown_as_they_are_and_never_read_as_markup() -> None:
    names = ["$x^2$ 사업", "_숨은", "<script>alert(1)</script>", "a & b", "'DejaVu Sans'", "급\x00행\ud800\u202e차\n선"]
    picture = svg(budget((YEAR, PROGRAM), (point(2025, name, value=1) for name in names)))
    shown = [one.text for one in etree.fromstring(picture.encode()).iter("{http://www.w3.org/2000/svg}text")]
    assert {*names[:-1], "급 행 차 선"} <= set(shown)


def test_a_drawing_needs_no_korean_font(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    there = svg(MANY)
    request.getfixturevalue("no_hangul")
    assert svg(MANY) == there
    with pytest.raises(DatasetError, match=r"한글 글꼴이 없습니다.*SVG.*No installed font has Hangul.*SVG"):
        draw(MANY, tmp_path / "chart.png")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("hangul")
def test_a_font_that_was_installed_later_is_found(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    family = picture_families()[0]
    path = next(one.fname for one in font_manager.fontManager.ttflist if one.name == family)
    request.getfixturevalue("no_hangul")
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: [str(CHECKOUT / "README.md"), "/none.ttf", path])
    assert picture_families()[0] == family


def test_what_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DatasetError, match=r"\.png, \.svg, \.html"):
        draw(MANY, tmp_path / "chart.pdf")
    (tmp_path / "file").write_text("")
    with pytest.raises(DatasetError, match="cannot be written"):
        draw(MANY, tmp_path / "file" / "chart.svg")
    monkeypatch.delitem(sys.modules, "extract.dataset.charts.drawing")
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises((MissingLibraryError, ModuleNotFoundError), match=r"workplan-extract\[charts\]"):
        draw(MANY, tmp_path / "chart.svg")


_LOADED = """
import sys, pathlib
import extract.dataset.charts as charts
from tests.dataset.charts.conftest import MANY
assert "matplotlib" not in sys.modules
charts.render(MANY, pathlib.Path("a.svg"), "ko")
assert "matplotlib" in sys.modules and "matplotlib.pyplot" not in sys.modules
"""


def test_matplotlib_is_loaded_when_a_chart_is_drawn_and_pyplot_never() -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", _LOADED], cwd=CHECKOUT, check=True)  # noqa: S603 - words of our own


_keys = st.none() | st.text(max_size=40)
_points = st.lists(
    st.builds(
        Point,
        st.tuples(st.none() | st.integers(1990, 2040), _keys),
        st.none() | st.decimals(-(10**14), 10**14, allow_nan=False, places=3),
        st.sampled_from(Standing),
        st.just(()),
        st.integers(0, 3),
    ),
    max_size=30,
    unique_by=lambda one: one.keys,
)


@settings(max_examples=25, deadline=None)
@given(points=_points, measure=st.sampled_from(Measure), over=st.booleans())
def test_any_comparison_is_drawn(points: list[Point], measure: Measure, over: bool) -> None:  # noqa: FBT001
    by = (YEAR, PROGRAM) if over else (Dimension.DEPARTMENT, PROGRAM)
    comparison = Comparison(measure, "won", by, tuple(points))
    page = render(comparison, Path("chart.html"), "ko").decode()
    start, end = page.index("<svg"), page.index("</svg>") + len("</svg>")
    etree.fromstring(page[start:end].encode())
    assert page.count("<tbody>") == len(points)
