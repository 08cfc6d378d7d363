"""The commands and their options; what a command does is imported when it is called, since reading one file is quick."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from extract.cli.arguments import add_diff_options, add_run_options
from extract.cli.escape import escaped
from extract.cli.exits import Exit, UsageError, done
from extract.cli.many import add_commands_of_many
from extract.parsers.options import Ocr, ReadOptions

_STDIO = Path("-")


def _options(given: argparse.Namespace) -> ReadOptions:
    return ReadOptions(given.password, given.ocr)


def _run(given: argparse.Namespace) -> int:
    from extract.batch.run import OutputError
    from extract.batch.state import BusyError
    from extract.cli.run import Wish, run_files, run_stdin

    settings = _settings(given)
    if _STDIO in given.paths:
        if len(given.paths) > 1:
            raise UsageError("- cannot be combined with other paths")
        return run_stdin(settings)
    output = None if given.output == _STDIO else given.output
    if output is None and (given.scheduler or given.report):
        raise UsageError("--scheduler and --report need a folder for the output")
    wish = Wish(output, summary=given.summary, log=given.log == "json", report=given.report)
    try:
        if output is not None and given.scheduler:
            return _run_on_cluster(given, output, settings)
        return run_files(given.paths, settings, wish)
    except BusyError as error:
        raise UsageError(str(error)) from None
    except OutputError as error:
        sys.stderr.write(f"workplan: 출력을 쓸 수 없어 멈춥니다 (the output cannot be written): {error}\n")
        return Exit.NOT_WRITTEN


def _run_on_cluster(given: argparse.Namespace, output: Path, settings: Any) -> int:
    if given.shard:
        raise UsageError("--scheduler makes its own shards")
    try:
        from extract.cli.cluster import run_on_cluster
    except ImportError as error:
        raise UsageError(f"--scheduler needs pip install 'workplan-extract[cluster]' ({error})") from None
    return run_on_cluster(given.paths, output, settings, given.scheduler)


def _settings(given: argparse.Namespace) -> Any:
    import math

    from extract.batch.limits import Limits
    from extract.batch.run import Settings
    from extract.batch.state import Shard

    limits = Limits(seconds=given.timeout, cpu=math.ceil(given.timeout), memory=given.memory)
    shard = Shard(*given.shard) if given.shard else None
    return Settings(_options(given), limits, given.jobs or _processors(), shard, given.fresh)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _check(given: argparse.Namespace) -> Exit:
    from extract.cli.check import Wish, check_files

    if _STDIO in given.paths and len(given.paths) > 1:
        raise UsageError("- cannot be combined with other paths")
    if given.against is not None and not given.against.is_file():
        raise UsageError(f"{given.against}: no such file")
    wish = Wish(every=given.all, as_json=given.json, language=given.lang, against=given.against)
    found = check_files(given.paths, _options(given), wish)
    return Exit.INCONSISTENT if given.strict and found.inconsistent else done(found.all_read)


def _diff(given: argparse.Namespace) -> Exit:
    try:
        from extract.cli.diff import diff_files
    except ImportError as error:
        raise UsageError(f"diff needs pip install 'workplan-extract[dataset]' ({error})") from None
    wish = {"decisions": given.decisions, "as_json": given.json, "language": given.lang}
    try:
        return done(diff_files(given.earlier, given.later, _options(given), **wish))
    except (OSError, ValueError) as error:
        raise UsageError(str(error)) from None


def _show(given: argparse.Namespace) -> Exit:
    from extract.cli.show import show_file

    return done(show_file(_bytes(given.file), given.file.name, _options(given), plain=given.plain))


def _dump(given: argparse.Namespace) -> Exit:
    from extract.cli.dump import dump_file

    return done(dump_file(_bytes(given.file), _options(given)))


def _explain(given: argparse.Namespace) -> Exit:
    from extract.cli.explain import explain, explain_all, nearest

    if given.code is None:
        sys.stdout.write(explain_all())
        return Exit.READ
    found = explain(given.code)
    if found is None:
        raise UsageError(f"{given.code} is no code; did you mean {nearest(given.code)}?")
    sys.stdout.write(found)
    return Exit.READ


def _schema(_: argparse.Namespace) -> Exit:
    from extract.emit import to_schema_json

    sys.stdout.write(to_schema_json())
    return Exit.READ


def _bytes(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == _STDIO else file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from None


def make_parser() -> argparse.ArgumentParser:
    """Return the commands with their options."""
    about = "Read Korean public-sector annual work plans (주요업무계획) into checked JSON."
    parser = argparse.ArgumentParser(prog="workplan", description=about)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    protected = argparse.ArgumentParser(add_help=False)
    protected.add_argument("--password", metavar="WORD", help="opens files that are protected by it (암호)")
    about = (
        "recognise pages from their picture (문자 인식): those without usable text (auto, the default), none, or all"
    )
    protected.add_argument("--ocr", choices=get_args(Ocr), default="auto", help=about)
    one = argparse.ArgumentParser(add_help=False)
    one.add_argument("file", type=Path, metavar="FILE", help="a file, or - for standard input")

    about = "read plans and write one JSON file each; a file that cannot be read gets a failure record"
    add_run_options(commands.add_parser("run", parents=[protected], help=about, description=about), _run)

    about = "print the numbers that do not add up: where, both numbers, the others, what may explain it (검산)"
    _add_check_options(commands.add_parser("check", parents=[protected], help=about, description=about))

    about = "compare two plans of one department: programs, budgets, staff, and plans that were never reported"
    add_diff_options(commands.add_parser("diff", parents=[protected], help=about, description=about), _diff)

    about = "show title, section tree, tables, records and failed checks on the terminal"
    show = commands.add_parser("show", parents=[one, protected], help=about, description=about)
    show.add_argument("--plain", action="store_true", help="no colour, 100 columns")
    show.set_defaults(command=_show)

    about = "print the blocks of a file as text, one line a paragraph or cell"
    dump = commands.add_parser("dump", parents=[one, protected], help=about, description=about)
    dump.set_defaults(command=_dump)

    about = "say what a code of an error or issue means and what to do; without a code, list all"
    explained = commands.add_parser("explain", help=about, description=about)
    explained.add_argument("code", nargs="?", metavar="CODE", help="a code, such as TRUNCATED or partial")
    explained.set_defaults(command=_explain)

    about = "print the JSON Schema (2020-12) of the output"
    commands.add_parser("schema", help=about, description=about).set_defaults(command=_schema)

    add_commands_of_many(commands)
    return parser


def _add_check_options(check: argparse.ArgumentParser) -> None:
    about = "files, folders, patterns, or - for standard input"
    check.add_argument("paths", type=Path, nargs="+", metavar="PATH", help=about)
    check.add_argument("--all", action="store_true", help="also the checks that hold or cannot be decided")
    check.add_argument("--json", action="store_true", help="one line of JSON a finding")
    check.add_argument("--strict", action="store_true", help="exit with code 4 if anything is inconsistent")
    check.add_argument("--lang", choices=("ko", "en"), default="ko", help="language of the sentences (ko, the default)")
    about = "an earlier plan whose sums of money are compared with those of each file (last year's plan)"
    check.add_argument("--against", type=Path, metavar="EARLIER", help=about)
    check.set_defaults(command=_check)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code.

    Args:
        arguments: what follows the program's name; by default that of the process.

    Raises:
        SystemExit: with code 0 behind a help text, with code 2 on wrong usage.
    """
    parser = make_parser()
    words = sys.argv[1:] if arguments is None else list(arguments)
    if not words:
        parser.print_help()
        return Exit.USAGE
    given = parser.parse_args(words)
    try:
        code: int = given.command(given)
        sys.stdout.flush()
    except UsageError as error:
        parser.error(escaped(str(error)))
    except BrokenPipeError:  # whoever reads our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.READ
    return code
