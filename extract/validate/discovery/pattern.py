"""A relation that holds between lines, at several posts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line that is made of other lines.

    Attributes:
        total: the line of results.
        parts: the lines of operands.
        posts: where the numbers agree.
        score: decimal digits by which the numbers speak for the pattern, less what chance would give.
        failed: where they do not.
    """

    total: int
    parts: tuple[int, ...]
    posts: tuple[int, ...]
    score: float
    failed: tuple[int, ...] = ()
