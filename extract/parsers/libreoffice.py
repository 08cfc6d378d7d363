"""LibreOffice as a converter: one process a file, with a profile of its own, without network, macros and endless runs.

It ends with success even where it converted nothing, so that only the file that it leaves counts. Its command line is
described in ``soffice --help``, the settings in its registry schemas (``org.openoffice.Office.Common``, ``Inet``).
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from extract.errors import ErrorCode, ReadError
from extract.parsers.programs import limited, run_alone

TIMEOUT = 180
"""The longest that a conversion may take, in seconds."""

MAX_OUTPUT = 1 << 29
"""The largest file that a conversion may write, in bytes."""

PROGRAMS = ("soffice", "libreoffice")
"""Names that the program goes by."""

_FILTERS = MappingProxyType(
    {"docx": "docx:MS Word 2007 XML", "pptx": "pptx:Impress MS PowerPoint 2007 XML"},
)
_COMMON, _INET = "/org.openoffice.Office.Common/Security/Scripting", "/org.openoffice.Inet/Settings"
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    (_COMMON, "DisableMacrosExecution", "true"),
    (_COMMON, "DisableActiveContent", "true"),
    (_COMMON, "BlockUntrustedRefererLinks", "true"),
    (_COMMON, "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    (_INET, "ooInetProxyType", "2"),
    (_INET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INET, "ooInetHTTPProxyPort", "9"),
    (_INET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INET, "ooInetHTTPSProxyPort", "9"),
)
_NAMESPACE = "http://openoffice.org/2001/registry"
_NO_PROXY = "http://127.0.0.1:9"


def find_program() -> str | None:
    """Return the path of LibreOffice, or None if it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def convert(data: bytes, source: str, target: str) -> bytes:
    """Return a file in another format.

    Args:
        data: the whole file.
        source: its format, used as the ending of its name.
        target: ``docx`` or ``pptx``.

    Raises:
        ReadError: if LibreOffice is not installed, cannot read the file, or takes too long.
    """
    program = find_program()
    if program is None:
        reason = f"{source} files are read through LibreOffice, which is not installed (apt install libreoffice-writer libreoffice-impress)"
        raise ReadError(reason, code=ErrorCode.MISSING_PROGRAM)
    with TemporaryDirectory(prefix="workplan-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _write_profile(folder / "profile" / "user")
        file = folder / f"source.{source}"
        file.write_bytes(data)
        _run(_command(program, folder, file, target), folder)
        return _result(folder / "out" / f"source.{target}", source)


def _command(program: str, folder: Path, file: Path, target: str) -> tuple[str, ...]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    quiet = ("--headless", "--invisible", "--norestore", "--nologo", "--nolockcheck", "--nodefault")
    goal = ("--convert-to", _FILTERS[target], "--outdir", str(folder / "out"), str(file))
    return limited((program, profile, *quiet, *goal), MAX_OUTPUT)


def _write_profile(folder: Path) -> None:
    """Write the settings of a new profile: no macros, no links, a proxy that is not there."""
    folder.mkdir(parents=True)
    items = "".join(_items())
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="{_NAMESPACE}">{items}</oor:items>\n'
    (folder / "registrymodifications.xcu").write_text(text, "utf-8")


def _items() -> Iterator[str]:
    for path, name, value in _SETTINGS:
        prop = f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
        yield f'<item oor:path="{path}">{prop}</item>'


def _run(command: tuple[str, ...], folder: Path) -> None:
    """Run a command, or say that it was not done in time."""
    proxies = {name: _NO_PROXY for base in ("http_proxy", "https_proxy", "all_proxy") for name in (base, base.upper())}
    if run_alone(command, folder, proxies | {"SAL_USE_VCLPLUGIN": "svp"}, TIMEOUT) is None:
        raise ReadError(f"LibreOffice was not done after {TIMEOUT} seconds", code=ErrorCode.TIMEOUT)


def _result(file: Path, source: str) -> bytes:
    if not file.is_file() or not file.stat().st_size:
        raise ReadError(f"LibreOffice cannot read the file as {source}", code=ErrorCode.CORRUPT)
    if file.stat().st_size >= MAX_OUTPUT:
        raise ReadError(f"the converted file reaches {MAX_OUTPUT} bytes", code=ErrorCode.LIMIT_SIZE)
    return file.read_bytes()
