"""Ten damaged copies of a file, the same ones whenever the same bytes are given."""

import hashlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from evaluation.mutation.members import Member, find_members

Damage: TypeAlias = Callable[[bytearray, random.Random], None]
"""Changes bytes in place; what it does depends on the source of chance alone."""

_STRETCH = 64
_SECTOR = 512
_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Mutant:
    """A damaged copy: what was done to it, and where inside its container, if not to the file itself."""

    kind: str
    data: bytes
    member: str = ""

    @property
    def name(self) -> str:
        """Return what was done, and to what."""
        return f"{self.kind} in {self.member}" if self.member else self.kind


def _span(data: bytearray, chance: random.Random, longest: int) -> tuple[int, int]:
    size = min(len(data), chance.randint(1, longest))
    start = chance.randrange(len(data) - size + 1)
    return start, start + size


def replace_byte(data: bytearray, chance: random.Random) -> None:
    """Replace one byte by another one."""
    data[chance.randrange(len(data))] ^= chance.randint(1, 255)


def flip_bits(data: bytearray, chance: random.Random) -> None:
    """Turn eight bits over, close to one another."""
    start = chance.randrange(max(1, len(data) - _STRETCH))
    for _ in range(8):
        data[min(len(data) - 1, start + chance.randrange(_STRETCH))] ^= 1 << chance.randrange(8)


def overwrite(data: bytearray, chance: random.Random) -> None:
    """Write random bytes over a stretch."""
    start, end = _span(data, chance, _STRETCH)
    data[start:end] = chance.randbytes(end - start)


def blank_sector(data: bytearray, chance: random.Random) -> None:
    """Write zeros over one sector, as a bad disk does."""
    start = chance.randrange(-(-len(data) // _SECTOR)) * _SECTOR
    end = min(len(data), start + _SECTOR)
    data[start:end] = bytes(end - start)


def cut_off(data: bytearray, chance: random.Random) -> None:
    """Cut the end off, as a broken transfer does."""
    del data[chance.randrange(1, len(data)) if len(data) > 1 else 0 :]


def remove_chunk(data: bytearray, chance: random.Random) -> None:
    """Take a chunk out."""
    start, end = _span(data, chance, _CHUNK)
    del data[start:end]


def repeat_chunk(data: bytearray, chance: random.Random) -> None:
    """Write a chunk twice."""
    start, end = _span(data, chance, _CHUNK)
    data[end:end] = data[start:end]


def swap_chunks(data: bytearray, chance: random.Random) -> None:
    """Exchange two sectors."""
    places = sorted(chance.randrange(-(-len(data) // _SECTOR)) * _SECTOR for _ in range(2))
    first, second = (bytes(data[place : place + _SECTOR]) for place in places)
    if len(first) == len(second):
        data[places[0] : places[0] + _SECTOR], data[places[1] : places[1] + _SECTOR] = second, first


OUTER: tuple[Damage, ...] = (
    replace_byte,
    flip_bits,
    overwrite,
    blank_sector,
    cut_off,
    remove_chunk,
    repeat_chunk,
    swap_chunks,
)
"""What is done to the file itself."""

INNER: tuple[Damage, ...] = (flip_bits, remove_chunk)
"""What is done inside a member of a container, under a checksum that is right again; to the file itself elsewhere."""


def mutants(data: bytes) -> Iterator[Mutant]:
    """Yield ten damaged copies of a file.

    Args:
        data: the file, which must not be empty.
    """
    digest = hashlib.sha256(data).hexdigest()
    members = find_members(data)
    for number, damage in enumerate((*OUTER, *INNER)):
        chance = random.Random(f"{digest} {number}")
        inside = _pick(members, chance) if number >= len(OUTER) else None
        changed = bytearray(data if inside is None else inside.content)
        damage(changed, chance)
        kind = damage.__name__.replace("_", " ")
        if inside is None:
            yield Mutant(kind, bytes(changed))
        else:
            yield Mutant(kind, inside.put_back(bytes(changed)), inside.name)


def _pick(members: tuple[Member, ...], chance: random.Random) -> Member | None:
    """Return a member, the larger the likelier."""
    weights = [len(member.content) for member in members]
    return chance.choices(members, weights)[0] if any(weights) else None
