"""Shapes of a HWPX document, read from ``header.xml`` when they are asked for: most files define many and use few."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from extract.errors import ReadError
from extract.parsers.hancom.shapes import (
    MAX_LEVELS,
    PLAIN_CHAR,
    PLAIN_PARA,
    CharShape,
    Head,
    Level,
    Numbering,
    ParaShape,
)
from extract.parsers.hancom.systems import system_named
from extract.parsers.hwpx.names import HEADER, HP, chosen, has_single_units, integer
from extract.parsers.xml import Element, local, parse_tree

Tree = Callable[[bytes], Element]

Key = tuple[str, int]

_HH, _HC = "{http://www.hancom.co.kr/hwpml/2011/head}", "{http://www.hancom.co.kr/hwpml/2011/core}"
_ALIGN, _HEADING, _MARGIN, _BORDER = f"{_HH}align", f"{_HH}heading", f"{_HH}margin", f"{_HH}border"
_INTENT, _LEFT, _BOLD, _FONT_REF = f"{_HC}intent", f"{_HC}left", f"{_HH}bold", f"{_HH}fontRef"
_SWITCHES = (f"{HP}switch", "{http://www.idpf.org/2007/ops}switch")
_SIDES = tuple(f"{_HH}{side}Border" for side in ("left", "right", "top", "bottom"))
_UNITS_A_POINT = 100.0
_HEADS: Mapping[str, str] = MappingProxyType({"OUTLINE": "outline", "NUMBER": "number", "BULLET": "bullet"})
_KINDS = frozenset(("charPr", "paraPr", "borderFill", "numbering", "bullet"))
_FONTS = ("fontface", 0)
_ROOT = re.compile(rb"<(\w+:)?\w+((?:\s+[\w:]+\s*=\s*\"[^\"<]*\")*)\s*>")
_DECLARED = re.compile(rb"\sxmlns:\w+\s*=\s*\"[^\"<]*\"")
_UNSAFE = (b"<!", b"<?", b"='")
_ANNOUNCED = re.compile(rb"\ssecCnt\s*=\s*[\"'](\d{1,9})[\"']")
_WITHIN = 8192
_ID = re.compile(rb"[^<>]*?\bid=\"(\d{1,9})\"")
_HANGUL = re.compile(rb"[^<>]*?\blang=\"HANGUL\"")


@dataclass(slots=True)
class _Definitions:
    """The definitions of a header by kind and id, cut out of the text and parsed alone where that is safe.

    A start tag holds no ``<`` and an end tag nothing else, so that without comments, CDATA and single quotes the text
    from the one to the other is the element.

    Attributes:
        data: the part.
        tree: parses it as a whole.
        root: a start tag with the namespaces of its root, empty if the part has to be parsed as a whole.
        prefix: the prefix of its root.
        texts: by kinds, the texts behind the names of start tags, by ids.
        elements: the definitions that were parsed.
    """

    data: bytes
    tree: Tree
    root: bytes = b""
    prefix: bytes = b""
    texts: dict[str, dict[int, bytes]] = field(default_factory=dict[str, dict[int, bytes]])
    elements: dict[Key, Element] = field(default_factory=dict[Key, Element])

    def __post_init__(self) -> None:
        """Take the namespaces of the root, or parse the part."""
        data = self.data
        begin = data.find(b"<", data.find(b"?>") + 1)
        root = _ROOT.match(data, begin)
        if root is None or any(sign[-1:] in data and data.find(sign, begin) >= 0 for sign in _UNSAFE):
            self._parse_whole()
        else:
            self.root = b"<r" + b"".join(_DECLARED.findall(root[2])) + b">"
            self.prefix = root[1] or b""

    def find(self, kind: str, identity: int) -> Element | None:
        """Return a definition, or None if there is none."""
        self.load(kind, (identity,))
        return self.elements.get((kind, identity))

    def load(self, kind: str, identities: Iterable[int]) -> None:
        """Parse the definitions of a kind together."""
        if not self.root:
            return
        texts = self.texts.get(kind)
        if texts is None:
            texts = self.texts[kind] = self._index(kind)
        asked = [identity for identity in identities if identity in texts and (kind, identity) not in self.elements]
        if not asked or not self.root:
            return
        start, end = b"<" + self.prefix + kind.encode() + b" ", b"</" + self.prefix + kind.encode() + b">"
        cut = [start + _element_text(texts[identity], end) for identity in asked]
        try:
            found = parse_tree(self.root + b"".join(cut) + b"</r>", HEADER)
        except ReadError:
            self._parse_whole()
            return
        self.elements.update(zip(((kind, identity) for identity in asked), found, strict=False))

    def _index(self, kind: str) -> dict[int, bytes]:
        """Return the texts behind the start of every definition of a kind, by ids; that of fonts for Hangul has id 0."""
        name = kind.encode()
        texts = self.data.split(b"<" + self.prefix + name + b" ")[1:]
        if kind == _FONTS[0]:
            return dict.fromkeys((0,), next((text for text in texts if _HANGUL.match(text)), b""))
        if not texts and name in self.data:
            self._parse_whole()
        return {int(match[1]): text for match, text in ((_ID.match(text), text) for text in texts) if match}

    def _parse_whole(self) -> None:
        self.root = b""
        for element in self.tree(self.data).iter():
            kind = local(element)
            if kind in _KINDS:
                self.elements[kind, integer(element.get("id"))] = element
            elif kind == _FONTS[0] and element.get("lang") == "HANGUL":
                self.elements[_FONTS] = element


def _element_text(text: bytes, end: bytes) -> bytes:
    """Return the part of ``text`` that belongs to the element that it begins in."""
    closing = text.find(b">")
    if text[closing - 1 : closing] == b"/":
        return text[: closing + 1]
    return text[: text.find(end) + len(end)]


@dataclass(slots=True)
class HeadShapes:
    """The shapes of a document; each is read the first time that it is asked for."""

    _definitions: _Definitions | None
    _chars: dict[int, CharShape] = field(default_factory=dict[int, CharShape])
    _paras: dict[int, ParaShape] = field(default_factory=dict[int, ParaShape])
    _numberings: dict[int, Numbering | None] = field(default_factory=dict[int, Numbering | None])
    _borders: dict[int, bool] = field(default_factory=dict[int, bool])
    _fonts: dict[int, str] | None = None

    def load(self, chars: Iterable[int], paras: Iterable[int]) -> None:
        """Parse the definitions of shapes together, which is faster than one by one.

        Args:
            chars: ids of character shapes that will be asked for.
            paras: ids of paragraph shapes that will be asked for.
        """
        if self._definitions is not None:
            self._definitions.load("charPr", chars)
            self._definitions.load("paraPr", paras)

    def char(self, identity: int, /) -> CharShape:
        """Return a character shape (글자 모양, hh:charPr)."""
        found = self._chars.get(identity)
        if found is None:
            found = self._chars[identity] = self._read_char(self._find("charPr", identity))
        return found

    def para(self, identity: int, /) -> ParaShape:
        """Return a paragraph shape (문단 모양, hh:paraPr)."""
        found = self._paras.get(identity)
        if found is None:
            found = self._paras[identity] = self._read_para(self._find("paraPr", identity))
        return found

    def numbering(self, identity: int, /) -> Numbering | None:
        """Return a numbering (문단 번호, hh:numbering)."""
        if identity not in self._numberings:
            element = self._find("numbering", identity)
            self._numberings[identity] = None if element is None else _read_numbering(element)
        return self._numberings[identity]

    def bullet(self, identity: int, /) -> str:
        """Return a bullet (글머리표, hh:bullet)."""
        element = self._find("bullet", identity)
        return "" if element is None else (element.get("char") or "").strip("\0\uffff")

    def _find(self, kind: str, identity: int) -> Element | None:
        return None if self._definitions is None else self._definitions.find(kind, identity)

    def _read_char(self, element: Element | None) -> CharShape:
        if element is None:
            return PLAIN_CHAR
        bold, font = False, None
        for child in element.iterchildren(_BOLD, _FONT_REF):
            if child.tag == _BOLD:
                bold = True
            else:
                font = self._font(integer(child.get("hangul")))
        height = integer(element.get("height"))
        return CharShape(height / _UNITS_A_POINT if height > 0 else None, bold, font)

    def _font(self, identity: int) -> str | None:
        """Return the name of a font (글꼴) for Hangul."""
        if self._fonts is None:
            face = self._find(*_FONTS)
            fonts = () if face is None else face
            self._fonts = {integer(font.get("id")): font.get("face") or "" for font in fonts}
        return self._fonts.get(identity) or None

    def _read_para(self, element: Element | None) -> ParaShape:
        if element is None:
            return PLAIN_PARA
        indent, centered, framed = 0.0, False, False
        head: Head | None = None
        for child, units in _flat(element):
            tag = child.tag
            if tag == _ALIGN:
                centered = child.get("horizontal") == "CENTER"
            elif tag == _HEADING:
                head = _read_head(child)
            elif tag == _MARGIN:
                indent = _read_indent(child) / units
            elif tag == _BORDER:
                framed = self._is_drawn(integer(child.get("borderFillIDRef")))
        return ParaShape(indent, centered, head, framed)

    def _is_drawn(self, identity: int) -> bool:
        """Return whether a border (테두리, hh:borderFill) has a line on all four sides."""
        if identity not in self._borders:
            element = self._find("borderFill", identity)
            lines = {} if element is None else {child.tag: child.get("type") for child in element}
            self._borders[identity] = all(lines.get(side) not in (None, "NONE") for side in _SIDES)
        return self._borders[identity]


def read_shapes(data: bytes | None, tree: Tree) -> HeadShapes:
    """Return the shapes that ``header.xml`` defines; plain ones if it is missing.

    Args:
        data: the part.
        tree: parses it as a whole, which is done only where its definitions cannot be cut out.
    """
    return HeadShapes(None if data is None else _Definitions(data, tree))


def announced_sections(header: bytes | None) -> int | None:
    """Return how many sections ``header.xml`` announces (secCnt), or None if it does not say."""
    found = _ANNOUNCED.search(header[:_WITHIN]) if header is not None else None
    return int(found[1]) if found else None


def _flat(element: Element) -> Iterator[tuple[Element, float]]:
    """Yield the children and how many units a point has in them; a choice (hp:switch) gives those that hold."""
    for child in element.iterchildren(_ALIGN, _HEADING, _MARGIN, _BORDER, *_SWITCHES):
        if child.tag in _SWITCHES:
            branch = chosen(child)
            single = not isinstance(branch, tuple) and has_single_units(branch)
            yield from ((inner, _UNITS_A_POINT * (1 if single else 2)) for inner in branch)
        else:
            yield child, _UNITS_A_POINT * 2


def _read_head(element: Element) -> Head | None:
    kind = _HEADS.get(element.get("type") or "")
    if kind is None:
        return None
    level = max(0, min(integer(element.get("level")), MAX_LEVELS - 1))
    return Head(kind, level, integer(element.get("idRef")))


def _read_indent(element: Element) -> int:
    """Return the left edge in units: the left margin and an indent of the first line, but not a hanging one."""
    values = {child.tag: integer(child.get("value")) for child in element.iterchildren(_LEFT, _INTENT)}
    return values.get(_LEFT, 0) + max(0, values.get(_INTENT, 0))


def _read_numbering(element: Element) -> Numbering | None:
    levels: dict[int, Level] = {}
    for head in element:
        level = integer(head.get("level"))
        start = head.get("start")
        if local(head) == "paraHead" and 1 <= level <= MAX_LEVELS:
            system = system_named(head.get("numFormat"))
            levels[level] = Level(head.text or "", system or "decimal", 1 if start is None else max(0, integer(start)))
    filled = (levels.get(level, Level("", "decimal", 1)) for level in range(1, max(levels, default=0) + 1))
    return Numbering(tuple(filled)) if levels else None
