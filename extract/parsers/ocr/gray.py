"""Grey pictures of pages: their pixels, and the angle at which their lines stand.

The angle is that at which the dark pixels, summed along lines, have the sharpest profile (Postl, "Detection of linear
oblique structures and skew scan in digitized documents", ICPR 1986).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil, radians, tan

import numpy as np
import numpy.typing as npt
from PIL import Image

from extract.source import BBox

MAX_PIXELS = 40_000_000
"""The largest picture that is recognised: a page of A3 at 400 dpi has 31 million pixels."""

_MOST_DARK = 150_000
_COARSE, _FINE = 0.5, 0.1
_STEEPEST = 5.0
_LEAST = 0.15
_SMALL = 1200
_DARK = 0.6
_PAPER = 255
_GROUND = 0.8
_POINTS = 72.0


@dataclass(frozen=True, slots=True)
class Gray:
    """A grey picture: rows of one byte a pixel, 0 black, and its resolution in dots per inch."""

    pixels: bytes
    width: int
    height: int
    dpi: float

    def points(self) -> tuple[float, float]:
        """Return its width and height in points."""
        return self.width * _POINTS / self.dpi, self.height * _POINTS / self.dpi

    def to_pgm(self) -> bytes:
        """Return the picture as a PGM file (netpbm, ``pgm(5)``)."""
        return b"P5\n%d %d\n255\n" % (self.width, self.height) + self.pixels

    def scaled(self, factor: float) -> "Gray":
        """Return the picture with so many times the pixels in each direction."""
        size = max(1, int(self.width * factor)), max(1, int(self.height * factor))
        image = _to_image(self).resize(size, Image.Resampling.LANCZOS)
        return Gray(image.tobytes(), *size, self.dpi * factor)


def _deep_to_gray(image: Image.Image) -> Image.Image:
    """Return a picture of more than 8 bits a pixel in 8, its darkest pixel black and its lightest white."""
    deep = np.asarray(image).astype(np.float64)
    low, high = float(deep.min()), float(deep.max())
    flat = np.full(deep.shape, _PAPER) if high <= low else (deep - low) / (high - low) * _PAPER
    return Image.fromarray(flat.astype(np.uint8))


def from_image(image: Image.Image, dpi: float) -> Gray:
    """Return a picture as grey on white paper; what is transparent shows the paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Image.new("RGBA", layered.size, (_PAPER, _PAPER, _PAPER, _PAPER))
        image = Image.alpha_composite(paper, layered)
    gray = _deep_to_gray(image) if image.mode.startswith(("I", "F")) else image.convert("L")
    return Gray(gray.tobytes(), gray.width, gray.height, dpi)


def _to_image(gray: Gray) -> Image.Image:
    return Image.frombytes("L", (gray.width, gray.height), gray.pixels)


def skew(gray: Gray) -> float:
    """Return by how many degrees the lines of a picture fall to the right, 0 where they stand nearly straight."""
    step = max(1, ceil(max(gray.width, gray.height) / _SMALL))
    small = np.asarray(_to_image(gray).reduce(step))
    rows, cols = np.nonzero(small < _DARK * float(small.mean()))
    if not len(rows):
        return 0.0
    thin = max(1, len(rows) // _MOST_DARK)
    rows, cols = rows[::thin], cols[::thin]

    def sharpness(angle: float) -> float:
        levels = np.rint(rows - cols * tan(radians(angle))).astype(np.int64)
        profile = np.bincount(levels - levels.min())
        return float(np.square(np.diff(profile)).sum())

    steps = round(_STEEPEST / _COARSE)
    coarse = max(
        (index * _COARSE for index in range(-steps, steps + 1)), key=lambda angle: (sharpness(angle), -abs(angle))
    )
    near = round(_COARSE / _FINE)
    found = max((coarse + index * _FINE for index in range(-near, near + 1)), key=sharpness)
    return found if abs(found) >= _LEAST and sharpness(found) > sharpness(0.0) else 0.0


def straightened(gray: Gray) -> Gray:
    """Return a picture turned so that its lines stand straight; its size stays."""
    angle = skew(gray)
    if not angle:
        return gray
    turned = _to_image(gray).rotate(angle, Image.Resampling.BICUBIC, fillcolor=_PAPER)
    return Gray(turned.tobytes(), gray.width, gray.height, gray.dpi)


def cleared(gray: Gray) -> Gray:
    """Return a picture whose light ground is paper: tinted cells, and the grain of a scan."""
    pixels = np.minimum(_pixels(gray) * (1 / _GROUND), _PAPER)
    return replace(gray, pixels=pixels.astype(np.uint8).tobytes())


def inverted(gray: Gray, boxes: Iterable[BBox]) -> Gray:
    """Return a picture with light for dark in ``boxes``, given in points; their dark ground becomes paper."""
    pixels = _pixels(gray)
    for rows, cols in _slices(gray, boxes):
        box = pixels[rows, cols]
        ground = np.median(box) if box.size else 0
        pixels[rows, cols] = _PAPER - (np.maximum(box, ground) - ground)
    return replace(gray, pixels=pixels.tobytes())


def _pixels(gray: Gray) -> npt.NDArray[np.uint8]:
    return np.frombuffer(gray.pixels, np.uint8).reshape(gray.height, gray.width).copy()


def _slices(gray: Gray, boxes: Iterable[BBox]) -> Iterator[tuple[slice, slice]]:
    scale = gray.dpi / _POINTS
    for box in boxes:
        left, top, right, bottom = (max(0, round(edge * scale)) for edge in box)
        yield slice(top, bottom + 1), slice(left, right + 1)


def erased(gray: Gray, boxes: Iterable[BBox]) -> Gray:
    """Return a picture with paper in place of ``boxes``, given in points: ruled lines disturb the recognition."""
    pixels = _pixels(gray)
    for rows, cols in _slices(gray, boxes):
        pixels[rows, cols] = _PAPER
    return replace(gray, pixels=pixels.tobytes())
