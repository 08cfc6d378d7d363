"""Where the characters of a line stand on a terminal, which texts set with spaces and frames were made for."""

import unicodedata


def width(char: str, ambiguous: int = 2) -> int:
    """Return how many columns a character takes (Unicode Annex 11).

    Args:
        char: one character.
        ambiguous: what those take that are wide in Korean fonts and narrow elsewhere (``△``, ``─``).

    >>> width("a"), width("가"), width("△"), width("△", 1)
    (1, 2, 2, 1)
    """
    kind = unicodedata.east_asian_width(char)
    return ambiguous if kind == "A" else 2 if kind in ("W", "F") else 1


def placed(text: str, ambiguous: int = 2) -> list[tuple[int, str]]:
    """Return the characters of a line with the column that each begins in."""
    found: list[tuple[int, str]] = []
    at = 0
    for char in text:
        found.append((at, char))
        at += width(char, ambiguous)
    return found


def ink(text: str) -> set[int]:
    """Return the columns of a line that hold anything but white space."""
    return {at for start, char in placed(text) if not char.isspace() for at in range(start, start + width(char))}
