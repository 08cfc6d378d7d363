"""The commands that look at the output folder of a run, and the one that looks at this machine."""

import argparse
from typing import Any

from extract.cli.arguments import add_compare_options, add_export_options, add_status_options, add_trend_options
from extract.cli.exits import Exit, UsageError, done


def add_commands_of_many(commands: Any) -> None:
    """Add the commands with their options."""
    about = "what was done below an output folder: counts by code, slowest, largest, not read whole, not adding up"
    add_status_options(commands.add_parser("status", help=about, description=about), _status)

    about = "write the reports of an output folder as one dataset, or bring it up to date"
    add_export_options(commands.add_parser("export", help=about, description=about), _export)

    about = (
        "compare many documents: budgets, spending, programs, posts, staff by year, body, department, program, funding"
    )
    add_compare_options(commands.add_parser("compare", help=about, description=about), _compare)

    about = "show each program through the years: budget, spending, what became of it, whether it was ever reported"
    add_trend_options(commands.add_parser("trend", help=about, description=about), _trend)

    about = "what is installed, in which version, and what it is for"
    commands.add_parser("doctor", help=about, description=about).set_defaults(command=_doctor)


def _status(given: argparse.Namespace) -> Exit:
    from extract.cli.status import show_status

    if not given.folder.is_dir():
        raise UsageError(f"{given.folder}: no such folder")
    return done(show_status(given.folder, as_json=given.json))


def _doctor(_: argparse.Namespace) -> Exit:
    from extract.cli.doctor import show_doctor

    show_doctor()
    return Exit.READ


def _export(given: argparse.Namespace) -> Exit:
    from extract.cli.export import export_outputs

    if not given.outputs.is_dir():
        raise UsageError(f"{given.outputs}: no such folder")
    return done(export_outputs(given))


def _compare(given: argparse.Namespace) -> Exit:
    try:
        from extract.cli.compare import compare_outputs
    except ImportError as error:
        raise UsageError(f"compare needs pip install 'workplan-extract[dataset]' ({error})") from None
    return done(compare_outputs(given))


def _trend(given: argparse.Namespace) -> Exit:
    try:
        from extract.cli.trend import show_trends
    except ImportError as error:
        raise UsageError(f"trend needs pip install 'workplan-extract[dataset]' ({error})") from None
    return done(show_trends(given))
