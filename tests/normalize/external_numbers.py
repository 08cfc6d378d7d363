"""How two outside suites of Korean numbers spell their answers, and what the readers say in the same terms."""

from collections.abc import Callable, Iterable
from decimal import Context, Decimal
from typing import Any

import regex

from extract.errors import NormalizeError
from extract.normalize.fraction import parse_fraction
from extract.normalize.interval import Quantity
from extract.normalize.number_search import find_numbers
from extract.normalize.number_words import parse_number_words
from extract.normalize.ordinal import find_ordinals, parse_ordinal
from extract.normalize.quantity import find_quantities

Answer = tuple[Any, ...]

UNITS = {
    "Dollar": "USD",
    "Cent": "cent",
    "Pound": "GBP",
    "Euro": "EUR",
    "Kilometre": "kilometre",
    "Mile": "mile",
    "Metre": "metre",
    "Centimetre": "centimetre",
    "Gram": "gram",
    "Cup": "cup",
    "Celsius": "celsius",
    "Fahrenheit": "fahrenheit",
    "Degree": "degree",
    "Millilitre": "millilitre",
    "Litre": "litre",
    "Gallon": "gallon",
    "Hectolitre": "hectolitre",
    "Pence": "penny",
    "Penny": "penny",
    "Peseta": "ESP",
    "Finnish markka": "FIM",
}
"""Names of the suites and our keys; a dollar or pound without a country is that of the United States or Britain."""


def rounded(value: Decimal | None) -> str | None:
    """Return the first twelve digits, as many as both suites print of a fraction that never ends."""
    return None if value is None else str(Context(prec=12).create_decimal(value).normalize())


def ends(quantity: Quantity) -> Answer:
    return rounded(quantity.low), rounded(quantity.high)


def duckling_expected(dimension: str, expected: str) -> Answer:
    if dimension in ("Numeral", "Ordinal"):
        return (rounded(Decimal(expected.split(" ", 1)[1].strip("()"))),)
    shape, rest = expected.split(" ", 1)
    rest = regex.sub(r" \(?Just .*| Nothing$", "", rest).replace("(Custom ", "").replace(")", "").replace("(", "")
    unit, *numbers = rest.replace('"', "").replace(",", "").split()
    values = [rounded(Decimal(number)) for number in numbers]
    low, high = {
        "simple": (values[0], values[-1]),
        "between": (values[0], values[-1]),
        "above": (values[0], None),
        "under": (None, values[0]),
    }[shape]
    return UNITS.get(unit, unit), low, high


def duckling_read(dimension: str, text: str) -> Answer | None:
    try:
        if dimension == "Ordinal":
            return (rounded(Decimal(parse_ordinal(text).number)),)
        if dimension == "Numeral":
            return (rounded(_numeral(text)),)
    except NormalizeError:
        return None
    spans = find_quantities(text)
    return (spans[0].quantity.unit, *ends(spans[0].quantity)) if len(spans) == 1 else None


def _numeral(text: str) -> Decimal:
    try:
        return parse_number_words(text).value
    except NormalizeError:
        value = parse_fraction(text)
        return Decimal(value.numerator) / Decimal(value.denominator)


def recognizers_expected(kind: str, results: Iterable[dict[str, Any]]) -> list[Answer]:
    return [answer for row in results if (answer := _expected(kind, row))]


def _expected(kind: str, row: dict[str, Any]) -> Answer | None:
    value = row["value"]
    if kind == "number":
        return (rounded(Decimal(value)),)
    if kind == "percent":
        return (rounded(Decimal(value.rstrip("%"))),)
    if kind == "currency":
        unit = row["iso"] or UNITS.get(row["unit"], row["unit"])
        return (unit, rounded(Decimal(value))) if value is not None else None
    low, high = (rounded(Decimal(end)) if end else None for end in value[1:-1].split(","))
    return low, high, value[0] == "(" and low is not None, value[-1] == ")" and high is not None


def recognizers_read(kind: str, text: str) -> list[Answer]:
    return _READ[kind](text)


def _numbers(text: str) -> list[Answer]:
    measured = [
        span for span in find_quantities(text) if regex.search(r"[A-Za-z]$|미터$", span.raw) and span.quantity.unit
    ]
    found = [
        (span.start, span.value)
        for span in find_numbers(text)
        if not any(one.start <= span.start < one.end and " " not in one.raw for one in measured)
    ]
    ordinals = [(span.start, Decimal(span.number)) for span in find_ordinals(text)]
    return [(rounded(value),) for _, value in sorted([*found, *ordinals])]


def _percents(text: str) -> list[Answer]:
    spans = [span.quantity for span in find_quantities(text) if span.quantity.kind == "percent"]
    return [(rounded(quantity.value),) for quantity in spans]


def _sums(text: str) -> list[Answer]:
    spans = [span.quantity for span in find_quantities(text) if span.quantity.kind == "money"]
    return [(quantity.unit, rounded(quantity.low if quantity.low is not None else quantity.high)) for quantity in spans]


def _ranges(text: str) -> list[Answer]:
    spans = [span.quantity for span in find_quantities(text)]
    bound = [one for one in spans if one.value is None or (one.modifiers and not one.about)]
    return [(*ends(one), one.low_open, one.high_open or _is_plain(one)) for one in bound]


def _is_plain(quantity: Quantity) -> bool:
    """Return whether a range has no word that says which ends it holds; the suite leaves the upper one out of all those."""
    return None not in (quantity.low, quantity.high) and not quantity.modifiers


_READ: dict[str, Callable[[str], list[Answer]]] = {
    "number": _numbers,
    "percent": _percents,
    "currency": _sums,
    "number_range": _ranges,
}
