"""A small writer of PDF files: text and strokes, one content stream a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

HEIGHT = 842


@dataclass
class Sheet:
    """One page under construction; y counts from the top."""

    parts: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, *, size: float = 10, font: str = "F1") -> "Sheet":
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.parts.append(f"BT /{font} {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm ({escaped}) Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        self.parts.append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def box(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        self.line(x0, y0, x1, y0).line(x0, y1, x1, y1)
        return self.line(x0, y0, x0, y1).line(x1, y0, x1, y1)

    def dots(self, x0: float, y: float, x1: float) -> "Sheet":
        at = x0
        while at < x1:
            self.line(at, y, at + 0.5, y)
            at += 2
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> "Sheet":
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        return self


def _objects(sheets: Sequence[Sheet], rotate: int) -> list[bytes]:
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(sheets)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
    ]
    for index, sheet in enumerate(sheets):
        stream = "\n".join(sheet.parts).encode("latin-1")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 {HEIGHT}] /Rotate {rotate} /Contents {6 + 2 * index} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
    return objects


def build(*sheets: Sheet, rotate: int = 0, trailer: str = "") -> bytes:
    """Return the file of ``sheets``; ``trailer`` holds further entries of its trailer."""
    out = b"%PDF-1.4\n"
    offsets: list[int] = []
    objects = _objects(sheets, rotate)
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return out + head.encode()


@pytest.fixture
def sheet() -> Callable[[], Sheet]:
    """Return what makes an empty page."""
    return Sheet


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """Return what makes a file of pages."""
    return build
