"""The program tesseract: one process a page, its Hangul script model, words as TSV (tesseract(1))."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.errors import ErrorCode, ReadError
from extract.parsers.ocr.gray import MAX_PIXELS, Gray, straightened
from extract.parsers.ocr.words import Reading, to_reading
from extract.parsers.programs import limited, run_alone

TIMEOUT = 60
"""The longest that a page may take, in seconds."""

HINT = "apt install tesseract-ocr tesseract-ocr-script-hang"
"""How the program and its model are installed."""

_MAX_OUTPUT = 1 << 25
_LANGUAGES = ("script/Hangul", "Hangul")
_CONFIG = "tsv"
_OPTIONS = ("--psm", "4", "-c", "textord_tabfind_vertical_text=0")
_ONE_THREAD = (("OMP_THREAD_LIMIT", "1"),)


def locate_program() -> tuple[str, str] | None:
    """Return the path of tesseract and the name of its Hangul script model, or None if either is not installed."""
    program = shutil.which("tesseract")
    language = _language(program) if program else None
    return (program, language) if program and language else None


@cache
def _language(program: str) -> str | None:
    """Return the name of the model in the list of those installed."""
    with TemporaryDirectory(prefix="workplan-", ignore_cleanup_errors=True) as name:
        command = ("/bin/sh", "-c", '"$1" --list-langs >langs', "sh", program)
        run_alone(command, Path(name), {}, TIMEOUT)
        file = Path(name, "langs")
        known = file.read_text("utf-8", "replace").splitlines() if file.is_file() else []
    return next((language for language in _LANGUAGES if language in known), None)


def recognize(gray: Gray, *, straighten: bool = True) -> Reading:
    """Return the words in the picture of a page.

    Args:
        gray: the picture.
        straighten: whether it may stand askew and is to be set straight before.

    Raises:
        ReadError: if tesseract or its model is not installed, if the picture is too large, or if it cannot be read.
    """
    found = locate_program()
    if found is None:
        raise ReadError(f"tesseract is not installed ({HINT})", code=ErrorCode.MISSING_PROGRAM)
    if gray.width * gray.height > MAX_PIXELS:
        raise ReadError(f"a picture of {gray.width} by {gray.height} pixels", code=ErrorCode.LIMIT_SIZE)
    program, language = found
    with TemporaryDirectory(prefix="workplan-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "page.pgm").write_bytes((straightened(gray) if straighten else gray).to_pgm())
        command = (program, "page.pgm", "out", "-l", language, "--dpi", str(round(gray.dpi)), *_OPTIONS, _CONFIG)
        code = run_alone(limited(command, _MAX_OUTPUT), folder, dict(_ONE_THREAD), TIMEOUT)
        return to_reading(_result(folder / "out.tsv", code), gray.dpi)


def _result(file: Path, code: int | None) -> str:
    if code is None:
        raise ReadError(f"tesseract was not done after {TIMEOUT} seconds", code=ErrorCode.LIMIT_SIZE)
    if code or not file.is_file():
        raise ReadError("tesseract cannot read the picture")
    return file.read_text("utf-8", "replace")
