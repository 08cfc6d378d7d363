"""Controls (hp:ctrl) and section definitions (hp:secPr): notes, numbers, headers, fields, each to what stands for it."""

from collections.abc import Mapping
from types import MappingProxyType

from extract.document import Part
from extract.parsers.hancom.model import OutlineObject, Piece, StoryObject
from extract.parsers.hancom.overlaps import gloss_text, overlap_text
from extract.parsers.hancom.systems import system_named
from extract.parsers.hwpx.body import Body, Read
from extract.parsers.hwpx.names import HP, natural
from extract.parsers.hwpx.objects import OBJECTS
from extract.parsers.numerals import format_number
from extract.parsers.xml import Element, local

_LIST, _AUTO_NUMBER, _FORMAT = f"{HP}subList", f"{HP}autoNum", f"{HP}autoNumFormat"
_PAGE, _MARGIN, _MASTER = f"{HP}pagePr", f"{HP}margin", f"{HP}masterPage"
_PRINTED = frozenset(("PICTURE", "TABLE", "EQUATION"))
_SILENT = frozenset(
    f"{HP}{name}"
    for name in (
        "fieldEnd",
        "newNum",
        "pageNum",
        "pageNumCtrl",
        "pageHiding",
        "bookmark",
        "indexmark",
    )
)


def _read_control(body: Body, element: Element, pieces: list[Piece]) -> None:
    for child in element:
        reader = _CONTROLS.get(child.tag)
        if reader is not None:
            reader(body, child, pieces)
        elif child.tag not in _SILENT:
            body.read(child, pieces)


def _tell(body: Body, element: Element, pieces: list[Piece], part: Part, number: str | None = None) -> None:
    pieces += [StoryObject(part, number, body.read_list(child)) for child in element.iterchildren(_LIST)]


def _read_note(body: Body, element: Element, pieces: list[Piece]) -> None:
    """Append a footnote (각주) or endnote (미주) with its number as printed before it."""
    auto = next(element.iter(_AUTO_NUMBER), None)
    form = None if auto is None else next(auto.iterchildren(_FORMAT), None)
    count = element.get("number") or (auto.get("num") if auto is not None else None)
    if count is None:
        _tell(body, element, pieces, Part.FOOTNOTE)
        return
    before, after = _decoration(element.get("prefixChar")), _decoration(element.get("suffixChar"))
    system = system_named(form.get("type")) if form is not None else None
    _tell(body, element, pieces, Part.FOOTNOTE, f"{before}{format_number(natural(count), system or 'decimal')}{after}")


def _decoration(code: str | None) -> str:
    """Return the character that stands beside a number, which is stored as its code."""
    return chr(natural(code)) if 0 < natural(code) <= 0xFFFF else ""  # noqa: PLR2004 - the largest code unit


def _read_header(body: Body, element: Element, pieces: list[Piece]) -> None:
    """Append a header (머리말)."""
    _tell(body, element, pieces, Part.HEADER)


def _read_footer(body: Body, element: Element, pieces: list[Piece]) -> None:
    """Append a footer (꼬리말)."""
    _tell(body, element, pieces, Part.FOOTER)


def _read_comment(body: Body, element: Element, pieces: list[Piece]) -> None:
    """Append a hidden comment (숨은 설명), or the memo (메모) of a field; other fields have no list of their own."""
    _tell(body, element, pieces, Part.COMMENT)


def _read_columns(body: Body, element: Element, _: list[Piece]) -> None:
    """Append nothing; text in several columns (단) has no pages that can be followed."""
    if natural(element.get("colCount")) > 1:
        body.pages.lose()


def _read_number(_: Body, element: Element, pieces: list[Piece]) -> None:
    """Append an automatic number (자동 번호); those of pages are none of the text, those of notes stand with it."""
    if element.get("numType") not in _PRINTED:
        return
    form = next(element.iterchildren(_FORMAT), element)
    count = natural(element.get("num"))
    system = system_named(form.get("type"))
    shown = format_number(count, system) if system else form.get("userChar") or str(count)
    pieces.append(f"{form.get('prefixChar') or ''}{shown}{form.get('suffixChar') or ''}")


def _read_section(body: Body, element: Element, pieces: list[Piece]) -> None:
    """Put in front the numbering of the outline that a section definition (구역 정의) names; append master pages (바탕쪽)."""
    pieces.insert(0, OutlineObject(natural(element.get("outlineShapeIDRef"))))
    for child in element:
        if child.tag == _PAGE:
            body.pages.height = _text_height(child)
        elif child.tag == _MASTER:
            root = body.resource(child.get("idRef") or "")
            if root is not None:
                _tell(body, root, pieces, Part.HEADER)


def _text_height(page: Element) -> int | None:
    """Return the height of the text area (용지 설정): the paper's without its margins; landscape turns it."""
    margin = next(page.iterchildren(_MARGIN), None)
    if margin is None:
        return None
    whole = natural(page.get("width" if page.get("landscape") == "NARROWLY" else "height"))
    return whole - sum(natural(margin.get(side)) for side in ("top", "bottom", "header", "footer"))


def _read_ruby(_: Body, element: Element, pieces: list[Piece]) -> None:
    """Append text with a gloss over it (덧말): the gloss follows in brackets."""
    texts = {local(child): "".join(_texts(child)) for child in element}
    main, gloss = texts.get("mainText", ""), texts.get("subText", "")
    pieces.append(gloss_text(main, gloss))


def _texts(element: Element) -> list[str]:
    return [part for one in element.iter() for part in (one.text, None if one is element else one.tail) if part]


def _read_overlap(_: Body, element: Element, pieces: list[Piece]) -> None:
    """Append characters that are printed over each other (글자 겹침)."""
    pieces.append(overlap_text(element.get("composeText") or "", element.get("circleType")))


_CONTROLS: Mapping[str, Read] = MappingProxyType(
    {
        f"{HP}footNote": _read_note,
        f"{HP}endNote": _read_note,
        f"{HP}header": _read_header,
        f"{HP}footer": _read_footer,
        f"{HP}hiddenComment": _read_comment,
        f"{HP}fieldBegin": _read_comment,
        f"{HP}colPr": _read_columns,
        _AUTO_NUMBER: _read_number,
    }
)

READERS: Mapping[str, Read] = MappingProxyType(
    {
        **OBJECTS,
        f"{HP}ctrl": _read_control,
        f"{HP}secPr": _read_section,
        f"{HP}dutmal": _read_ruby,
        f"{HP}compose": _read_overlap,
    }
)
"""What reads the elements of a run, by their names."""
