"""A line's content cut into title, label and value (제목, 구분, 내용)."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.normalize.spacing import join_spaced
from extract.segment.marker import Marker, unbracketed
from extract.vocab import fold, lexicon

_LABEL = 14
_HEADING_LABEL = 40
_COLON = regex.compile(r"\s*[:：]\s*")
_DASHED = regex.compile(r"\s+[-–]\s+")
_OPENING = regex.compile(r"[(〔\[（]")
_CLOSING = regex.compile(r"[)〕\]）]")
_DATED = regex.compile(r"\s*\((?:'|’|‘)?\d{2,4}\s*\.[\d\s.,:~\-'’‘]*(?:,[^()]*)?\)$")
_SUBTITLE = regex.compile(r"\s+[(\[（〔](?!\p{L}+ ?\d+(?: ?, ?\d+)*[)\]）〕])[^()\[\]]+[)\]）〕]$")
_FOOTNOTE = regex.compile(r"\s+[*※]\s*\S.*$|[¹²³⁴⁵⁶⁷⁸⁹⁰]+⁾$")
_WORD = regex.compile(r"\p{L}\s*\p{L}")
_QUANTITY = regex.compile(r"(?:\p{L}{1,2}\s*)?[△▲-]?[\d’‘']")


@dataclass(frozen=True, slots=True)
class Parts:
    """A content cut up; offsets count from the beginning of the content."""

    title: str
    label: str | None = None
    value: str | None = None


@cache
def _tag() -> "regex.Pattern[str]":
    words = list(lexicon("title_tags").words("status"))
    apart = list(lexicon("lone_syllables").words("between"))
    return regex.compile(r"(?<!\s\L<apart>)\s+(?P<tag>\L<words>)$", words=words, apart=apart)


@cache
def _as_of() -> "regex.Pattern[str]":
    words = list(lexicon("title_tags").words("as_of"))
    return regex.compile(r"\s+[(（][^()（）]*\d[^()（）]*\L<words>\s*[)）]$", words=words)


def _split(content: str, longest: int) -> tuple[str, str] | None:
    """Return label and value of ``label : value`` (or ``label - value``), or None; a colon inside brackets is none."""
    for pattern, limit in ((_COLON, longest), (_DASHED, _LABEL)):
        for match in pattern.finditer(content):
            label = content[: match.start()]
            if len(_OPENING.findall(label)) != len(_CLOSING.findall(label)):
                continue
            value = content[match.end() :].strip()
            fits = 0 < len(fold(label)) <= limit and not label[-1:].isdigit()
            return (label, value) if fits and value else None
    return None


def heading_parts(content: str, marker: Marker | None) -> Parts:
    """Return the parts of a heading.

    ``인 력 : 정원 76 / 현원 75`` has the title 인력. Numbered titles keep their colon unless a quantity follows it
    (``소 요 예 산 : 31,945천원``), and lose a subtitle in brackets that is set off by a space, but no reference by
    number (``국정 96``). A date in brackets behind the title, a one-word tag (신규) and a remark (* …) on the same line
    are its value.
    """
    if marker is not None and marker.kind == "bracket":
        label, _, rest = unbracketed(content).partition(":")
        named = rest if rest.strip() and lexicon("reference_headings").find(label) else unbracketed(content)
        return Parts(join_spaced(named))
    sign = marker is not None and marker.number is None
    split = _split(content, _HEADING_LABEL)
    if split and (sign or _QUANTITY.match(split[1])):
        label = join_spaced(split[0])
        return Parts(_DATED.sub("", label), label, split[1])
    title, value = content, None
    for pattern in (_FOOTNOTE, _DATED, _as_of(), _tag(), None if sign or marker is None else _SUBTITLE):
        if pattern and (match := pattern.search(title)) and _WORD.search(title, 0, match.start()):
            title, value = title[: match.start()], title[match.start() :].strip()
    return Parts(join_spaced(title), None, value)


def item_parts(content: str) -> Parts:
    """Return the parts of an item; its title is the whole text.

    >>> item_parts("기 간 : 2018. 1. ~ 12.").label
    '기간'
    """
    split = _split(content, _LABEL)
    if not split:
        return Parts(content)
    return Parts(content, join_spaced(split[0]), split[1])
