"""Text to lines: white space collapsed as browsers do (CSS Text 3, 4.1), pictures beside the line they stand in."""

import re
from dataclasses import dataclass, field, replace

from extract.document import Style
from extract.parsers.flow import Drawing, Item, Line
from extract.parsers.glyphs import drop_invisible
from extract.parsers.html.looks import NORMAL_SIZE, Look

_WHITE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile("[\u00ad\x00-\x08\x0b\x0e-\x1f\x7f]")
_TAB_POINTS = 36.0
_IDEOGRAPHIC_SPACE = "\u3000"


@dataclass(slots=True)
class Flow:
    """What stands in a body, a cell or a caption: finished items, and the line that is being written.

    Attributes:
        items: what is finished.
        sign: sign or number of the list item whose first line comes next.
    """

    items: list[Item] = field(default_factory=list[Item])
    sign: str | None = None
    _parts: list[str] = field(default_factory=list[str])
    _look: Look | None = None
    _spaced: bool = True
    _drawings: list[Drawing] = field(default_factory=list[Drawing])

    def write(self, text: str, look: Look) -> None:
        """Write text into the line; where white space is kept, line ends begin a new one."""
        clean = drop_invisible(_HIDDEN.sub("", text))
        if look.keeps:
            self._write_kept(clean, look)
            return
        words = _WHITE.sub(" ", clean)
        if self._spaced:
            words = words.removeprefix(" ")
        if words:
            self._add(words, look)
            self._spaced = words.endswith(" ")

    def _write_kept(self, text: str, look: Look) -> None:
        for index, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            if index:
                self.finish()
            if line:
                self._add(line, look)
                self._spaced = False

    def _add(self, text: str, look: Look) -> None:
        self._parts.append(text)
        if self._look is None and not text.isspace():
            self._look = look

    def turn(self, look: Look) -> None:
        """Break the line; a heading goes on in its next line."""
        if look.outline is None:
            self.finish()
        else:
            self._parts.append("\n")
            self._spaced = True

    def draw(self, drawing: Drawing) -> None:
        """Put a picture before the line if nothing is written yet, else behind it."""
        if self._look is None:
            self.items.append(drawing)
        else:
            self._drawings.append(drawing)

    def finish(self) -> None:
        """End the line."""
        text, look = "".join(self._parts).replace("\u00a0", " "), self._look
        self._parts.clear()
        if look is not None and text.strip():
            lines = (line.strip() for line in text.split("\n"))
            shown = "\n".join(line for line in lines if line)
            self.items.append(Line(shown, _style(look, text), look.part, self.sign))
            self.sign = None
        self.items.extend(self._drawings)
        self._drawings.clear()
        self._look, self._spaced = None, True

    def close_sign(self, look: Look) -> None:
        """Give a number whose item has no line of its own a line; a bullet is dropped."""
        if self.sign and self.sign[:-1]:
            style = replace(_style(look, ""), outline=None)
            self.items.append(Line(self.sign, style, look.part))
        self.sign = None


def _style(look: Look, text: str) -> Style:
    white = text[: len(text) - len(text.lstrip())]
    size = look.size or NORMAL_SIZE
    widths = {"\t": _TAB_POINTS, _IDEOGRAPHIC_SPACE: size, "\n": 0.0}
    edge = look.edge + look.first + sum(widths.get(one, size / 2) for one in white)
    return Style(look.size, look.bold, look.font, look.outline, round(edge, 2), centered=look.centered)
