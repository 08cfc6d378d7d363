"""The text of form fields."""

from extract.parsers.html.tree import Element

_NO_TEXT = frozenset({"hidden", "password", "file", "image", "color", "range"})
_BOXES = frozenset({"checkbox", "radio"})


def is_field(element: Element) -> bool:
    """Return whether an element is a field with a text in attributes or options."""
    return element.tag in ("input", "select")


def field_text(element: Element) -> str:
    """Return what a field shows: its value, a box for a tick, the option that is chosen."""
    if element.tag == "select":
        return _chosen(element)
    kind = element.get("type").lower()
    if kind in _BOXES:
        return "☑" if "checked" in element.attributes else "☐"
    return "" if kind in _NO_TEXT else element.get("value")


def _chosen(element: Element) -> str:
    """Return the options that are shown; a closed list shows the last one chosen, else its first."""
    nodes = element.node.css("option")
    chosen = [node for node in nodes if "selected" in node.attributes]
    if "multiple" in element.attributes:
        chosen = nodes
    return " ".join(" ".join(node.text().split()) for node in (chosen or nodes[:1]))
