"""The issuing body (기관): from the cover, the title, names of by-laws and running text."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import regex

from extract.extractors.document_facts.cover import CoverLine
from extract.extractors.document_facts.names import Body, is_place_name, parent_of, pieces, read_body, spoken_bodies
from extract.extractors.document_facts.title import Title
from extract.gazetteer import Name, find_names
from extract.schemas.document import Organization
from extract.vocab import Entry, fold, lexicon

_LINE, _TITLE, _COVER, _LAW, _TEXT = 60.0, 40.0, 15.0, 6.0, 1.0
_LAW_REACH = 24
_STEM = 0.25
_STEM_LENGTH = 2
_LEVEL_COUNT = 2
_SURE = 2.0
_LEVELS = MappingProxyType(
    {
        "level_gu": frozenset({"gu"}),
        "level_gun": frozenset({"gun"}),
        "level_si": frozenset({"si", "metropolis"}),
        "level_do": frozenset({"province"}),
    }
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much speaks for each place and each central body, by key."""

    places: Mapping[str, float]
    bodies: Mapping[str, float]
    shown: frozenset[str]
    """Keys of those named on the cover or in the title."""


@cache
def _by_key(list_name: str) -> Mapping[str, Entry]:
    return MappingProxyType({entry.key: entry for entry in lexicon(list_name).entries})


def _place_name(key: str) -> str:
    return str(_by_key("places")[key].data["name"])


def _parent(key: str) -> str | None:
    return _by_key("places")[key].data.get("parent")


def _in_force(entry: Entry, year: int | None) -> bool:
    """Return whether a place of that name existed in ``year``, by the snapshots, give or take a year."""
    if year is None:
        return True
    return any(int(first[:4]) - 1 <= year <= int(last[:4]) + 1 for _, first, last in entry.data["codes"])


def _settle(names: tuple[Name, ...], text: str, year: int | None) -> Iterator[Name]:
    """Yield the places in force; of namesakes the one whose parent stands right before; never a parent so used."""
    names = tuple(name for name in names if _in_force(_by_key("places")[name.key], year))
    parents: set[tuple[int, int]] = set()
    kept: list[Name] = []
    for name in names:
        before = [up for up in names if up.end <= name.start and not text[up.end : name.start].strip()]
        ups = {_place_name(up.key) for up in before}
        under = [up for up in before if _parent(name.key) == _place_name(up.key)]
        if ups and not under and any(_parent(same.key) in ups for same in names if same.start == name.start):
            continue
        parents |= {(up.start, up.end) for up in under}
        kept.append(name)
    yield from (name for name in kept if (name.start, name.end) not in parents)


def _names_law(text: str, name: Name) -> bool:
    behind = fold(text[name.end : name.end + _LAW_REACH])
    return any(word in behind for word in lexicon("organization_words").words("law"))


def _weigh(texts: Iterable[tuple[str, float]], year: int | None) -> tuple[dict[str, float], dict[str, float]]:
    places: defaultdict[str, float] = defaultdict(float)
    bodies: defaultdict[str, float] = defaultdict(float)
    for text, weight in texts:
        found = tuple(_settle(find_names(text, "places"), text, year))
        for name in found:
            short = 1.0 if fold(name.text) == _place_name(name.key) else 0.5
            places[name.key] += weight * short + (_LAW if _names_law(text, name) else 0.0)
        for name in find_names(text, "central_bodies"):
            bodies[name.key] += weight
    return places, bodies


def _cover_texts(lines: tuple[CoverLine, ...], title: Title | None) -> Iterator[tuple[str, float]]:
    for index, line in enumerate(lines):
        if title and index in title.lines:
            yield line.text, _TITLE
        else:
            names = (*find_names(line.text, "places"), *find_names(line.text, "central_bodies"))
            yield line.text, _LINE if any(name.start == 0 for name in names) else _COVER


def _sum(first: Mapping[str, float], second: Mapping[str, float]) -> dict[str, float]:
    return {key: first.get(key, 0.0) + second.get(key, 0.0) for key in (*first, *second)}


def gather(lines: tuple[CoverLine, ...], title: Title | None, texts: tuple[str, ...], year: int | None) -> Evidence:
    """Return the evidence of the cover and of all texts; ``year`` picks between names of different times."""
    shown_places, shown_bodies = _weigh(_cover_texts(lines, title), year)
    places, bodies = _weigh(((text, _TEXT) for text in texts), year)
    return Evidence(
        _sum(shown_places, places), _sum(shown_bodies, bodies), frozenset(shown_places) | frozenset(shown_bodies)
    )


def _level(texts: tuple[str, ...]) -> frozenset[str] | None:
    """Return the levels of local government that the text speaks as (우리 구, 시정), or None."""
    counts = Counter[str]()
    for text in map(fold, texts):
        for key in _LEVELS:
            counts[key] += sum(text.count(word) for word in lexicon("organization_words").words(key))
    key, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return _LEVELS[key] if count >= _LEVEL_COUNT else None


def _backed(evidence: Evidence, texts: tuple[str, ...], levels: frozenset[str] | None) -> Mapping[str, float]:
    """Return the weight of each place, more where the text uses its name without 구 or 시 or inside other names."""
    weights = dict(evidence.places)
    if levels is None:
        return weights
    for key in weights:
        stem = _place_name(key)[:-1]
        if _by_key("places")[key].data["level"] in levels and len(stem) >= _STEM_LENGTH:
            weights[key] += _STEM * sum(text.count(stem) for text in texts)
    return weights


def _best_place(evidence: Evidence, texts: tuple[str, ...], levels: frozenset[str] | None) -> str | None:
    weights = _backed(evidence, texts, levels)
    by_name: dict[str, float] = {}
    for key, weight in weights.items():
        by_name[_place_name(key)] = max(by_name.get(_place_name(key), 0.0), weight)

    def rank(key: str) -> tuple[bool, float, float]:
        fits = levels is None or _by_key("places")[key].data["level"] in levels
        return fits, weights[key], by_name.get(_parent(key) or "", 0.0)

    best = max(weights, key=rank, default=None)
    if best is None or (levels is None and best not in evidence.shown):
        return None
    sure = best in evidence.shown or (rank(best)[0] and weights[best] >= _SURE)
    return best if sure else None


def _code(entry: Entry, year: int | None) -> str:
    codes = entry.data["codes"]
    if year is None:
        return str(codes[-1][0])

    def distance(row: tuple[str, str, str]) -> int:
        return max(int(row[1][:4]) - year, year - int(row[2][:4]), 0)

    return str(min(codes, key=distance)[0])


def _place(key: str, year: int | None) -> Organization:
    entry = _by_key("places")[key]
    return Organization(name=entry.data["name"], code=_code(entry, year), parent=entry.data.get("parent"))


def _body(key: str) -> Organization:
    entry = _by_key("central_bodies")[key]
    return Organization(name=entry.data["name"], parent=entry.data.get("parent"))


def _form(body: Body, texts: tuple[str, ...]) -> Organization:
    parent = body.parent or (None if body.corporate else parent_of(body.name, texts))
    return Organization(name=body.name, parent=parent)


def _corporate(bodies: tuple[Body, ...], texts: tuple[str, ...]) -> Organization | None:
    """Return the public corporation or agency that a line of the cover is, or None."""
    return next((_form(body, texts) for body in bodies if body.corporate), None)


@cache
def _in_line() -> regex.Pattern[str]:
    """Return a pattern for names in the form of a local government inside a line: below a province, or before 의회."""
    words = lexicon("organization_words")
    top, end = "|".join(words.words("province_end")), "|".join(words.words("place_end"))
    council = "|".join(words.words("council"))
    name = rf"\p{{Hangul}}{{1,5}}(?:{end})"
    return regex.compile(
        rf"(?P<parent>\p{{Hangul}}{{2,6}}(?:{top})) ?(?P<name>{name})(?!\p{{Hangul}})"
        rf"|(?<!\p{{Hangul}})(?P<council>{name}) ?(?:{council})(?!\p{{Hangul}})"
    )


def _titled(lines: tuple[CoverLine, ...], title: Title | None) -> Iterator[Body]:
    """Yield the bodies that the title names as words of their own: ``2025년 가온군 주요업무계획``."""
    for index in title.lines if title else ():
        yield from (body for token in lines[index].text.split() if (body := read_body(token)) and not body.rest)


def _by_form(
    lines: tuple[CoverLine, ...], title: Title | None, bodies: tuple[Body, ...], texts: tuple[str, ...]
) -> Organization | None:
    """Return the body that the cover names in the form of a local government that no list knows, or None."""
    found = [match for line in lines if (match := _in_line().search(line.text))]
    below = next((match for match in found if match["parent"] and is_place_name(match["name"])), None)
    if below:
        return Organization(name=below["name"], parent=below["parent"])
    named = next((body for body in (*bodies, *_titled(lines, title)) if not body.corporate), None)
    if named:
        return _form(named, texts)
    council = next((match["council"] for match in found if match["council"] and is_place_name(match["council"])), None)
    return _form(Body(council, None, ""), texts) if council else None


def _spoken(texts: tuple[str, ...]) -> Organization | None:
    """Return the local government that the text names far more often than any other, by its organs and by-laws."""
    counts = Counter(name for text in texts for name in spoken_bodies(text))
    first, second = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    is_sure = first[1] >= _LEVEL_COUNT and first[1] > second[1]
    return _form(Body(first[0], None, ""), texts) if is_sure else None


def find_organization(
    lines: tuple[CoverLine, ...], title: Title | None, texts: tuple[str, ...], year: int | None
) -> Organization | None:
    """Return the issuing body, or None where the evidence names none.

    A central body counts only if the cover or the title names it. A place counts if the cover names it, or if the text
    speaks as a government of its level (우리 구) and names it at least twice. A name that no list has counts by its form,
    where a line of the cover is that name, or where the text names its organs or by-laws.
    """
    bodies = tuple(body for line in lines for part in pieces(line.text) if (body := read_body(part)))
    bodies = bodies if title else tuple(body for body in bodies if body.rest)
    corporate = _corporate(bodies, texts)
    if corporate:
        return corporate
    evidence = gather(lines, title, texts, year)
    body = max((key for key in evidence.bodies if key in evidence.shown), key=evidence.bodies.__getitem__, default=None)
    place = _best_place(evidence, texts, _level(texts))
    if body and (place is None or place not in evidence.shown or evidence.bodies[body] > evidence.places[place]):
        return _body(body)
    if place and place in evidence.shown:
        below = next((body for body in bodies if body.parent == _place_name(place) and not body.corporate), None)
        return _form(below, texts) if below else _place(place, year)
    formed = _by_form(lines, title, bodies, texts)
    if formed:
        return formed
    return _place(place, year) if place else (_spoken(texts) if title else None)
