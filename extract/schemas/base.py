"""What all records of the output share."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record that refuses unknown members."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")
