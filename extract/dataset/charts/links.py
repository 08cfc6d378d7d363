"""Links from a page to the documents that its numbers are from."""

import os
from pathlib import Path
from urllib.parse import quote


def find_links(folder: Path, sources: Path | None) -> dict[str, str]:
    """Return the way from a page to each document by its file name; names that are there twice are left out.

    Args:
        folder: where the page stands.
        sources: the folder that holds the documents, or None.
    """
    if sources is None:
        return {}
    names: dict[str, list[Path]] = {}
    for path in sorted(sources.rglob("*")):
        if path.is_file():
            names.setdefault(path.name, []).append(path)
    return {name: _way(folder, paths[0]) for name, paths in names.items() if len(paths) == 1}


def _way(folder: Path, document: Path) -> str:
    """Return a relative reference (RFC 3986, section 4.2), or a whole one where no relative path leads."""
    try:
        return quote(os.path.relpath(document.resolve(), folder.resolve()).replace(os.sep, "/"))
    except ValueError:  # another drive
        return document.resolve().as_uri()
