"""``workplan doctor``: what is installed, in which version, and what it is for."""

import platform
import shutil
import sys
from collections.abc import Iterator

from rich.table import Table as Grid
from rich.text import Text

import extract
from extract.batch.kernel import can_leave_network
from extract.batch.run import can_supervise
from extract.batch.software import installed
from extract.cli.console import make_console
from extract.parsers.libreoffice import PROGRAMS
from extract.parsers.programs import output_of

_LIBRARIES = (
    ("cryptography", "암호가 걸린 DOCX, PPTX, HWP"),
    ("lxml", "DOCX, HWPX, ODT, HWPML"),
    ("numpy", "그림의 문자 인식"),
    ("olefile", "HWP, DOC, PPT의 그릇"),
    ("pillow", "그림"),
    ("pydantic", "출력의 모양"),
    ("pypdfium2", "PDF"),
    ("python-docx", "DOCX"),
    ("python-pptx", "PPTX"),
    ("regex", "수와 날짜의 문법"),
    ("rich", "화면"),
    ("selectolax", "HTML"),
    ("spacy", "기관과 상의 이름"),
)
_EXTRAS = (
    ("hypua2jamo", "옛한글 (pip install 'workplan-extract[oldhangul]')"),
    ("duckdb", "데이터셋: export (pip install 'workplan-extract[dataset]')"),
    ("msgspec", "데이터셋: 보고서 읽기"),
    ("pyarrow", "데이터셋: Parquet"),
    ("xlsxwriter", "데이터셋: XLSX"),
    ("distributed", "여러 컴퓨터: run --scheduler (pip install 'workplan-extract[cluster]')"),
)
_SECONDS = 20.0
_MODELS = ("kor", "script/Hangul", "Hangul")


def show_doctor() -> None:
    """Print a line for each library, program and ability of the system: whether it is there, and what it is for."""
    grid = Grid(box=None, padding=(0, 2, 0, 0), show_header=False)
    for name, found, purpose in _lines():
        grid.add_row("✓" if found else "–", name, Text(found or "없음"), Text(purpose))
    make_console().print(grid)


def _lines() -> Iterator[tuple[str, str | None, str]]:
    yield "workplan-extract", extract.__version__, "이 프로그램"
    yield "Python", platform.python_version(), sys.executable
    for name, purpose in (*_LIBRARIES, *_EXTRAS):
        yield name, installed(name), purpose
    office = next(filter(None, map(shutil.which, PROGRAMS)), None)
    yield (
        "LibreOffice",
        _first_line(office, "--version"),
        "DOC, PPT, RTF (apt install libreoffice-writer libreoffice-impress)",
    )
    tesseract = shutil.which("tesseract")
    about = "그림과 글자 없는 PDF (apt install tesseract-ocr tesseract-ocr-script-hang tesseract-ocr-kor)"
    yield "Tesseract", _first_line(tesseract, "--version"), about
    yield "Tesseract 한글", _models(tesseract), "한글 인식 모형"
    yield "프로세스 분리", "됨" if can_supervise() else None, "문서마다 한도가 있는 프로세스 (Linux)"
    yield "네트워크 차단", "됨" if can_leave_network() else None, "문서를 읽는 프로세스를 네트워크에서 떼어 놓음"


def _first_line(program: str | None, *arguments: str) -> str | None:
    if program is None:
        return None
    return next(iter(output_of((program, *arguments), _SECONDS).splitlines()), None) or program


def _models(program: str | None) -> str | None:
    said = output_of((program, "--list-langs"), _SECONDS).splitlines() if program else []
    return ", ".join(name for name in _MODELS if name in said) or None
