"""Stated counts against the lists that they count: ``3개 분야(인문, 공연, 체험)``, ``우리구 참여 : 3개사업`` over three items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from extract.normalize.text import HANGUL, level, tight
from extract.schemas.check import Check, CheckKind, CheckStatus
from extract.segment.marker import parse_marker
from extract.segment.outline import LineRole
from extract.source import Source
from extract.validate.figures.passages import Passage, below, passages
from extract.validate.figures.printed import Printed
from extract.validate.figures.quantities import Quantity
from extract.validate.judging.interval import Outcome
from extract.validate.judging.judge import Claim, Verdict, judge, operand
from extract.validate.material import Material
from extract.vocab import lexicon

_ONE = Decimal(1)
_FEW, _MANY = 2, 60
_LONG = 24
_INSIDE = regex.compile(r" ?[(\[](?P<in>[^()\[\]\n]*(?:\([^()]*\)[^()\[\]\n]*)*)[)\]]")
_AFTER = regex.compile(r" ?[)\]]? ?:(?P<in>[^:\n]+)$")
_PIECE = regex.compile(r"(?:[^,()]|\([^()]*\))+")
_RANGED = regex.compile(r"(?:~|[0-9] ?[-/]) ?$")
_LABEL = regex.compile(r" *[(\[<]?(?P<label>[^:()\[\]<>]{1,16}?) *[:)\]>]")
_JOINED = regex.compile(r"[·/&]")


@dataclass(frozen=True, slots=True)
class Member:
    """One thing of a list: its words with their place, and how many it stands for."""

    text: str
    source: Source
    weight: int = 1

    def printed(self) -> Printed:
        """Return the member as a number."""
        return Printed(Decimal(self.weight), _ONE, self.text, self.source)


def check_list_counts(material: Material) -> tuple[Check, ...]:
    """Check stated numbers of things against the names that follow in brackets, behind a colon, or as items below."""
    found = passages(material)
    return tuple(check for at in range(len(found)) for check in _line_checks(found, at))


def _line_checks(found: Sequence[Passage], at: int) -> Iterator[Check]:
    passage = found[at]
    for whole in passage.quantities:
        if not _counts(passage, whole):
            continue
        checks = list(_named(passage, whole)) or list(_listed(passage, whole, found, at))
        yield from checks[:1]


def _counts(passage: Passage, whole: Quantity) -> bool:
    """Return whether a quantity counts things that can be named one by one."""
    value = whole.printed.value
    plain = level(passage.line.text)
    ranged = _RANGED.search(plain[: whole.start])
    several = whole.printed.kind == "count" and _FEW <= value <= _MANY and not value % 1
    return several and not whole.about and not whole.change and not ranged


def _names(passage: Passage, start: int, end: int) -> list[Member]:
    """Return the names that a stretch lists; nothing where it holds figures, is left open, or is no list."""
    plain = level(passage.line.text)
    found: list[Member] = []
    for piece in _PIECE.finditer(plain, start, end):
        text = piece[0].strip()
        if not text or len(text) > _LONG or regex.search(r"[0-9~→%]", text) or _unlike().search(text):
            return []
        left = piece.start() + len(piece[0]) - len(piece[0].lstrip())
        right = left + len(text)
        found.append(Member(passage.line.text[left:right], passage.line.at(left, right)))
    return found if len(found) >= _FEW else []


@cache
def _unlike() -> regex.Pattern[str]:
    """Return what makes a stretch no closed list of names: 등 at its end, words that take something out."""
    more, apart = tight(lexicon("check_words").words("and_so_on")), tight(lexicon("list_words").words("apart"))
    return regex.compile(rf"(?: |^|(?<=[{HANGUL}])){more}$|{more}[ )]|{apart}$")


def _member(item: Passage, start: int, end: int, weight: int) -> Member:
    """Return a stretch of an item, without white space around it, as one thing of a weight."""
    text = item.line.text[start:end]
    first = start + len(text) - len(text.lstrip())
    last = first + len(text.strip())
    return Member(text.strip(), item.line.at(first, last), weight)


def _joints(members: Sequence[Member]) -> int:
    """Return how many more names there are if every joint (·, 및) parts two."""
    joint = tight(lexicon("list_words").words("joint"))
    dots = sum(len(_JOINED.findall(level(one.text))) for one in members)
    return dots + sum(len(regex.findall(rf" {joint} ", one.text)) for one in members)


def _named(passage: Passage, whole: Quantity) -> Iterator[Check]:
    """Yield the check of names right behind a count."""
    plain = level(passage.line.text)
    for pattern in (_INSIDE, _AFTER):
        found = pattern.match(plain, whole.end)
        members = _names(passage, *found.span("in")) if found else []
        if not members:
            continue
        most = len(members) + _joints(members)
        if len(members) <= whole.printed.value <= most:
            yield _check(whole, members, CheckStatus.EXACT)
        elif pattern is _INSIDE and most == len(members) and _is_firm(whole, members):
            yield _check(whole, members, CheckStatus.INCONSISTENT)
        elif abs(whole.printed.value - len(members)) <= 1:
            yield _check(whole, members, CheckStatus.NOT_CHECKABLE)


def _is_firm(whole: Quantity, members: Sequence[Member]) -> bool:
    """Return whether the names must be all that is counted: three or more, and none the holder of a post (``위원장 : …``)."""
    alike = lexicon("list_words").key(whole.kind) == "of_one_name"
    return len(members) > _FEW and not alike and not any(":" in level(one.text) for one in members)


def _check(whole: Quantity, members: Sequence[Member], status: CheckStatus) -> Check:
    total = Decimal(sum(one.weight for one in members))
    value = whole.printed.value if status is CheckStatus.EXACT else total
    outcome = Outcome(status, value, min(total, value), max(total, value), whole.printed.value - value, exact=True)
    missing = ("grouping",) if status is CheckStatus.NOT_CHECKABLE else ()
    claim = Claim("list_count", CheckKind.COUNT, whole.label, whole.printed)
    return judge(claim, Verdict(status, outcome, missing), [operand(one.printed()) for one in members])


def _listed(passage: Passage, whole: Quantity, found: Sequence[Passage], at: int) -> Iterator[Check]:
    """Yield the check of the items below a count, where they are as many, or name as many things."""
    items = below(found, at)
    if len(items) < _FEW or not _closes(passage, whole) or any(_is_aspect(item) or _is_class(item) for item in items):
        return
    rows = [row for item in items for row in _rows(item, whole, found)]
    named = [row for item in items for row in _named_row(item)]
    for members in ([Member(one.line.text, one.line.source) for one in items], rows, named):
        if members and sum(one.weight for one in members) == whole.printed.value:
            yield _check(whole, members, CheckStatus.EXACT)
            return
    if _is_enumerated(whole, items):
        yield _check(whole, [Member(one.line.text, one.line.source) for one in items], CheckStatus.INCONSISTENT)


def _is_enumerated(whole: Quantity, items: Sequence[Passage]) -> bool:
    """Return whether items are numbered from one on and nearly as many as the things (개) that are counted: ``4개 사업``."""
    markers = [parse_marker(one.line.text) for one in items]
    counted = [one.ordinal if one else None for one in markers] == list(range(1, len(items) + 1))
    things = whole.kind.startswith(lexicon("count_words").words("glued_piece"))
    return counted and things and len(items) > _FEW and abs(whole.printed.value - len(items)) <= _FEW


def _is_aspect(item: Passage) -> bool:
    """Return whether an item tells something about one thing (시기, 대상 …) instead of naming another."""
    found = _LABEL.match(level(item.line.text), item.line.body)
    label = found["label"] if found else item.line.text[item.line.body :]
    return lexicon("list_words").key(label) == "aspect"


def _is_class(item: Passage) -> bool:
    """Return whether an item is a class of things with their number: ``중점과제(4개) : …``."""
    colon = level(item.line.text).find(":")
    return any(one.depth and one.end <= colon and one.printed.kind == "count" for one in item.quantities)


def _closes(passage: Passage, whole: Quantity) -> bool:
    """Return whether a line ends with the count, other figures of the same things and brackets aside."""
    rest = regex.sub(r"\([^()]*\)", "", level(passage.line.text)[whole.end :])
    for other in passage.quantities:
        if other.start >= whole.end and not other.depth:
            rest = rest.replace(level(other.printed.raw), "", 1)
    return not regex.search(r"[\p{L}0-9]", rest)


def _rows(item: Passage, whole: Quantity, found: Sequence[Passage]) -> Iterator[Member]:
    """Yield the labelled things of an item, each with the count that it states or that stands on the line below it."""
    starts = [0, *(at.start() + 1 for at in _second_mark().finditer(level(item.line.text)))]
    below_it = [
        one
        for near in found
        if near.line.role is LineRole.TEXT and near.line.section == item.line.section
        for one in near.quantities
        if one.kind == whole.kind
    ]
    for start, end in zip(starts, [*starts[1:], len(item.line.text)], strict=True):
        own = [one for one in item.quantities if start <= one.start < end and one.kind == whole.kind]
        counts = own or (below_it if end == len(item.line.text) else [])
        weight = int(counts[0].printed.value) if len(counts) == 1 else 1
        yield _member(item, start, end, weight)


@cache
def _second_mark() -> regex.Pattern[str]:
    signs = lexicon("markers").words("square", "diamond", "circle", "dash", "triangle")
    return regex.compile(r"\s\L<signs>\s(?=[^:]+:)", signs=list(signs))


def _named_row(item: Passage) -> Iterator[Member]:
    """Yield an item of the form ``label : names`` as one member of the weight of its names."""
    found = regex.match(r"[^:()]+:(?P<in>[^:\n]+)$", level(item.line.text)[item.line.body :])
    if not found:
        return
    start = item.line.body + found.start("in")
    names = _names(item, start, len(item.line.text))
    plain = item.line.text[start:].strip()
    single = "," not in plain and not regex.search(r"[0-9]", plain) and len(plain) <= _LONG
    if names or single:
        yield _member(item, start, len(item.line.text), len(names) or 1)
