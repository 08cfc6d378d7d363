"""Old files made by LibreOffice itself, and stand-ins for it."""

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from extract.parsers.libreoffice import PROGRAMS

PROGRAM = next(filter(None, map(shutil.which, PROGRAMS)), None)
needs_libreoffice = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")

SLIDES = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body><office:presentation>
<draw:page draw:name="1"><draw:frame svg:width="20cm" svg:height="3cm" svg:x="1cm" svg:y="1cm"><draw:text-box>
<text:p>2026년 주요업무계획</text:p></draw:text-box></draw:frame></draw:page>
</office:presentation></office:body></office:document>"""


def plan() -> bytes:
    """Return a Word document with a heading, a list and a table with merged cells."""
    document = docx.Document()
    document.add_heading("Ⅰ. 예산", level=1)
    document.add_paragraph("도서관 운영", style="List Number")
    document.add_paragraph("□ 소요예산 : 124,000천원")
    table = document.add_table(rows=3, cols=3)
    for row, words in enumerate((("구분", "예산액", ""), ("", "2025", "2026"), ("계", "1,000", "1,200"))):
        for cell, word in zip(table.rows[row].cells, words, strict=True):
            cell.text = word
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    document.add_paragraph("※ 2026. 1. 1. 기준")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """Return a function that gives the plan as ``doc`` or ``rtf``, the slides as ``ppt``, as LibreOffice saves them."""

    def save(form: str) -> bytes:
        folder = tmp_path_factory.mktemp(form)
        source = folder / ("slides.fodp" if form == "ppt" else "plan.docx")
        source.write_bytes(SLIDES.encode() if form == "ppt" else plan())
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        words = (str(PROGRAM), profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(source))
        subprocess.run(words, check=True, capture_output=True, timeout=300)  # noqa: S603 - own words
        return source.with_suffix(f".{form}").read_bytes()

    return save


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that puts a shell script in the place of LibreOffice; ``$out`` is the file it should write."""

    def put(script: str) -> None:
        program = tmp_path / "soffice"
        find = 'while [ "$1" != "--outdir" ]; do shift; done; mkdir -p "$2"; out="$2/source.docx"\n'
        program.write_text(f"#!/bin/sh\n{find}{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    return put
