"""How a run shows that it goes on: a bar with rate and time left on a terminal, or lines of JSON."""

import json
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from extract.batch.outcome import Outcome
from extract.batch.run import Done


class _Rate(ProgressColumn):
    """Files a second since the beginning."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.1f}/s", "progress.data.speed")


@dataclass(frozen=True, slots=True)
class Log:
    """Where the events of a run are told.

    Attributes:
        progress: the bar.
        as_json: whether each event is a line of JSON instead.
    """

    progress: Progress
    as_json: bool

    def tell(self, done: Done) -> None:
        """Tell that a document is done."""
        row = done.row
        self._advance()
        self._line(
            "kept" if done.kept else "file",
            path=row.path,
            output=row.output,
            code=row.code,
            detail=row.detail,
            attempts=row.attempts,
            seconds=round(row.seconds, 3),
            peak=row.peak,
        )

    def tell_outcome(self, outcome: Outcome) -> None:
        """Tell that a document is read."""
        facts = outcome.facts
        self._advance()
        self._line(
            "file",
            path=outcome.job.name,
            code=facts.code,
            detail=facts.detail,
            attempts=outcome.attempts,
            seconds=round(outcome.seconds, 3),
            peak=outcome.peak,
        )

    def tell_event(self, event: str, **members: float | str | None) -> None:
        """Tell something else about the run."""
        self._line(event, **members)

    def _advance(self) -> None:
        for task in self.progress.task_ids:
            self.progress.advance(task)

    def _line(self, event: str, **members: float | str | None) -> None:
        if self.as_json:
            line = {"time": round(time.time(), 3), "event": event, **members}
            sys.stderr.write(json.dumps(line, ensure_ascii=False) + "\n")


@contextmanager
def track(console: Console, total: int, *, as_json: bool) -> Generator[Log]:
    """Show how far a run is, and give where its events are told.

    Args:
        console: where the bar is shown, if that is a terminal.
        total: how many files there are.
        as_json: whether events are lines of JSON instead.
    """
    shown = console.is_terminal and not as_json
    columns = (TextColumn("읽는 중"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not shown) as progress:
        if shown:
            progress.add_task("", total=total)
        log = Log(progress, as_json)
        log.tell_event("begin", total=total)
        yield log
        log.tell_event("end")
