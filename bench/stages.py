"""One file measured: our stages one by one, pdfplumber's text and tables, and pypdfium2's bare text."""

import io
import time
from collections.abc import Callable
from typing import TypeAlias, TypeVar

import pdfplumber
import pypdfium2

from extract import parsers
from extract.coverage import measure_coverage
from extract.emit import to_json
from extract.grid import make_grids
from extract.pipeline import extract_report, read_plan
from extract.schemas import FileFacts, Report
from extract.segment import segment
from extract.validate import Material, validate

Times: TypeAlias = dict[str, float]
"""Seconds a stage."""

STAGES = ("read", "segment", "grids", "records", "checks", "coverage", "emit")
"""From bytes to JSON; ``records`` is all ``find_*`` together."""

_T = TypeVar("_T")


def _timed(call: Callable[[], _T]) -> tuple[_T, float]:
    begin = time.perf_counter()
    value = call()
    return value, time.perf_counter() - begin


def _blank_pdf() -> bytes:
    document, written = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(595, 842)
    document.save(written)
    document.close()
    return written.getvalue()


def warm_up() -> None:
    """Load modules, word lists and patterns, which a batch does once."""
    parsers.read(_blank_pdf())
    to_json(extract_report("2026년 주요업무계획\nⅠ. 예산\n○ 사업비 : 25백만원(2026. 3.)\n".encode(), "plan.txt"))


def measure_ours(data: bytes, name: str) -> tuple[Times, int]:
    """Return the seconds of each of `STAGES` for one PDF, and its number of pages.

    Records are found by the pipeline in one go; their time is that of the whole reading less segment and grids,
    which are measured apart.
    """
    warm_up()
    document, read = _timed(lambda: parsers.read(data))
    outline, cut = _timed(lambda: segment(document))
    _, grids = _timed(lambda: make_grids(document, outline))
    reading, whole = _timed(lambda: read_plan(document))
    material = Material(document, reading.outline, reading.grids, reading.plan)
    found, checks = _timed(lambda: validate(material))
    covered, coverage = _timed(lambda: measure_coverage(document, reading.outline, reading.plan))
    facts = FileFacts(name=name, format=document.format, bytes=len(data), sha256="", reader="", software="")
    report = Report(file=facts, plan=reading.plan, checks=found, coverage=covered)
    _, emit = _timed(lambda: to_json(report))
    seconds = (read, cut, grids, max(0.0, whole - cut - grids), checks, coverage, emit)
    return dict(zip(STAGES, seconds, strict=True)), document.pages or 0


def measure_theirs(data: bytes) -> Times:
    """Return the seconds of pdfplumber's ``extract_text`` and ``extract_tables`` over all pages of one PDF."""
    text = tables = 0.0
    opened, other = _timed(lambda: pdfplumber.open(io.BytesIO(data)))
    with opened as pdf:
        for page in pdf.pages:
            text += _timed(page.extract_text)[1]
            tables += _timed(page.extract_tables)[1]
            page.close()
    return {"open": other, "extract_text": text, "extract_tables": tables}


def measure_bare(data: bytes) -> float:
    """Return the seconds of pypdfium2's text of all pages of one PDF, without places, lines or tables."""
    return _timed(lambda: _bare_text(data))[1]


def _bare_text(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    texts: list[str] = []
    for page in document:
        text = page.get_textpage()
        texts.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return texts
