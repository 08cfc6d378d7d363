"""What all records of the output share."""

from decimal import Decimal
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, PlainSerializer


def _as_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Numeric: TypeAlias = Annotated[Decimal, PlainSerializer(_as_number, return_type=int | float, when_used="json")]
"""An exact decimal that JSON shows as a number."""


class Record(BaseModel):
    """A frozen record that refuses unknown members."""

    model_config = ConfigDict(frozen=True, extra="forbid")
