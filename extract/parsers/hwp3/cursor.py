"""Bytes read in order; nothing is read past the end."""

from dataclasses import dataclass
from struct import calcsize, unpack_from

from extract.errors import ErrorCode, ReadError


@dataclass(slots=True)
class Cursor:
    """A place in bytes.

    Attributes:
        data: the bytes.
        place: offset of the next one.
    """

    data: bytes
    place: int = 0

    @property
    def left(self) -> int:
        """How many bytes follow."""
        return len(self.data) - self.place

    def take(self, count: int) -> bytes:
        """Return the next ``count`` bytes.

        Raises:
            ReadError: if there are not that many.
        """
        start = self._pass(count)
        return self.data[start : self.place]

    def skip(self, count: int) -> None:
        """Pass over ``count`` bytes.

        Raises:
            ReadError: if there are not that many.
        """
        self._pass(count)

    def unpack(self, layout: str) -> tuple[int, ...]:
        """Return the next numbers, in little-endian order.

        Args:
            layout: their sizes as in `struct`.

        Raises:
            ReadError: if there are not enough bytes.
        """
        layout = f"<{layout}"
        return unpack_from(layout, self.data, self._pass(calcsize(layout)))

    def _pass(self, count: int) -> int:
        start = self.place
        if start + count > len(self.data):
            raise ReadError("the text ends too early", code=ErrorCode.TRUNCATED, offset=start)
        self.place = start + count
        return start
