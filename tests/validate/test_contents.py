"""Contents pages against the body; records behind operands; each relation once."""

from decimal import Decimal

import pytest

from extract.document import Document, Paragraph
from extract.schemas import (
    BudgetLine,
    Check,
    CheckKind,
    CheckStatus,
    DocumentFacts,
    Operand,
    Plan,
    Role,
    Section,
    Severity,
    Stated,
)
from extract.schemas.section import ContentsEntry
from extract.segment.outline import Outline
from extract.source import Source
from extract.validate import Material, validate
from extract.validate.judging.finish import once, record_ids, with_records

TITLES = ("기본현황", "주요성과", "추진계획", "현안사항")


def material(pages: tuple[int, ...], printed: tuple[int, ...], named: int, form: str = "txt") -> Material:
    lines = [f"{title} ···· {page}" for title, page in zip(TITLES, printed, strict=True)]
    blocks = tuple(Paragraph(line, Source(block=at, page=1)) for at, line in enumerate(lines))
    nodes = {
        f"s{at}": Section(id=f"s{at}", role=Role.HEADING, title=title, level=1, page=page, source=Source(block=at))
        for at, (title, page) in enumerate(zip(TITLES, pages, strict=True))
    }
    entries = tuple(
        ContentsEntry(
            title=title,
            page=page,
            section=f"s{at}" if at < named else None,
            source=Source(block=at, page=1, start=0, end=len(title)),
        )
        for at, (title, page) in enumerate(zip(TITLES, printed, strict=True))
    )
    outline = Outline((), nodes, (), {}, {}, entries)
    return Material(Document(blocks, form, "test"), outline, (), Plan(document=DocumentFacts()))


def found(checks: tuple[Check, ...], rule: str) -> list[tuple[str, str]]:
    return [(check.stated.raw, check.status.value) for check in checks if check.rule == rule]


def test_every_entry_names_a_section() -> None:
    assert found(validate(material((4, 6, 9, 12), (1, 3, 6, 9), 4)), "contents_entries") == [("", "exact")]


def test_an_entry_without_section_is_named() -> None:
    checks = validate(material((4, 6, 9, 12), (1, 3, 6, 9), 3))
    assert found(checks, "contents_entries") == [("", "not_checkable")]
    assert [check.missing for check in checks if check.rule == "contents_entries"] == [("현안사항",)]


def test_page_numbers_differ_by_one_offset() -> None:
    checks = validate(material((4, 6, 9, 12), (1, 3, 6, 8), 4))
    assert found(checks, "contents_pages") == [("1", "exact"), ("3", "exact"), ("6", "exact"), ("8", "last_digit")]


def test_page_numbers_of_files_whose_pages_are_not_fixed() -> None:
    checks = validate(material((4, 6, 9, 12), (1, 3, 6, 8), 4, "docx"))
    assert found(checks, "contents_pages")[-1] == ("8", "not_checkable")


@pytest.mark.parametrize(
    ("page", "status"), [(600, "inconsistent"), (2, "inconsistent"), (7, "last_digit"), (5, "last_digit"), (8, None)]
)
def test_page_number_out_of_the_order_of_its_neighbours(page: int, status: str | None) -> None:
    pages = found(validate(material((4, 6, 9, 12), (1, 3, page, 9), 4)), "contents_pages")
    assert [one for raw, one in pages if raw == str(page)] == ([status] if status else [])


def test_page_numbers_without_a_common_offset_say_nothing() -> None:
    assert found(validate(material((4, 7, 12, 20), (1, 3, 6, 8), 4)), "contents_pages") == []


def check_of(start: int) -> Check:
    source = Source(block=0, row=1, col=2, start=start, end=start + 1)
    return Check(
        rule="column_total",
        kind=CheckKind.SUM,
        status=CheckStatus.EXACT,
        severity=Severity.INFO,
        message="",
        stated=Stated(value=Decimal(1), raw="1", source=Source(block=0)),
        operands=(Operand(value=Decimal(1), raw="1", source=source),),
    )


def test_operands_name_their_records() -> None:
    line = BudgetLine(id="b7", label="가", raw="1", source=Source(block=0, row=1, col=2, start=0, end=1))
    ids = record_ids(Plan(document=DocumentFacts(), budgets=(line,)))
    assert with_records(check_of(0), ids).operands[0].record == "b7"
    assert with_records(check_of(5), ids).operands[0].record is None


def test_each_relation_is_reported_once() -> None:
    assert len(once([check_of(0), check_of(0), check_of(5)])) == 2


@pytest.mark.parametrize(
    ("entry", "heading", "found"),
    [
        ("2025년 신규·역점사업", "2025년 신규 및 역점사업", True),
        ("협조 및 건의사항", "협조·건의사항", True),
        ("2025년도 교육 계획", "2025년 교육 계획", False),
        ("수어ㆍ점자 문화 확산", "수어·점자 문화 확산(49억원)", False),
        ("부산콘서트홀 개관 / 45", "부산콘서트홀 개관", False),
        ("주요현안 사항", "주요현안", False),
        ("2025년도 업무계획", "2025년도 주요역점 시책", False),
        ("구매카드 사용대상", "구매카드 사용원칙", False),
        ("행 사 명: 제2회 음악축제", "과 업 명: 제2회 음악축제", False),
        ("법인카드 사용 대상", "법인카드 사용 원칙", False),
        ("일 시: 2023. 7. 25. 9:00", "제출일시: 2023. 7. 25. 9:00까지", False),
    ],
)
def test_titles_that_the_contents_page_words_differently(entry: str, heading: str, *, found: bool) -> None:
    node = Section(
        id="s0",
        role=Role.HEADING,
        title=heading,
        level=1,
        page=2,
        source=Source(block=1, page=2, start=0, end=len(heading)),
    )
    line = ContentsEntry(title=entry, page=None, section="s0", source=Source(block=0, page=1, start=0, end=len(entry)))
    blocks = (Paragraph(entry, line.source), Paragraph(heading, node.source))
    outline = Outline((node,), {"s0": node}, (), {}, {}, (line,))
    plan = Plan(document=DocumentFacts(), contents=(line,), sections=(node,))
    checks = validate(Material(Document(blocks, "txt", "test"), outline, (), plan))
    said = [(check.status.value, check.severity.value) for check in checks if check.rule == "contents_titles"]
    assert said == ([("inconsistent", "warning")] if found else [])
