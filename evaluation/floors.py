"""Floors: the least that each area may score. They rise with what is measured and fall by hand alone."""

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.labelled import MEASURES, Scores

RISE = 0.001
"""A floor is worth raising when the measured value is higher by more than this."""

_DIGITS = 4
_HEAD = """\
# The least that `make eval` accepts: recall, precision and F1 of each area over all labelled documents.
# Floors only rise: `make eval RAISE=1` writes the higher ones. Lowering one is an edit by hand, and its reason stands in
# the message of the commit. The digests say what the floors were measured with (the labels, the program that scores);
# where either differs nothing is compared until the new digest, and the floors that hold with it, are written here.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """Floors of all areas, and the digests of what they were measured with by name."""

    yardstick: Mapping[str, str]
    scores: Scores


@dataclass(frozen=True, slots=True)
class Gap:
    """A measured value beside its floor."""

    area: str
    measure: str
    measured: float
    floor: float

    def __str__(self) -> str:
        """Return ``area measure measured floor`` as a line to print."""
        return f"{self.area} {self.measure}: {self.measured:.4f}, floor {self.floor:.4f}"


def read_floors(path: Path) -> Floors | None:
    """Return the floors of a file, or None where there is none."""
    if not path.is_file():
        return None
    data = tomllib.loads(path.read_text("utf-8"))
    return Floors(data["measured_with"], data["floors"])


def to_toml(floors: Floors) -> str:
    """Return the text of a file of floors."""
    lines = [_HEAD, "[measured_with]"]
    lines += [f'{name} = "{value}"' for name, value in floors.yardstick.items()]
    for area, scores in floors.scores.items():
        lines += [
            "",
            f"[floors.{area}]",
            *(f"{name} = {scores[name]:.{_DIGITS}f}" for name in MEASURES if name in scores),
        ]
    return "\n".join(lines) + "\n"


def _gaps(floors: Scores, measured: Scores) -> Iterator[Gap]:
    """Yield every measured value with its floor; what is not measured counts as 0, what has no floor too."""
    for area in dict.fromkeys((*floors, *measured)):
        low, high = floors.get(area, {}), measured.get(area, {})
        for name in MEASURES:
            if name in low or name in high:
                yield Gap(area, name, high.get(name, 0.0), low.get(name, 0.0))


def below(floors: Scores, measured: Scores) -> list[Gap]:
    """Return what fell below its floor."""
    return [gap for gap in _gaps(floors, measured) if gap.measured < gap.floor]


def above(floors: Scores, measured: Scores) -> list[Gap]:
    """Return what stands so far above its floor that the floor is worth raising."""
    return [gap for gap in _gaps(floors, measured) if round(gap.measured - gap.floor, 2 * _DIGITS) > RISE]


def raised(floors: Scores, measured: Scores) -> Scores:
    """Return the floors with those raised that are worth it, cut (not rounded) to the digits that the file keeps."""
    higher = {area: dict(scores) for area, scores in floors.items()}
    for gap in above(floors, measured):
        kept = math.floor(gap.measured * 10**_DIGITS) / 10**_DIGITS
        higher.setdefault(gap.area, {})[gap.measure] = kept
    return higher
