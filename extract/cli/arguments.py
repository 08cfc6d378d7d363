"""The options of the commands that have many, and how their values are written."""

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
MEASURES = ("budget", "executed", "rate", "programs", "posts", "staff", "vacancies")
"""What can be compared; named here too, since the libraries that compare may be missing."""
DIMENSIONS = ("year", "organization", "department", "program", "funding")
"""By what it is laid out."""


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


def add_status_options(status: argparse.ArgumentParser, command: Callable[[argparse.Namespace], int]) -> None:
    """Give ``workplan status`` its options."""
    status.add_argument("folder", type=Path, metavar="FOLDER", help="the output folder of a run")
    status.add_argument("--json", action="store_true", help="the run report as JSON")
    status.set_defaults(command=command)


def parse_dimensions(text: str) -> tuple[str, ...]:
    """Return the dimensions that a comparison is laid out by.

    >>> parse_dimensions("organization,year")
    ('organization', 'year')
    """
    names = tuple(name.strip() for name in text.split(","))
    if not set(names) <= set(DIMENSIONS) or len(set(names)) < len(names):
        raise argparse.ArgumentTypeError(f"{text}: write some of {','.join(DIMENSIONS)}, each once")
    return names


def parse_per(text: str) -> str | Path:
    """Return what numbers are divided by: posts, staff, or a file."""
    return text if text in ("posts", "staff") else Path(text)


def _add_choice(parser: argparse.ArgumentParser) -> None:
    """Add the options of both commands that look at many documents."""
    parser.add_argument("outputs", type=Path, metavar="OUTPUTS", help="the output folder of a run")
    about = "a program, followed under whatever name; blanks and particles do not matter (may be given again)"
    parser.add_argument("--program", action="append", default=[], metavar="NAME", help=about)
    about = "a body, by its name today or a former one (may be given again)"
    parser.add_argument("--organization", action="append", default=[], metavar="NAME", help=about)
    about = "a department, by its last name or a former one (may be given again)"
    parser.add_argument("--department", action="append", default=[], metavar="NAME", help=about)
    about = "TOML file of programs that people decided to be the same or not, which overrides"
    parser.add_argument("--decisions", type=Path, metavar="FILE", help=about)
    about = "table for people (the default), csv, or json with everything"
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help=about)
    parser.add_argument("--lang", choices=("ko", "en"), default="ko", help="language of the table (ko, the default)")


def add_compare_options(compare: argparse.ArgumentParser, command: Callable[[argparse.Namespace], int]) -> None:
    """Give ``workplan compare`` its options."""
    _add_choice(compare)
    about = "what is compared (budget, the default)"
    compare.add_argument("--measure", choices=MEASURES, default="budget", help=about)
    about = "by what it is laid out, the last one in columns (year,organization): " + ", ".join(DIMENSIONS)
    default = ("year", "organization")
    compare.add_argument("--by", type=parse_dimensions, default=default, metavar="DIMENSIONS", help=about)
    about = "divide by the department's posts or staff, or by persons of a CSV file with organization, year, persons"
    compare.add_argument("--per", type=parse_per, metavar="posts|staff|FILE", help=about)
    about = "money in prices of that year, by the consumer price index"
    compare.add_argument("--real", type=int, metavar="YEAR", help=about)
    compare.add_argument("--sources", action="store_true", help="list the place of every number below the table")
    about = (
        "draw it, too: .png, .svg, or .html with a table of all numbers; needs pip install 'workplan-extract[charts]'"
    )
    compare.add_argument("--chart", type=Path, metavar="FILE", help=about)
    about = "folder of the documents, which the .html then links to"
    compare.add_argument("--originals", type=Path, metavar="FOLDER", help=about)
    compare.set_defaults(command=command)


def add_trend_options(trend: argparse.ArgumentParser, command: Callable[[argparse.Namespace], int]) -> None:
    """Give ``workplan trend`` its options."""
    _add_choice(trend)
    about = "only what was planned and never reported, though the next document tells results"
    trend.add_argument("--unreported", action="store_true", help=about)
    trend.set_defaults(command=command)
