"""Programs (사업) and the labelled lines of their overviews (사업개요)."""

from collections.abc import Iterator

from extract.dataset.columns import DOCUMENT, Column, Kind, Row, Table, ident, numbered, own, place
from extract.dataset.entry import Entry


def _programs(entry: Entry) -> Iterator[Row]:
    for program in entry.report.plan.programs:
        s = program.source
        yield (
            entry.document,
            program.id,
            program.name,
            program.section,
            program.year,
            program.phase,
            program.purpose,
            program.team,
            " ".join(program.budgets) or None,
            " ".join(program.schedule) or None,
            s.block,
            s.page,
            s.row,
            s.col,
            s.start,
            s.end,
        )


PROGRAMS = Table(
    "programs",
    "one program as the document presents it",
    "plan.programs",
    (
        DOCUMENT,
        ident(),
        own("name", Kind.TEXT, "title of the program"),
        own("section", Kind.TEXT, "id of its section"),
        own("year", Kind.INTEGER, "year that it is reported or planned for"),
        own("phase", Kind.TEXT, "result or plan"),
        own("purpose", Kind.TEXT, "sentence that introduces it"),
        own("team", Kind.TEXT, "team in charge"),
        own("budgets", Kind.TEXT, "ids of the budget lines below it, separated by spaces"),
        own("schedule", Kind.TEXT, "ids of the schedule items below it, separated by spaces"),
        *place(),
    ),
    _programs,
)


def _overview(entry: Entry) -> Iterator[Row]:
    for program in entry.report.plan.programs:
        for number, item in enumerate(program.overview, 1):
            s = item.source
            yield (
                entry.document,
                f"{program.id}.{number}",
                program.id,
                item.label,
                item.value,
                s.block,
                s.page,
                s.row,
                s.col,
                s.start,
                s.end,
            )


OVERVIEW = Table(
    "overview",
    "one labelled line of a program's overview",
    "plan.programs.overview",
    (
        DOCUMENT,
        numbered("p1.1 … id of the program and number of the line"),
        Column("program", Kind.TEXT, "id of the program"),
        own("label", Kind.TEXT, "part before the colon"),
        own("value", Kind.TEXT, "part behind it"),
        *place(),
    ),
    _overview,
)
