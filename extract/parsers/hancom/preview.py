"""The preview text (미리보기 텍스트) that a file keeps of its first page: its words must be in what was read."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from extract.document import Block, Figure, Paragraph
from extract.issues import Issue, IssueCode
from extract.parsers.symbols import show_private

_PREVIEW_CHARS = 1000
_WORD = re.compile(r"[^\s<>]{2,}")
_FEWEST_WORDS = 10
_FIRST_BLOCKS = 50
_LOST_SHARE = 0.25


def preview_issue(preview: bytes | None, blocks: Sequence[Block]) -> Iterator[Issue]:
    """Yield an issue if a quarter of the words of the preview text (the first thousand characters) are not in the blocks."""
    encoding = "utf-16" if preview is not None and preview[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = show_private((preview or b"")[: 3 * _PREVIEW_CHARS].decode(encoding, "replace"))
    words = dict.fromkeys(_WORD.findall(text))
    if len(words) < _FEWEST_WORDS:
        return
    enough = len(words) - int(_LOST_SHARE * len(words))
    lost: list[str] = []
    for count in (_FIRST_BLOCKS, len(blocks)):
        whole = "\n".join(_texts(blocks[:count]))
        if sum(1 for _ in islice((word for word in words if word in whole), enough)) == enough:
            return
        lost = [word for word in words if word not in whole]
    yield Issue(IssueCode.PARTIAL, f"{len(lost)} of the {len(words)} words of the preview are not in the text")


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph | Figure):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells)
