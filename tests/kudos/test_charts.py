"""Charts."""

import struct
import sys
from datetime import UTC, datetime, timedelta

from bot.kudos.leaderboards.charts import KEPT, Charts

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


async def test_a_chart_is_a_png_of_a_size_that_a_phone_shows() -> None:
    charts = Charts()

    for picture in (
        await charts.of_chapters([("1", 3), ("2", 0), ("2.5", 12)]),
        await charts.of_growth([(number, NOON + timedelta(hours=number)) for number in range(1, 9)]),
    ):
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", picture[16:24]) == (800, 360)
        assert len(picture) < 100_000


async def test_a_name_is_drawn_as_it_stands_whatever_signs_it_holds() -> None:
    assert await Charts().of_chapters([("$\\frac$", 3), ("x_{$^", 2)])


async def test_the_same_figures_are_drawn_once() -> None:
    charts = Charts()

    first = await charts.of_chapters([("1", 3)])
    assert await charts.of_chapters([("1", 3)]) is first
    assert await charts.of_chapters([("1", 4)]) is not first
    for number in range(KEPT):
        charts._kept[number] = b""
    await charts.of_chapters([("1", 5)])
    assert len(charts._kept) <= KEPT + 3


def test_the_bot_runs_without_loading_what_draws() -> None:
    import subprocess

    code = "import sys, cogs.kudos, bot.app.services; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
