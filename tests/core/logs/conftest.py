"""The log belongs to the whole process: each test gives it back."""

import logging
from collections.abc import Iterator

import pytest

from bot.core import logs


@pytest.fixture(autouse=True)
def log_as_it_was() -> Iterator[None]:
    """The log is the whole process's: give it back."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in (*logs.OURS, *logs.LIBRARY_LEVELS)}
    root.handlers.clear()
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)
