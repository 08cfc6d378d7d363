"""Stated numbers against sums and rates of printed numbers."""

from decimal import Decimal

import pytest

from extract.normalize.unit import parse_unit
from extract.source import Source
from extract.validate.figures.printed import Printed
from extract.validate.judging.interval import compare_ratio, compare_sum


def number(text: str, unit: str | None = None) -> Printed:
    digits = text.replace(",", "").replace("△", "-")
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    start = abs(hash(text)) % 1000
    return Printed(Decimal(digits), step, text, Source(start=start), parse_unit(unit) if unit else None)


@pytest.mark.parametrize(
    ("stated", "parts", "unit", "status"),
    [
        ("11", ("1", "3", "5", "2"), "명", "exact"),
        ("12", ("1", "3", "5", "2"), "명", "inconsistent"),
        ("14", ("1", "3", "5", "2"), "명", "inconsistent"),
        ("66,657", ("59,082", "7,576"), "억원", "rounding"),
        ("66,655", ("59,082", "7,576"), "억원", "inconsistent"),
        ("448,687", ("27,300", "29,850", "371,316", "20,220"), "천원", "inconsistent"),
        ("100.0", ("0.4", "8.7", "36.5", "49.6", "4.8"), "%", "exact"),
        ("100.0", ("33.3", "33.3", "33.3"), "%", "rounding"),
        ("3", ("1", "1"), None, "inconsistent"),
        ("1,003", ("501", "501"), None, "last_digit"),
    ],
)
def test_sums(stated: str, parts: tuple[str, ...], unit: str | None, status: str) -> None:
    found = compare_sum(number(stated, unit), [number(part, unit) for part in parts])
    assert found.status.value == status


def test_width_is_what_rounding_allows() -> None:
    found = compare_sum(number("10", "억원"), [number("4", "억원"), number("6", "억원")])
    assert found.low == 9
    assert found.width >= 2
    assert compare_sum(number("10", "명"), [number("4", "명"), number("6", "명")]).width == 0


@pytest.mark.parametrize(
    ("stated", "over", "base", "unit", "status"),
    [
        ("21.9", ("6,551",), "29,850", "천원", "exact"),
        ("76.6", ("344,050",), "448,686", "천원", "rounding"),
        ("95.1", ("25,937",), "27,300", "천원", "last_digit"),
        ("30.8", ("2,191",), "6,285", "억원", "inconsistent"),
        ("9.4", ("23", "21"), "21", "억원", "not_checkable"),
        ("576.6", ("408", "60"), "60", "억원", "not_checkable"),
        ("△37.2", ("94", "150"), "150", "억원", "not_checkable"),
        ("4.0", ("892", "857"), "857", "억원", "rounding"),
        ("3.53", ("399",), "11,333", "억원", "not_checkable"),
        ("50.0", ("1",), "3", "명", "inconsistent"),
        ("33.3", ("1",), "3", "명", "exact"),
    ],
)
def test_rates(stated: str, over: tuple[str, ...], base: str, unit: str, status: str) -> None:
    bottom = number(base, unit)
    top = tuple(bottom if text == base else number(text, unit) for text in over)
    found = compare_ratio(number(stated, "%"), top, bottom)
    assert found is not None
    assert found.status.value == status


def test_nothing_is_a_rate_of_zero() -> None:
    assert compare_ratio(number("0.0", "%"), (number("5"),), number("0")) is None
