"""Shared fixtures."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real plans beside the checkout, or skip."""
    if not SHARED.is_dir():
        pytest.skip("no folder of real plans beside the checkout")
    return SHARED
