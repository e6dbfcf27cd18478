"""Asking the bots, and how long all of an answer takes."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bench import stream
from bench.figures import Figure, Figures
from bench.rooms import Room
from bench.stream import Kind, Wave

PAUSE = 0.02
"""Seconds between an answer and the next question."""

FLOODED = 1_000
"""Reactions a second in a flood."""

FLOOD = 150
"""Seconds that it lasts at most."""

THINKING = 60.0
"""Seconds that an answer may take."""


async def ask(room: Room, command: str, times: int, **options: Any) -> list[float]:
    """Measure the seconds until the words of each answer are there: from the question, and not until a deferral."""
    took = []
    for _ in range(times):
        started = time.perf_counter()
        answer = await room.reader.slash(room.channel, command, thinking=THINKING, **options)
        took.append(time.perf_counter() - started)
        if not (answer.text or answer.files or answer.modal):
            raise RuntimeError(f"/{command} answered nothing: {answer!r}")
        await asyncio.sleep(PAUSE)
    return took


async def ask_for_chart(room: Room, work: str) -> float:
    """Measure the seconds until the chart of a work is there, too."""
    started = time.perf_counter()
    answer = await room.reader.slash(room.channel, "kudos work", thinking=THINKING, work=work)
    await answer.wait_for(lambda shown: shown.files, THINKING)
    return time.perf_counter() - started


@asynccontextmanager
async def flood(room: Room, first: int) -> AsyncIterator[None]:
    """Let reactions come all the while, FLOODED a second. Raises RuntimeError if they ended before the questions."""
    chunks = Wave(Kind.GIVEN, first, FLOOD * FLOODED).on(room.message)
    flooding = asyncio.create_task(stream.write(room.discord, chunks, per_second=FLOODED))
    await asyncio.sleep(0.5)
    try:
        yield
        if flooding.done():
            flooding.result()
            raise RuntimeError("the flood was over before everything had been asked")
    finally:
        flooding.cancel()
        await asyncio.wait([flooding])


def compared(name: str, ours: list[float], theirs: list[float], goals: dict[str, float]) -> list[Figure]:
    """Compare medians, and what one answer in a hundred takes longer than."""
    return [
        Figure(
            f"{name}, {part}", _part(ours, at) / _part(theirs, at), f"{_part(ours, at) * 1000:.1f} ms", goals.get(part)
        )
        for part, at in (("p50", 50), ("p99", 99))
    ]


def tell(figures: Figures, name: str, ours: list[float], theirs: list[float], goals: dict[str, float]) -> None:
    for figure in compared(name, ours, theirs, goals):
        figures.tell(figure)


def _part(seconds: list[float], percent: int) -> float:
    return statistics.quantiles(seconds, n=100)[percent - 1]
