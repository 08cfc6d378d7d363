"""Text bodies on slides: paragraphs with their bullets and looks (ECMA-376 part 1, 21.1.2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import PLAIN, Part, Style
from extract.parsers.flow import Line
from extract.parsers.glyphs import drop_invisible
from extract.parsers.pptx.bullets import Counters, bullet_of
from extract.parsers.pptx.styles import ListStyles, level_of
from extract.parsers.pptx.xml import child, contents, get, name
from extract.parsers.symbols import is_symbol_font, map_symbols
from extract.parsers.xml import Element

_WHITE = re.compile(r"[\r\n]+")
_ESCAPED_BREAK = re.compile("_x000[bBdDaA]_")
_TAB_POINTS = 40.0
_P, _R, _BR, _FLD = (name(f"a:{kind}") for kind in ("p", "r", "br", "fld"))
_MATH = frozenset((name("a14:m"), name("m:oMath"), name("m:oMathPara")))
_MATH_TEXT = name("m:t")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the paragraphs of a text body have in common: page, layer, and whether they are a title."""

    page: int | None = None
    part: Part = Part.BODY
    is_title: bool = False


def read_body(body: Element | None, styles: ListStyles, setting: Setting) -> Iterator[Line]:
    """Yield the paragraphs of a text body; empty ones are left out and not counted."""
    counters = Counters()
    for paragraph in body.iterchildren(_P) if body is not None else ():
        text = "".join(_pieces(paragraph))
        if text.strip():
            label = counters.advance(level_of(paragraph), bullet_of(styles.paragraph_sources(paragraph)))
            style = PLAIN if setting.part is Part.COMMENT else _style(paragraph, text, styles, setting)
            yield Line(text.strip(), style, setting.part, label, setting.page)


def equations(body: Element) -> int:
    """Return the number of equations in a text body, which are read as their characters."""
    return sum(1 for _ in body.iter(name("m:oMath")))


def _pieces(paragraph: Element) -> Iterator[str]:
    for piece in contents(paragraph):
        if piece.tag in (_R, _FLD):
            yield _characters(piece)
        elif piece.tag == _BR:
            yield "\n"
        elif piece.tag in _MATH:
            yield from (one.text or "" for one in piece.iter(_MATH_TEXT))


def _characters(run: Element) -> str:
    found = child(run, "a:t")
    text = drop_invisible((found.text or "") if found is not None else "")
    text = _ESCAPED_BREAK.sub("\n", _WHITE.sub(" ", text).replace("\v", "\n"))
    symbols = get(child(run, "a:rPr", "a:sym"), "typeface") or get(child(run, "a:rPr", "a:latin"), "typeface")
    return map_symbols(text, symbols) if is_symbol_font(symbols) else text


def _style(paragraph: Element, text: str, styles: ListStyles, setting: Setting) -> Style:
    runs = (piece for piece in contents(paragraph) if piece.tag in (_R, _FLD))
    look = styles.look(paragraph, next((run for run in runs if _characters(run).strip()), None))
    white = text[: len(text) - len(text.lstrip())]
    indent = sum(_TAB_POINTS if one == "\t" else look.size / 2 for one in white)
    return Style(
        size=look.size,
        bold=look.bold,
        font=look.font,
        outline=1 if setting.is_title else None,
        indent=look.edge if not indent else (look.edge or 0.0) + indent,
        centered=look.centered,
    )
