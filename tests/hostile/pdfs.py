"""PDF files that lie about their objects, call themselves, or hold too much."""

import zlib
from functools import partial

from tests.hostile.kinds import Kind, kind
from tests.parsers.pdf.conftest import Sheet, build

WORDS = "Plan 2026"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
SHOWN = b"BT /F1 12 Tf 50 700 Td (Plan 2026) Tj ET\n"


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(content), entries) + content + b"\nendstream"


def pdf(  # noqa: PLR0913 - every part of a file may lie
    content: bytes = SHOWN,
    *more: bytes,
    box: bytes = b"0 0 595 842",
    resources: bytes = b"",
    font: bytes = _FONT,
    filters: bytes = b"",
    kids: bytes = b"[3 0 R]",
    catalog: bytes = b"",
    trailer: bytes = b"",
) -> bytes:
    """Return a PDF of one page; further objects count from 6."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids %s /Count 1 >>" % kids,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> %s >> >>"
        % (box, resources),
        _stream(content, filters),
        font,
        *more,
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer.replace(b"@", b"%d" % start))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _locked() -> bytes:
    key = b"<" + b"41" * 32 + b">"
    return pdf(
        SHOWN,
        b"<< /Filter /Standard /V 1 /R 2 /O " + key + b" /U " + key + b" /P -4 >>",
        trailer=b"/Encrypt 6 0 R /ID [<00><00>]",
    )


def _without_table() -> bytes:
    data = pdf()
    return data[: data.index(b"xref\n0")] + b"trailer\n<< /Root 1 0 R >>\nstartxref\n99999\n%%EOF\n"


def _form(content: bytes, resources: bytes) -> bytes:
    return _stream(content, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >>" % resources)


def _self_calling() -> bytes:
    form = _form(b"q /X0 Do /X0 Do Q", b"/XObject << /X0 6 0 R >>")
    return pdf(SHOWN + b"/X0 Do", form, resources=b"/XObject << /X0 6 0 R >>")


def _calling_in_turn() -> bytes:
    forms = (_form(b"/B Do", b"/XObject << /B 7 0 R >>"), _form(b"/A Do", b"/XObject << /A 6 0 R >>"))
    return pdf(SHOWN + b"/A Do", *forms, resources=b"/XObject << /A 6 0 R >>")


def _calling_ten_times() -> bytes:
    """Return a page with twelve forms, each of which draws the next one ten times: a billion words and more."""
    inner = (_form(b"/N Do " * 10, b"/XObject << /N %d 0 R >>" % (number + 7)) for number in range(11))
    word = _form(b"BT /F1 1 Tf (x) Tj ET", b"/Font << /F1 5 0 R >>")
    return pdf(SHOWN + b"/N Do", *inner, word, resources=b"/XObject << /N 6 0 R >>")


def _self_calling_pattern() -> bytes:
    pattern = _stream(
        b"/Pattern cs /P0 scn 0 0 50 50 re f",
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 1 /YStep 1 "
        b"/Resources << /Pattern << /P0 6 0 R >> >>",
    )
    return pdf(SHOWN + b"/Pattern cs /P0 scn 0 0 500 500 re f", pattern, resources=b"/Pattern << /P0 6 0 R >>")


def _self_calling_glyphs() -> bytes:
    """Return a page whose Type 3 font draws its own glyphs with itself."""
    glyph = _stream(b"500 0 0 0 500 500 d1 BT /F1 9 Tf (A) Tj ET")
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 65 "
        b"/LastChar 65 /Widths [500] /Encoding << /Differences [65 /a] >> /CharProcs << /a 6 0 R >> "
        b"/Resources << /Font << /F1 5 0 R >> >> >>"
    )
    return pdf(b"BT /F1 12 Tf 50 700 Td (AAAA) Tj ET", glyph, font=font)


def _nested_flate() -> bytes:
    content = bytes(40 << 20)
    for _ in range(3):
        content = zlib.compress(content, 9)
    filters = b"/Filter [" + b"/FlateDecode " * 3 + b"]"
    return pdf(content, filters=filters)


def _flate_of_lines() -> bytes:
    lines = b"".join(
        b"BT /F1 1 Tf 10 %d.%d Td (Line %d) Tj ET\n" % (number % 800, number % 10, number) for number in range(150_000)
    )
    return pdf(zlib.compress(lines), filters=b"/Filter /FlateDecode")


def _strokes() -> bytes:
    lines = b"".join(b"%d 0 m %d 842 l S\n" % (number % 595, number % 595) for number in range(150_000))
    return pdf(SHOWN + lines)


def _giant_image() -> bytes:
    image = _stream(
        zlib.compress(bytes(1000)),
        b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode",
    )
    return pdf(SHOWN + b"q 595 0 0 842 0 0 cm /I Do Q", image, resources=b"/XObject << /I 6 0 R >>")


def _giant_image_alone() -> bytes:
    return _giant_image().replace(b"(Plan 2026) Tj", b"(         ) Tj")


def _composite(encoding: bytes) -> bytes:
    return (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding " + encoding + b" /DescendantFonts [<< /Type /Font "
        b"/Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )


def _no_unicode() -> bytes:
    codes = b"".join(b"%04x" % (0x3000 + number) for number in range(60))
    return pdf(b"BT /F1 12 Tf 50 700 Td <" + codes + b"> Tj ET", font=_composite(b"/Identity-H"))


def _cmap_path() -> bytes:
    return pdf(font=_composite(b"/..#2F..#2F..#2F..#2Fetc#2Fpasswd"))


def _many_pages(count: int) -> bytes:
    return pdf(kids=b"[" + b"3 0 R " * count + b"]").replace(b"/Count 1 ", b"/Count %d " % count)


def _wrong_count() -> bytes:
    return build(Sheet().text(50, 50, WORDS)).replace(b"/Count 1", b"/Count 9")


KINDS: tuple[Kind, ...] = (
    kind("pdf under a password", _locked, "pdf", "PASSWORD"),
    kind("pdf without its table of objects", _without_table, "pdf", "defect"),
    kind(
        "pdf whose tables follow one another in a loop",
        lambda: pdf(trailer=b"/Prev @"),
        "pdf",
        "partial",
    ),
    kind("pdf whose page tree loops", lambda: pdf(kids=b"[2 0 R 3 0 R]"), "pdf", "partial"),
    kind("pdf whose page tree is its own child", lambda: pdf(kids=b"[2 0 R]"), "pdf", "partial"),
    kind("pdf form that calls itself", _self_calling, "pdf", "LIMIT_DEPTH"),
    kind("pdf forms that call each other", _calling_in_turn, "pdf", "REPORT", WORDS),
    kind("pdf forms that draw ten times the next, twelve deep", _calling_ten_times, "pdf", "OUT_OF_MEMORY TIMEOUT"),
    kind("pdf pattern that paints itself", _self_calling_pattern, "pdf", "REPORT", WORDS),
    kind("pdf glyph that draws itself", _self_calling_glyphs, "pdf", "REPORT", "A"),
    kind("pdf stream packed in three layers", _nested_flate, "pdf", "no_text"),
    kind("pdf of 150,000 lines of text", _flate_of_lines, "pdf", "partial"),
    kind("pdf of 150,000 strokes", _strokes, "pdf", "REPORT", WORDS),
    kind("pdf page of no size", partial(pdf, box=b"0 0 0 0"), "pdf", "REPORT", WORDS),
    kind(
        "pdf page of a huge size",
        partial(pdf, box=b"-9e30 -9e30 9e30 9e30"),
        "pdf",
        "REPORT",
        WORDS,
    ),
    kind("pdf page of upside-down box", partial(pdf, box=b"595 842 0 0"), "pdf", "REPORT", WORDS),
    kind("pdf font whose code map is a path", _cmap_path, "pdf", "unmapped_glyphs"),
    kind("pdf without ToUnicode", _no_unicode, "pdf", "unmapped_glyphs"),
    kind("pdf with a picture of 60,000 by 60,000", _giant_image, "pdf", "skipped ocr"),
    kind("pdf with nothing but a giant picture", _giant_image_alone, "pdf", "no_text"),
    kind("pdf of one page, 6,000 times", partial(_many_pages, 6_000), "pdf", "partial"),
    kind("pdf of one page, 200,000 times", partial(_many_pages, 200_000), "pdf", "LIMIT_PAGES"),
    kind("pdf that announces more pages than it has", _wrong_count, "pdf", "partial"),
    kind(
        "pdf with a script",
        partial(pdf, catalog=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
        "pdf",
        "active_content",
    ),
    kind(
        "pdf that starts a program",
        partial(pdf, catalog=b"/OpenAction << /S /Launch /F (calc.exe) >>"),
        "pdf",
        "active_content",
    ),
)
