"""What reads the documents, as one digest: a run that goes on tomorrow reads again what other software read."""

import hashlib
import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import extract
from extract.parsers.options import ReadOptions

LIBRARIES = (
    "cryptography",
    "lxml",
    "numpy",
    "olefile",
    "pillow",
    "pydantic",
    "pypdfium2",
    "python-docx",
    "python-pptx",
    "regex",
    "selectolax",
    "spacy",
    "hypua2jamo",
)
"""Libraries whose version may show in a record."""

PROGRAMS = ("soffice", "libreoffice", "tesseract")
"""Programs whose presence may show in a record."""

_SOURCES = frozenset({".py", ".toml"})


def installed(library: str) -> str | None:
    """Return the version of a library, or None if it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return None


def fingerprint(options: ReadOptions) -> str:
    """Return a digest of our version and code, of libraries and programs, and of the options.

    Of a password only that there is one: which one can open a file or not, but shows in no record.
    """
    digest = hashlib.sha256(extract.__version__.encode())
    for path in _sources():
        digest.update(path.read_bytes())
    known = [f"{name}={installed(name)}" for name in LIBRARIES]
    known += [f"{name}={shutil.which(name)}" for name in PROGRAMS]
    known += [options.ocr, str(options.password is not None)]
    digest.update("\n".join(known).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _sources() -> list[Path]:
    package = Path(extract.__file__).parent
    return sorted(path for path in package.rglob("*") if path.suffix in _SOURCES)
