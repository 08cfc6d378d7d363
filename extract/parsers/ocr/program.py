"""The program tesseract: one process a page, its Hangul models, words as TSV, letters as hOCR (tesseract(1))."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.errors import ErrorCode, ReadError
from extract.parsers.ocr.gray import MAX_PIXELS, Gray, straightened
from extract.parsers.ocr.letters import Letter, to_letters
from extract.parsers.ocr.words import Reading, to_reading
from extract.parsers.programs import limited, run_alone

TIMEOUT = 60
"""The longest that a page may take, in seconds."""

HINT = "apt install tesseract-ocr tesseract-ocr-script-hang tesseract-ocr-kor"
"""How the program and its model are installed."""

_MAX_OUTPUT = 1 << 25
_LANGUAGES = ("script/Hangul", "Hangul")
_SECOND = "kor"
_WORDS = ("--psm", "4", "-c", "textord_tabfind_vertical_text=0", "tsv")
_LETTERS = ("--psm", "6", "-c", "hocr_char_boxes=1", "hocr")
_ONE_THREAD = (("OMP_THREAD_LIMIT", "1"),)


def locate_program() -> tuple[str, str] | None:
    """Return the path of tesseract and the name of its Hangul script model, or None if either is not installed."""
    program = shutil.which("tesseract")
    language = next((name for name in _LANGUAGES if name in _models(program)), None) if program else None
    return (program, language) if program and language else None


@cache
def _models(program: str) -> frozenset[str]:
    """Return the names of the models that are installed."""
    with TemporaryDirectory(prefix="workplan-", ignore_cleanup_errors=True) as name:
        command = ("/bin/sh", "-c", '"$1" --list-langs >langs', "sh", program)
        run_alone(command, Path(name), {}, TIMEOUT)
        file = Path(name, "langs")
        return frozenset(file.read_text("utf-8", "replace").splitlines() if file.is_file() else [])


def recognize(gray: Gray, *, straighten: bool = True) -> Reading:
    """Return the words in the picture of a page.

    Args:
        gray: the picture.
        straighten: whether it may stand askew and is to be set straight before.

    Raises:
        ReadError: if tesseract or its model is not installed, if the picture is too large, or if it cannot be read.
    """
    program, language = _checked(gray)
    return to_reading(_run((program, language), straightened(gray) if straighten else gray, _WORDS), gray.dpi)


def recognize_letters(gray: Gray) -> tuple[Letter, ...]:
    """Return the letters of a picture in which words stand in lines of one size.

    The Korean model is asked beside that of the script where it is installed: each reads some faces that the other
    does not.

    Raises:
        ReadError: as `recognize` does.
    """
    program, language = _checked(gray)
    both = f"{language}+{_SECOND}" if _SECOND in _models(program) else language
    return tuple(to_letters(_run((program, both), gray, _LETTERS)))


def _checked(gray: Gray) -> tuple[str, str]:
    found = locate_program()
    if found is None:
        raise ReadError(f"tesseract is not installed ({HINT})", code=ErrorCode.MISSING_PROGRAM)
    if gray.width * gray.height > MAX_PIXELS:
        raise ReadError(f"a picture of {gray.width} by {gray.height} pixels", code=ErrorCode.LIMIT_SIZE)
    return found


def _run(model: tuple[str, str], gray: Gray, options: tuple[str, ...]) -> str:
    """Return what tesseract writes of a picture; the last of its options names the kind of file."""
    program, language = model
    with TemporaryDirectory(prefix="workplan-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "page.pgm").write_bytes(gray.to_pgm())
        command = (program, "page.pgm", "out", "-l", language, "--dpi", str(round(gray.dpi)), *options)
        code = run_alone(limited(command, _MAX_OUTPUT), folder, dict(_ONE_THREAD), TIMEOUT)
        return _result(folder / f"out.{options[-1]}", code)


def _result(file: Path, code: int | None) -> str:
    if code is None:
        raise ReadError(f"tesseract was not done after {TIMEOUT} seconds", code=ErrorCode.TIMEOUT)
    if code or not file.is_file():
        raise ReadError("tesseract cannot read the picture")
    return file.read_text("utf-8", "replace")
