"""A bot whose loops come round soon, whose fetches give up soon, and whose clock leaps when a test says so."""

from datetime import datetime, timedelta, tzinfo
from functools import partial
from pathlib import Path
from typing import Any

from bot.core import clock, loop
from bot.core.fetching import fetcher
from tests.wire.bot.process import BotProcess
from tests.wire.stand_in.stand_in import StandIn

LEAPING = """
import pathlib, sys
from tests.wire.watching.leaping import hurry
hurry(pathlib.Path(sys.argv[2]))
from bot.__main__ import app
app(["run"])
"""
"""What is run where no process can be forked."""


def hurry(ahead: Path, pause: float = 0.3) -> None:
    """Let this process' clock be as many seconds ahead as stand in a file, and its loops come round soon."""

    class Leaping:
        @staticmethod
        def now(zone: tzinfo | None = None) -> datetime:
            return datetime.now(zone) + timedelta(seconds=float(ahead.read_text(encoding="ascii")))

    original = loop.Supervisor.loop

    def often(self: loop.Supervisor, name: str, work: Any, *, every: float, **how: Any) -> loop.SupervisedLoop:
        return original(self, name, work, every=min(every, pause), **how)

    clock.datetime = Leaping  # type: ignore[attr-defined, assignment]
    loop.Supervisor.loop = often  # type: ignore[method-assign]
    fetcher.LONGEST = 2.0


class LeapingBot(BotProcess):
    def __init__(self, discord: StandIn, folder: Path, pause: float = 0.3, /, **settings: str) -> None:
        """`pause` is how many seconds its loops wait at most."""
        self._file = folder / "ahead.txt"
        self.ahead = 0.0
        self.leap()
        super().__init__(discord, folder, command=("-c", LEAPING, "--", str(self._file)), forks=True)
        self.first = partial(hurry, self._file, pause)
        self.settings.update(settings)

    def leap(self, **time: float) -> None:
        """Let its clock be so much further ahead from now on."""
        self.ahead += timedelta(**time).total_seconds()
        written = self._file.with_suffix(".new")
        written.write_text(f"{self.ahead}", encoding="ascii")
        written.replace(self._file)
