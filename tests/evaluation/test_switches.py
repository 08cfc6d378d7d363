"""Each kind of evidence is taken out of a document, and nothing else; the seams hold only while they are open."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from evaluation.ablation import Group, labels_of, table
from evaluation.switches import SWITCHES, blind_to_counts, blind_to_what_follows
from extract import parsers
from extract.document import Block, Cell, Document, Paragraph, Style, Table
from extract.segment import segment, tree
from extract.source import Source

STYLE = Style(size=14, bold=True, font="명조", outline=2, indent=10, boxed=True, frame=1, centered=True)
CHANGE = {switch.name: switch.change for switch in SWITCHES}


def document(*blocks: Callable[[Source], Block]) -> Document:
    return Document(tuple(make(Source(at)) for at, make in enumerate(blocks)), "test", "test")


def line(text: str, style: Style = STYLE, number: str | None = None) -> Callable[[Source], Block]:
    return lambda source: Paragraph(text, source, style, number=number)


def bar(number: str, title: str) -> Callable[[Source], Block]:
    return lambda source: Table((Cell(0, 0, number), Cell(0, 1, title, bold=True)), 1, 2, source)


def only(changed: Document) -> Paragraph:
    (block,) = changed.blocks
    assert isinstance(block, Paragraph)
    return block


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("size", {"size": None}),
        ("weight", {"bold": False}),
        ("font", {"font": None}),
        ("box", {"boxed": False, "frame": None}),
        ("outline level", {"outline": None}),
        ("position", {"indent": None, "centered": False}),
    ],
)
def test_a_look_goes_alone(name: str, gone: Mapping[str, Any]) -> None:
    before = {field: getattr(STYLE, field) for field in Style.__dataclass_fields__}
    style = only(CHANGE[name](document(line("□ 예산")))).style
    assert {field: getattr(style, field) for field in before} == {**before, **gone}


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("numbers alone", ["일반현황", "□ 인력", "10명"]),
        ("signs alone", ["Ⅰ. 일반현황", "인력", "1. 10명"]),
        ("markers: numbers and signs", ["일반현황", "인력", "10명"]),
    ],
)
def test_markers_leave_their_texts(name: str, texts: list[str]) -> None:
    plan = document(line("Ⅰ. 일반현황"), line("□ 인력"), line("10명", number="1."))
    found = [f"{block.number or ''} {block.text}".strip() for block in CHANGE[name](plan).blocks]
    assert found == texts


def test_a_title_bar_becomes_a_line_with_its_number() -> None:
    found = only(CHANGE["title bar"](document(bar("1", "인력 현황"))))
    assert (found.number, found.text, found.style) == ("1", "인력 현황", Style())


def test_a_title_bar_without_its_number_stays_a_frame() -> None:
    found = only(CHANGE["numbers alone"](document(bar("1", "인력 현황"))))
    assert (found.number, found.text, found.style) == (None, "인력 현황", Style(bold=True, boxed=True))


def test_contents_lines_go_blank_and_name_nothing() -> None:
    text = "차 례\n\nⅠ. 일반현황 ····· 1\nⅡ. 업무계획 ····· 3\n\nⅠ. 일반현황\n- 정원 10명\n\nⅡ. 업무계획\n- 없음\n"
    plan = parsers.read(text.encode())
    assert len(segment(plan).contents) == 2
    blank = CHANGE["contents entry"](plan)
    outline = segment(blank)
    assert outline.contents == ()
    assert [section.title for section in outline.sections] == ["일반현황", "업무계획"]
    assert len(blank.blocks) == len(plan.blocks)


@pytest.mark.parametrize("blind", [blind_to_what_follows, blind_to_counts])
def test_seams_are_closed_again(blind: Callable[[], Any]) -> None:
    def inside() -> tuple[object, ...]:
        return tree.follows, tree.opens_squares, tree.is_box_title, tree.Draft.holds

    before = inside()
    with blind():
        assert inside() != before
    assert inside() == before


def test_numbers_that_open_nothing_are_headings_to_the_blind() -> None:
    plan = parsers.read("Ⅰ. 일반현황\n\n1. 주민등록을 옮긴 사람\n2. 사업장을 둔 사람\n3. 그 밖의 사람\n".encode())
    before = [section.role.value for section in segment(plan).sections[0].sections]
    with blind_to_what_follows():
        after = [section.role.value for section in segment(plan).sections[0].sections]
    assert (before, after) == (["item"] * 3, ["heading"] * 3)


def test_known_headings_become_labels() -> None:
    truth = {"headings": [[1, "Ⅰ. 일반 현황"], [3, "□ 소요예산: 총 55천원"], [2, "1 조직"], [1, "Ⅱ. 계획"]]}
    labels = labels_of(truth, "a.pdf")
    assert labels["headings"] == [
        ("일반 현황", None),
        ("소요예산", "일반 현황"),
        ("조직", "일반 현황"),
        ("계획", None),
    ]
    assert labels["output"] == "a.pdf"


def test_the_table_has_a_row_for_each_kind_and_shows_what_moves(tmp_path: Path) -> None:
    program = tmp_path / "score.py"
    program.write_text(
        "import json, sys\nfrom pathlib import Path\n"
        "n = sum(p.read_text('utf-8').count('\"heading\"') for p in Path(sys.argv[2]).glob('*.json'))\n"
        "one = {'recall': 1, 'precision': None, 'f1': n}\n"
        "Path(sys.argv[4]).write_text(json.dumps({'headings': one, 'parents': one}))\n",
        "utf-8",
    )
    plan = parsers.read("Ⅰ. 일반현황\n\n□ 인력\n ○ 정원 10명\n□ 예산\n ○ 본예산 3억원\n".encode())
    head, _, *rows = table([Group("texts", tmp_path, {"a.txt": plan})], {"b.txt": plan}, program)
    assert "texts (1)" in head
    cells = {name: values for name, *values in ([cell.strip() for cell in row.split("|")[1:-1]] for row in rows)}
    assert list(cells) == [switch.name for switch in SWITCHES]
    assert cells["nothing (baseline)"] == ["3.000 / 3.000", "0", "0"]
    assert cells["signs alone"] == ["1.000 / 1.000", "1", "1"]
    assert cells["size"] == cells["nothing (baseline)"]
