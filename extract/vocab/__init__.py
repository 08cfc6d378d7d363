"""Korean words as data: one TOML file a list, loaded once, checked on load.

A file holds rows ``[[entry]]`` with ``key`` (the English term that the code uses), ``words`` (Korean spellings),
``match`` (``exact``, ``prefix``, ``suffix`` or ``contains``; on folded text), ``examples`` that the row must match,
``counterexamples`` that it must not, and ``source`` (where the words come from). Other keys are kept in ``data``.
"""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from extract.vocab.hanja import to_hangul

_KNOWN = ("key", "words", "match", "examples", "counterexamples", "source")
_MODES = ("exact", "prefix", "suffix", "contains")
_REMEMBERED = 1 << 16


@lru_cache(_REMEMBERED)
def fold(text: str) -> str:
    """Return ``text`` in NFKC, without white space and Chinese characters, so that ``사 업 비`` is ``사업비``.

    >>> fold("구　 분"), fold("豫 算 額")
    ('구분', '예산액')
    """
    return to_hangul("".join(unicodedata.normalize("NFKC", text).split()))


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a word list; ``words`` are folded, longest first."""

    key: str
    words: tuple[str, ...]
    match: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    source: str
    data: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """A word list; the entry with the longest matching word wins, then the earlier one."""

    name: str
    entries: tuple[Entry, ...]

    def find(self, text: str) -> Entry | None:
        """Return the entry that ``text`` matches, or None."""
        return _find(self, fold(text))

    def key(self, text: str) -> str | None:
        """Return the key of the entry that ``text`` matches, or None."""
        entry = self.find(text)
        return entry.key if entry else None

    def words(self, *keys: str) -> tuple[str, ...]:
        """Return the folded words of ``keys`` (of all entries if none is given), longest first."""
        return _words(self, keys)


@lru_cache(_REMEMBERED)
def _words(words: Lexicon, keys: tuple[str, ...]) -> tuple[str, ...]:
    found = {word for entry in words.entries if not keys or entry.key in keys for word in entry.words}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@lru_cache(_REMEMBERED)
def _find(words: Lexicon, folded: str) -> Entry | None:
    best: tuple[int, Entry] | None = None
    for entry in words.entries:
        length = next((len(word) for word in entry.words if _matches(word, folded, entry.match)), 0)
        if length and (best is None or length > best[0]):
            best = (length, entry)
    return best[1] if best else None


def _matches(word: str, folded: str, mode: str) -> bool:
    match mode:
        case "exact":
            return folded == word
        case "prefix":
            return folded.startswith(word)
        case "suffix":
            return folded.endswith(word)
        case _:
            return word in folded


def _entry(row: Mapping[str, Any], name: str) -> Entry:
    mode = row.get("match", "exact")
    if not row.get("words") or not row.get("source") or mode not in _MODES:
        raise ValueError(f"vocab/{name}.toml: bad row {row.get('key')!r}")
    return Entry(
        key=row["key"],
        words=tuple(sorted({fold(word) for word in row["words"]}, key=lambda word: (-len(word), word))),
        match=mode,
        examples=tuple(row.get("examples", ())),
        counterexamples=tuple(row.get("counterexamples", ())),
        source=row["source"],
        data=MappingProxyType({key: value for key, value in row.items() if key not in _KNOWN}),
    )


@cache
def lexicon(name: str) -> Lexicon:
    """Return the word list of ``vocab/<name>.toml``.

    Raises:
        ValueError: if a row lacks words or a source, or names an unknown way of matching.
        FileNotFoundError: if there is no such list.
    """
    data = tomllib.loads((files("extract.vocab") / f"{name}.toml").read_text("utf-8"))
    return Lexicon(name, tuple(_entry(row, name) for row in data["entry"]))


def names() -> tuple[str, ...]:
    """Return the names of all word lists, sorted."""
    found = (path.name for path in files("extract.vocab").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))
