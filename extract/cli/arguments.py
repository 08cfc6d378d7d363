"""The options of ``workplan run`` and ``workplan export``, and how their values are written."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path

from extract.batch.limits import DEFAULT_LIMITS
from extract.dataset.exports import EXPORTS

_SIZE = re.compile(r"(\d+)([KMGT]?)(?:i?B)?", re.IGNORECASE)
_SHARD = re.compile(r"(\d+)/(\d+)")
_UNITS = " KMGT"
_LEAST_MEMORY = 64 << 20


def parse_memory(text: str) -> int:
    """Return a number of bytes, written with a binary unit.

    >>> parse_memory("512M"), parse_memory("4GiB")
    (536870912, 4294967296)
    """
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise argparse.ArgumentTypeError(f"{text}: write a size such as 512M or 4G")
    size = int(found[1]) << 10 * _UNITS.index(found[2].upper() or " ")
    if size < _LEAST_MEMORY:
        raise argparse.ArgumentTypeError(f"{text}: less than 64M, with which nothing can be read")
    return size


def parse_shard(text: str) -> tuple[int, int]:
    """Return the number of a shard and how many there are.

    >>> parse_shard("2/8")
    (2, 8)
    """
    found = _SHARD.fullmatch(text.strip())
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise argparse.ArgumentTypeError(f"{text}: write 1/8 for the first of eight")
    return int(found[1]), int(found[2])


def parse_count(text: str) -> int:
    """Return a whole number above zero."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text}: a whole number from 1")
    return int(text)


def parse_seconds(text: str) -> float:
    """Return a number of seconds above zero."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text}: a number of seconds above 0")
    return seconds


def add_run_options(run: argparse.ArgumentParser, command: Callable[[argparse.Namespace], int]) -> None:
    """Give ``workplan run`` its options."""
    about = "files, folders, patterns, or - for standard input"
    run.add_argument("paths", type=Path, nargs="+", metavar="PATH", help=about)
    about = "folder for the output (outputs unless given), or - for standard output"
    run.add_argument("-o", "--output", type=Path, default=Path("outputs"), metavar="FOLDER", help=about)
    run.add_argument("--summary", action="store_true", help="print what was found in each file")
    about = "how many files are read at a time (as many as there are processors)"
    run.add_argument("-j", "--jobs", type=parse_count, metavar="N", help=about)
    about = "seconds that reading one file may take (600)"
    run.add_argument("--timeout", type=parse_seconds, default=DEFAULT_LIMITS.seconds, metavar="SECONDS", help=about)
    about = "memory that reading one file may take beyond the libraries (4G)"
    run.add_argument("--memory", type=parse_memory, default=DEFAULT_LIMITS.memory, metavar="SIZE", help=about)
    again = run.add_mutually_exclusive_group()
    about = "leave what an earlier run finished (the default)"
    again.add_argument("--resume", dest="fresh", action="store_false", default=False, help=about)
    again.add_argument("--fresh", action="store_true", help="read everything again")
    about = "read only the i-th of n equal shares of the files, the same on every machine"
    run.add_argument("--shard", type=parse_shard, metavar="I/N", help=about)
    about = "spread the files over a Dask cluster: its address, or local for one on this machine"
    run.add_argument("--scheduler", metavar="ADDRESS", help=about)
    run.add_argument("--log", choices=("json",), help="tell each event as a line of JSON on standard error")
    run.add_argument("--report", type=Path, metavar="FILE", help="write the run report there as JSON")
    run.set_defaults(command=command)


def add_diff_options(diff: argparse.ArgumentParser, command: Callable[[argparse.Namespace], int]) -> None:
    """Give ``workplan diff`` its options."""
    for name in ("earlier", "later"):
        diff.add_argument(name, type=Path, metavar=name.upper(), help="a plan, or the JSON that a run wrote of it")
    about = "TOML file of programs that people decided to be the same or not, which overrides"
    diff.add_argument("--decisions", type=Path, metavar="FILE", help=about)
    diff.add_argument("--json", action="store_true", help="everything as JSON, with places and reasons")
    diff.add_argument("--lang", choices=("ko", "en"), default="ko", help="language of the table (ko, the default)")
    diff.set_defaults(command=command)


def add_export_options(export: argparse.ArgumentParser, command: Callable[[argparse.Namespace], int]) -> None:
    """Give ``workplan export`` its options."""
    export.add_argument("outputs", type=Path, metavar="OUTPUTS", help="the output folder of a run")
    about = "; ".join(f"{one.name}: {one.about}" for one in EXPORTS)
    export.add_argument("--to", choices=[one.name for one in EXPORTS], required=True, help=about)
    about = "the file or folder to write"
    export.add_argument("-o", "--output", type=Path, required=True, metavar="PATH", help=about)
    about = "write everything anew, also what an earlier export holds"
    export.add_argument("--fresh", action="store_true", help=about)
    about = "how many processes work (as many as there are processors)"
    export.add_argument("-j", "--jobs", type=parse_count, metavar="N", help=about)
    about = "bag alone: folder of the source files, where they are no longer where they were read"
    export.add_argument("--sources", type=Path, metavar="FOLDER", help=about)
    export.set_defaults(command=command)
