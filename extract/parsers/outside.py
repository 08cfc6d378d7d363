"""What a file holds that would act or fetch if other programs opened it: told, never run, never fetched.

Macros: [MS-OVBA] 2.2.1; controls: ECMA-376 part 1, 15.2.2; links to outside: ECMA-376 part 2, 9.3; actions of PDF:
ISO 32000-1, 12.6.4.16 and 12.6.4.5. Links that a reader follows by hand (hyperlinks) are not meant.
"""

import re
from collections.abc import Iterator

from extract.errors import ReadError
from extract.issues import Issue, IssueCode
from extract.parsers.archive import Archive, open_archive
from extract.parsers.sniff import OLE_MAGIC, ZIP_MAGIC

_WITHIN = 1 << 24
_LARGEST_LINKS = 1 << 22
_EXTERNAL = re.compile(rb"<Relationship\b[^>]*?\bTargetMode\s*=\s*[\"']External[\"'][^>]*>")
_HYPERLINK = re.compile(rb"/hyperlink[\"']")
_ODF_LINK = re.compile(rb"<(?:draw:image|draw:object|text:section-source)\b[^>]*xlink:href=[\"'](?:https?|ftp|file):")
_PARTS = (
    (re.compile(r"(^|/)vbaProject\.bin$|(^|/)Basic/.+/.+|(^|/)_VBA_PROJECT", re.IGNORECASE), "macros"),
    (re.compile(r"(^|/)activeX/", re.IGNORECASE), "controls"),
    (
        re.compile(r"(^|/)embeddings/.+\.(bin|exe|ole)$|(^|/)BinData/.+\.(ole|exe|com|scr)$", re.IGNORECASE),
        "embedded objects",
    ),
    (re.compile(r"\.(exe|dll|scr|vbs|bat|cmd|ps1|jar)$", re.IGNORECASE), "programs"),
)
_OLE_NAMES = (
    (re.compile("_VBA_PROJECT".encode("utf-16-le")), "macros"),
    (re.compile(rb"B\0I\0N\0(?:[0-9A-Fa-f]\0){4}\.\0[Oo]\0[Ll]\0[Ee]\0"), "embedded objects"),
)
_PDF_ACTIONS = (
    (re.compile(rb"/JavaScript\s*[(<\d\[]|/S\s*/JavaScript\b"), "scripts"),
    (re.compile(rb"/S\s*/Launch\b"), "actions that start programs"),
    (re.compile(rb"/Type\s*/EmbeddedFile\b|/S\s*/EmbeddedFile\b"), "embedded files"),
)
_HTML_ACTIVE = (
    (
        re.compile(rb"<script[\s>]|\son(?:load|error|click)\s*=|href\s*=\s*[\"']?\s*javascript:", re.IGNORECASE),
        "scripts",
    ),
    (re.compile(rb"<(?:object|embed|applet)[\s>]", re.IGNORECASE), "embedded objects"),
)
_HTML_OUTSIDE = re.compile(
    rb"<(?:img|iframe|frame|link|object|embed)\b[^>]*?\s(?:src|href|data)\s*=\s*[\"']?(?!data:|cid:|#)\w", re.IGNORECASE
)


def outside_issues(data: bytes, name: str) -> tuple[Issue, ...]:
    """Return what is active in a file and what it would fetch.

    Args:
        data: the whole file.
        name: its format, as it was read.
    """
    return tuple(_issues(data, name))


def _issues(data: bytes, name: str) -> Iterator[Issue]:
    if data.startswith(ZIP_MAGIC):
        yield from _of_archive(data)
    elif data.startswith(OLE_MAGIC):
        yield from _active(what for pattern, what in _OLE_NAMES if pattern.search(data))
    elif name == "pdf":
        yield from _active(what for pattern, what in _PDF_ACTIONS if pattern.search(data))
    elif name == "html":
        plain = data[:_WITHIN].replace(b"\0", b"")
        yield from _active(what for pattern, what in _HTML_ACTIVE if pattern.search(plain))
        yield from _linked(len(_HTML_OUTSIDE.findall(plain)))


def _of_archive(data: bytes) -> Iterator[Issue]:
    try:
        archive = open_archive(data)
    except ReadError:
        return
    yield from _active(what for pattern, what in _PARTS if any(map(pattern.search, archive.names)))
    yield from _linked(sum(_links(archive)))


def _links(archive: Archive) -> Iterator[int]:
    """Yield how often each part points to content outside of the package."""
    for name, entry in archive.entries.items():
        is_small = entry.file_size <= _LARGEST_LINKS
        if is_small and name.endswith(".rels"):
            links = _EXTERNAL.findall(_part(archive, name))
            yield sum(1 for link in links if not _HYPERLINK.search(link))
        elif is_small and name in ("content.xml", "styles.xml"):
            yield len(_ODF_LINK.findall(_part(archive, name)))


def _part(archive: Archive, name: str) -> bytes:
    try:
        return archive.part(name) or b""
    except ReadError:
        return b""


def _active(kinds: Iterator[str]) -> Iterator[Issue]:
    found = tuple(dict.fromkeys(kinds))
    if found:
        yield Issue(IssueCode.ACTIVE_CONTENT, f"the file holds {', '.join(found)}; nothing of it was run")


def _linked(count: int) -> Iterator[Issue]:
    if count:
        yield Issue(IssueCode.EXTERNAL_LINK, f"{count} links to content outside of the file; nothing was fetched")
