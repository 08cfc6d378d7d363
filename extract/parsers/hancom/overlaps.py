"""Characters printed over each other (글자 겹침), and text with a gloss over it (덧말)."""

from extract.parsers.numerals import format_number

_DRAWN = ("SHAPE_CIRCLE", "SHAPE_RECTANGLE")
_REVERSED = ("SHAPE_REVERSAL_CIRCLE", "SHAPE_REVERSAL_RECTANGLE")
_FILLED_ONE, _MOST_FILLED = 0x2776, 10


def gloss_text(main: str, gloss: str) -> str:
    """Return text with its gloss in brackets behind it.

    >>> gloss_text("구청", "區廳"), gloss_text("구청", "")
    ('구청(區廳)', '구청')
    """
    return f"{main}({gloss})" if gloss else main


def overlap_text(text: str, shape: str | None) -> str:
    """Return what is printed: a number in a drawn circle or box as the circled number, other characters as they are.

    Args:
        text: the characters.
        shape: what is drawn around them, such as ``SHAPE_REVERSAL_RECTANGLE`` (KS X 6101, hp:compose).

    >>> overlap_text("3", "SHAPE_REVERSAL_RECTANGLE"), overlap_text("12", "SHAPE_CIRCLE"), overlap_text("가", "CHAR")
    ('❸', '⑫', '가')
    """
    if shape not in (*_DRAWN, *_REVERSED) or not text.isascii() or not text.isdigit() or len(text) > len("50"):
        return text
    if shape in _REVERSED and 1 <= int(text) <= _MOST_FILLED:
        return chr(_FILLED_ONE + int(text) - 1)
    return format_number(int(text), "decimalEnclosedCircle")
