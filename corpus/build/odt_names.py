"""Names of ODT (OpenDocument 1.3): namespaces, and elements written as text."""

from xml.sax.saxutils import escape, quoteattr

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES = (
    *((name, f"{_OASIS}:{name}:1.0") for name in ("office", "text", "table", "style", "meta", "manifest")),
    ("draw", f"{_OASIS}:drawing:1.0"),
    ("svg", f"{_OASIS}:svg-compatible:1.0"),
    ("fo", f"{_OASIS}:xsl-fo-compatible:1.0"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("xlink", "http://www.w3.org/1999/xlink"),
)
_NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _PREFIXES)


def element(name: str, /, *content: str, **attributes: object) -> str:
    """Return an element; content is markup already; ``text__style_name`` stands for ``text:style-name``."""
    written = "".join(
        f" {key.replace('__', ':').replace('_', '-')}={quoteattr(str(value))}" for key, value in attributes.items()
    )
    inner = "".join(content)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def document(name: str, *content: str) -> str:
    """Return a part with its root element."""
    inner = "".join(content)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} {_NAMES} office:version="1.3">{inner}</{name}>'


def text(content: str) -> str:
    """Return text as markup: tabs and runs of blanks as elements, since white space collapses."""
    found, blanks = "", 0
    for letter in f"{content}\0":
        if letter == " ":
            blanks += 1
            continue
        if blanks:
            found += " " if found and blanks == 1 else _spaces(blanks, lead=not found)
        blanks = 0
        found += element("text:tab") if letter == "\t" else escape(letter) if letter != "\0" else ""
    return found


def _spaces(count: int, *, lead: bool) -> str:
    plain = "" if lead else " "
    return plain + element("text:s", text__c=count - len(plain))
