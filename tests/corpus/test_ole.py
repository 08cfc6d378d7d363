"""The writer of OLE containers: olefile finds every stream again, short, long and empty, in any number."""

from random import Random
from typing import Any

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.build.ole import to_ole

_NAMES = st.text("abcdefghijklmnopqrstuvwxyzABC\x05가나", min_size=1, max_size=12)
_STREAMS = st.integers(0, 9000).map(lambda size: Random(size).randbytes(size))
_TREES = st.dictionaries(
    _NAMES, st.recursive(_STREAMS, lambda inner: st.dictionaries(_NAMES, inner, max_size=5)), max_size=30
)


def _streams(tree: dict[str, Any], path: tuple[str, ...] = ()) -> dict[tuple[str, ...], bytes]:
    found: dict[tuple[str, ...], bytes] = {}
    for name, content in tree.items():
        found |= {(*path, name): content} if isinstance(content, bytes) else _streams(content, (*path, name))
    return found


def _unlike(tree: dict[str, Any]) -> dict[str, Any]:
    """Return a tree in which no two names differ in case alone, as the format demands."""
    kept = {name.upper(): name for name in tree}
    return {name: _unlike(tree[name]) if isinstance(tree[name], dict) else tree[name] for name in kept.values()}


@given(_TREES)
def test_every_stream_is_found_again(tree: dict[str, Any]) -> None:
    tree = _unlike(tree)
    with olefile.OleFileIO(to_ole(tree)) as container:
        assert not container.parsing_issues
        found = {tuple(path): container.openstream(path).read() for path in container.listdir()}
    assert found == _streams(tree)


def test_large_content_needs_more_than_one_sector_of_links() -> None:
    content = Random(7).randbytes(1_000_000)
    with olefile.OleFileIO(to_ole({"Large": content})) as container:
        assert container.openstream("Large").read() == content


def test_too_much_content_is_refused() -> None:
    with pytest.raises(ValueError, match="too much"):
        to_ole({"Huge": bytes(8_000_000)})
