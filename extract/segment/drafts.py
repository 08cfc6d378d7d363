"""Nodes of the section tree while it is built, and the ranks that say what may not stand below what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

from extract.segment.raw import RawLine

RANKS = MappingProxyType(
    {"roman": 0.0, "square": 2.0, "check": 2.5, "circle": 3.0, "diamond": 3.0, "dash": 4.0, "triangle": 4.5, "dot": 5.0}
)
"""Ranks of markers; appended parts rank 0.5, numbers and boxes 1, everything else 6 (never closes another line)."""

WORDED = MappingProxyType({"chapter": 0.0, "clause": 0.7})
"""Ranks of 제1장 and 제1절."""

PART_RANK = 0.5
NUMBER_RANK = 1.0
BOX_RANK = 1.5
SQUARE_RANK = 2.0
FREE_RANK = 6.0
LISTED = "listed number"


@dataclass(slots=True)
class Draft:
    """A node while the tree is built."""

    line: RawLine
    signature: str
    rank: float
    shade: str = ""
    parent: "Draft | None" = None
    children: "list[Draft]" = field(default_factory=list["Draft"])
    blocks: list[int] = field(default_factory=list[int])
    texts: list[RawLine] = field(default_factory=list[RawLine])

    @property
    def sign(self) -> str:
        """What its siblings share: the family of its sign, told apart by filled and open signs where the document does."""
        return self.signature + self.shade

    def holds(self) -> bool:
        """Return whether anything stands below this node."""
        return bool(self.children or self.blocks or self.texts)


@dataclass(slots=True)
class Placed:
    """What became of each line and table: its node (or the node around it), in reading order."""

    tops: list[Draft] = field(default_factory=list[Draft])
    lines: list[tuple[RawLine, Draft | None, bool]] = field(default_factory=list[tuple[RawLine, Draft | None, bool]])
    marks: dict[int, Draft | None] = field(default_factory=dict[int, Draft | None])


def walk(nodes: list[Draft]) -> Iterator[Draft]:
    """Yield all drafts in reading order."""
    for node in nodes:
        yield node
        yield from walk(node.children)
