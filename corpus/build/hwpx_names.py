"""Names of HWPX (KS X 6101, OWPML): namespaces, and elements written as text."""

from xml.sax.saxutils import escape, quoteattr

_HANCOM = "http://www.hancom.co.kr/hwpml/2011"
NAMES = " ".join(
    f'xmlns:{prefix}="{_HANCOM}/{name}"'
    for prefix, name in (("hh", "head"), ("hs", "section"), ("hp", "paragraph"), ("hc", "core"), ("ha", "app"))
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'


def element(name: str, /, *content: str, **attributes: object) -> str:
    """Return an element; content is markup already, attributes are not."""
    written = "".join(f" {key}={quoteattr(_written(value))}" for key, value in attributes.items())
    inner = "".join(content)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def text(content: str) -> str:
    """Return text as markup."""
    return escape(content)


def _written(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)
