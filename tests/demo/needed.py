"""What tests in a browser need."""

import os

import pytest

from docs.pictures.screen import CHROMIUM


def need_chromium() -> None:
    """Skip a test where there is no Chromium, unless there has to be."""
    if not CHROMIUM.exists():
        if os.environ.get("CHROMIUM_REQUIRED"):
            pytest.fail(f"There is no Chromium at {CHROMIUM}")
        pytest.skip("needs Chromium: apt install chromium")
