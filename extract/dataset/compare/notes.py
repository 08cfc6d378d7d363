"""What a comparison has to add to its numbers, and which documents it left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.vocab import lexicon

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to know about a comparison: its key, and the sentence in Korean and in English."""

    key: str
    ko: str
    en: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that is not counted since another one of its department and year is.

    Attributes:
        path: of its JSON below the outputs folder.
        instead: of the one that is counted.
        asked: whether it was asked for what was spent and reported, though nothing it plans is counted.
    """

    path: str
    instead: str
    asked: bool


def note(key: str, **values: object) -> Note:
    """Return a note: a sentence of ``vocab/compare_messages.toml`` with values filled in."""
    entry = lexicon("compare_messages").find(key)
    data = entry.data if entry else {}
    ko, en = (str(data.get(language, key)).format(**values) for language in ("ko", "en"))
    return Note(key, ko, en)


def listed(names: Sequence[str]) -> str:
    """Return names as a list, of which only the first are named if they are many.

    >>> listed(["1", "2", "3", "4", "5", "6", "7"])
    '1, 2, 3, 4, 5 … (7)'
    """
    shown = ", ".join(names[:_NAMED])
    return f"{shown} … ({len(names)})" if len(names) > _NAMED else shown
