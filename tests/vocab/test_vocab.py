"""Every word list proves itself: it loads, its examples match their row's key, its counterexamples do not."""

import pytest

from extract.vocab import Entry, Lexicon, fold, lexicon, names


@pytest.mark.parametrize("name", names())
def test_list_loads_and_holds_words(name: str) -> None:
    entries = lexicon(name).entries
    assert entries
    assert all(entry.key and entry.words and entry.source for entry in entries)


@pytest.mark.parametrize("name", names())
def test_rows_match_their_examples(name: str) -> None:
    wrong = [
        (entry.key, text)
        for entry in lexicon(name).entries
        for text in entry.examples
        if not _row(name, entry).find(text)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", names())
def test_rows_do_not_claim_their_counterexamples(name: str) -> None:
    words = lexicon(name)
    wrong = [
        (entry.key, text) for entry in words.entries for text in entry.counterexamples if words.find(text) is entry
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ["funding", "units", "nil", "modifiers", "numerals", "recurrence", "unit_words"])
def test_lists_that_name_one_thing_give_its_key(name: str) -> None:
    words = lexicon(name)
    wrong = [(entry.key, text) for entry in words.entries for text in entry.examples if words.key(text) != entry.key]
    assert wrong == []


def _row(name: str, entry: Entry) -> Lexicon:
    return Lexicon(name, (entry,))


@pytest.mark.parametrize("name", names())
def test_words_are_folded(name: str) -> None:
    assert all(word == fold(word) for word in lexicon(name).words())


def test_unknown_list_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        lexicon("no_such_list")
