"""The pictures in a file, as grey pages of a resolution that suits the recognition; their size is bounded."""

import struct
import warnings
import zlib
from io import BytesIO

from PIL import Image, ImageOps

from extract.errors import ErrorCode, ReadError
from extract.parsers.ocr import MAX_PIXELS, Gray, from_image

FORMATS = ("PNG", "JPEG", "TIFF")
"""Pillow's names of the formats that are opened."""

_MAX_SOURCE = 2 * MAX_PIXELS
_LOW, _GOOD = 199.0, 300.0
_LONG_SIDE = 11.69  # inches of A4 (ISO 216)
_SHORTEST, _LONGEST = 4.0, 24.0  # cameras name 72 dpi whatever they show
_DAMAGE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OverflowError,
    ZeroDivisionError,
    MemoryError,
    struct.error,
    zlib.error,
)
"""What Pillow raises on damaged files, by reading its decoders; it names no closed list."""


def open_image(data: bytes) -> Image.Image:
    """Return the opened picture file; its pixels are not decoded yet.

    Raises:
        ReadError: if it is no picture of these formats, damaged, or too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of sizes that are checked here, and of odd metadata
            image = Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise ReadError(f"the picture is too large: {error}", code=ErrorCode.LIMIT_SIZE) from error
    except _DAMAGE as error:
        raise ReadError("the picture cannot be opened: its header is damaged") from error
    return image


def count_frames(image: Image.Image) -> int:
    """Return how many pages a file has: the frames of a TIFF, else one."""
    if image.format != "TIFF":
        return 1
    try:
        return max(1, int(getattr(image, "n_frames", 1)))
    except _DAMAGE as error:
        raise ReadError(f"the pages of the picture cannot be counted: {error}") from error


def read_frame(image: Image.Image, index: int) -> Gray:
    """Return a page of a file as a grey picture, upright as its metadata say, enlarged where it is coarse.

    Raises:
        ReadError: if it is damaged or too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.seek(index)
            _check_size(image)
            image.load()
            upright = ImageOps.exif_transpose(image)
            return _resized(upright, _resolution(image, upright.size))
    except _DAMAGE as error:
        code = ErrorCode.TRUNCATED if "truncated" in str(error) else ErrorCode.CORRUPT
        raise ReadError(f"the picture is damaged: {error}", code=code) from error


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > _MAX_SOURCE:
        raise ReadError(f"a picture of {image.width} by {image.height} pixels", code=ErrorCode.LIMIT_SIZE)


def _resolution(image: Image.Image, size: tuple[int, int]) -> float:
    """Return the dots per inch that the file names, or those that make the picture a page of A4."""
    named = image.info.get("dpi")
    dpi = float(named[0]) if isinstance(named, tuple) and named else 0.0
    longest = max(size)
    return dpi if dpi > 0 and _SHORTEST <= longest / dpi <= _LONGEST else longest / _LONG_SIDE


def _resized(image: Image.Image, dpi: float) -> Gray:
    gray = from_image(image, dpi)
    wanted = _GOOD / dpi if dpi < _LOW else 1.0
    most = (MAX_PIXELS / (gray.width * gray.height)) ** 0.5
    factor = min(wanted, most)
    return gray if factor == 1.0 else gray.scaled(factor)
