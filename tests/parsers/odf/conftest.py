"""Makes small OpenDocument files from their XML."""

import io
import zipfile
from collections.abc import Callable

import pytest

TEXT = "application/vnd.oasis.opendocument.text"
PRESENTATION = "application/vnd.oasis.opendocument.presentation"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        **{key: f"{_OASIS}{key}:1.0" for key in ("office", "style", "text", "table", "chart", "meta", "presentation")},
        "form": f"{_OASIS}form:1.0",
        "draw": f"{_OASIS}drawing:1.0",
        "fo": f"{_OASIS}xsl-fo-compatible:1.0",
        "svg": f"{_OASIS}svg-compatible:1.0",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "math": "http://www.w3.org/1998/Math/MathML",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)


def root(kind: str, inner: str, attributes: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><office:{kind} {NAMESPACES} {attributes}>{inner}</office:{kind}>'


def make_odf(
    body: str,
    *,
    auto: str = "",
    styles: str = "",
    masters: str = "",
    pages: int | None = None,
    mimetype: str = TEXT,
    raw: dict[str, str] | None = None,
) -> bytes:
    """Return a package: ``body``, automatic and common styles, master pages (with their automatic styles), further parts."""
    kind = "text" if mimetype == TEXT else "presentation"
    content = f"<office:automatic-styles>{auto}</office:automatic-styles>"
    content += f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    common = f"<office:styles>{styles}</office:styles><office:master-styles>{masters}</office:master-styles>"
    files = {
        "mimetype": mimetype,
        "content.xml": root("document-content", content),
        "styles.xml": root("document-styles", common),
        "META-INF/manifest.xml": '<!DOCTYPE manifest SYSTEM "Manifest.dtd"><manifest/>',
    }
    if pages is not None:
        noted = f'<office:meta><meta:document-statistic meta:page-count="{pages}"/></office:meta>'
        files["meta.xml"] = root("document-meta", noted)
    files |= raw or {}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            packing = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), text, packing)
    return buffer.getvalue()


def make_flat(body: str, auto: str = "", mimetype: str = TEXT) -> bytes:
    """Return a flat text."""
    inner = f"<office:automatic-styles>{auto}</office:automatic-styles>"
    inner += f"<office:body><office:text>{body}</office:text></office:body>"
    return root("document", inner, f'office:mimetype="{mimetype}"').encode()


@pytest.fixture(scope="session")
def odf() -> Callable[..., bytes]:
    return make_odf
