"""OLE compound files ([MS-CFB]), the containers of HWP 5 and of old Office files, opened by olefile."""

from io import BytesIO
from struct import unpack_from
from typing import Any

import olefile

OLE_ERRORS = (
    OSError,
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    MemoryError,
)
"""What olefile raises on damaged files, when they are opened and when a stream is read."""

_HEADER = 512
_DIFAT_COUNT = 72  # [MS-CFB] 2.2: Number of DIFAT Sectors
_LEAST_SECTOR = 512


def open_ole(data: bytes) -> Any:  # noqa: ANN401 - olefile's types are wrong for names
    """Return an opened ``olefile.OleFileIO``.

    olefile follows the list of allocation tables (DIFAT) as far as the header announces it, though it may run in a
    circle: a file that announces more sectors of it than it has is refused.

    Raises:
        OLE_ERRORS: if it cannot be opened.
    """
    if len(data) >= _HEADER and unpack_from("<I", data, _DIFAT_COUNT)[0] > len(data) // _LEAST_SECTOR:
        raise ValueError("the list of allocation tables is longer than the file")
    return olefile.OleFileIO(BytesIO(data))
