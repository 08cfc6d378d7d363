"""Reports read quickly: JSON checked against the models, without making the models.

Pydantic makes about a hundred reports of 400 kB a second; msgspec, given structures that are derived from the same
models, five times as many. They have the same attributes, and refuse the same JSON: unknown and missing members, wrong
types, values outside of closed lists; and also whole numbers beyond 64 bits, which no table could hold.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, cast, get_args, get_origin, get_type_hints

import msgspec

from extract.schemas import Report

Decode: TypeAlias = Callable[[bytes], Report]
_WHOLE = Annotated[int, msgspec.Meta(ge=-(1 << 63), le=(1 << 63) - 1)]


@cache
def make_decoder(*, members: bool = False) -> Decode:
    """Return what makes a report of JSON; it raises ValueError for JSON that is none.

    What it returns has the attributes of a report and is only to be looked at; decimals are floats, as JSON has them.

    Args:
        members: whether values of closed lists are members of them, as in the model, and not just their texts.
    """
    decoder = msgspec.json.Decoder(_Structures(members=members).of(Report))

    def decode(data: bytes) -> Report:
        try:
            return cast("Report", decoder.decode(data))
        except msgspec.MsgspecError as error:
            raise ValueError(str(error)) from None

    return decode


class _Structures:
    """Structures derived from models and dataclasses, each made once."""

    def __init__(self, *, members: bool) -> None:
        self._members = members
        self._made: dict[type, Any] = {}
        self._making: set[type] = set()

    def of(self, model: type) -> Any:  # noqa: ANN401 - a structure that is made here
        if model in self._making:
            return model.__name__
        if model not in self._made:
            self._making.add(model)
            members = [self._member(*one) for one in _members(model)]
            made = msgspec.defstruct(
                model.__name__, members, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True
            )
            type.__setattr__(made, model.__name__, made)  # where msgspec looks up a structure that holds itself
            self._making.discard(model)
            self._made[model] = made
        return self._made[model]

    def _member(self, name: str, kind: Any, default: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any annotation
        wanted = msgspec.Raw if name == "bbox" else self._type(kind)
        return (name, wanted) if default is MISSING else (name, wanted, default)

    def _type(self, kind: Any) -> Any:  # noqa: ANN401 - any annotation
        inner, origin = get_args(kind), get_origin(kind)
        if origin is Annotated:
            return self._type(inner[0])
        if origin is tuple:
            return tuple[self._type(inner[0]), ...]
        return _union([self._type(one) for one in inner]) if inner else self._plain(kind)

    def _plain(self, kind: type) -> Any:  # noqa: ANN401 - any annotation
        if issubclass(kind, StrEnum):
            return kind if self._members else Literal[tuple(one.value for one in kind)]
        if hasattr(kind, "model_fields") or is_dataclass(kind):
            return self.of(kind)
        return {Decimal: float, int: _WHOLE}.get(kind, kind)


def _union(kinds: list[Any]) -> Any:  # noqa: ANN401 - any annotation
    joined = kinds[0]
    for kind in kinds[1:]:
        joined = joined | kind
    return joined


def _members(model: Any) -> list[tuple[str, Any, Any]]:  # noqa: ANN401 - a model or a dataclass
    """Return name, annotation and default of each member."""
    if is_dataclass(model):
        hints = get_type_hints(model)
        return [(one.name, hints[one.name], one.default) for one in fields(model)]
    found: dict[str, Any] = model.model_fields
    return [(name, one.annotation, MISSING if one.is_required() else one.default) for name, one in found.items()]
