"""One finding as lines for people: where it stands, the sentence, both numbers, the others, what may explain it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from rich.table import Table as Grid
from rich.text import Text

from extract.cli.console import mark
from extract.schemas import Blame, Check, Operand, Plan, Role, Section
from extract.source import Source

Language: TypeAlias = Literal["ko", "en"]

_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "page": ("{0}쪽", "page {0}"),
        "block": ("[{0}]", "[{0}]"),
        "cell": ("{0}행 {1}열", "row {0}, column {1}"),
        "numbers": (
            "표기 {stated} · 계산 {computed} · 차이 {delta}",
            "printed {stated} · computed {computed} · difference {delta}",
        ),
        "between": (" · 허용 {low} ~ {high}", " · allowed {low} to {high}"),
        "operands": ("항목", "operands"),
        "missing": ("부족", "missing"),
        "hint": ("단서", "hint"),
        "suspect": ("의심", "suspect"),
        "mended": ("{raw} ({place}) → {mended}", "{raw} ({place}) → {mended}"),
        "blame": ("책임", "blame"),
        Blame.SOURCE.value: ("문서의 오류", "the document"),
        Blame.EXTRACTION.value: ("읽기의 오류일 수 있음", "the reading, perhaps"),
        Blame.UNDECIDED.value: ("알 수 없음", "undecided"),
    }
)
_SHOWN = 24
"""How many operands are listed one by one, and half the letters of a title."""
_TITLES = 2
"""How many headings tell the place, the innermost ones."""


def say(key: str, language: Language, *values: object, **named: object) -> str:
    """Return a word or a short phrase of the output."""
    return _WORDS[key][language == "en"].format(*values, **named)


def where(source: Source, language: Language, *, near: Source | None = None) -> str:
    """Return where a text stands: page, or the block's number where there are no pages, then row and column.

    Args:
        source: the place.
        language: ko or en.
        near: a place that was told before: its page and block are not told again.

    >>> where(Source(block=7, page=3, row=1, col=0), "ko"), where(Source(block=7), "en")
    ('3쪽 2행 1열', '[7]')
    """
    told = near is not None and (near.page, near.block) == (source.page, source.block)
    parts: list[str] = []
    if source.page and not told:
        parts.append(say("page", language, source.page))
    elif source.block is not None and not told:
        parts.append(say("block", language, source.block))
    if source.row is not None and source.col is not None:
        parts.append(say("cell", language, source.row + 1, source.col + 1))
    return " ".join(parts)


def path_of(plan: Plan, source: Source) -> tuple[Section, ...]:
    """Return the headings that a place stands below, outermost first."""
    return _path(plan.sections, source.block)


def _path(sections: tuple[Section, ...], block: int | None) -> tuple[Section, ...]:
    for section in sections:
        below = _path(section.sections, block)
        if below or block == section.source.block or block in section.blocks:
            return (section, *below) if section.role is Role.HEADING else below or (section,)
    return ()


def finding(check: Check, plan: Plan, language: Language) -> Grid:
    """Return a finding as a block of lines."""
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    titles = [_title(section) for section in path_of(plan, check.stated.source)[-_TITLES:]]
    head = Text.assemble((where(check.stated.source, language), "bold"), "  ", (" › ".join(titles), "dim"))
    grid.add_row(mark(check.status), head)
    grid.add_row("", Text(check.message if language == "ko" else check.message_en))
    for line in _details(check, language):
        grid.add_row("", line)
    return grid


def _title(section: Section) -> str:
    plain = " ".join(f"{section.number or section.marker or ''} {section.title}".split())
    return plain if len(plain) <= _SHOWN * 2 else f"{plain[: _SHOWN * 2]}…"


def _details(check: Check, language: Language) -> Iterator[Text]:
    if check.computed is not None:
        yield Text(_numbers(check, language), "dim")
    if check.operands:
        yield Text(f"{say('operands', language)}: {_operands(check, language)}", "dim")
    if check.missing:
        yield Text(f"{say('missing', language)}: {', '.join(check.missing)}", "dim")
    for one in check.explanations:
        yield Text(f"{say('hint', language)} {one.code}: {one.ko if language == 'ko' else one.en}", "cyan")
    if check.suspect:
        one = check.suspect
        place = where(one.source, language)
        told = say("mended", language, raw=one.raw, place=place, mended=number(one.mended))
        yield Text(f"{say('suspect', language)}: {told}", "yellow")
    if check.blame:
        yield Text(f"{say('blame', language)}: {say(check.blame.value, language)}", "dim")


def number(value: object) -> str:
    """Return a decimal with commas, without needless zeros.

    >>> from decimal import Decimal
    >>> number(Decimal("1200.50")), number(Decimal("-7"))
    ('1,200.5', '-7')
    """
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _numbers(check: Check, language: Language) -> str:
    computed = check.computed
    if computed is None:
        return ""
    told = say(
        "numbers",
        language,
        stated=check.stated.raw or number(check.stated.value),
        computed=number(computed.value),
        delta=number(check.delta),
    )
    if computed.low == computed.high:
        return told
    return told + say("between", language, low=number(computed.low), high=number(computed.high))


def _operands(check: Check, language: Language) -> str:
    told = [_operand(one, check.stated.source, language) for one in check.operands[:_SHOWN]]
    more = len(check.operands) - len(told)
    return ", ".join(told) + (f", … (+{more})" if more else "")


def _operand(one: Operand, near: Source, language: Language) -> str:
    place = where(one.source, language, near=None if one.document else near)
    place = f"{one.document} {place}" if one.document else place
    return f"{one.raw} ({place})" if place else one.raw
