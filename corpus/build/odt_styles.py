"""Styles of ODT (OpenDocument 1.3, part 3, 16): each different look of a paragraph becomes one automatic style."""

from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.build.look import FACES, MARGIN, paper
from corpus.build.model import Style
from corpus.build.odt_names import element

_ALIGNS = {"left": "start", "center": "center", "right": "end"}


class Look(NamedTuple):
    """How a paragraph looks; lengths in points, ``tab`` in mm.

    Attributes:
        size: its size.
        bold: whether it is bold.
        title: whether it is set in the typeface of headings.
        align: ``left``, ``center`` or ``right``.
        left: where it begins.
        back: how far its first line goes back.
        before: room before it.
        tab: place of a right tab stop with leader dots, or 0.
        page: ``new`` if it begins a page, ``first`` if it begins page 1.
        lines: colour of a border above and below, as ``#rrggbb``, or empty.
        listed: the style of the list that numbers it, or empty.
    """

    size: float
    bold: bool = False
    title: bool = False
    align: str = "left"
    left: float = 0
    back: float = 0
    before: float = 0
    tab: float = 0
    page: str = ""
    lines: str = ""
    listed: str = ""


@dataclass(slots=True)
class Styles:
    """Automatic styles in the order of their first use, by what they say."""

    style: Style
    names: dict[str, str] = field(default_factory=dict)

    def _name(self, family: str, content: str, attributes: dict[str, object]) -> str:
        key = element("style:style", content, style__family=family, **attributes)
        if key not in self.names:
            self.names[key] = f"A{len(self.names) + 1}"
        return self.names[key]

    def paragraph(self, look: Look) -> str:
        """Return the name of a paragraph style."""
        attributes, options = _break(look.page)
        attributes["style__parent_style_name"] = "Standard"
        if look.listed:
            attributes["style__list_style_name"] = look.listed
        options |= {"fo__text_align": _ALIGNS[look.align], "fo__margin_bottom": "2pt"}
        options |= {"fo__margin_left": f"{look.left}pt", "fo__text_indent": f"{-look.back}pt"}
        options["fo__margin_top"] = f"{look.before}pt"
        if look.lines:
            options |= {f"fo__border_{side}": f"1.5pt solid {look.lines}" for side in ("top", "bottom")}
        stop = {"style__position": f"{look.tab}mm", "style__type": "right", "style__leader_style": "dotted"}
        stops = (
            element("style:tab-stops", element("style:tab-stop", **stop, style__leader_text=".")) if look.tab else ""
        )
        inner = element("style:paragraph-properties", stops, **options) + self._text(look)
        return self._name("paragraph", inner, attributes)

    def _text(self, look: Look) -> str:
        face = FACES[self.style.fonts[1 if look.title else 0]]
        weight = "bold" if look.bold else "normal"
        options: dict[str, object] = {"style__font_name": face, "style__font_name_asian": face}
        for suffix in ("", "_asian"):
            prefix = "style" if suffix else "fo"
            options |= {f"{prefix}__font_size{suffix}": f"{look.size}pt", f"{prefix}__font_weight{suffix}": weight}
        return element("style:text-properties", **options)

    def column(self, width: float) -> str:
        """Return the name of a column style of a width in mm."""
        options = element("style:table-column-properties", style__column_width=f"{width:.2f}mm")
        return self._name("table-column", options, {})

    def table(self, width: float, align: str, page: str) -> str:
        """Return the name of a table style; ``page`` as that of a paragraph."""
        attributes, options = _break(page)
        options |= {"style__width": f"{width:.2f}mm", "table__align": align, "fo__margin_bottom": "6pt"}
        return self._name("table", element("style:table-properties", **options), attributes)

    def cell(self, fill: str) -> str:
        """Return the name of a cell style, outlined and filled."""
        options: dict[str, object] = {"fo__border": "0.5pt solid #000000", "fo__padding": "1mm"}
        options["style__vertical_align"] = "middle"
        if fill:
            options["fo__background_color"] = fill
        return self._name("table-cell", element("style:table-cell-properties", **options), {})

    def shape(self) -> str:
        """Return the name of the style of drawn boxes and lines."""
        options = {"draw__stroke": "solid", "svg__stroke_color": "#000000", "draw__fill": "none"}
        inner = element("style:graphic-properties", **options, draw__textarea_vertical_align="middle")
        return self._name("graphic", inner, {})

    def frame(self) -> str:
        """Return the name of the style of outlined text boxes."""
        options = {"fo__border": "0.8pt solid #000000", "fo__padding": "2mm", "draw__fill": "none"}
        inner = element("style:graphic-properties", **options, style__vertical_pos="top", style__vertical_rel="line")
        return self._name("graphic", inner, {})

    def written(self) -> str:
        """Return the styles."""
        named = (
            key.replace("<style:style ", f'<style:style style:name="{name}" ', 1) for key, name in self.names.items()
        )
        return "".join(named)


def _break(page: str) -> tuple[dict[str, object], dict[str, object]]:
    """Return the attributes of a style and of its properties that begin a page."""
    if page == "first":
        return {"style__master_page_name": "Body"}, {"style__page_number": 1}
    return {}, {"fo__break_before": "page"} if page else {}


def fonts(style: Style) -> str:
    """Return the declarations of the typefaces."""
    faces = dict.fromkeys(FACES[name] for name in style.fonts)
    rows = (element("style:font-face", style__name=face, svg__font_family=face) for face in faces)
    return element("office:font-face-decls", *rows)


def page_styles(style: Style) -> tuple[str, str]:
    """Return the layouts of pages, and the pages themselves: front without, body with its number at the foot."""
    wide, high = paper(style)
    turned = "landscape" if wide > high else "portrait"
    size = {"fo__page_width": f"{wide}mm", "fo__page_height": f"{high}mm", "style__print_orientation": turned}
    margins = {f"fo__margin_{side}": f"{MARGIN}mm" for side in ("left", "right")}
    margins |= {f"fo__margin_{side}": "18mm" for side in ("top", "bottom")}
    foot = element("style:footer-style", element("style:header-footer-properties", fo__min_height="8mm"))
    layout = element("style:page-layout-properties", **size, **margins)
    layouts = element("style:page-layout", layout, foot, style__name="Paper")
    centred = element("style:paragraph-properties", fo__text_align="center")
    layouts += element("style:style", centred, style__name="Foot", style__family="paragraph")
    number = element("text:page-number", "1", text__select_page="current")
    footer = element("style:footer", element("text:p", "- ", number, " -", text__style_name="Foot"))
    front = element("style:master-page", style__name="Standard", style__page_layout_name="Paper")
    body = element("style:master-page", footer, style__name="Body", style__page_layout_name="Paper")
    return layouts, front + body
