"""Drawing charts of kudos as PNG, in a process that goes away: what that takes would stay in the bot's memory, 56 MiB.

The process reads one order a line, and answers each with the length of a picture and the picture.
"""

import atexit
import io
import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont
from matplotlib.ft2font import FT2Font
from matplotlib.ticker import MaxNLocator

from bot.core.text.cleaning import clean_label, shorten
from bot.kudos.leaderboards.models import ChartWords

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


def main() -> None:
    """Draw what is ordered until nobody can order any more; the pipes are kept from any library that prints.

    Where the bot ended before, what it can't remove any more is removed: the folder that it named.
    """
    orders, pictures = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for line in orders:
        picture = drawn(json.loads(line))
        pictures.write(len(picture).to_bytes(4, "big") + picture)
        pictures.flush()
    atexit.unregister(shutil.rmtree)  # by which Matplotlib would remove a part of it
    shutil.rmtree(sys.argv[1], ignore_errors=True)


def drawn(order: dict[str, Any]) -> bytes:
    """Draw a bar for each chapter, or a line that rises."""
    figure = Figure(figsize=SIZE, dpi=DPI, facecolor=GROUND, layout="constrained")
    axes = figure.add_subplot(facecolor=GROUND)
    words = ChartWords(**order["words"])
    if "bars" in order:
        _bars(order["bars"], axes)
    else:
        _line([(kudos, datetime.fromisoformat(when)) for kudos, when in order["times"]], axes)
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
    return frozenset(FT2Font(findfont("DejaVu Sans")).get_charmap())


def _bars(bars: Sequence[tuple[str, int]], axes: Axes) -> None:
    places = range(len(bars))
    drawn = axes.bar(places, [kudos for _, kudos in bars], color=HEART)
    axes.bar_label(drawn, color=INK, fontsize=TEXT, padding=2)
    beside = max(0, FEWEST_PLACES - len(bars)) / 2
    axes.set_xlim(-0.6 - beside, len(bars) - 0.4 + beside)
    names = [name if all(map(_is_drawn, name)) else "–" for name, _ in bars]
    axes.set_xticks(places, names, rotation=0 if len(bars) <= 12 else 60, parse_math=False)  # a title may hold $ signs


def _line(times: Sequence[tuple[int, datetime]], axes: Axes) -> None:
    days = date2num([when for _, when in times])  # type: ignore[no-untyped-call]
    axes.step(days, [kudos for kudos, _ in times], where="post", color=HEART, linewidth=2.5)
    axes.xaxis_date()
    for label in axes.get_xticklabels():
        label.set_rotation(20)


if __name__ == "__main__":
    main()
