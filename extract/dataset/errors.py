"""What goes wrong with a dataset, said in Korean and in English."""

from importlib import import_module
from types import ModuleType

from extract.errors import ExtractError
from extract.vocab import lexicon


class DatasetError(ExtractError):
    """A dataset that cannot be made or opened.

    Args:
        key: of the sentence in ``vocab/dataset_messages.toml``.
        values: what is filled in.
    """

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        entry = lexicon("dataset_messages").find(key)
        data = entry.data if entry else {}
        self.ko = str(data.get("ko", key)).format(**values)
        self.en = str(data.get("en", key)).format(**values)
        super().__init__(f"{self.ko} ({self.en})")


class MissingLibraryError(DatasetError):
    """A library that is not installed."""


def load(module: str, extra: str = "dataset") -> ModuleType:
    """Import a module of this package that needs libraries of an extra.

    Args:
        module: its full name.
        extra: the extra of this distribution that brings the libraries.

    Raises:
        MissingLibraryError: if one of them is not installed; the message says how to install it.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("extract"):
            raise
        raise MissingLibraryError("missing_library", library=error.name.partition(".")[0], extra=extra) from None
