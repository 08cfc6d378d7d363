"""Lots of reports, written by several processes; how reports are split into lots does not depend on their number."""

import gc
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from extract.dataset.exports.gathering import Gathering
from extract.dataset.exports.parquet.parts import Parts
from extract.dataset.ledger import Line
from extract.dataset.reading import Found

LOT = 1024


@dataclass(frozen=True, slots=True)
class Lot:
    """What one process is told: the number of the lot, which reports, where to, which documents are already there."""

    number: int
    outputs: Path
    folder: Path
    found: tuple[Found, ...]
    held: frozenset[str]


def write_lots(lots: list[Lot], jobs: int) -> Iterator[list[Line]]:
    """Write lots and yield the lines of each, in their order."""
    if jobs == 1 or len(lots) < 2:  # noqa: PLR2004 - one process is as good
        yield from map(write_lot, lots)
        return
    with ProcessPoolExecutor(min(jobs, len(lots)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(write_lot, lots)


def write_lot(lot: Lot) -> list[Line]:
    """Write one lot and return a line for each of its reports.

    Rows are tuples without cycles: the garbage collector, which would look through all of them again and again, rests.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return _write_lot(lot)
    finally:
        if was_on:
            gc.enable()


def _write_lot(lot: Lot) -> list[Line]:
    parts: dict[str, str] = {}

    def told(part: str, documents: list[str]) -> None:
        parts.update(dict.fromkeys(documents, part))

    gathering = Gathering(lot.outputs, lot.held)
    writing = Parts(lot.folder, f"lot{lot.number}", told)
    for item in gathering.read(lot.found):
        writing.add(item)
    writing.close()
    return [
        Line(one.path, one.size, one.changed, one.document, None if one.part is None else parts[one.document])
        for one in gathering.lines
    ]
