"""Names of bodies in running text."""

import subprocess
import sys

import pytest

from extract.gazetteer import Name, find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("행정안전부", ["행정안전부"]),
        ("행안부에서 주관한 평가", ["행안부"]),
        ("행안부장관 표창", ["행안부"]),
        ("서면(행자부, 국토부)", ["행자부", "국토부"]),
        ("「보건복지부」와 복지부", ["보건복지부", "복지부"]),
        ("문화체육관광부국립국어원", ["문화체육관광부", "국립국어원"]),
        ("교육부문 대상", []),
        ("산업부문과 환경부하", []),
        ("우리행안부", []),
        ("55,115천원", []),
        ("", []),
    ],
)
def test_central_bodies(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text, "central_bodies")] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("부산광역시인재개발원", ["부산광역시"]),
        ("서울시장", ["서울시"]),
        ("서울대학교", []),
        ("부산시설공단", []),
        ("영등포구 협치회의", ["영등포구"]),
        ("경기장 조성", []),
    ],
)
def test_places(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text, "places")] == names


def test_offsets_slice_the_text() -> None:
    text = "※ 행안부 주관「2024년 경진대회」, 국무총리상(행정안전부)"
    found = find_names(text, "central_bodies")
    assert (
        [text[name.start : name.end] for name in found]
        == [name.text for name in found]
        == ["행안부", "국무총리", "행정안전부"]
    )


def test_longest_name_wins() -> None:
    assert find_names("부산시는", "places") == (Name(0, 3, "부산시", "26"),)


def test_a_word_of_several_rows_gives_one_name_each() -> None:
    found = find_names("중구", "places")
    assert len(found) > 4
    assert {(name.start, name.end) for name in found} == {(0, 2)}
    assert len({name.key for name in found}) == len(found)


def test_figures_part_from_their_units() -> None:
    assert [name.start for name in find_names("3억원행안부 10명,행안부", "central_bodies")] == [11]


def test_unknown_list_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        find_names("행안부", "no_such_list")


def test_text_without_names_loads_no_spacy() -> None:
    code = "import sys; from extract.gazetteer import find_names; find_names('총 10억원', 'places'); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - own code
    assert done.stdout.strip() == "False"
