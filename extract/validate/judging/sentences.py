"""What a check says in words (검산 문장), Korean and English; the sentences themselves are data."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, TypeAlias

import regex

from extract.normalize.unit import Unit
from extract.schemas.check import CheckKind, CheckStatus
from extract.validate.figures.printed import Printed, won
from extract.validate.judging.interval import Outcome
from extract.validate.judging.particles import Word
from extract.vocab import fold, lexicon

Language: TypeAlias = Literal["ko", "en"]

LANGUAGES: tuple[Language, ...] = ("ko", "en")

_SIGNS = regex.compile(r"^[△▲+\-0-9,. ]+")


def text_of(key: str, language: Language) -> str | None:
    """Return a sentence or a piece of one; None where there is none for ``key``."""
    entry = next((one for one in lexicon("check_messages").entries if one.key == key), None)
    return str(entry.data[language]) if entry and language in entry.data else None


def fill(key: str, language: Language, words: Mapping[str, str]) -> str:
    """Return a sentence with its words filled in; a key without a sentence is the text itself."""
    pattern = text_of(key, language)
    return key if pattern is None else pattern.format(**{name: Word(word) for name, word in words.items()})


def name_of(rule: str, language: Language) -> str:
    """Return what a rule is called."""
    return text_of(rule, language) or rule.replace("_", " ")


def digits(value: Decimal, *, zeros: bool = False) -> str:
    """Return a number with commas; a negative one with the sign of Korean tables.

    Args:
        value: the number.
        zeros: whether zeros behind the decimal point stay.

    >>> digits(Decimal("-1200.50")), digits(Decimal(0)), digits(Decimal("78.0"), zeros=True)
    ('△1,200.5', '0', '78.0')
    """
    return f"{'△' if value < 0 else ''}{abs(value) if zeros else abs(value).normalize():,f}"


def as_printed(stated: Printed, value: Decimal, unit: str = "") -> str:
    """Return a value as the stated number is printed: with its unit; money of several scale words in won.

    Args:
        stated: the printed number.
        value: what is told, in the same unit.
        unit: the printed unit to use instead of that of ``stated``.
    """
    printed = _SIGNS.sub("", stated.raw)
    rate = stated.unit is not None and stated.unit.kind == "percent"
    if stated.unit is None or not printed:
        return digits(value, zeros=stated.step < 1)
    if stated.unit.kind == "money" and fold(printed) != fold(stated.unit.text):
        return f"{digits(value * stated.unit.factor)}{won().text}"
    scaled = f"{abs(stated.value.normalize()):,f}" not in stated.raw
    return f"{digits(value, zeros=rate)}{'' if scaled else unit or printed}"


def name(label: str) -> str:
    """Return a label without what is no name: a unit that ran in from the number before it, a comparison (…명 대비)."""
    words = label.split()
    if not words or lexicon("change_words").key(words[-1]) == "against":
        return ""
    return "" if len(words) == 1 and lexicon("units").key(words[0]) else " ".join(words)


def sentence(
    language: Language,
    claim: tuple[str, CheckKind, str],
    stated: Printed,
    said: tuple[CheckStatus, Outcome | None, tuple[str, ...]],
) -> str:
    """Return what a check says.

    Args:
        language: ko or en.
        claim: its rule, its kind and the name of the stated number.
        stated: the stated number.
        said: how it came out, the comparison, and the codes of what is missing.
    """
    rule, kind, label = claim
    status, found, missing = said
    lacks = ", ".join(fill(f"lacks_{code}", language, {}).removeprefix("lacks_") for code in missing)
    words = {
        "head": _head(language, rule, label),
        "stated": stated.raw or digits(stated.value),
        "way": text_of(f"by_{kind.value}", language) or "",
        "lacks": fill("lacks", language, {"lacks": lacks}) if lacks else "",
        **(_compared(language, kind, stated, found) if found else {}),
    }
    said_so = fill(_key(kind, status, found), language, words)
    return said_so[:1].upper() + said_so[1:]


def _key(kind: CheckKind, status: CheckStatus, found: Outcome | None) -> str:
    if found is None:
        return "nothing_computed"
    if kind is CheckKind.BOUND and status is CheckStatus.EXACT:
        return "bound_kept"
    if status is not CheckStatus.INCONSISTENT:
        return status.value
    special = {CheckKind.SUBSET: "part_exceeds", CheckKind.BOUND: "bound_exceeded" if found.delta > 0 else status.value}
    return special.get(kind, status.value)


def _head(language: Language, rule: str, label: str) -> str:
    words = {"rule": name_of(rule, language), "label": label}
    return fill("head" if label else "head_bare", language, words)


def _compared(language: Language, kind: CheckKind, stated: Printed, found: Outcome) -> dict[str, str]:
    value = found.value.quantize(stated.step, ROUND_HALF_UP) if kind is CheckKind.RATIO else found.value
    gap = stated.value - value
    large, small = max(stated.value, found.value), min(stated.value, found.value)
    return {
        "computed": as_printed(stated, value),
        "gap": as_printed(stated, abs(gap), _points(stated.unit)),
        "more": text_of("more" if gap > 0 else "less", language) or "",
        "large": as_printed(stated, large),
        "small": as_printed(stated, small),
    }


def _points(unit: Unit | None) -> str:
    return "%p" if unit is not None and unit.kind == "percent" else ""
