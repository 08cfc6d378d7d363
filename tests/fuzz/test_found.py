"""What fuzzing found: each file made a reader fail once, and now gives a document or a `ReadError`."""

from pathlib import Path

import pytest

from extract.document import Document
from extract.errors import ReadError
from extract.parsers import READERS, reader_of
from extract.parsers.options import ReadOptions
from fuzz.seeds import seeds

FOUND = sorted((Path(__file__).parent / "found").glob("*-*"))


def read(name: str, data: bytes) -> Document | None:
    reader = reader_of(name)
    assert reader is not None
    try:
        return reader.read(data, ReadOptions(ocr="never"))
    except ReadError:
        return None


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_is_mended(path: Path) -> None:
    document = read(path.name.partition("-")[0], path.read_bytes())
    assert document is None or document.reader


@pytest.mark.parametrize("name", READERS)
def test_the_search_begins_at_files_that_are_read(name: str) -> None:
    assert all(read(name, seed) for seed in seeds(name))
