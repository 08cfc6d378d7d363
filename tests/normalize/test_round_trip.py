"""What is written as plans write it is read back as the same value, for every kind."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.normalize.breakdown import find_breakdowns
from extract.normalize.count import find_counts, parse_count, parse_pair
from extract.normalize.date import find_dates
from extract.normalize.duration import parse_duration
from extract.normalize.funding import funding_source
from extract.normalize.money import find_money, parse_money
from extract.normalize.number import parse_number
from extract.normalize.number_words import read_words
from extract.normalize.ratio import find_ratios, parse_ratio
from extract.normalize.recurrence import find_recurrences
from extract.normalize.unit import parse_unit, parse_unit_line
from extract.vocab import lexicon
from tests.normalize import writers

often = settings(deadline=None, max_examples=300)


@often
@given(writers.numbers())
def test_numbers(written: tuple[str, Decimal]) -> None:
    text, value = written
    read = parse_number(text)
    assert (read.value, -int(read.step.as_tuple().exponent)) == (value, len(text.partition(".")[2]))


@often
@given(st.integers(10, 10**15))
def test_words(value: int) -> None:
    assert read_words(writers.in_words(value)) == value


@often
@given(writers.sums())
def test_money(written: tuple[str, int]) -> None:
    text, won = written
    assert parse_money(text).won == won
    assert [span.money.won for span in find_money(f"사업비 : {text}")] == [won]


@often
@given(writers.counts())
def test_counts(written: tuple[str, writers.Counted]) -> None:
    text, value = written
    read = parse_count(text)
    assert writers.Counted(read.value, read.unit, read.modifier) == value
    assert [span.count.value for span in find_counts(f"참여 {text}")] == [value.value]


@often
@given(writers.pairs())
def test_pairs(written: tuple[str, tuple[int, int, bool]]) -> None:
    read = parse_pair(written[0])
    assert (read.first, read.second, read.bracketed) == written[1]


@often
@given(writers.percentages())
def test_ratios(written: tuple[str, Decimal]) -> None:
    text, value = written
    assert parse_ratio(text).value == value
    assert [span.ratio.value for span in find_ratios(f"집행률 {text}")] == [value]


@often
@given(writers.durations())
def test_durations(written: tuple[str, str]) -> None:
    assert parse_duration(written[0]) == written[1]


@often
@given(writers.recurrences())
def test_recurrences(written: tuple[str, tuple[int, str, int]]) -> None:
    read = [span.recurrence for span in find_recurrences(f"회의 {written[0]}")]
    assert [(own.count, own.per, own.interval) for own in read] == [written[1]]


@settings(deadline=None, max_examples=800)
@given(writers.any_time())
def test_times(written: tuple[str, str]) -> None:
    text, edtf = written
    for around in ("{}", "기간 : {}", "행사({})", "{} 개최"):
        spans = find_dates(around.format(text))
        assert [span.period.edtf for span in spans] == [edtf], around.format(text)


def test_units() -> None:
    for entry in lexicon("units").entries:
        for word in entry.words:
            unit = parse_unit(word)
            assert (unit.key, unit.factor) == (entry.key, Decimal(str(entry.data["factor"])))
            assert [own.key for own in parse_unit_line(f"(단위 : {word})").units] == [entry.key]


def test_sources_of_funds() -> None:
    for entry in lexicon("funding").entries:
        assert {funding_source(word) for word in entry.words} == {entry.key}


@often
@given(st.lists(st.integers(1, 9999), min_size=2, max_size=5))
def test_breakdowns(parts: list[int]) -> None:
    names = ("국비", "시비", "구비", "기금", "민자")
    inner = ", ".join(f"{name} {writers.grouped(part)}" for name, part in zip(names, parts, strict=False))
    found = find_breakdowns(f"사업비 : {writers.grouped(sum(parts))}백만원({inner})")
    assert [int(part.value) for own in found for part in own.parts] == parts
    assert [int(own.whole.value) for own in found] == [sum(parts)]
