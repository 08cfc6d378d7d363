"""XML that expands, nests, lies about its encoding, or spans without end."""

import io
import random
import zipfile
from functools import partial

from tests.hostile.kinds import Kind, kind
from tests.parsers.docx.conftest import NAMESPACES
from tests.parsers.hwpml.writer import hml, paras
from tests.parsers.hwpml.writer import p as hml_p
from tests.parsers.hwpx.writer import SECTION, hwpx, p, sec, tbl, tc

WORDS = "주요업무계획"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str, declaration: str = "", **parts: str | bytes) -> bytes:
    """Return a Word document; further parts by their names, ``__`` for a slash and ``_dot_`` for a dot."""
    buffer = io.BytesIO()
    link = f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_TYPES}"/>')
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{_LINKS}">{link}</Relationships>')
        whole = f"{declaration}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", whole)
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return buffer.getvalue()


def w(text: str) -> str:
    """Return a paragraph of Word."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _table(text: str, span: int) -> str:
    return (
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{w(text)}</w:tc></w:tr>'
        f"<w:tr><w:tc>{w('가')}</w:tc><w:tc>{w('나')}</w:tc></w:tr></w:tbl>"
    )


def _deep(opening: str, inner: str, closing: str, depth: int) -> str:
    return opening * depth + inner + closing * depth


def _deep_hwpx() -> bytes:
    """Return a section of 20,000 tables, each in the only cell of the one before."""
    opening, closing = p("", tbl(tc(0, 0, "@"))).split("@")
    return hwpx(p(WORDS), _deep(opening, p("속"), closing, 20_000))


def _deep_docx() -> bytes:
    return docx(w(WORDS) + _deep("<w:tbl><w:tr><w:tc>", w("속"), f"{w('')}</w:tc></w:tr></w:tbl>", 20_000))


def _xxe() -> bytes:
    return docx(w("&e;"), '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>')


def _laughs() -> str:
    rows = "".join(f'<!ENTITY a{number + 1} "{f"&a{number};" * 10}">' for number in range(12))
    return f'<!DOCTYPE d [<!ENTITY a0 "하하">{rows}]>'


def _quadratic() -> bytes:
    return docx(w("&e;" * 50_000), f'<!DOCTYPE d [<!ENTITY e "{"x" * 50_000}">]>')


def _laughs_in_attributes() -> bytes:
    """Return a large section whose entities stand in attributes, which parsers expand in any case."""
    filling = random.Random(9).randbytes(9 << 19).hex()
    body = f'<hp:p paraPrIDRef="&a9;"/>{p(WORDS)}<!--{filling}-->'
    return hwpx(parts={SECTION: sec(body).replace("?>", f"?>{_laughs()}", 1)})


def _mislabelled() -> bytes:
    return hwpx(parts={SECTION: sec(p(WORDS)).encode("cp949")})


def _wide_span() -> bytes:
    return docx(_table(WORDS, 30_000_000))


def _wild_hwpx_spans() -> bytes:
    row = tc(0, 0, p(WORDS), spans=(99_999, 99_999)) + tc(0, 0, p("둘째"), spans=(-3, -4)) + tc(-1, 70_000, p("셋째"))
    return hwpx(p("앞", tbl(row, size=(999_999, 999_999))))


def _outside() -> bytes:
    image = f'<Relationship Id="x" Type="{_OFFICE}/image" Target="http://127.0.0.1/x.png" TargetMode="External"/>'
    return docx(
        w(WORDS), word___rels__document_dot_xml_dot_rels=f'<Relationships xmlns="{_LINKS}">{image}</Relationships>'
    )


def _deep_hml() -> bytes:
    opening, closing = hml_p("", "@").split("@")
    table = f"<TABLE ColCount='1' RowCount='1'><ROW><CELL ColAddr='0' RowAddr='0'>{paras('@')}</CELL></ROW></TABLE>"
    head, tail = table.split("@")
    return hml(hml_p(WORDS), _deep(opening + head, hml_p("속"), tail + closing, 3_000))


KINDS: tuple[Kind, ...] = (
    kind("20,000 tables within one another in docx", _deep_docx, "docx", "LIMIT_DEPTH"),
    kind("20,000 tables within one another in hwpx", _deep_hwpx, "hwpx", "partial"),
    kind("3,000 tables within one another in hwpml", _deep_hml, "hml", "partial"),
    kind(
        "20,000 tables within one another in html",
        f"<html><body>{WORDS}{'<table><tr><td>' * 20_000}x".encode,
        "html",
        "LIMIT_DEPTH",
    ),
    kind("entity of a file (XXE)", _xxe, "docx", "UNSAFE_ARCHIVE"),
    kind("billion laughs", lambda: docx(w("&a12;"), _laughs()), "docx", "UNSAFE_ARCHIVE"),
    kind("billion laughs in attributes of a large section", _laughs_in_attributes, "hwpx", "UNSAFE_ARCHIVE"),
    kind("quadratic blow-up", _quadratic, "docx", "UNSAFE_ARCHIVE"),
    kind("encoding that is not the one declared", _mislabelled, "hwpx", "partial"),
    kind("gridSpan of 30,000,000", _wide_span, "docx", "defect"),
    kind("spans in hwpx out of range and over one another", _wild_hwpx_spans, "hwpx", "defect"),
    kind(
        "docx without its document",
        lambda: docx("").replace(b"word/document.xml", b"word/documant.xml"),
        "docx",
        "CORRUPT",
    ),
    kind("docx with macros", lambda: docx(w(WORDS), word__vbaProject_dot_bin=b"x"), "docx", "active_content"),
    kind("docx with a picture on a server", _outside, "docx", "external_link"),
    kind(
        "html with a script",
        partial(bytes, f"<html><body>{WORDS}<script>x()</script></body></html>".encode()),
        "html",
        "active_content",
    ),
)
