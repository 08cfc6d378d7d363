"""The contents page against the body (차례): whether every entry names a section, on the page that it states."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import regex

from extract.document import Paragraph, Table
from extract.normalize.text import level, tight
from extract.schemas.check import Check, CheckKind, CheckStatus, Operand, Severity
from extract.schemas.section import ContentsEntry
from extract.source import Source
from extract.validate.figures.printed import Printed
from extract.validate.judging.interval import Outcome
from extract.validate.judging.judge import Claim, Verdict, judge
from extract.validate.judging.sentences import LANGUAGES, fill
from extract.validate.material import Material
from extract.vocab import fold, lexicon

_ONE = Decimal(1)
_SEVERAL = 3
_MOST = 2
"""How many entries must agree for each that does not."""
_DOT = "\u119e"
"""The middle dot as compatibility folding spells it."""
_ALIKE = 0.6
_SHORT = 4
_LAID_OUT = ("pdf", "pptx", "odp", "text", "txt")
"""Formats whose pages are fixed; elsewhere the program that shows the file breaks them, and fonts move them by one."""


@dataclass(frozen=True, slots=True)
class Paged:
    """A contents entry with the printed page number and the physical page of its section."""

    entry: ContentsEntry
    page: int
    found: int


def check_contents_entries(material: Material) -> tuple[Check, ...]:
    """Check how many entries of the contents page name a section of the body.

    The number of entries is not printed: the check states it with an empty text before the first entry.
    """
    entries = material.outline.contents
    if not entries:
        return ()
    place = replace(entries[0].source, end=entries[0].source.start)
    stated = Printed(Decimal(len(entries)), _ONE, "", place)
    lost = tuple(entry.title for entry in entries if entry.section is None)
    found = _same(stated.value, Decimal(len(entries) - len(lost)))
    status = CheckStatus.NOT_CHECKABLE if lost else CheckStatus.EXACT
    said = Verdict(status, found, lost)
    return (judge(Claim("contents_entries", CheckKind.COUNT, entries[0].title, stated), said, ()),)


def check_contents_titles(material: Material) -> tuple[Check, ...]:
    """Report entries of the contents page that word the title of their section differently, signs and spaces aside."""
    nodes = material.outline.nodes
    named = [(entry, nodes[entry.section].source) for entry in material.outline.contents if entry.section]
    pairs = [(entry, _printed(material, source), source) for entry, source in named]
    return tuple(_reworded(entry, title, source) for entry, title, source in pairs if _differ(entry.title, title))


def _printed(material: Material, source: Source) -> str:
    """Return the words of the body that a source cuts out."""
    block = material.document.blocks[source.block or 0]
    text = getattr(block, "text", "")
    if isinstance(block, Table):
        text = next((cell.text for cell in block.cells if (cell.row, cell.col) == (source.row, source.col)), "")
    return text[source.start : source.end]


_ASIDE = regex.compile(r"\([^()]*\)|\s/.*$")
_VALUE = regex.compile(r"\w\s*:\s*\S")


def _letters(title: str) -> str:
    plain = _year().sub("", fold(_ASIDE.sub("", level(title))))
    return "".join(char for char in plain if char.isalnum() and char != _DOT)


@cache
def _year() -> regex.Pattern[str]:
    return regex.compile(rf"(?<=[0-9]){tight(lexicon('date_words').words('year'))}")


def _differ(title: str, other: str) -> bool:
    """Return whether one title is the other with a word more; one may be the other cut short.

    Titles that exchange one word for another (사용대상, 사용원칙) may be those of two sections; a line with a label and a
    value (일시: 10. 21.) is no title.
    """
    if _VALUE.search(level(title)):
        return False
    short, long = sorted((_letters(title), _letters(other)), key=len)
    cut = long.startswith(short) or long.endswith(short)
    return not cut and _runs_through(short, long) and len(short) >= max(_SHORT, _ALIKE * len(long))


def _runs_through(short: str, long: str) -> bool:
    """Return whether all letters of one text stand in another in their order."""
    rest = iter(long)
    return all(char in rest for char in short)


def _reworded(entry: ContentsEntry, title: str, source: Source) -> Check:
    stated = Printed(Decimal(0), _ONE, entry.title, entry.source)
    heading = Operand(value=Decimal(0), raw=title, source=source)
    said = Verdict(CheckStatus.INCONSISTENT, None, ())
    check = judge(Claim("contents_titles", CheckKind.TIE, title, stated), said, (heading,))
    words = {"stated": " ".join(entry.title.split()), "heading": " ".join(title.split())}
    ko, en = (fill("titles_differ", language, words) for language in LANGUAGES)
    return check.model_copy(update={"severity": Severity.WARNING, "message": ko, "message_en": en})


def _same(stated: Decimal, value: Decimal) -> Outcome:
    delta = stated - value
    status = CheckStatus.INCONSISTENT if delta else CheckStatus.EXACT
    return Outcome(status, value, value, value, delta, exact=True)


def check_contents_pages(material: Material) -> tuple[Check, ...]:
    """Check the page numbers of the contents page against where the sections begin.

    Printed and physical numbers differ by the unnumbered first pages: by the same number for all entries. An entry
    that is one page off is reported, if most others agree; where it is more, the section may be another one than the
    entry means, unless the number leaves the order of the entries around it, or all others agree and the titles are one.
    """
    paged = list(_paged(material))
    if not paged:
        return ()
    offset, agree = Counter(one.found - one.page for one in paged).most_common(1)[0]
    wrong = len(paged) - agree
    most = agree >= _SEVERAL and agree > _MOST * wrong
    return tuple(_page_checks(material, paged, offset, alone=wrong == 1)) if most else ()


def _paged(material: Material) -> Iterator[Paged]:
    for entry in material.outline.contents:
        section = material.outline.nodes.get(entry.section) if entry.section else None
        if section and section.page is not None and entry.page is not None:
            yield Paged(entry, entry.page, section.page)


def _page_checks(material: Material, paged: Sequence[Paged], offset: int, *, alone: bool) -> Iterator[Check]:
    for at, one in enumerate(paged):
        place = _place(material, one)
        if place is None:
            continue
        stated = Printed(Decimal(one.page), _ONE, str(one.page), place)
        outcome = _same(stated.value, Decimal(one.found - offset))
        between = _between(material, paged, at, offset)
        sure = one.found - offset in between and (one.page not in between or (alone and _is_same(material, one.entry)))
        if abs(outcome.delta) > 1 and not sure:
            continue
        status = CheckStatus.LAST_DIGIT if abs(outcome.delta) == 1 else outcome.status
        flowing = material.document.format not in _LAID_OUT and status is CheckStatus.LAST_DIGIT
        said = Verdict(CheckStatus.NOT_CHECKABLE, outcome, ("page_breaks",)) if flowing else Verdict(status, outcome)
        yield judge(Claim("contents_pages", CheckKind.TIE, one.entry.title, stated), said, ())


def _is_same(material: Material, entry: ContentsEntry) -> bool:
    """Return whether an entry words the title of its section as the body does."""
    node = material.outline.nodes[entry.section or ""]
    return _letters(entry.title) == _letters(_printed(material, node.source))


def _between(material: Material, paged: Sequence[Paged], at: int, offset: int) -> range:
    """Return the pages between the entries before and behind one; none where one of those is wrong itself.

    Before the first entry stands the first page, behind the last one the last page of the document.
    """
    before, behind = (paged[to] if 0 <= to < len(paged) else None for to in (at - 1, at + 1))
    if any(other and other.found - other.page != offset for other in (before, behind)):
        return range(0)
    last = max((block.source.page or 0 for block in material.document.blocks), default=0) - offset
    return range(before.page if before else 1, (behind.page if behind else last) + 1)


def _place(material: Material, one: Paged) -> Source | None:
    """Return the place of the printed page number: behind the title on its line, or in the last cell of its row."""
    source = one.entry.source
    block = material.document.blocks[source.block] if source.block is not None else None
    match block:
        case Paragraph():
            line = block.text[source.end or 0 :].split("\n")[0]
            return _find(line, one.page, replace(source, start=source.end or 0, end=None))
        case Table():
            cells = [cell for cell in reversed(block.cells) if cell.row == source.row]
            found = (_find(cell.text, one.page, block.place(cell)) for cell in cells)
            return next((place for place in found if place), None)
        case _:
            return None


def _find(text: str, page: int, source: Source) -> Source | None:
    found = regex.search(rf"(?<![0-9]){page}(?![0-9])\s*$", text)
    return source.span(found.start(), found.start() + len(str(page))) if found else None
