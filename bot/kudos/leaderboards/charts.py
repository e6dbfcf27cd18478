"""Charts of kudos as PNG: drawn in another process, and kept, so that many who ask at once share one."""

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from bot.core.clock import Clock
from bot.kudos.leaderboards.drawing_process import DrawingProcess, NotDrawn
from bot.kudos.leaderboards.models import MAX_BARS, Chart, ChartWords

log = logging.getLogger(__name__)

KEPT = 64
"""Charts kept: 2 MB at most."""

SHARED = timedelta(seconds=30)
"""For so long nothing is drawn anew of a work or a chapter, however fast kudos come: who asks gets what was drawn."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was ordered, and when; `picture` is None where it couldn't be drawn."""

    order: str
    words: ChartWords
    at: datetime
    picture: asyncio.Task[bytes | None]

    def is_lasting(self) -> bool:
        return not self.picture.done() or self.picture.result() is not None


class Charts:
    """Hands out charts; none where it can't be drawn."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, Drawing] = OrderedDict()
        self._turn = asyncio.Lock()
        self._process = DrawingProcess()

    async def of_work(self, work_id: int, words: ChartWords, bars: Sequence[tuple[str, int]]) -> Chart | None:
        """Draw a bar for each chapter of a work, from (its name, kudos)."""
        return await self._chart(f"work {work_id}", words, bars=bars[-MAX_BARS:])

    async def of_chapter(
        self, chapter_id: int, words: ChartWords, times: Sequence[tuple[int, datetime]]
    ) -> Chart | None:
        """Draw a line that rises as a chapter's kudos did, through (how many kudos, when)."""
        points = [(kudos, when.isoformat()) for kudos, when in times]
        return await self._chart(f"chapter {chapter_id}", words, times=points)

    async def _chart(self, about: str, words: ChartWords, **figures: object) -> Chart | None:
        order = json.dumps({"words": asdict(words), **figures})
        drawing = self._drawing_of(about, order, words)
        picture = await asyncio.shield(drawing.picture)  # others may wait for it, too
        drawn_at = drawing.at if drawing.order != order else None
        return None if picture is None else Chart(picture, drawing.words.description, drawn_at)

    def _drawing_of(self, about: str, order: str, words: ChartWords) -> Drawing:
        """Return what is shown to who asks now: the same figures, or those of a moment ago, or a new drawing."""
        now, last = self._clock(), self._kept.get(about)
        if last is not None and (abs(now - last.at) < SHARED or (last.order == order and last.is_lasting())):
            self._kept.move_to_end(about)
            return last
        drawing = Drawing(order, words, now, asyncio.create_task(self._drawn(order)))
        self._kept[about] = drawing
        self._kept.move_to_end(about)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return drawing

    async def _drawn(self, order: str) -> bytes | None:
        async with self._turn:
            try:
                return await asyncio.to_thread(self._process.draw, order)
            except (NotDrawn, RuntimeError) as failure:
                log.error("A chart couldn't be drawn: %s", failure)
                return None

    async def close(self) -> None:
        """End the process, and with it whatever it draws."""
        await asyncio.to_thread(self._process.close)
        await asyncio.gather(*(drawing.picture for drawing in self._kept.values()), return_exceptions=True)
