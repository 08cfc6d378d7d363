"""What ``workplan explain`` says: what a code means and what to do."""

from collections.abc import Iterator
from difflib import get_close_matches

from extract.errors import ErrorCode
from extract.issues import IssueCode
from extract.vocab import lexicon


def codes() -> tuple[str, ...]:
    """Return all codes: those of errors in capitals, then those of issues in small letters."""
    return (*(code.value for code in ErrorCode), *(code.value for code in IssueCode))


def explain(code: str) -> str | None:
    """Return what a code means and what to do, in Korean and English; None if there is no such code.

    Capitals and small letters count alike: where an error and an issue share a name, both are told.
    """
    found = [one for one in codes() if one.upper() == code.strip().upper()]
    return "\n".join(_told(one) for one in found) if found else None


def explain_all() -> str:
    """Return all codes with what they mean in Korean, one a line."""
    return "".join(f"{line}\n" for line in _listed())


def nearest(code: str) -> str:
    """Return the code that is spelled most like a word."""
    by_capitals = {one.upper(): one for one in reversed(codes())}
    return by_capitals[get_close_matches(code.upper(), by_capitals, 1, 0.0)[0]]


def _listed() -> Iterator[str]:
    width = max(map(len, codes()))
    yield "오류 (errors)"
    yield from (f"  {code.value:{width}}  {_sentence(code.value, 'ko')}" for code in ErrorCode)
    yield "주의 (issues)"
    yield from (f"  {code.value:{width}}  {_sentence(code.value, 'ko')}" for code in IssueCode)


def _told(code: str) -> str:
    kind = "오류 (error)" if code in set(ErrorCode) else "주의 (issue)"
    lines = [f"{code}: {kind}"]
    for language in ("ko", "en"):
        lines.append(f"  {_sentence(code, language)}")
        lines.append(f"    → {_sentence(code, f'{language}_advice')}")
    return "".join(f"{line}\n" for line in lines)


def _sentence(code: str, key: str) -> str:
    entry = lexicon("errors").find(code)
    return str(entry.data[key]) if entry else ""
