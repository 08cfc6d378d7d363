"""Percentages."""

from decimal import Decimal

import pytest

from extract.errors import NormalizeError
from extract.normalize.ratio import parse_ratio


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("95.1%", "95.1", "0.1"),
        ("95.1", "95.1", "0.1"),
        ("100 %", "100", "1"),
        ("△3.4%", "-3.4", "0.1"),
        ("+7.8％", "7.8", "0.1"),
        ("1.5%p", "1.5", "0.1"),
        ("1,039.5%", "1039.5", "0.1"),
    ],
)
def test_ratios(text: str, value: str, step: str) -> None:
    ratio = parse_ratio(text)
    assert (ratio.value, ratio.step, ratio.raw) == (Decimal(value), Decimal(step), text)


@pytest.mark.parametrize("text", ["", "%", "13.6% → 1.3%", "상위 4.8%", "12명", "1/2", "21.9.%", "순증"])
def test_refused(text: str) -> None:
    with pytest.raises(NormalizeError):
        parse_ratio(text)
