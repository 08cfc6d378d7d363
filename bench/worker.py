"""One reader of Hangul documents that times itself: file names in, one line of JSON out for each.

This file runs in whatever Python a reader is installed in, so it imports nothing but the standard library and that
reader. It counts neither its own start nor the pipe. pyhwp is run by its own program's entry.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points, version
from pathlib import Path


def _workplan() -> Callable[[str], object]:
    from extract import parsers  # noqa: PLC0415 - each reader is imported only where it is the one asked for

    return lambda path: parsers.read(Path(path).read_bytes())


def _unhwp() -> Callable[[str], object]:
    parse = import_module("unhwp").parse_bytes
    return lambda path: parse(Path(path).read_bytes()).markdown


def _pyhwp() -> Callable[[str], object]:
    entry = next(iter(entry_points(group="console_scripts", name="hwp5txt")), None)
    if entry is None:
        raise ModuleNotFoundError(name="pyhwp")
    program = entry.load()
    output = tempfile.NamedTemporaryFile()  # noqa: SIM115 - lives as long as the process

    def read(path: str) -> None:
        sys.argv = ["hwp5txt", "--output", output.name, path]
        program()
        if not Path(output.name).stat().st_size:
            raise ValueError("nothing came out")

    return read


_READERS = (("workplan-extract", _workplan), ("unhwp", _unhwp), ("pyhwp", _pyhwp))


def peak() -> int:
    """Return the most memory that this process ever held, in KiB; Linux keeps a parent's in ``ru_maxrss``."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    import resource  # noqa: PLC0415 - not there on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _time(read: Callable[[str], object], path: str) -> dict[str, object]:
    begin = time.perf_counter()
    try:
        read(path)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever another program raises
        return {"error": f"{type(error).__name__}: {error}"}
    return {"seconds": time.perf_counter() - begin, "peak": peak()}


def main(name: str) -> None:
    """Answer each line of standard input; the reader's own prints are dropped."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    try:
        read = dict(_READERS)[name]()
    except ImportError as error:
        said: dict[str, object] = {"error": f"{type(error).__name__}: {error}", "missing": error.name}
        print(json.dumps(said), file=answers, flush=True)
        return
    print(json.dumps({"version": version(name), "peak": peak()}), file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(_time(read, line.rstrip("\n"))), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
