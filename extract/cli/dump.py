"""A document's blocks as text, for reading and for goldens."""

import sys
from collections.abc import Iterator

from extract.cli.escape import escaped
from extract.document import Document, Figure, Paragraph, Part, Table
from extract.errors import ReadError
from extract.parsers import read
from extract.parsers.options import ReadOptions


def _escaped(text: str) -> str:
    return escaped(text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t"))


def _paragraph(block: Paragraph) -> str:
    part = "" if block.part is Part.BODY else f"{block.part.value}: "
    number = f"[{_escaped(block.number)}] " if block.number else ""
    boxed = "| " if block.style.boxed else ""
    return f"{boxed}{part}{number}{_escaped(block.text)}"


def _table(block: Table) -> Iterator[str]:
    nested = "" if block.host is None else f" in [{block.host.block}] {block.host.row},{block.host.col}"
    yield f"table {block.rows}x{block.cols}{nested}"
    for cell in block.cells:
        span = f" +{cell.row_span}x{cell.col_span}" if (cell.row_span, cell.col_span) != (1, 1) else ""
        yield f"  {cell.row},{cell.col}{span} {_escaped(cell.text)}"


def dump_lines(document: Document) -> Iterator[str]:
    """Yield a document as lines: block number, page, then the text; cells are indented below their table."""
    yield f"{document.format} by {document.reader}, {len(document.blocks)} blocks"
    for index, block in enumerate(document.blocks):
        page = f" p{block.source.page}" if block.source.page else ""
        if isinstance(block, Paragraph):
            lines = iter((_paragraph(block),))
        elif isinstance(block, Figure):
            lines = iter((f"figure {block.kind}: {_escaped(block.text)}",))
        else:
            lines = _table(block)
        yield f"[{index}]{page} {next(lines)}"
        yield from lines
    for issue in document.issues:
        yield f"! {issue.code.value}: {_escaped(issue.message)}"


def dump_file(data: bytes, options: ReadOptions) -> bool:
    """Print the blocks of a file, or why it cannot be read; return whether it could be."""
    try:
        document = read(data, options)
    except ReadError as error:
        sys.stderr.write(f"{error.code.value}: {escaped(str(error))}\n")
        return False
    sys.stdout.write("".join(f"{line}\n" for line in dump_lines(document)))
    return True
