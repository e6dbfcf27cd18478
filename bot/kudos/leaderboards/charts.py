"""Charts of kudos as PNG: drawn in another process, kept until what they show changes."""

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from bot.kudos.leaderboards.drawing_process import DrawingProcess, NotDrawn
from bot.kudos.leaderboards.models import MAX_BARS, ChartWords

log = logging.getLogger(__name__)

KEPT = 64
"""Charts kept: 2 MB at most."""


class Charts:
    """Hands out charts; a chart of the same figures is drawn once. None where it can't be drawn."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._drawing = asyncio.Lock()
        self._process = DrawingProcess()

    async def of_chapters(self, words: ChartWords, bars: Sequence[tuple[str, int]]) -> bytes | None:
        """Draw a bar for each chapter, from (its name, kudos)."""
        return await self._chart(words, bars=bars[-MAX_BARS:])

    async def of_growth(self, words: ChartWords, times: Sequence[tuple[int, datetime]]) -> bytes | None:
        """Draw a line that rises, through (how many kudos, when)."""
        return await self._chart(words, times=[(kudos, when.isoformat()) for kudos, when in times])

    async def _chart(self, words: ChartWords, **figures: object) -> bytes | None:
        order = json.dumps({"words": asdict(words), **figures})
        async with self._drawing:
            if order not in self._kept:
                try:
                    self._kept[order] = await asyncio.to_thread(self._process.draw, order)
                except NotDrawn as failure:
                    log.error("A chart couldn't be drawn: %s", failure)
                    return None
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(order)
            return self._kept[order]

    async def close(self) -> None:
        await asyncio.to_thread(self._process.close)
