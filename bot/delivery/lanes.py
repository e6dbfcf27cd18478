"""Lanes: what is to be done in different channels is done side by side, in each one thing after another."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from enum import StrEnum
from functools import partial
from typing import NamedTuple

ROOM = 100
"""Lanes of a kind that do something at the same time."""


class LaneKind(StrEnum):
    """Messages come first; the steps of what stands follow.

    What stands is changed beside, and so are the steps that may be slow: a work's new title holds up no new chapter.
    """

    MESSAGES = "messages"
    CHANGES = "changes"
    STEPS = "steps"
    SLOW_STEPS = "slow steps"


class Lane(NamedTuple):
    channel_id: int
    kind: LaneKind


class Lanes:
    """`drive` does what there is to do in a lane until nothing is left."""

    def __init__(self, drive: Callable[[Lane], Awaitable[None]]) -> None:
        self._drive = drive
        self._asked: set[Lane] = set()
        self._tasks: dict[Lane, asyncio.Task[None]] = {}
        self._errors: list[BaseException] = []
        self._room = {kind: asyncio.Semaphore(ROOM) for kind in LaneKind}

    def go(self, lane: Lane) -> None:
        """Do what there is to do in this lane; one that is under way looks once more before it ends."""
        self._asked.add(lane)
        if lane not in self._tasks:
            self._tasks[lane] = asyncio.create_task(self._run(lane))
            self._tasks[lane].add_done_callback(partial(self._ended, lane))

    def room(self, lane: Lane) -> asyncio.Semaphore:
        return self._room[lane.kind]

    async def wait(self, seconds: float | None) -> None:
        """Wait until all lanes are empty, for `seconds` at most. An error in one ends them all, and is raised."""
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    while self._tasks and not self._errors:
                        await asyncio.wait(self._tasks.values(), return_when=asyncio.FIRST_COMPLETED)
            if self._errors:
                raise self._errors[0]
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._asked.clear()
        self._errors.clear()

    async def _run(self, lane: Lane) -> None:
        while lane in self._asked:
            self._asked.discard(lane)
            await self._drive(lane)

    def _ended(self, lane: Lane, task: asyncio.Task[None]) -> None:
        del self._tasks[lane]
        if not task.cancelled() and (error := task.exception()):
            self._errors.append(error)
        elif lane in self._asked and not task.cancelled():
            self.go(lane)
