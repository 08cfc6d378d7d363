r"""Text of a file made safe for a terminal: what would steer it is shown, not done.

Control characters (ECMA-48) start the sequences that move the cursor, set titles or write to the clipboard; the marks
of writing direction (UAX #9) make a line read otherwise than it is stored.
"""

import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def escaped(text: str) -> str:
    r"""Return ``text`` with control characters and marks of direction spelled out; tabs and line feeds stay.

    >>> escaped("\x1b[31m1,000\u202e원")
    '\\x1b[31m1,000\\u202e원'
    """
    return _UNSAFE.sub(_spelled, text)


def _spelled(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 - the end of Latin-1
