"""Staff counts in running text."""

from collections.abc import Iterator
from functools import cache

import regex

from extract.extractors.staffing.draft import Draft, Fact
from extract.extractors.staffing.words import is_category, is_staff_title, kind_of_staff, pair_order
from extract.grid.ranks import is_rank
from extract.normalize.breakdown import Quantity, find_breakdowns
from extract.normalize.number import parse_number
from extract.normalize.spacing import join_spaced
from extract.normalize.text import level, spaced, tight
from extract.schemas import LineRole, StaffKind
from extract.source import Source
from extract.vocab import lexicon

_NUMBER = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*|0)(?![0-9.])"


@cache
def _kind_count() -> regex.Pattern[str]:
    kinds, context = lexicon("staff_kinds"), lexicon("staff_context")
    words = spaced(word for word in kinds.words("authorized", "actual") if len(word) > 1 and "(" not in word)
    total = spaced(lexicon("amount_words").words("total"))
    person, beyond = tight(context.words("person")), tight(context.words("beyond"))
    return regex.compile(
        rf"(?<!\p{{L}})(?P<kind>{words})(?! ?{beyond}) ?:? ?(?:{total} ?)?(?P<count>{_NUMBER})(?! ?[%~]|[./]\d)(?: ?(?P<unit>{person}))?(?!\p{{L}}{{2}})"
    )


@cache
def _pair_count() -> regex.Pattern[str]:
    words = lexicon("staff_pairs").words()
    person = tight(lexicon("staff_context").words("person"))
    return regex.compile(
        rf"(?P<order>{spaced(words)})\)? ?:? ?(?P<first>{_NUMBER}|-) ?/ ?(?P<second>{_NUMBER}|-)(?: ?{person})?"
    )


@cache
def _before() -> regex.Pattern[str]:
    return regex.compile(r"(?P<words>[\p{L}·]+(?: [\p{L}·]+)?)\s*[(\[:–-]?\s*$")


@cache
def _capacity() -> regex.Pattern[str]:
    words = lexicon("staff_context")
    capacity, course = tight(words.words("capacity")), tight(words.words("class"))
    return regex.compile(rf"{capacity} ?\(?$|{course} ?\(\s*$")


def _is_capacity(plain: str, start: int) -> bool:
    """Return whether the words before 정원 make it the places of a course or facility (회당 정원, 유아반(정원 20명))."""
    return _capacity().search(plain[:start]) is not None


def text_counts(text: str, place: Source, *, staff: bool, titled: bool = False) -> Iterator[Draft]:
    """Yield the staff counts of a line.

    These are: 정원 and 현원 with a number, ``(정/현원) : 8/10명``, and a whole below a title of staff with its ranks
    (``인력 : 총 11명 (5급 1, 6급 3)``).

    Args:
        text: the line as printed.
        place: its place.
        staff: whether the surroundings speak of staff; without it, 정원 counts only beside 현원.
        titled: whether the line stands below a title of staff, where a category with its number is enough.
    """
    plain = level(text)
    paired = tuple(_pair_count().finditer(plain))
    single = tuple(found for found in _kind_count().finditer(plain) if not _is_capacity(plain, found.start()))
    kinds = {kind_of_staff(found["kind"]) for found in single}
    for found in paired:
        yield from _pair(text, place, found)
    if (staff or len(kinds) > 1) and not paired:
        unit = _unit_before(plain, single[0].start()) if single else None
        for found in single:
            yield _single(text, place, found, unit)
            yield from _parts_of(text, place, found)
        if len(kinds) > 1:
            yield from _difference(text, place, single[-1].end(), unit)
    if not single and not paired:
        yield from _whole_with_ranks(text, place)
        yield from _category_alone(text, place) if titled else ()


def _draft(text: str, place: Source, span: tuple[int, int], fact: Fact, role: LineRole = LineRole.ITEM) -> Draft:
    return Draft(fact, text[span[0] : span[1]], place.span(*span), None, role=role)


def _int(text: str) -> int:
    return int(text.replace(",", ""))


def _named(words: str) -> tuple[str | None, str | None]:
    """Return ``words`` as a category of service or as a rank, in this order; None twice for other words."""
    if is_rank(words):
        return None, words
    return (words, None) if words and is_category(words) else (None, None)


def _named_before(text: str, start: int) -> tuple[str | None, str | None]:
    """Return the category or rank named right before ``start``."""
    found = _before().search(text, max(0, start - 20), start)
    return _named(join_spaced(found["words"]) if found else "")


def _pair(text: str, place: Source, found: "regex.Match[str]") -> Iterator[Draft]:
    order = pair_order([found["order"]])
    category, rank = _named_before(level(text), found.start("order"))
    for name, kind in zip(("first", "second"), order or (), strict=False):
        if found[name] != "-":
            fact = Fact(None, category, rank, kind, _int(found[name]))
            yield _draft(text, place, found.span(name), fact, LineRole.TOTAL)


@cache
def _front() -> regex.Pattern[str]:
    number = rf"[0-9]+{tight(lexicon('count_words').words('glued_piece'))}? ?\p{{Hangul}}{{1,3}}"
    return regex.compile(rf"[^\p{{L}}\p{{N}}]*(?P<name>\p{{Hangul}}[\p{{Hangul}}·]{{2,19}})(?: {number})? ?:? ?")


def _unit_before(plain: str, start: int) -> str | None:
    """Return the unit that a line begins with, right before its first count: ``의용소방대 22개대 정원 640명``, or None."""
    found = _front().fullmatch(plain, 0, start)
    name = found["name"] if found else ""
    people = name.endswith(lexicon("staff_context").words("people"))
    return name if name and _is_unit(name) and not people and not is_category(name) and not is_rank(name) else None


def _single(text: str, place: Source, found: "regex.Match[str]", unit: str | None) -> Draft:
    category, rank = _named_before(level(text), found.start("kind"))
    fact = Fact(unit, category, rank, kind_of_staff(found["kind"]), _int(found["count"]))
    return _draft(text, place, found.span("count"), fact, LineRole.TOTAL)


@cache
def _difference_count() -> regex.Pattern[str]:
    words = spaced(word for word in lexicon("staff_kinds").words("difference") if "(" not in word)
    person, minus = tight(lexicon("staff_context").words("person")), r"[△▲-] ?"
    return regex.compile(
        rf"\s*[,/(]?\s*(?:(?<!\p{{L}}){words} ?:? ?(?P<count>(?:{minus})?{_NUMBER})|(?<=\(\s*)(?P<count>[△▲] ?{_NUMBER})) ?{person}?(?!\p{{L}})"
    )


def _difference(text: str, place: Source, start: int, unit: str | None) -> Iterator[Draft]:
    """Yield the difference that stands right behind 정원 and 현원: ``(결원 1)``, ``, 과부족 △2``, ``(△5)``; 0 is none."""
    found = _difference_count().match(level(text), start)
    value = int(parse_number(text[slice(*found.span("count"))]).value) if found else 0
    if found and value:
        yield _draft(
            text, place, found.span("count"), Fact(unit, None, None, StaffKind.DIFFERENCE, value), LineRole.TOTAL
        )


def _parts_of(text: str, place: Source, found: "regex.Match[str]") -> Iterator[Draft]:
    """Yield the ranks and categories in the bracket behind a count of one kind."""
    kind = kind_of_staff(found["kind"])
    for breakdown in find_breakdowns(text):
        if breakdown.whole.start == found.start("count"):
            yield from _parts(text, place, breakdown.parts, kind)


def _parts(text: str, place: Source, parts: tuple[Quantity, ...], kind: StaffKind | None) -> Iterator[Draft]:
    for part in parts:
        label = join_spaced(part.label or "")
        category, rank = _named(label)
        unit = label if not rank and not category and _is_unit(label) else None
        if not (rank or category or unit):
            continue
        digits = regex.search(_NUMBER, level(text[part.start : part.end]))
        if digits:
            span = part.start + digits.start(), part.start + digits.end()
            yield _draft(text, place, span, Fact(unit, category, rank, kind, int(part.value)))


def _is_unit(label: str) -> bool:
    return lexicon("unit_endings").key(label) in ("team", "division", "bureau")


@cache
def _category_count() -> regex.Pattern[str]:
    words, person = lexicon("service_categories").words("category", "class"), lexicon("staff_context").words("person")
    return regex.compile(
        rf"[^\p{{L}}\p{{N}}(]*(?P<words>{spaced(words)}) ?:? ?(?P<count>{_NUMBER}) ?{tight(person)}[^\p{{L}}\p{{N}}]*"
    )


def _category_alone(text: str, place: Source) -> Iterator[Draft]:
    """Yield the count of a line that counts one category of service and nothing else (공익근무요원 3명)."""
    found = _category_count().fullmatch(level(text))
    if found:
        words = join_spaced(text[slice(*found.span("words"))])
        yield _draft(text, place, found.span("count"), Fact(None, words, None, None, _int(found["count"])))


def _whole_with_ranks(text: str, place: Source) -> Iterator[Draft]:
    for breakdown in find_breakdowns(text):
        whole = breakdown.whole
        titled = whole.label is not None and is_staff_title(whole.label)
        ranks = sum(is_rank(part.label or "") for part in breakdown.parts)
        if not titled or not ranks:
            continue
        digits = regex.search(_NUMBER, level(text[whole.start : whole.end]))
        kind = kind_of_staff(whole.label or "")
        if digits:
            span = whole.start + digits.start(), whole.start + digits.end()
            yield _draft(text, place, span, Fact(None, None, None, kind, int(whole.value)), LineRole.TOTAL)
            yield from _parts(text, place, breakdown.parts, kind)
