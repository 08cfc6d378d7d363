"""Markdown and the HTML tags that stand in it: which characters are text, which are structure."""

import html
import re
from dataclasses import dataclass

import regex

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
"""The sign of a Markdown heading (CommonMark 4.2)."""

_TAG_NAMES = "b|big|blockquote|br|center|code|div|em|font|hr|i|li|mark|ol|p|pre|s|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul"
_TAG = rf"</?(?:{_TAG_NAMES})(?:\s[^<>]*)?/?>"
_LINK = r"!\[[^\[\]]*\]\([^()\s]+\)|\[[^\[\]]*\]\((?:https?:|mailto:|www\.|#)[^()\s]*\)"
_TOKEN = re.compile(rf"({_TAG}|\*\*|\\[!-/:-@\[-`{{-~]|{_LINK})", re.IGNORECASE)
_TAG_PARTS = re.compile(r"<(/?)([a-z]+)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10});", re.IGNORECASE)
_LINE_TAGS = frozenset({"blockquote", "br", "div", "hr", "li", "ol", "p", "pre", "td", "th", "tr", "ul"})
_BOLD_TAGS = frozenset({"b", "strong"})
_SIGNS_ONLY = regex.compile(r"\P{L}*(?:[IVX]+\P{L}*)?")
_GLUED_NUMBER = re.compile(r"\s*(?:[0-9]{1,3}|[IVX]{1,5}|[Ⅰ-Ⅻ])")
_MARKDOWN = re.compile(rf"^ {{0,3}}#{{1,6}}[ \t]+\S|\*\*[^\s*][^*\n]*\*\*|{_TAG}", re.MULTILINE | re.IGNORECASE)
_HIDDEN = (("<!--", "-->"), ("<style", "</style>"), ("<script", "</script>"))


@dataclass(frozen=True, slots=True)
class Inline:
    r"""A text without its markup.

    Attributes:
        text: lines stripped, joined by ``\n``.
        bold: whether only signs and numbers stand before its first bold words.
    """

    text: str
    bold: bool


def is_markdown(text: str) -> bool:
    """Return whether ``text`` holds a Markdown heading, bold words or an HTML tag."""
    return _MARKDOWN.search(text) is not None


def drop_hidden(text: str) -> str:
    """Return ``text`` without comments, styles and scripts."""
    for opening, closing in _HIDDEN:
        text = _drop_between(text, opening, closing)
    return text


def parse_inline(raw: str, *, marked: bool) -> Inline:
    """Return what ``raw`` says.

    Args:
        raw: a line or the content of a cell.
        marked: whether to read Markdown at all.
    """
    if not marked:
        return Inline(_stripped(raw), bold=False)
    tokens = _TOKEN.split(raw)
    paired = _paired_stars(tokens)
    parts: list[str] = []
    bold: bool | None = None
    for index, token in enumerate(tokens):
        if not index % 2:
            parts.append(token)
            continue
        if bold is None and _opens_bold(token, is_paired=index in paired):
            head = "".join(parts)
            bold = _SIGNS_ONLY.fullmatch(head) is not None
            parts.append(" " if _GLUED_NUMBER.fullmatch(head) else "")
        parts.append(_replacement(token, is_paired=index in paired))
    return Inline(_stripped(_ENTITY.sub(lambda match: html.unescape(match[0]), "".join(parts))), bold=bool(bold))


def _drop_between(text: str, opening: str, closing: str) -> str:
    lowered = text.lower()
    if opening not in lowered or len(lowered) != len(text):
        return text
    kept: list[str] = []
    position = 0
    start = lowered.find(opening)
    while start >= 0:
        end = lowered.find(closing, start)
        if end < 0:
            break
        kept.append(text[position:start])
        position = end + len(closing)
        start = lowered.find(opening, position)
    return "".join(kept) + text[position:]


def _stripped(text: str) -> str:
    return "\n".join(line for line in (part.strip() for part in text.split("\n")) if line)


def _paired_stars(tokens: list[str]) -> frozenset[int]:
    """Return the places of ``**`` that open or close bold: nothing white inside (CommonMark 6.2, simplified)."""
    found: list[int] = []
    opened: int | None = None
    for index in range(1, len(tokens), 2):
        if tokens[index] != "**":
            continue
        if opened is not None and not tokens[index - 1][-1:].isspace():
            found += [opened, index]
            opened = None
        elif opened is None and not tokens[index + 1][:1].isspace():
            opened = index
    return frozenset(found)


def _opens_bold(mark: str, *, is_paired: bool) -> bool:
    tag = _TAG_PARTS.match(mark)
    return is_paired or (tag is not None and not tag[1] and tag[2].lower() in _BOLD_TAGS)


def _replacement(mark: str, *, is_paired: bool) -> str:
    if mark == "**":
        return "" if is_paired else mark
    if mark.startswith("\\"):
        return mark[1:]
    if mark.startswith("!"):
        return ""
    if mark.startswith("["):
        return mark[1 : mark.rindex("](")]
    tag = _TAG_PARTS.match(mark)
    return "\n" if tag and tag[2].lower() in _LINE_TAGS else ""
