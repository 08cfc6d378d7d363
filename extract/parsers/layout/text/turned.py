"""Text at another quarter turn than the page's (돌려 쓴 글자), as in narrow label columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.parsers.layout.text.chars import TurnedChar
from extract.parsers.layout.text.lines import make_lines
from extract.parsers.layout.text.paragraphs import Column, Para, make_paragraphs, to_para
from extract.source import hull


def turned_paragraphs(chars: Sequence[TurnedChar]) -> Iterator[Para]:
    """Yield what the turned characters of a field say: a paragraph for each turn, at their place on the page."""
    for turn in sorted({one.turn for one in chars}):
        own = [one for one in chars if one.turn == turn]
        lines = make_lines(one.char for one in own)
        if not lines:
            continue
        column = Column(min(line.box[0] for line in lines), max(line.box[2] for line in lines))
        text = "\n".join(para.text for para in make_paragraphs(lines, column))
        box = hull([one.box for one in own if not one.char.text.isspace()])
        yield to_para([replace(lines[0], box=box, base=box[3])], text)
