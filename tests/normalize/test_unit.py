"""Units: names, unit lines, header cells."""

from decimal import Decimal

import pytest

from extract.errors import NormalizeError
from extract.normalize.unit import find_unit, find_unit_line, parse_unit, parse_unit_line


@pytest.mark.parametrize(
    ("text", "kind", "factor"),
    [
        ("원", "money", 1),
        ("천원", "money", 1000),
        ("천 원", "money", 1000),
        ("만원", "money", 10_000),
        ("백만원", "money", 10**6),
        ("백만 원", "money", 10**6),
        ("억원", "money", 10**8),
        ("조원", "money", 10**12),
        ("%", "percent", 1),
        ("％", "percent", 1),
        ("명", "count", 1),
        ("천명", "count", 1000),
        ("개소", "count", 1),
        ("만세대", "count", 10_000),
        ("점", "point", 1),
        ("㎡", "area", 1),
    ],
)
def test_units(text: str, kind: str, factor: int) -> None:
    unit = parse_unit(text)
    assert (unit.kind, unit.factor) == (kind, Decimal(factor))


@pytest.mark.parametrize("text", ["", "담당자", "백만불", "2018", "구분"])
def test_no_unit(text: str) -> None:
    with pytest.raises(NormalizeError):
        parse_unit(text)


@pytest.mark.parametrize(
    ("text", "units", "as_of"),
    [
        ("(단위:천원)", ["thousand_won"], None),
        ("(단위 : 억원, %)", ["hundred_million_won", "percent"], None),
        ("(단위 : 점 / 건)", ["point", "case"], None),
        ("(단위: 건, 명, 천 원)", ["case", "person", "thousand_won"], None),
        ("(단 위 : 백만원)", ["million_won"], None),
        ("【단위: 백만원】", ["million_won"], None),
        ("단위: 명", ["person"], None),
        ("(2018. 12. 18. 기준, 단위: 천원)", ["thousand_won"], "2018. 12. 18. 기준"),
        ("(’25. 1. 1. 기준, 단위 : 개소)", ["place"], "’25. 1. 1. 기준"),
        ("(단위 : 천명, ( )인구수 대비 백분율)", ["thousand_persons", "other"], None),
        ("(단위 천원)", ["thousand_won"], None),
    ],
)
def test_unit_lines(text: str, units: list[str], as_of: str | None) -> None:
    line = parse_unit_line(text)
    assert ([unit.key for unit in line.units], line.as_of, line.raw) == (units, as_of, text)


@pytest.mark.parametrize(
    "text", ["", "지역단위 통합", "세부사업 단위 154개 사업", "(광역 단위 교육청)", "단위사업명", "(실국단위)", "구분"]
)
def test_no_unit_line(text: str) -> None:
    assert find_unit_line(text) is None
    with pytest.raises(NormalizeError):
        parse_unit_line(text)


def test_unit_line_inside_a_text() -> None:
    text = "○ 기금 1조 3,333억원 (단위 : 억원) 현황"
    start, end, line = find_unit_line(text) or (0, 0, None)
    assert line
    assert text[start:end] == line.raw == "(단위 : 억원)"


def test_unit_line_must_be_alone_to_be_parsed() -> None:
    with pytest.raises(NormalizeError):
        parse_unit_line("예산 (단위: 천원)")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("예산액(백만원)", "million_won"),
        ("예산액\n(백만원)", "million_won"),
        ("집행률(%)", "percent"),
        ("집행률(%) (10.31기준)", "percent"),
        ("인력(명)", "person"),
        ("예산액 (단위: 천원)", "thousand_won"),
        ("면적[㎡]", "square_metre"),
        ("비고", None),
        ("비고(사유)", None),
        ("집행액(10.31기준)", None),
    ],
)
def test_header_cells(text: str, key: str | None) -> None:
    unit = find_unit(text)
    assert (unit.key if unit else None) == key
