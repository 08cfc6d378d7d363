"""Builds small presentations with python-pptx."""

import io
import zipfile
from collections.abc import Callable

import pptx
import pytest
from pptx.presentation import Presentation

Fill = Callable[[Presentation], object]


def make_pptx(fill: Fill, edit: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """Return the presentation that ``fill`` makes; ``edit`` changes its parts afterwards."""
    presentation = pptx.Presentation()
    fill(presentation)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return edited(buffer.getvalue(), edit) if edit else buffer.getvalue()


def edited(data: bytes, edit: Callable[[str, bytes], bytes]) -> bytes:
    """Return a zip with every part changed by ``edit``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), edit(name, old.read(name)), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


@pytest.fixture(scope="session")
def pptx_of() -> Callable[..., bytes]:
    return make_pptx
