"""What a document's process does in the run over hostile files: it reads as always, and notes what it read."""

import os
from pathlib import Path
from typing import BinaryIO

from extract import parsers
from extract.batch import single
from extract.batch.order import Order
from extract.cli.dump import dump_lines
from extract.document import Document
from extract.parsers.options import ReadOptions

WORK = "tests.hostile.reading:work"
NOTES = "WORKPLAN_TEST_NOTES"
"""Environment variable with the folder for the notes."""


def work(file: BinaryIO, order: Order) -> bytes:
    """Return the record as `single.work` makes it; the text of the document goes into a file of its name."""
    read = parsers.read

    def noting(data: bytes, options: ReadOptions) -> Document:
        document = read(data, options)
        Path(os.environ[NOTES], order.name).write_text("\n".join(dump_lines(document)), "utf-8", "surrogatepass")
        return document

    parsers.read = noting
    return single.work(file, order)
