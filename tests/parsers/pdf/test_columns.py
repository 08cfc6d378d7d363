"""Running text in two columns, and what only looks like it."""

from typing import Any

from extract.document import Paragraph
from extract.parsers import pdf

LEFT = [
    "left column with a first line of many words",
    "that goes on here with more of them until it",
    "fills the measure of the column on this line.",
]
RIGHT = [
    "right column that has a good many of its own",
    "that must not be mixed with those that stand",
    "on the left of the page in any of its lines.",
]


def texts(data: bytes) -> list[str]:
    return [block.text for block in pdf.read(data).blocks if isinstance(block, Paragraph)]


def columns(page: Any, left: list[str], right: list[str], top: float) -> Any:
    for row, (one, other) in enumerate(zip(left, right, strict=True)):
        page.text(60, top + 14 * row, one).text(310, top + 14 * row, other)
    return page


def test_columns_are_read_one_after_the_other(make_pdf: Any, sheet: Any) -> None:
    page = columns(sheet().text(60, 60, "a title over both of the columns", size=16), LEFT * 3, RIGHT * 3, 100)
    page.text(60, 300, "a sentence that stands below the columns and reaches across both of them on the page")
    found = " ".join(texts(make_pdf(page)))
    whole = ["a title over both", *LEFT * 3, *RIGHT * 3, "a sentence that stands"]
    at = 0
    for words in whole:
        at = found.index(words, at) + len(words)


def test_a_table_stands_in_its_column(make_pdf: Any, sheet: Any) -> None:
    page = columns(sheet(), LEFT * 3, RIGHT * 3, 100)
    page.grid((60, 120, 180), (240, 260, 280)).text(65, 254, "a").text(125, 254, "1")
    page.text(65, 274, "b").text(125, 274, "2")
    columns(page, LEFT * 3, RIGHT * 3, 300)
    found = pdf.read(make_pdf(page)).blocks
    table = next(at for at, block in enumerate(found) if not isinstance(block, Paragraph))
    before = " ".join(block.text for block in found[:table] if isinstance(block, Paragraph))
    assert "left column" in before
    assert "right column" not in before


def test_labels_and_values_stay_on_their_lines(make_pdf: Any, sheet: Any) -> None:
    tabbed = [f"item {at:02} counted by the office  " for at in range(9)]
    amounts = [f"76,907 items        {at} won of the year" for at in range(9)]
    assert f"{tabbed[3].strip()} 76,907 items 3 won" in " ".join(
        texts(make_pdf(columns(sheet(), tabbed, amounts, 100)))
    )
    labels = ["place: the town hall", "area: 200", "cost: 300,000", "size: 2", "term: 2026", "staff: 12", "plan: yes"]
    values = [f"value {at} that stands far on the right side" for at in range(7)]
    found = texts(make_pdf(columns(sheet(), labels, values, 100)))
    assert f"{labels[1]} {values[1]}" in " ".join(found)


def test_a_few_lines_make_no_columns(make_pdf: Any, sheet: Any) -> None:
    found = texts(make_pdf(columns(sheet(), LEFT, RIGHT, 100)))
    assert found[0].startswith(f"{LEFT[0]} {RIGHT[0]}")
