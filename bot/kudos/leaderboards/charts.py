"""Charts of kudos as PNG: drawn beside the event loop, kept until what they show changes."""

import asyncio
import io
import threading
import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING

from bot.core.text.cleaning import clean_label, shorten
from bot.kudos.leaderboards.models import MAX_BARS, ChartWords

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GROUND, INK, FAINT, HEART = "#2b2d31", "#f2f3f5", "#80848e", "#eb459e"
"""A ground of its own makes a chart readable in Discord's dark and light alike."""

SIZE = (8.0, 4.2)
DPI = 100

TEXT = 14
"""Points of what is written at the axes: a phone shows a chart at less than half of its width."""

FEWEST_PLACES = 5
"""Places for bars: two chapters don't fill a chart from side to side."""

MAX_TITLE = 56
"""Characters of a title that stand in one line above a chart."""

KEPT = 64
"""Charts kept: 2 MB at most."""

Draw = Callable[["Axes"], None]


class Charts:
    """Hands out charts; a chart of the same figures is drawn once. matplotlib is imported with the first one."""

    def __init__(self) -> None:
        self._kept: OrderedDict[object, bytes] = OrderedDict()
        self._drawing = asyncio.Lock()

    async def of_chapters(self, words: ChartWords, bars: Sequence[tuple[str, int]]) -> bytes:
        """Draw a bar for each chapter, from (its name, kudos)."""
        latest = tuple(bars[-MAX_BARS:])
        return await self._chart(words, latest, partial(_bars, latest))

    async def of_growth(self, words: ChartWords, times: Sequence[tuple[int, datetime]]) -> bytes:
        """Draw a line that rises, through (how many kudos, when)."""
        return await self._chart(words, tuple(times), partial(_line, tuple(times)))

    async def _chart(self, words: ChartWords, figures: object, draw: Draw) -> bytes:
        key = (words, figures)
        async with self._drawing:
            if key not in self._kept:
                self._kept[key] = await asyncio.to_thread(_png, words, draw)
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]


_IMPORTING = threading.Lock()


def _png(words: ChartWords, draw: Draw) -> bytes:
    with _IMPORTING:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.ticker import MaxNLocator
    figure = Figure(figsize=SIZE, dpi=DPI, facecolor=GROUND, layout="constrained")
    axes = figure.add_subplot(facecolor=GROUND)
    draw(axes)
    axes.set_title(_title(words), color=INK, fontsize=16, loc="left", pad=12, parse_math=False)
    axes.set_xlabel(words.across, color=INK, fontsize=TEXT)
    axes.set_ylabel(words.up, color=INK, fontsize=TEXT)
    axes.tick_params(colors=INK, labelsize=TEXT)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["bottom", "left"]].set_color(FAINT)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    axes.set_ylim(bottom=0)
    picture = io.BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(picture, format="png")
    return picture.getvalue()


def _title(words: ChartWords) -> str:
    """Return the title, or the plain one where letters of it would be drawn as empty boxes, or in the wrong order."""
    title = shorten(clean_label(words.title), MAX_TITLE)
    return title if all(_is_drawn(letter) for letter in title) else words.plain_title


def _is_drawn(letter: str) -> bool:
    return ord(letter) in _letters() and unicodedata.bidirectional(letter) not in ("R", "AL")


@cache
def _letters() -> frozenset[int]:
    """Return the code points that the font has."""
    from matplotlib.font_manager import findfont
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(findfont("DejaVu Sans")).get_charmap())


def _bars(bars: Sequence[tuple[str, int]], axes: "Axes") -> None:
    places = range(len(bars))
    drawn = axes.bar(places, [kudos for _, kudos in bars], color=HEART)
    axes.bar_label(drawn, color=INK, fontsize=TEXT, padding=2)
    beside = max(0, FEWEST_PLACES - len(bars)) / 2
    axes.set_xlim(-0.6 - beside, len(bars) - 0.4 + beside)
    names = [name if all(map(_is_drawn, name)) else "–" for name, _ in bars]
    axes.set_xticks(places, names, rotation=0 if len(bars) <= 12 else 60, parse_math=False)  # a title may hold $ signs


def _line(times: Sequence[tuple[int, datetime]], axes: "Axes") -> None:
    from matplotlib.dates import date2num

    days = date2num([when for _, when in times])  # type: ignore[no-untyped-call]
    axes.step(days, [kudos for kudos, _ in times], where="post", color=HEART, linewidth=2.5)
    axes.xaxis_date()
    for label in axes.get_xticklabels():
        label.set_rotation(20)
