"""A bot whose loops come round soon, whose fetches give up soon, and whose clock leaps when a test says so."""

from datetime import timedelta
from pathlib import Path

from tests.wire.bot.process import BotProcess
from tests.wire.stand_in.stand_in import StandIn

LEAPING = """
import datetime, pathlib, sys
from bot.core import clock, loop
from bot.core.fetching import fetcher, hosts

ahead = pathlib.Path(sys.argv[2])

class Leaping:
    @staticmethod
    def now(zone):
        return datetime.datetime.now(zone) + datetime.timedelta(seconds=float(ahead.read_text()))

original = loop.Supervisor.loop

def often(self, name, work, *, every, **how):
    return original(self, name, work, every=min(every, 0.3), **how)

clock.datetime = Leaping
loop.Supervisor.loop = often
fetcher.LONGEST = 2.0
from bot.__main__ import app
app(["run"])
"""


class LeapingBot(BotProcess):
    def __init__(self, discord: StandIn, folder: Path, **settings: str) -> None:
        self._ahead = folder / "ahead.txt"
        self._seconds = 0.0
        self.leap()
        super().__init__(discord, folder, command=("-c", LEAPING, "--", str(self._ahead)))
        self.settings.update(settings)

    def leap(self, **time: float) -> None:
        """Let its clock be so much further ahead from now on."""
        self._seconds += timedelta(**time).total_seconds()
        written = self._ahead.with_suffix(".new")
        written.write_text(f"{self._seconds}", encoding="ascii")
        written.replace(self._ahead)
