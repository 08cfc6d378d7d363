"""Units in which numbers are read with ease, and numbers in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from extract.dataset.charts.words import Language
from extract.vocab import lexicon

_LEAST = 10
"""A unit is chosen if the greatest number is at least so many of it."""

_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit: its name, and how many of the comparison's unit one of it is."""

    name: str
    factor: int

    def of(self, value: Decimal) -> Decimal:
        """Return a value in this unit."""
        return value / self.factor


def choose_scale(unit: str, values: Iterable[Decimal], language: Language) -> Scale:
    """Return the greatest unit in which the greatest value still has two digits before the point.

    >>> choose_scale("won", [Decimal(3_420_000_000)], "ko"), choose_scale("won/post", [Decimal(87_000)], "en")
    (Scale(name='억원', factor=100000000), Scale(name='thousand won', factor=1000))
    """
    base = unit.partition("/")[0]
    known = [
        Scale(str(entry.data[language]), int(entry.data["factor"]))
        for entry in lexicon("chart_units").entries
        if entry.data["base"] == base and language in entry.data
    ]
    scales = sorted(known, key=lambda one: one.factor) or [Scale(base, 1)]
    most = max((abs(value) for value in values), default=Decimal(0))
    return next((one for one in reversed(scales) if most >= _LEAST * one.factor), scales[0])


def exact(value: Decimal) -> str:
    """Return a number with commas, in full where it is whole, else to the hundredth.

    >>> exact(Decimal("3420000000")), exact(Decimal("93.3333")), exact(Decimal("-0.50"))
    ('3,420,000,000', '93.33', '-0.5')
    """
    whole = value.to_integral_value()
    return f"{whole:,f}" if whole == value else _trimmed(value.quantize(_HUNDREDTH))


def short(value: Decimal) -> str:
    """Return a number with as many digits as a label has room for.

    >>> short(Decimal("34.26")), short(Decimal("1234.5")), short(Decimal("0.125")), short(Decimal("-3"))
    ('34.3', '1,234', '0.12', '-3')
    """
    size = abs(value)
    step = Decimal(1) if size >= 1000 else _TENTH if size >= _LEAST else _HUNDREDTH  # noqa: PLR2004 - four digits
    return _trimmed(value.quantize(step))


def _trimmed(value: Decimal) -> str:
    text = f"{value:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
