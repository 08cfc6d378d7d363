"""The commands and their options."""

import sys
from enum import IntEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from extract.batch import Result, plan_jobs, read_one, run_job, write_result
from extract.cli.console import make_console
from extract.cli.dump import dump_lines
from extract.cli.show import show_report
from extract.cli.summary import show_summary
from extract.emit import to_json, to_schema_json
from extract.errors import ReadError
from extract.parsers import read
from extract.parsers.options import ReadOptions
from extract.schemas import FailureRecord


class Exit(IntEnum):
    """What the exit code says."""

    READ = 0
    USAGE = 2
    SOME_UNREAD = 3


app = typer.Typer(
    name="workplan",
    help="Read Korean public-sector annual work plans (주요업무계획) into checked JSON.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_STDIO = Path("-")

Password = Annotated[str | None, typer.Option("--password", help="Opens files that are protected by it (암호).")]


@app.command()
def run(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders, patterns, or - for standard input.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder for the output, or - for standard output.")
    ] = Path("outputs"),
    *,
    summary: Annotated[bool, typer.Option("--summary", help="Print what was found in each file.")] = False,
    password: Password = None,
) -> None:
    """Read plans and write one JSON file each; a file that cannot be read gets a failure record."""
    options = ReadOptions(password)
    if _STDIO in paths:
        if len(paths) > 1:
            raise typer.BadParameter("- cannot be combined with other paths")
        _run_stdin(options)
        return
    jobs = plan_jobs(paths)
    errors = make_console(stderr=True)
    results: list[Result] = []
    for job in track(jobs, "읽는 중", console=errors, transient=True, disable=not errors.is_terminal):
        result = run_job(job, options)
        if output == _STDIO:
            sys.stdout.buffer.write(to_json(result.record, indent=None))
        else:
            write_result(result, output)
        results.append(result)
        _tell_failure(errors, result)
    if summary:
        show_summary(make_console(stderr=output == _STDIO), results)
    _leave(any(result.failed for result in results))


def _run_stdin(options: ReadOptions) -> None:
    record = read_one(sys.stdin.buffer.read(), "-", options)
    sys.stdout.buffer.write(to_json(record))
    _leave(isinstance(record, FailureRecord))


def _tell_failure(console: Console, result: Result) -> None:
    if isinstance(result.record, FailureRecord):
        message = result.record.message
        console.print(
            f"{result.job.path}: {message.ko} ({message.en})",
            style="red",
            highlight=False,
            markup=False,
            soft_wrap=True,
        )


def _leave(some_unread: bool) -> None:  # noqa: FBT001 - read at the call as a sentence
    raise typer.Exit(Exit.SOME_UNREAD if some_unread else Exit.READ)


def _bytes(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == _STDIO else file.read_bytes()
    except OSError as error:
        raise typer.BadParameter(f"{file}: {error.strerror}") from None


@app.command()
def show(
    file: Annotated[Path, typer.Argument(help="A file, or - for standard input.")],
    *,
    plain: Annotated[bool, typer.Option("--plain", help="No colour, 100 columns.")] = False,
    password: Password = None,
) -> None:
    """Show title, section tree, tables, records and failed checks on the terminal."""
    console = make_console(plain=plain)
    record = read_one(_bytes(file), file.name, ReadOptions(password))
    if isinstance(record, FailureRecord):
        make_console(stderr=True).print(
            f"{record.message.ko} ({record.message.en}) {record.detail or ''}", markup=False
        )
        _leave(some_unread=True)
    else:
        show_report(console, record)


@app.command()
def dump(
    file: Annotated[Path, typer.Argument(help="A file, or - for standard input.")],
    *,
    password: Password = None,
) -> None:
    """Print the blocks of a file as text, one line a paragraph or cell."""
    try:
        document = read(_bytes(file), ReadOptions(password))
    except ReadError as error:
        make_console(stderr=True).print(f"{error.code.value}: {error}", markup=False, soft_wrap=True)
        raise typer.Exit(Exit.SOME_UNREAD) from None
    sys.stdout.write("".join(f"{line}\n" for line in dump_lines(document)))


@app.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of the output."""
    sys.stdout.write(to_schema_json())


def main() -> None:
    """Run the command line."""
    app()
