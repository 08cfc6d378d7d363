"""What a hostile file is: how it is made, under which name, and how it may end."""

from collections.abc import Callable
from typing import NamedTuple

REPORT = "REPORT"
"""A report without any warning, which must say all of the kind's words."""


class Kind(NamedTuple):
    """One kind of hostile file.

    Attributes:
        name: what is wrong with it.
        make: returns its bytes.
        suffix: what its name ends with.
        ends: codes of errors (in capitals) and of issues (in small letters) of which it must have one; or `REPORT`.
        says: words that a report without warning must hold.
    """

    name: str
    make: Callable[[], bytes]
    suffix: str
    ends: frozenset[str]
    says: tuple[str, ...] = ()


def kind(name: str, make: Callable[[], bytes], suffix: str, ends: str, says: str = "") -> Kind:
    """Return a kind; the codes and words are parted by spaces."""
    return Kind(name, make, suffix, frozenset(ends.split()), tuple(says.split()))
