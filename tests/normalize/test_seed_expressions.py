"""The expressions of real plans: at least 95 % are read strictly right, and none is silently read wrong.

A refusal is not a silent error. The expressions stand in reports on things done in their year, so that none lies behind its
end: a winter without a year (11.15. ~ 3.15.) begins the year before, and its period says that it crosses the turn.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.errors import NormalizeError
from extract.normalize.breakdown import find_breakdowns
from extract.normalize.count import find_counts, parse_count, parse_pair
from extract.normalize.date import DateContext, find_dates
from extract.normalize.duration import parse_duration
from extract.normalize.fraction import find_fractions
from extract.normalize.funding import funding_source
from extract.normalize.money import find_money
from extract.normalize.number import is_nil, parse_number
from extract.normalize.ratio import find_ratios
from extract.normalize.recurrence import find_recurrences
from extract.normalize.unit import parse_unit

Case = dict[str, Any]
SHARE_RIGHT = 0.95
SYMBOLS = {"at_least": ">=", "at_most": "<=", "less_than": "<", "more_than": ">"}


def read_date(case: Case) -> Case | None:
    year = case["context"].get("year")
    spans = find_dates(case["surface"], DateContext(year, latest=date(year, 12, 31) if year else None), bare=True)
    if len(spans) != 1 or spans[0].raw != case["surface"]:
        return None
    period = spans[0].period
    anchor = {"anchor": "as_of"} if period.reference else {}
    mode = (
        {"mode": period.mode}
        if period.mode == "throughout" and period.precision == "year" and period.start == period.end
        else {}
    )
    return {"edtf": period.edtf} | anchor | mode


def read_recurrence(case: Case) -> Case | None:
    spans = find_recurrences(case["surface"])
    if len(spans) != 1:
        return None
    found = spans[0].recurrence
    if found.kind != "regular":
        return {"per": "any"} if found.kind == "always" else {"per": "irregular"}
    per = f"{found.interval if found.interval > 1 else ''}{found.per}"
    bound = {"cmp": SYMBOLS[found.modifier]} if found.modifier else {}
    return {"n": found.count, "per": per} | bound


def read_money(case: Case) -> Case | None:
    unit = case["context"].get("unit")
    whole, *parts = find_money(case["surface"], parse_unit(unit) if unit else None) or (None,)
    if whole is None:
        return None
    read: Case = {"won": whole.money.won}
    sources = [part for part in parts if funding_source(part.label or "")]
    years = [part for part in parts if part not in sources]
    if sources:
        read["sources"] = {part.label: part.money.won for part in sources}
    elif whole.funding and not years:
        note = case["surface"][whole.end :].strip(" ()")
        share = find_ratios(note)
        label = note[: share[0].start] if share else note
        read |= {"share": {label: int(share[0].ratio.value)}} if share else {"sources": {label: whole.money.won}}
    if years:
        read["parts"] = {(part.label or "")[:4]: part.money.won for part in years}
    return read


def read_count(case: Case) -> Case | None:
    text = case["surface"]
    broken = find_breakdowns(text)
    if broken:
        return {"n": int(broken[0].whole.value), "parts": [int(part.value) for part in broken[0].parts]}
    counts = find_counts(text)
    if len(counts) > 1:
        return {"multi": [span.count.value for span in counts]}
    if "/" in text or "(" in text:
        pair = parse_pair(text)
        return {"n": pair.first, "of_which": pair.second} if pair.bracketed else {"pair": [pair.first, pair.second]}
    count = parse_count(text)
    read: Case = {"n": count.value}
    if count.modifier:
        read |= {"approx": True} if count.modifier == "about" else {"cmp": SYMBOLS[count.modifier]}
    return read


def read_ratio(case: Case) -> Case | None:
    values = [float(span.ratio.value) for span in find_ratios(case["surface"])]
    if not values:
        shares = find_fractions(case["surface"])
        return {"ratio": float(shares[0].value)} if len(shares) == 1 else None
    return {"pct": values[0]} if len(values) == 1 else {"from_pct": values[0], "to_pct": values[1]}


def read_cell(case: Case) -> Case | None:
    text = case["surface"]
    if "unit" in case["context"]:
        return read_money(case)
    if is_nil(text):
        return {"n": 0, "dash": True}
    if "%" in text:
        return read_ratio(case)
    return read_count(case) if "/" in text or "(" in text else {"n": int(parse_number(text).value)}


def read_duration(case: Case) -> Case | None:
    return {"iso": parse_duration(case["surface"])}


READERS: dict[str, Callable[[Case], Case | None]] = {
    "cell": read_cell,
    "count": read_count,
    "duration": read_duration,
    "money": read_money,
    "ratio": read_ratio,
    "recurrence": read_recurrence,
}


def read(case: Case) -> Case | None:
    reader = READERS.get(case["class"], read_date)
    try:
        return reader(case)
    except NormalizeError:
        return None


@pytest.fixture(scope="module")
def cases(shared: Path) -> list[Case]:
    path = shared / "cases" / "seed_expressions_gold.json"
    if not path.is_file():
        pytest.skip("no list of expressions beside the checkout")
    return json.loads(path.read_text("utf-8"))["cases"]


def test_nothing_is_silently_wrong(cases: list[Case]) -> None:
    readings = {case["id"]: (read(case), case["expected"]) for case in cases}
    assert {name: pair for name, pair in readings.items() if pair[0] not in (None, pair[1])} == {}


def test_what_crosses_the_year_says_so(cases: list[Case]) -> None:
    surfaces = [case["surface"] for case in cases if case["class"] == "date_range" and case["context"].get("year")]
    periods = [find_dates(text, DateContext(2017), bare=True)[0].period for text in surfaces]
    crossing = [period for period in periods if period.crosses_year]
    assert [(period.edtf, period.year_from) for period in crossing] == [("2017-11-15/2018-03-15", "context")]


def test_most_are_strictly_right(cases: list[Case]) -> None:
    right = [case["id"] for case in cases if read(case) == case["expected"]]
    assert len(right) >= SHARE_RIGHT * len(cases)
