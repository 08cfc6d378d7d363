"""The text law: a record's source cuts exactly its raw text out of the document, and no source leaves the document."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import BaseModel

from extract.document import Document, Table
from extract.source import Source
from tests.conftest import CHECKOUT, SHARED, Read

CORPUS = sorted(path for path in (CHECKOUT / "corpus").glob("*.*") if path.suffix in {".txt", ".docx", ".pdf"})
REAL = (
    "seeds/*.txt",
    "rendered/002_styled.*",
    "rendered/s_closed.*",
    "real/budgetproj2024_*.pdf",
    "real/niklp*.pdf",
    "real/moel*.pdf",
)
OUTSIDE = [path for pattern in REAL for path in sorted(SHARED.glob(pattern)) if path.suffix != ".json"]


def records(value: object) -> Iterator[BaseModel]:
    """Yield all records in a report, the outer before the inner."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from records(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from records(one)


def text_at(document: Document, source: Source) -> str | None:
    """Return the text of the block or cell that a source names; None if there is no such place."""
    if source.block is None or not 0 <= source.block < len(document.blocks):
        return None
    block = document.blocks[source.block]
    if not isinstance(block, Table):
        return block.text if source.row is None and source.col is None else None
    if source.row is None:
        return ""
    return next((cell.text for cell in block.cells if (cell.row, cell.col) == (source.row, source.col)), None)


def breaches(read: Read) -> Iterator[str]:
    """Yield each record whose source does not keep the law."""
    for record in records(read.report):
        source: Source | None = getattr(record, "source", None)
        if source is None or source.block is None:
            continue
        kind, raw = type(record).__name__, getattr(record, "raw", None)
        text = text_at(read.document, source)
        start, end = source.start, source.end
        if text is None:
            yield f"{kind} names no place: {source}"
        elif raw is not None and (start is None or end is None or text[start:end] != raw):
            yield f"{kind} {raw!r} is not at {source}, which reads {text[start:end]!r}"
        elif start is not None and not 0 <= start <= (end or 0) <= len(text):
            yield f"{kind} leaves its text: {source}"


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_sources_cut_raw_texts_from_sample_plans(path: Path, read_file: Callable[[Path], Read]) -> None:
    assert list(breaches(read_file(path))) == []


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: path.name)
def test_sources_cut_raw_texts_from_real_plans(path: Path, read_file: Callable[[Path], Read]) -> None:
    assert list(breaches(read_file(path))) == []


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_titles_stand_where_their_source_says(path: Path, read_file: Callable[[Path], Read]) -> None:
    """A title is its printed text apart from white space; a recovered one stands on the contents page."""
    read = read_file(path)
    for record in records(read.report.plan.sections):
        source, title = record.source, record.title
        text = text_at(read.document, source)
        assert text is not None
        printed = "".join(text[source.start : source.end].split())
        assert "".join(title.split()) in printed or printed in "".join(title.split()), title


def test_ids_are_unique_and_references_lead_somewhere(read_file: Callable[[Path], Read]) -> None:
    for path in CORPUS:
        plan = read_file(path).report.plan
        ids = [record.id for record in records(plan) if hasattr(record, "id")]
        assert len(ids) == len(set(ids)), path.name
        for record in records(plan):
            for name in ("section", "program", "table"):
                target = getattr(record, name, None)
                if target is not None and type(record).__name__ != "AwardScheme":
                    assert target in ids, (path.name, name, target)
        for program in plan.programs:
            assert {*program.budgets, *program.schedule} <= set(ids)


def test_operands_name_records_that_exist(read_file: Callable[[Path], Read]) -> None:
    for path in CORPUS:
        report = read_file(path).report
        ids = {record.id for record in records(report.plan) if hasattr(record, "id")}
        named = {operand.record for check in report.checks for operand in check.operands if operand.record}
        assert named, path.name
        assert named <= ids, path.name


def test_a_source_off_by_one_is_noticed(read_file: Callable[[Path], Read]) -> None:
    read = read_file(CORPUS[0])
    first = read.report.plan.budgets[0]
    moved = first.model_copy(update={"source": replace(first.source, start=(first.source.start or 0) + 1)})
    plan = read.report.plan.model_copy(update={"budgets": (moved,)})
    assert len(list(breaches(replace(read, report=read.report.model_copy(update={"plan": plan}))))) == 1
