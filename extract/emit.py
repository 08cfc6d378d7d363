"""Records as bytes: UTF-8 JSON, keys in the order of the models, the same bytes for the same input and version."""

import json
from typing import Any

from extract.errors import ErrorCode
from extract.schemas import FailureRecord, Message, Report
from extract.vocab import lexicon

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def to_json(record: Report | FailureRecord, *, indent: int | None = 1) -> bytes:
    """Return a record as JSON with a line feed at the end; ``indent=None`` gives one line."""
    return record.model_dump_json(indent=indent).encode() + b"\n"


def to_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a report."""
    return {"$schema": _DIALECT, **Report.model_json_schema(mode="serialization")}


def to_schema_json() -> str:
    """Return the JSON Schema of a report as text."""
    return json.dumps(to_schema(), ensure_ascii=False, indent=1) + "\n"


def to_failure(name: str, sha256: str | None, code: ErrorCode, detail: str | None) -> FailureRecord:
    """Return the record of a file that could not be read, with its reason in Korean and English."""
    found = lexicon("errors").find(code.value)
    data = found.data if found else {}
    message = Message(ko=str(data.get("ko", code.value)), en=str(data.get("en", code.value)))
    return FailureRecord(file=name, sha256=sha256, code=code.value, message=message, detail=detail)
