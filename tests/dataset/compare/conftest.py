"""An outputs folder of both departments through all years, one plan of them in seven formats, written once a session."""

import json
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from extract.dataset.compare import Comparison
from extract.emit import to_failure, to_json
from extract.errors import ErrorCode
from tests.conftest import CHECKOUT, Read

CORPUS = CHECKOUT / "corpus"
MANIFEST: MappingProxyType[str, Any] = MappingProxyType(json.loads((CORPUS / "manifest.json").read_text("utf-8")))
SEVEN = tuple(sorted(path.name for path in CORPUS.glob("gaon-planning-2025.*")))
FILES = (*SEVEN, *sorted(path.name for path in CORPUS.glob("*.txt") if path.name not in SEVEN))
CITY = "누리광역시"


def values_of(found: Comparison) -> dict[Any, Any]:
    """Return the values of a comparison by their keys; by the key itself where there is one."""
    return {point.keys if len(point.keys) > 1 else point.keys[0]: point.value for point in found.points}


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory, read_file: Callable[[Path], Read]) -> Path:
    folder = tmp_path_factory.mktemp("years")
    for name in FILES:
        (folder / f"{name}.json").write_bytes(to_json(read_file(CORPUS / name).report))
    (folder / "bad.hwp.failed.json").write_bytes(
        to_json(to_failure("bad.hwp", "0" * 64, ErrorCode.PASSWORD, "no word"))
    )
    return folder
