"""Names of bodies, awards and grades in running text, from the word lists, with spaCy's tokens and phrase matcher."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

from extract.vocab import lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher

_PUNCTUATION = r"[\p{P}\p{S}]"
_BETWEEN_NUMBER_AND_UNIT = r"(?<=[0-9])(?=\p{Hangul})"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        text: the characters between, as printed.
        key: key of the list's row that it belongs to.
    """

    start: int
    end: int
    text: str
    key: str


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(regex.escape(word) for word in words)


@cache
def _korean(list_name: str) -> "Language":
    """Return a blank Korean pipeline whose tokenizer parts a list's words from what is glued to them, and figures from their units.

    spaCy's own Korean tokenizer needs MeCab; this one needs white space and the tables below alone.
    """
    import spacy  # noqa: PLC0415 - takes a second, which only a text with a match should cost
    from spacy.tokenizer import Tokenizer  # noqa: PLC0415 - as above

    words = _any_of(lexicon(list_name).words())
    apart = rf"(?<![0-9]){_PUNCTUATION}|{_PUNCTUATION}(?![0-9])"
    inside = regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{words})|{apart}|{_BETWEEN_NUMBER_AND_UNIT}")
    korean = spacy.blank("ko", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}})
    korean.tokenizer = Tokenizer(
        korean.vocab,
        prefix_search=regex.compile(rf"{words}|{_PUNCTUATION}").match,
        infix_finditer=inside.finditer,
    )
    return korean


@cache
def _phrases(list_name: str) -> "PhraseMatcher":
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415 - as above

    korean = _korean(list_name)
    matcher = PhraseMatcher(korean.vocab)
    for entry in lexicon(list_name).entries:
        matcher.add(entry.key, [korean.make_doc(word) for word in entry.words])
    return matcher


@cache
def _any_word(list_name: str) -> regex.Pattern[str]:
    return regex.compile(r"\L<words>", words=list(lexicon(list_name).words()))


@cache
def _tail() -> regex.Pattern[str]:
    """Return a pattern for what may stand glued behind a name: nothing, a particle, an office, one of its units."""
    particles = lexicon("particles")
    glued = _any_of(particles.words("particle", "office"))
    units = _any_of(particles.words("unit"))
    return regex.compile(rf"(?:{glued}|\p{{Hangul}}*(?:{units})(?:{glued})?)?(?!\p{{Hangul}})")


def _longest(found: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(found, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end or (name.start, name.end) == (kept[-1].start, kept[-1].end):
            kept.append(name)
    return kept


def _stands_alone(name: Name, text: str, starts: frozenset[int], ends: frozenset[int]) -> bool:
    before = text[name.start - 1] if name.start else " "
    opened = not before.isalnum() or name.start in ends
    return opened and (name.end in starts or _tail().match(text, name.end) is not None)


def find_names(text: str, list_name: str) -> tuple[Name, ...]:
    """Return the names of ``vocab/<list_name>.toml`` in ``text``, in order; of overlapping ones the longest.

    A name counts where it begins a word and ends it, or where a particle (조사), an office (장관, 시장), a unit (감사위원회)
    or another name is glued to it. A word of several rows gives one name for each row.

    Args:
        text: a paragraph, an item or a cell.
        list_name: name of the word list.

    Raises:
        FileNotFoundError: if there is no such list.

    >>> [(name.text, name.key) for name in find_names("행정안전부의 55,115천원, 행자부장관상", "central_bodies")]
    [('행정안전부', 'mois'), ('행자부', 'mogaha')]
    """
    if not _any_word(list_name).search(text):
        return ()
    doc = _korean(list_name).make_doc(text)
    keys = doc.vocab.strings
    spans = [(doc[start:end], keys[match]) for match, start, end in _phrases(list_name)(doc)]
    found = _longest([Name(span.start_char, span.end_char, span.text, key) for span, key in spans])
    starts, ends = frozenset(name.start for name in found), frozenset(name.end for name in found)
    return tuple(name for name in found if _stands_alone(name, text, starts, ends))
