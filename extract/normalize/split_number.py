"""Numbers that blanks cut in two (자간을 벌린 숫자): ``1 5억``, ``3조 5, 682억``."""

import regex

from extract.vocab import lexicon

_SPLIT = regex.compile(r"[0-9] $|[^0-9.' ] *[0-9]{1,3}\. $")
_SPLIT_THOUSANDS = regex.compile(r"(?<![0-9.,'])[0-9]{1,3}, $")
_THOUSANDS = regex.compile(r"[0-9]{3}(?![0-9])")


def is_split(plain: str, start: int) -> bool:
    """Return whether a blank in a number cut off its beginning: ``1 5억``, ``3조 5, 682억``, ``1. 5억`` inside a line.

    Args:
        plain: a levelled text.
        start: where the number seems to begin.

    A number of winners before a sum is one of two numbers (대상 1, 200만원).

    >>> is_split("대상 1, 200만원", 6), is_split("예산 1, 200만원", 6)
    (False, True)
    >>> is_split("9 , 3 2 2건", 8), is_split("3조 5, 682억", 6), is_split("’24.6. 13개국", 7), is_split("12건 3명", 4)
    (True, True, False, False)
    """
    line = plain[max(0, start - 12) : start].rpartition("\n")[2]
    cut = _SPLIT_THOUSANDS.search(line) if _THOUSANDS.match(plain, start) else None
    thousands = cut is not None and lexicon("award_grades").find(line[: cut.start()].rpartition("(")[2]) is None
    return thousands or _SPLIT.search(line) is not None
