"""Dates that a document keeps up (날짜 코드, 코드 8: 한글 문서 파일 구조 3.0)."""

from struct import unpack_from

from extract.parsers.hwp3.chars import decode_string

_FORMAT_SIZE = 80
_DIGITS = {"1": 0, "2": 1, "3": 3, "$": 4, "5": 5, "%": 5}.get
"""Signs of a format and their place among year, month, weekday, day, hour, minute."""

_NAMES = frozenset("@*#46^_7&+89~")
_PAD, _QUOTE, _SHORT_YEAR = "0", "\\", "!"


def format_date(record: bytes) -> tuple[str, bool]:
    """Return a date as its format says, and whether all of it could be written.

    Numbers are written; names of months, days and halves of a day are not, since each language has its own.

    Args:
        record: 80 bytes of format, and six numbers: year, month, weekday, day, hour, minute.
    """
    numbers = unpack_from("<6h", record, _FORMAT_SIZE)
    found: list[str] = []
    whole, quoted, width = True, False, 1
    form = decode_string(record[:_FORMAT_SIZE])
    for sign in form:
        place = None if quoted else _DIGITS(sign)
        if place is not None:
            found.append(f"{numbers[place]:0{width}d}")
        elif sign == _SHORT_YEAR and not quoted:
            found.append(f"{numbers[0] % 100:02d}")
        elif sign in _NAMES and not quoted:
            whole = False
        elif quoted or sign not in (_PAD, _QUOTE):
            found.append(sign)
        width = 2 if sign == _PAD and not quoted else 1
        quoted = sign == _QUOTE and not quoted
    return "".join(found), whole and bool(form)
