"""The part ``Contents/header.xml`` of HWPX: what paragraphs refer to by id."""

from collections.abc import Iterable

from corpus.build.hancom_model import UNITS_A_POINT, Border, Lists, Look, Shape
from corpus.build.hwpx_names import DECLARATION, NAMES, element, text

_LANGUAGES = ("HANGUL", "LATIN", "HANJA", "JAPANESE", "OTHER", "SYMBOL", "USER")
_LEVELS = (
    *(("^1.", "DIGIT"), ("^2.", "HANGUL_SYLLABLE"), ("^3)", "DIGIT"), ("^4)", "HANGUL_SYLLABLE"), ("(^5)", "DIGIT")),
    *(("(^6)", "HANGUL_SYLLABLE"), ("^7", "CIRCLED_DIGIT"), ("^8", "DIGIT"), ("", "DIGIT"), ("", "DIGIT")),
)
_SIDES = ("leftBorder", "rightBorder", "topBorder", "bottomBorder")
_NO_SHAPE = 0xFFFFFFFF
_SINGLE_UNITS = "http://www.hancom.co.kr/hwpml/2016/HwpUnitChar"


def to_head(lists: Lists) -> str:
    """Return the part."""
    looks = (_look(number, look, lists) for look, number in lists.looks.items())
    shapes = (_shape(number, shape, lists) for shape, number in lists.shapes.items())
    parts = (
        _list("fontfaces", (_faces(language, lists) for language in _LANGUAGES)),
        _list("borderFills", (_border(number, border) for border, number in lists.borders.items())),
        _list("charProperties", looks),
        _list("tabProperties", (_tab(number, place) for place, number in lists.tabs.items())),
        _list("numberings", (_numbering(number) for number in range(1, lists.numberings + 1))),
        *(
            [_list("bullets", (_bullet(number, sign) for sign, number in lists.bullets.items()))]
            if lists.bullets
            else []
        ),
        _list("paraProperties", shapes),
        _list("styles", (_style(*style) for style in ((0, "바탕글", "Normal"), (1, "개요 1", "Outline 1")))),
    )
    begin = element("hh:beginNum", page=1, footnote=1, endnote=1, pic=1, tbl=1, equation=1)
    target = element("hh:compatibleDocument", element("hh:layoutCompatibility"), targetProgram="HWP201X")
    content = f"{begin}{element('hh:refList', *parts)}{target}"
    return f'{DECLARATION}<hh:head {NAMES} version="1.4" secCnt="1">{content}</hh:head>'


def _list(name: str, rows: Iterable[str]) -> str:
    written = list(rows)
    return element(f"hh:{name}", *written, itemCnt=len(written))


def _faces(language: str, lists: Lists) -> str:
    fonts = (
        element("hh:font", id=number, face=face, type="TTF", isEmbedded=False) for face, number in lists.faces.items()
    )
    return element("hh:fontface", *fonts, lang=language, fontCnt=len(lists.faces))


def _border(number: int, border: Border) -> str:
    slashes = (element(f"hh:{name}", type="NONE", Crooked=0, isCounter=0) for name in ("slash", "backSlash"))
    sides = (
        element(f"hh:{side}", type="SOLID" if wide else "NONE", width=f"{wide or 0.1} mm", color="#000000")
        for side, wide in zip(_SIDES, border.lines, strict=True)
    )
    diagonal = element("hh:diagonal", type="SOLID", width="0.1 mm", color="#000000")
    brush = element("hc:winBrush", faceColor=border.fill, hatchColor="#FFFFFF", alpha=0)
    fill = element("hc:fillBrush", brush) if border.fill else ""
    options = {"threeD": 0, "shadow": 0, "centerLine": "NONE", "breakCellSeparateLine": 0}
    return element("hh:borderFill", *slashes, *sides, diagonal, fill, id=number + 1, **options)


def _look(number: int, look: Look, lists: Lists) -> str:
    face = lists.faces[look.face]
    values = (("fontRef", face), ("ratio", 100), ("spacing", 0), ("relSz", 100), ("offset", 0))
    seven = [element(f"hh:{name}", **{key.lower(): value for key in _LANGUAGES}) for name, value in values]
    bold = element("hh:bold") if look.bold else ""
    options = {"useFontSpace": 0, "useKerning": 0, "symMark": "NONE", "borderFillIDRef": 1}
    height = round(look.size * UNITS_A_POINT)
    return element(
        "hh:charPr", *seven, bold, id=number, height=height, textColor=look.color, shadeColor="none", **options
    )


def _tab(number: int, place: int) -> str:
    stop = element("hh:tabItem", pos=place, type="RIGHT", leader="DOT") if place else ""
    return element("hh:tabPr", stop, id=number, autoTabLeft=0, autoTabRight=0)


def _para_head(content: str, level: int, system: str) -> str:
    options = {"align": "LEFT", "useInstWidth": 0, "autoIndent": 1, "widthAdjust": 0, "textOffsetType": "PERCENT"}
    more = {"textOffset": 50, "numFormat": system, "charPrIDRef": _NO_SHAPE, "checkable": 0}
    return element("hh:paraHead", text(content), **({"start": 1} if level else {}), level=level, **options, **more)


def _numbering(number: int) -> str:
    heads = (_para_head(content, level, system) for level, (content, system) in enumerate(_LEVELS, 1))
    return element("hh:numbering", *heads, id=number, start=0)


def _bullet(number: int, sign: str) -> str:
    return element("hh:bullet", _para_head("", 0, "DIGIT"), id=number + 1, char=sign, useImage=0)


def _shape(number: int, shape: Shape, lists: Lists) -> str:
    kind = "BULLET" if shape.bullet else "NUMBER" if shape.numbering else "NONE"
    reference = lists.bullets[shape.bullet] + 1 if shape.bullet else shape.numbering
    case = {"hp:required-namespace": _SINGLE_UNITS}
    room = (element("hp:case", _room(shape, 1), **case), element("hp:default", _room(shape, 2)))
    parts = (
        element("hh:align", horizontal=shape.align.upper(), vertical="BASELINE"),
        element("hh:heading", type=kind, idRef=reference, level=0),
        element("hh:breakSetting", breakLatinWord="KEEP_WORD", breakNonLatinWord="KEEP_WORD", lineWrap="BREAK"),
        element("hp:switch", *room),
        element("hh:border", borderFillIDRef=lists.borders[shape.border] + 1),
    )
    return element("hh:paraPr", *parts, id=number, tabPrIDRef=lists.tabs[shape.tab], condense=0)


def _room(shape: Shape, factor: int) -> str:
    """Return margins and line spacing; programs that do not know the single unit take margins as half units."""
    lengths = {"intent": shape.first, "left": shape.left, "right": 0, "prev": shape.before, "next": 0}
    rows = (element(f"hc:{name}", value=factor * value, unit="HWPUNIT") for name, value in lengths.items())
    return element("hh:margin", *rows) + element("hh:lineSpacing", type="PERCENT", value=160, unit="HWPUNIT")


def _style(number: int, name: str, english: str) -> str:
    options = {"paraPrIDRef": 0, "charPrIDRef": 0, "nextStyleIDRef": number, "langID": 1042, "lockForm": 0}
    return element("hh:style", id=number, type="PARA", name=name, engName=english, **options)
