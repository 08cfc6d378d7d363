"""How large a table of a text may be: text holds no declared sizes, so that a line of bars may mean any number of slots."""

from extract.errors import ErrorCode, ReadError

MAX_SLOTS = 400_000


def check_slots(slots: int) -> None:
    """Refuse a table that is too large.

    Raises:
        ReadError: if it has more than `MAX_SLOTS` slots.
    """
    if slots > MAX_SLOTS:
        raise ReadError(f"a table of {slots} slots, more than {MAX_SLOTS}", code=ErrorCode.LIMIT_CELLS)
