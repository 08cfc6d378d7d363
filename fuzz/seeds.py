"""Where the search begins: the sample plans of a format, and for formats without one the least that is recognised."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.parsers.hwp3.writer import hwp3, text_list

_CORPUS = Path(__file__).resolve().parents[1] / "corpus"
_SUFFIXES = (
    ("hwp5", ".hwp"),
    ("hwpx", ".hwpx"),
    ("pdf", ".pdf"),
    ("docx", ".docx"),
    ("pptx", ".pptx"),
    ("odt", ".odt"),
    ("text", ".txt"),
)
_WORDS = "주요업무계획 Ⅰ. 일반현황 사업비 1,234천원".encode()
_PAGE = b"<html><meta charset=utf-8><body><h1>1. %b</h1><table border=1><tr><td colspan=2>%b<td><ol><li>a</ol></table></body>"
_HWPML = b"""<?xml version="1.0" encoding="UTF-8"?><HWPML Version="2.8"><HEAD SecCnt="1"><MAPPINGTABLE/></HEAD><BODY>
<SECTION Id="0"><P ParaShape="0"><TEXT CharShape="0"><CHAR>%b</CHAR><TABLE RowCount="1" ColCount="1"><ROW><CELL ColAddr="0"
RowAddr="0" ColSpan="1" RowSpan="1"><PARALIST><P><TEXT><CHAR>1</CHAR></TEXT></P></PARALIST></CELL></ROW></TABLE></TEXT></P>
</SECTION></BODY></HWPML>"""
_ODP_TYPE = "application/vnd.oasis.opendocument.presentation"
_ODP = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:presentation><draw:page><draw:frame><draw:text-box><text:p>a</text:p></draw:text-box></draw:frame>
</draw:page></office:presentation></office:body></office:document-content>"""


def seeds(reader: str) -> Iterator[bytes]:
    """Yield the files from which the search begins for a reader."""
    suffix = dict(_SUFFIXES).get(reader)
    if suffix is not None:
        yield from (path.read_bytes() for path in sorted(_CORPUS.glob(f"*{suffix}")))
    elif reader == "html":
        yield _PAGE % (_WORDS, _WORDS)
    elif reader == "hwpml":
        yield _HWPML % _WORDS
    elif reader == "hwp3":
        yield hwp3(text_list("가나다", "1,234"), packed=False)
    elif reader == "odp":
        yield _presentation()
    elif reader == "image":
        yield _picture()


def _presentation() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", _ODP_TYPE)
        archive.writestr("content.xml", _ODP)
    return out.getvalue()


def _picture() -> bytes:
    out = BytesIO()
    Image.new("L", (64, 64), 255).save(out, "PNG")
    return out.getvalue()
