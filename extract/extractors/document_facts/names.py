"""Names of bodies by their form: local governments and public corporations that no list need know."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from extract.normalize.spacing import join_spaced
from extract.vocab import fold, lexicon
from extract.vocab.hanja import to_hangul

_LETTER = r"\p{Hangul}"
_RANKS = ("committee", "bureau", "division")
_MAX_TOKENS = 4
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a line of the cover begins with.

    Attributes:
        name: its name.
        parent: the body above it, printed right before, or None.
        rest: what stands behind it: units below it, or nothing.
        corporate: whether it is a public corporation or agency, no local government.
    """

    name: str
    parent: str | None
    rest: str
    corporate: bool = False


def unit_rank(name: str) -> int | None:
    """Return the rank of a unit's name (0 committee, 1 bureau, 2 division), or None if it names no unit."""
    name = to_hangul(name)
    words = lexicon("organization_words")
    if name in words.words("whole_unit"):
        return _RANKS.index("bureau")
    if not regex.fullmatch(r"[\p{Hangul}0-9·]{3,16}", name) or name.endswith(words.words("not_unit")):
        return None
    ends = {key: words.words(key) for key in _RANKS}
    found = {
        key: max((len(end) for end in ends[key] if name.endswith(end) and name != end), default=0) for key in _RANKS
    }
    best = max(_RANKS, key=lambda key: found[key])
    return _RANKS.index(best) if found[best] else None


@cache
def _ends(*keys: str) -> str:
    return "|".join(map(regex.escape, lexicon("organization_words").words(*keys)))


@cache
def _name() -> str:
    """Return a pattern for the name of a district, city or county: two to four letters and its ending."""
    return rf"{_LETTER}{{2,4}}?(?:{_ends('place_end')})"


@cache
def _head() -> regex.Pattern[str]:
    top = rf"{_LETTER}{{2,4}}?(?:{_ends('province_end')})"
    return regex.compile(
        rf"(?P<parent>(?:{top}|{_LETTER}{{2,3}}(?:{_ends('do_end')})(?= )) ?)?(?P<name>{_name()})"
        rf"|(?P<name>{top})"
    )


def is_place_name(name: str) -> bool:
    """Return whether a name in the form of a local government is not another word (안전도시, 자치구)."""
    words = lexicon("organization_words")
    top = words.words("province_end")
    return (name.endswith(top) and name not in top) or not name.endswith(words.words("not_place"))


def _are_units(text: str) -> bool:
    """Return whether a text is nothing but units, one below the other, letter-spaced words joined."""
    return all(unit_rank(token) is not None for token in text.split()) or unit_rank(fold(text)) is not None


def _goes_on(rest: str) -> bool:
    """Return whether what stands behind a place shows that it is one: nothing, or its units."""
    if not rest.strip():
        return True
    joined = lexicon("organization_words").words("not_behind_place")
    glued = not rest[0].isspace()
    return _are_units(rest.strip()) and not (glued and rest.startswith(joined))


@cache
def _hall() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_ends('hall')})(?=\s|$)")


def _places(text: str) -> Iterator[Body]:
    """Yield each reading of a line as a place with its units behind it, the shortest names first."""
    plain = to_hangul(text)
    for end in range(1, min(len(plain), _LONGEST) + 1):
        match = _head().fullmatch(plain, 0, end)
        hall = _hall().match(plain, end)
        rest = text[hall.end() if hall else end :]
        if match and is_place_name(match["name"]) and _goes_on(to_hangul(rest)):
            above, name = match.span("parent"), match.span("name")
            yield Body(text[slice(*name)], text[slice(*above)].strip() or None, rest.strip())


def _local(text: str) -> Body | None:
    """Return the body of a line, of its readings one that names the body above."""
    found = tuple(_places(text))
    return next((body for body in found if body.parent), None) or next(iter(found), None)


def _is_corporate(name: str) -> bool:
    """Return whether a name ends like a public corporation's or agency's, and not like a unit's with more letters."""
    words = lexicon("organization_words")
    longest = max((len(end) for end in words.words("corporate") if name.endswith(end) and name != end), default=0)
    unit = max((len(end) for end in words.words(*_RANKS) if name.endswith(end)), default=0)
    return longest > unit


def _corporate(text: str) -> Body | None:
    tokens = text.split()
    for count in range(1, min(len(tokens), _MAX_TOKENS) + 1):
        name, rest = "".join(tokens[:count]), " ".join(tokens[count:])
        if not _is_corporate(to_hangul(name)) or (rest and not _are_units(rest)):
            continue
        last = tokens[count - 1]
        branches = lexicon("organization_words").words("branch")
        is_office = count > 1 and last.endswith(branches) and last not in branches
        return Body(last, "".join(tokens[: count - 1]), rest, True) if is_office else Body(name, None, rest, True)
    return None


def read_body(text: str) -> Body | None:
    """Return the body that a whole line of a cover is, alone or with units of its own behind it, or None.

    >>> read_body("새벌구일자리경제과")
    Body(name='새벌구', parent=None, rest='일자리경제과', corporate=False)
    >>> read_body("누리광역시 가온구 기획예산과").parent, read_body("안전도시 가온구")
    ('누리광역시', None)
    >>> read_body("가온시의회 의회사무국").name, read_body("은하군 달마루면").rest, pieces("누리시[교통국]")[1:]
    ('가온시의회', '달마루면', ('누리시', '교통국'))
    >>> read_body("한울시시설관리공단").name
    '한울시시설관리공단'
    """
    line = join_spaced(text)
    if len(line.split()) > _MAX_TOKENS:
        return None
    return _corporate(line) or _council(_local(line))


def _council(body: Body | None) -> Body | None:
    """Return the council (의회) where its own office stands behind its name: it then reports itself."""
    words = lexicon("organization_words")
    units = body.rest.split() if body else []
    if not body or len(units) < 2:  # noqa: PLR2004 - the council and its office
        return body
    if units[0] not in words.words("council") or units[1] not in words.words("secretariat"):
        return body
    return Body(body.name + units[0], body.parent, " ".join(units[1:]), corporate=True)


def pieces(text: str) -> tuple[str, ...]:
    """Return a line of the cover and, where signs or brackets part it, what stands between them."""
    parts = tuple(part for part in regex.split(r"\s*[/|:()\[\]]\s*", text) if part)
    return (text, *parts) if len(parts) > 1 else (text,)


@cache
def _spoken() -> regex.Pattern[str]:
    """Return a pattern for a place in running text that an organ of it (의회, 군수) or a by-law (조례) shows to be one."""
    organ = rf"(?<!{_LETTER})(?P<name>{_LETTER}{{2,4}}?(?=(?:{_ends('organ')})(?!{_LETTER})){_LETTER})"
    law = rf"(?<=[「『｢《〈<“‘]|: )(?P<name>{_name()}) [^\n,.:()]{{0,24}}?(?:{_ends('law')})"
    return regex.compile(f"{organ}|{law}")


def spoken_bodies(text: str) -> Iterator[str]:
    """Yield the places in the form of a local government that a text shows by their organs and by-laws.

    >>> list(spoken_bodies("가온군의회 정례회, 「단비군 건강증진 조례」, 자치구의회"))
    ['가온군', '단비군']
    """
    yield from (found["name"] for found in _spoken().finditer(text) if is_place_name(found["name"]))


@cache
def _below() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!{_LETTER})(?P<parent>{_LETTER}{{2,4}}?(?:{_ends('province_end')})) ?(?P<name>{_name()})"
    )


def parent_of(name: str, texts: tuple[str, ...]) -> str | None:
    """Return the province or metropolitan city that a text prints right before a name, or None."""
    found = (match for text in texts if name in text for match in _below().finditer(text))
    return next((match["parent"] for match in found if match["name"] == name), None)
