"""Outputs on the disk: whole or not at all, and there after a power cut."""

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

_MODE = 0o666
_NAMELESS = getattr(os, "O_TMPFILE", 0)
_NOT_HERE = frozenset({errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL, errno.EPERM, errno.EXDEV})
"""What a file system says that knows no file without a name, or makes none of it visible."""


def write_whole(target: Path, data: bytes, spare: Path) -> None:
    """Write a file so that it is never seen in part, whenever the process is killed.

    Where the file system can, the file has no name until it is whole and synced, so that nothing is left behind.

    Args:
        target: the file; its folders are made.
        data: what it holds.
        spare: a name on the same file system, for what must have one before it takes the place of another file.

    Raises:
        OSError: if it cannot be written; an earlier file of this name is then still there.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if not (_NAMELESS and _write_nameless(target, data, spare)):
        _write_beside(target, data, spare)


def _write_nameless(target: Path, data: bytes, spare: Path) -> bool:
    try:
        handle = os.open(target.parent, _NAMELESS | os.O_WRONLY | os.O_CLOEXEC, _MODE)
    except OSError as error:
        if error.errno in _NOT_HERE:
            return False
        raise
    with _closing(handle):
        _fill(handle, data)
        return _name(handle, target, spare)


def _name(handle: int, target: Path, spare: Path) -> bool:
    """Give a file its name; return whether that can be done here."""
    try:
        _link(handle, target)
    except FileExistsError:
        with suppress(FileNotFoundError):
            spare.unlink()
        _link(handle, spare)
        spare.replace(target)
    except OSError as error:
        if error.errno in _NOT_HERE:
            return False
        raise
    return True


def _link(handle: int, name: Path) -> None:
    # ``linkat`` follows the link below /proc only with a folder given, which an absolute path makes idle (man 2 open)
    folder = os.open("/", os.O_RDONLY | os.O_CLOEXEC)
    with _closing(folder):
        os.link(f"/proc/self/fd/{handle}", name, src_dir_fd=folder)


def _write_beside(target: Path, data: bytes, spare: Path) -> None:
    try:
        handle = os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, _MODE)
        with _closing(handle):
            _fill(handle, data)
        spare.replace(target)
    finally:
        spare.unlink(missing_ok=True)


def _fill(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)


@contextmanager
def _closing(handle: int) -> Generator[None]:
    try:
        yield
    finally:
        os.close(handle)
