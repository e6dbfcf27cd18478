"""Errors that the bot survives and only its log knows of."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class Alarm(logging.Handler):
    """`heard` is every error logged since it was switched on."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def alarm() -> Iterator[Alarm]:
    """Listen to everything this process logs."""
    listening = Alarm()
    logging.getLogger().addHandler(listening)
    try:
        yield listening
    finally:
        logging.getLogger().removeHandler(listening)
