"""``workplan explain``: every code has its sentences, and the page on codes says the same."""

import re

import pytest

from extract.cli.explain import codes, nearest
from extract.errors import ErrorCode
from extract.issues import IssueCode
from extract.vocab import lexicon
from tests.conftest import CHECKOUT, Invoke

PAGE = CHECKOUT / "docs" / "errors.md"
HANGUL = re.compile(r"[\uac00-\ud7a3]")


@pytest.mark.parametrize("code", codes())
def test_every_code_is_explained_in_both_languages(code: str, invoke: Invoke) -> None:
    done = invoke(["explain", code])
    entry = lexicon("errors").find(code)
    assert entry is not None
    assert done.exit_code == 0
    for key in ("ko", "en", "ko_advice", "en_advice"):
        assert entry.data[key] in done.stdout
        assert bool(HANGUL.search(entry.data[key])) is key.startswith("ko")


def test_the_page_and_the_sentences_agree() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    entries = lexicon("errors").entries
    assert sorted(rows) == sorted((one.key, one.data["en"], one.data["en_advice"]) for one in entries)
    assert {key for key, *_ in rows} == {*(code.value for code in ErrorCode), *(code.value for code in IssueCode)}


def test_case_does_not_matter_and_one_name_may_mean_both(invoke: Invoke) -> None:
    shown = invoke(["explain", "Format_Mismatch"]).stdout
    assert "FORMAT_MISMATCH: 오류" in shown
    assert "format_mismatch: 주의" in shown
    assert invoke(["explain", "NO_TEXT"]).stdout.startswith("no_text: 주의")
    assert invoke(["explain", "truncated"]).stdout.startswith("TRUNCATED")


def test_all_codes_are_listed(invoke: Invoke) -> None:
    shown = invoke(["explain"]).stdout
    assert [code for code in codes() if f"  {code} " not in shown] == []


def test_an_unknown_code_names_the_nearest(invoke: Invoke) -> None:
    done = invoke(["explain", "TRUNCTED"])
    assert done.exit_code == 2
    assert "TRUNCATED" in done.stderr
    assert nearest("partal") == "partial"
