"""Writes small HWPML documents."""

HEAD = (
    "<MAPPINGTABLE>"
    '<FACENAMELIST><FONTFACE Count="2" Lang="Hangul"><FONT Id="0" Name="함초롬바탕" Type="ttf"/>'
    '<FONT Id="1" Name="HY헤드라인M" Type="ttf"/></FONTFACE>'
    '<FONTFACE Count="1" Lang="Latin"><FONT Id="0" Name="Times" Type="ttf"/></FONTFACE></FACENAMELIST>'
    '<BORDERFILLLIST Count="2"><BORDERFILL Id="1"><LEFTBORDER Type="None"/><RIGHTBORDER Type="None"/>'
    '<TOPBORDER Type="None"/><BOTTOMBORDER Type="Solid"/></BORDERFILL><BORDERFILL Id="2"><LEFTBORDER Type="Solid"/>'
    '<RIGHTBORDER Type="Solid"/><TOPBORDER Type="Dash"/><BOTTOMBORDER Type="Solid"/></BORDERFILL></BORDERFILLLIST>'
    '<CHARSHAPELIST Count="2"><CHARSHAPE Height="1000" Id="0"><FONTID Hangul="0" Latin="0"/></CHARSHAPE>'
    '<CHARSHAPE Height="1600" Id="1"><FONTID Hangul="1" Latin="0"/><BOLD/></CHARSHAPE></CHARSHAPELIST>'
    '<NUMBERINGLIST Count="1"><NUMBERING Id="1" Start="0">'
    '<PARAHEAD Level="1" NumFormat="RomanCapital" Start="1">^1.</PARAHEAD>'
    '<PARAHEAD Level="2" NumFormat="HangulSyllable" Start="3">^1-^2)</PARAHEAD></NUMBERING></NUMBERINGLIST>'
    '<BULLETLIST Count="1"><BULLET Char="□" Id="1"><PARAHEAD Level="1"/></BULLET></BULLETLIST>'
    '<PARASHAPELIST Count="5"><PARASHAPE Align="Justify" HeadingType="None" Id="0"/>'
    '<PARASHAPE Align="Center" HeadingType="Outline" Id="1" Level="0"><PARAMARGIN Indent="-500" Left="0"/></PARASHAPE>'
    '<PARASHAPE Heading="1" HeadingType="Number" Id="2" Level="1"><PARAMARGIN Indent="1000" Left="3000"/></PARASHAPE>'
    '<PARASHAPE Heading="1" HeadingType="Bullet" Id="3" Level="0"/>'
    '<PARASHAPE HeadingType="None" Id="4"><PARABORDER BorderFill="2"/></PARASHAPE></PARASHAPELIST></MAPPINGTABLE>'
)


def hml(*body: str, head: str = HEAD, sections: int = 1, declaration: str = "") -> bytes:
    declared = declaration or '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>'
    return (
        f'{declared}<HWPML Style="embed" SubVersion="8.0.0.0" Version="2.8"><HEAD SecCnt="{sections}">{head}</HEAD>'
        f'<BODY><SECTION Id="0">{"".join(body)}</SECTION></BODY><TAIL/></HWPML>'
    ).encode()


def p(text: str = "", *objects: str, look: int = 0, shape: int = 0) -> str:
    """Return a paragraph with objects before its text."""
    inner = f"{''.join(objects)}<CHAR>{text}</CHAR>"
    return f'<P ParaShape="{shape}" Style="0"><TEXT CharShape="{look}">{inner}</TEXT></P>'


def paras(*inner: str) -> str:
    return f'<PARALIST LineWrap="Break">{"".join(inner)}</PARALIST>'


def common(*, inline: bool, caption: str = "") -> str:
    named = f"<CAPTION>{paras(p(caption))}</CAPTION>" if caption else ""
    return f'<SHAPEOBJECT><POSITION TreatAsChar="{"true" if inline else "false"}"/>{named}</SHAPEOBJECT>'


def cell(row: int, col: int, *inner: str, spans: tuple[int, int] = (1, 1), header: bool = False) -> str:
    return (
        f'<CELL ColAddr="{col}" ColSpan="{spans[1]}" Header="{"true" if header else "false"}" RowAddr="{row}" '
        f'RowSpan="{spans[0]}"><CELLMARGIN Left="1"/>{paras(*inner)}</CELL>'
    )


def table(*rows: str, size: tuple[int, int] = (0, 0), inline: bool = True, caption: str = "") -> str:
    lines = "".join(f"<ROW>{row}</ROW>" for row in rows)
    own = common(inline=inline, caption=caption)
    return f'<TABLE ColCount="{size[1]}" RowCount="{size[0]}">{own}{lines}</TABLE>'


def box(*inner: str, inline: bool = False) -> str:
    return (
        f"<RECTANGLE>{common(inline=inline)}<DRAWINGOBJECT><SHAPECOMPONENT/><DRAWTEXT>{paras(*inner)}</DRAWTEXT>"
        "</DRAWINGOBJECT></RECTANGLE>"
    )
