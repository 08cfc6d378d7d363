"""Reports read one after the other for an export, each document once."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.dataset.entry import Entry, Failure
from extract.dataset.ledger import Line
from extract.dataset.reading import Found, read_reports


class Gathering:
    """Reads reports and leaves out those whose document is already there.

    Args:
        outputs: the outputs folder.
        held: keys of the documents that the dataset holds.

    Attributes:
        lines: a line for each report that was read.
    """

    def __init__(self, outputs: Path, held: Iterable[str] = ()) -> None:
        self._outputs = outputs
        self._seen = set(held)
        self.lines: list[Line] = []

    def read(self, found: Iterable[Found], part: str = "") -> Iterator[Entry | Failure]:
        """Yield the reports whose document is new."""
        for one in found:
            item = next(read_reports(self._outputs, (one,)))
            new = item.document not in self._seen
            self._seen.add(item.document)
            self.lines.append(Line(one.path, one.size, one.changed, item.document, part if new else None))
            if new:
                yield item

    @property
    def duplicates(self) -> tuple[str, ...]:
        """Paths of the reports that were left out."""
        return tuple(line.path for line in self.lines if line.part is None)
