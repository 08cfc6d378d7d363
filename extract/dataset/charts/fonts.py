"""Fonts: one that is always there for measuring, and those that can write Hangul for pictures."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

from extract.dataset.errors import DatasetError
from extract.vocab import lexicon

MEASURING = "DejaVu Sans"
"""Comes with matplotlib."""


def web_families() -> tuple[str, ...]:
    """Return the families that a page or an SVG names; the reader's machine takes the first that it has."""
    return (*_hangul("families"), "sans-serif")


@cache
def picture_families() -> tuple[str, ...]:
    """Return the installed families that a picture is written with: one with Hangul, then one with other signs.

    Raises:
        DatasetError: if no font with Hangul is installed.
    """
    found = next(_with_hangul(), None)
    if found is None:
        raise DatasetError("chart_font")
    return found, MEASURING


def _with_hangul() -> Iterator[str]:
    """Yield families whose fonts have Hangul, those that are named in the word list first."""
    wanted = _hangul("families")
    rank = {name: at for at, name in enumerate(wanted)}
    known = {(one.name, one.fname) for one in font_manager.fontManager.ttflist}
    for name, path in sorted(known, key=lambda one: (rank.get(one[0], len(rank)), *one)):
        if _writes_hangul(path):
            yield name
    for path in sorted(
        set(font_manager.findSystemFonts()) - {path for _, path in known}
    ):  # installed since the list was made
        if _writes_hangul(path):
            font_manager.fontManager.addfont(path)
            yield FT2Font(path).family_name


def _writes_hangul(path: str) -> bool:
    try:
        return Path(path).is_file() and set(map(ord, "".join(_hangul("letters")))) <= set(FT2Font(path).get_charmap())
    except (OSError, RuntimeError):  # a broken font, or a kind that FreeType cannot open
        return False


def _hangul(name: str) -> tuple[str, ...]:
    entry = lexicon("chart_fonts").find("hangul")
    return tuple(entry.data[name]) if entry else ()
