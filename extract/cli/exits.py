"""How a command ends."""

from enum import IntEnum


class Exit(IntEnum):
    """What the exit code says."""

    READ = 0
    USAGE = 2
    SOME_UNREAD = 3
    INCONSISTENT = 4
    NOT_WRITTEN = 5


class UsageError(Exception):
    """Arguments that do not go together, or a file that cannot be opened."""


def done(all_read: bool) -> Exit:  # noqa: FBT001 - the answer of a command
    """Return the exit code of a command that read everything, or did not."""
    return Exit.READ if all_read else Exit.SOME_UNREAD
