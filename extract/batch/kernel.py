"""What Linux can do for us that Python has no name for; every call is best effort and says whether it worked.

The numbers are those of ``linux/prctl.h`` and ``linux/sched.h``; elsewhere than on Linux nothing is done.
"""

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

_SET_PDEATHSIG = 1
_SET_CHILD_SUBREAPER = 36
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_EXPENDABLE = "1000"


def _call(name: str, *arguments: int) -> bool:
    if sys.platform != "linux":
        return False
    function = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    return function is not None and function(*arguments) == 0


def die_with_parent() -> bool:
    """Have this process killed when the one that forked it ends."""
    return _call("prctl", _SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)


def adopt_orphans() -> bool:
    """Become the parent of all descendants whose own parent ends."""
    return _call("prctl", _SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def leave_network() -> bool:
    """Move this process into a network without any interface; call it before the process has threads.

    Root may do so at once; others through a user namespace of their own, where the kernel allows it.
    """
    if _call("unshare", _CLONE_NEWNET):
        return True
    user, group = os.getuid(), os.getgid()
    if not _call("unshare", _CLONE_NEWUSER | _CLONE_NEWNET):
        return False
    with suppress(OSError):
        Path("/proc/self/setgroups").write_text("deny", "ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", "ascii")
    return True


def can_leave_network() -> bool:
    """Return whether `leave_network` works here; tried in a process of its own."""
    child = os.fork()
    if child == 0:
        os._exit(0 if leave_network() else 1)
    return os.waitpid(child, 0)[1] == 0


def be_expendable() -> None:
    """Offer this process to the kernel first when memory runs out."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_EXPENDABLE, "ascii")


def address_space() -> int:
    """Return the address space of this process in bytes, 0 where it cannot be told."""
    with suppress(OSError, ValueError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def children() -> tuple[int, ...]:
    """Return the process ids of our children, also of those that were adopted."""
    with suppress(OSError):
        own = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii")
        return tuple(map(int, own.split()))
    return ()
