"""Discord on a bad day: slow, busy, silent, or of another mind than a minute ago."""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Callable

from bot.core.clock import Clock
from bot.core.errors import Busy, DiscordError, Forbidden, Full, Refused, Unclear
from bot.letters.models import Letter
from tests.delivery.channels import Answer, ChannelsInMemory
from tests.delivery.crash_point import CrashPoint
from tests.letters.letterbox import Letterbox

SURE_NO: dict[str, tuple[type[DiscordError], ...]] = {
    "send": (Forbidden, Refused),
    "edit": (Forbidden,),
    "delete": (Forbidden,),
    "react": (Forbidden,),
    "publish": (Forbidden,),
    "thread": (Forbidden,),
    "pin": (Forbidden, Full),
    "unpin": (Forbidden,),
}
"""What Discord may answer out of the blue, and what the bot can recover from once it is mended."""


class FaultyDiscord(ChannelsInMemory):
    """Those channels behind a network: every request takes a while, and any may go wrong."""

    def __init__(self, truth: Clock, crash_point: CrashPoint, chance: random.Random, badness: float) -> None:
        super().__init__(truth, crash_point)
        self.badness = badness
        self.faults: Counter[str] = Counter()
        self.notices = FaultyLetterbox(self, truth)
        self._chance = chance

    async def _request(self, step: str, do: Callable[[], Answer]) -> Answer:
        self.requests.append(step)
        self._crash_point.step()
        error, before, pause = self._forecast(step)
        if before:
            await self._on_its_way(pause, do)
            if error:
                raise error
        answer = do()
        self._crash_point.step()
        await asyncio.sleep(self._chance.random() if before else pause)
        if error:
            raise error
        return answer

    async def _on_its_way(self, pause: float, do: Callable[[], object]) -> None:
        try:
            await asyncio.sleep(pause)
        except asyncio.CancelledError:
            if self._chance.random() < 0.5:
                with contextlib.suppress(DiscordError):
                    do()
            raise

    def _forecast(self, step: str) -> tuple[Exception | None, bool, float]:
        """What a request ends in, whether that is before it has its effect, and how long it takes until then."""
        pause = self._chance.random()
        if self._chance.random() >= self.badness:
            return None, True, pause
        kind = self._chance.choice(("unclear before", "unclear after", "busy", "no", "hang before", "hang after"))
        self.faults[kind] += 1
        if kind.startswith("hang"):
            return None, kind == "hang before", self._chance.uniform(20, 120)
        if kind.startswith("unclear"):
            return Unclear(kind), kind == "unclear before", pause
        if kind == "no" and step in SURE_NO:
            return self._chance.choice(SURE_NO[step])(kind), True, pause
        return Busy(self._chance.uniform(1, 600)), True, pause


class FaultyLetterbox(Letterbox):
    """The port of letters behind the same network."""

    def __init__(self, discord: FaultyDiscord, truth: Clock) -> None:
        super().__init__(truth)
        self._discord = discord

    async def _request(self, step: str, letter: Letter, do: Callable[[], Answer]) -> Answer:
        del letter
        return await self._discord._request(step, do)
