"""Texts in odd encodings, of odd sizes, and texts that mean something to those who show them."""

from tests.hostile.kinds import Kind, kind
from tests.hostile.xmls import docx, w
from tests.parsers.hwpx.writer import hwpx, p, tbl, tc

WORDS = "주요업무계획"
_PLAN = f"{WORDS}\n1. 일반 현황\n ○ 사업비 : 1,000천원\n" * 30
FORMULAS = ("=cmd|'/C calc'!A0", "@SUM(1+1)*cmd", "+1+cmd", "-2+3", "=HYPERLINK('http://127.0.0.1')")
MARKUP = (
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&lt;img src=x onerror=x&gt;",
    "[red]빨강[/red]",
    "{{7*7}}",
    "${7*7}",
)


def _formulas() -> bytes:
    rows = (tc(number, 0, p(text)) + tc(number, 1, p("1,000")) for number, text in enumerate(FORMULAS))
    return hwpx(p(WORDS), p("", tbl(*rows, size=(len(FORMULAS), 2))))


def _outline() -> bytes:
    lines = (f"{'.'.join(['1'] * depth)}. 제목\n" for depth in range(1, 100))
    return f"{WORDS}\n{''.join(lines)}{'1.' * 1000}\n".encode()


def _controls() -> bytes:
    """Return a text with escape sequences: clear the screen, set the title, write to the clipboard, turn the line."""
    return (_PLAN * 10 + "예산 \x1b[2J\x1b]0;가짜\x07\x1b]52;c;Y2FsYw==\x07 \u202e000,1\u202c \x9b31m 끝\n").encode()


KINDS: tuple[Kind, ...] = (
    kind("text in CP949", lambda: _PLAN.encode("cp949"), "txt", "REPORT", WORDS),
    kind("text in UTF-16 without a mark", lambda: _PLAN.encode("utf-16-le"), "txt", "REPORT", WORDS),
    kind("text in UTF-16 without a mark, big end first", lambda: _PLAN.encode("utf-16-be"), "txt", "REPORT", WORDS),
    kind("text with bytes of no encoding", lambda: _PLAN.encode() + b"\xff\xfe\xfd\n", "txt", "encoding_guessed"),
    kind("line of 50 MB", lambda: b"1,000 " * (50_000_000 // 6), "txt", "LIMIT_SIZE"),
    kind("two million lines", lambda: b"- a\n" * 2_000_000, "txt", "LIMIT_SIZE"),
    kind("outline 1.1.1.1…", _outline, "txt", "REPORT", WORDS),
    kind("cells with formulas", _formulas, "hwpx", "REPORT", " ".join((WORDS, *FORMULAS))),
    kind(
        "text with markup", lambda: docx("".join(map(w, MARKUP))), "docx", "REPORT", "onerror=x [red]빨강[/red] {{7*7}}"
    ),
    kind("text with controls and turned lines", _controls, "txt", "partial"),
)
