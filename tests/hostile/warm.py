"""Loaded once by the process that all others are forked from, so that word lists and readers are loaded once."""

from extract.batch.single import read_one
from tests.conftest import CHECKOUT

for _form in ("txt", "hwp", "hwpx", "docx", "pdf"):
    _name = f"saebeol-jobs-2025.{_form}"
    read_one((CHECKOUT / "corpus" / _name).read_bytes(), _name)
