"""Records as bytes: UTF-8 JSON, keys in the order of the models, the same bytes for the same input and version."""

import json
import re
from typing import Any

from extract.errors import ErrorCode
from extract.schemas import FailureRecord, Message, Report
from extract.vocab import lexicon

_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What JSON need not escape and a terminal obeys: DEL, C1 controls, line separators, marks of writing direction."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def to_json(record: Report | FailureRecord, *, indent: int | None = 1) -> bytes:
    """Return a record as JSON with a line feed at the end; ``indent=None`` gives one line."""
    return escape_json(record.model_dump_json(indent=indent)).encode() + b"\n"


def escape_json(text: str) -> str:
    """Return JSON with the characters that would steer a terminal as escapes of ``u`` and four digits; it means the same."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


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
