"""Links from a page to the documents that its numbers are from."""

import os
from collections import Counter
from pathlib import Path
from urllib.parse import quote

from extract.dataset.errors import DatasetError


def find_links(folder: Path, sources: Path | None) -> dict[str, str]:
    """Return the way from a page to each document: by its path in the folder, and by its name if that is there once.

    Args:
        folder: where the page stands.
        sources: the folder that holds the documents, or None.

    Raises:
        DatasetError: if there is no such folder.
    """
    if sources is None:
        return {}
    if not sources.is_dir():
        raise DatasetError("no_folder", path=sources)
    files = sorted(path for path in sources.rglob("*") if path.is_file())
    count = Counter(path.name for path in files)
    alone = {path.name: _way(folder, path) for path in files if count[path.name] == 1}
    return alone | {
        path.relative_to(sources).as_posix(): _way(folder, path) for path in files if path.parent != sources
    }


def _way(folder: Path, document: Path) -> str:
    """Return a relative reference (RFC 3986, section 4.2), or a whole one where no relative path leads."""
    try:
        return quote(os.path.relpath(document.resolve(), folder.resolve()).replace(os.sep, "/"))
    except ValueError:  # another drive
        return document.resolve().as_uri()
