"""What the name of a file says that it is; the content alone decides, but a name that says otherwise is told."""

from pathlib import PurePath
from types import MappingProxyType

from extract.issues import Issue, IssueCode

_FORMATS = MappingProxyType(
    {
        ".hwp": ("hwp5", "hwp3"),
        ".hwt": ("hwp5", "hwp3"),
        ".hwpx": ("hwpx",),
        ".hml": ("hwpml",),
        ".pdf": ("pdf",),
        ".docx": ("docx",),
        ".docm": ("docx",),
        ".dotx": ("docx",),
        ".doc": ("doc",),
        ".pptx": ("pptx",),
        ".ppsx": ("pptx",),
        ".ppt": ("ppt",),
        ".pps": ("ppt",),
        ".odt": ("odt",),
        ".odp": ("odp",),
        ".rtf": ("rtf",),
        ".html": ("html",),
        ".htm": ("html",),
        ".xhtml": ("html",),
        ".mht": ("html",),
        ".mhtml": ("html",),
        ".txt": ("text",),
        ".text": ("text",),
        ".png": ("image",),
        ".jpg": ("image",),
        ".jpeg": ("image",),
        ".tif": ("image",),
        ".tiff": ("image",),
    }
)


def is_plan_name(name: str) -> bool:
    """Return whether the suffix of a name is that of a format that is read."""
    return PurePath(name).suffix.lower() in _FORMATS


def mismatch(name: str, found: str) -> tuple[Issue, ...]:
    """Return the doubt of a file whose suffix says another format than its content.

    Args:
        name: the file's name.
        found: the format of its content.
    """
    suffix = PurePath(name).suffix.lower()
    if found in _FORMATS.get(suffix, (found,)):
        return ()
    return (Issue(IssueCode.FORMAT_MISMATCH, f"the name ends with {suffix}, the content is {found}"),)
