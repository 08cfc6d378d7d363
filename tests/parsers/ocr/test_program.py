"""The program itself where it is installed, and what stands in for it where its faults are tried."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.errors import ErrorCode, ReadError
from extract.parsers.ocr import HINT, Gray, from_image, program, recognize

NEEDS_TESSERACT = pytest.mark.skipif(program.locate_program() is None, reason="tesseract is not installed")
BLANK = Gray(b"\xff" * 100, 10, 10, 300.0)


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that puts a shell script in the place of tesseract; it names the model as the real one does."""

    def put(script: str) -> None:
        file = tmp_path / "tesseract"
        file.write_text(f'#!/bin/sh\nif [ "$1" = --list-langs ]; then echo Hangul; exit; fi\n{script}\n')
        file.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    return put


@NEEDS_TESSERACT
def test_print_is_read() -> None:
    image = Image.new("L", (1200, 300), 255)
    ImageDraw.Draw(image).text((80, 100), "Total 3,293 and 448,686", font=ImageFont.load_default(60), fill=0)
    found = recognize(from_image(image, 300))
    assert found.texts() == ["Total 3,293 and 448,686"]
    assert 15 < found.words[0].x0 < 25


@NEEDS_TESSERACT
def test_blank_paper_has_no_words() -> None:
    assert recognize(from_image(Image.new("L", (800, 800), 255), 300)).words == ()


def test_without_the_program_the_reason_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReadError) as caught:
        recognize(BLANK)
    assert caught.value.code is ErrorCode.MISSING_PROGRAM
    assert HINT in caught.value.reason


def test_without_the_model_the_program_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tesseract").write_text("#!/bin/sh\necho eng\n")
    (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert shutil.which("tesseract")
    assert program.locate_program() is None


def test_a_program_without_end_is_ended(stand_in: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "TIMEOUT", 1)
    stand_in("sleep 60")
    with pytest.raises(ReadError, match="not done after 1 seconds"):
        recognize(BLANK)


@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
def test_a_program_that_fails_or_writes_nothing(stand_in: Callable[[str], None], script: str) -> None:
    stand_in(script)
    with pytest.raises(ReadError, match="cannot read the picture"):
        recognize(BLANK)


def test_large_pictures_are_refused(stand_in: Callable[[str], None]) -> None:
    stand_in("exit 1")
    with pytest.raises(ReadError) as caught:
        recognize(Gray(b"", 10_000, 10_000, 300.0))
    assert caught.value.code is ErrorCode.LIMIT_SIZE
