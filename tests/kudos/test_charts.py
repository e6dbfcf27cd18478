"""Charts."""

import struct
import sys
import warnings
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.kudos.leaderboards.charts import KEPT, Charts, _title
from bot.kudos.leaderboards.models import ChartWords

WORDS = ChartWords(title="Kudos of The Lamp Room", plain_title="Kudos of each chapter", across="Chapter", up="Kudos")
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


async def test_a_chart_is_a_png_of_a_size_that_a_phone_shows() -> None:
    charts = Charts()

    for picture in (
        await charts.of_chapters(WORDS, [("1", 3), ("2", 0), ("2.5", 12)]),
        await charts.of_growth(WORDS, [(number, NOON + timedelta(hours=number)) for number in range(1, 9)]),
    ):
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", picture[16:24]) == (800, 420)
        assert len(picture) < 100_000


async def test_a_name_is_drawn_as_it_stands_whatever_signs_it_holds() -> None:
    assert await Charts().of_chapters(WORDS, [("$\\frac$", 3), ("x_{$^", 2)])


@pytest.mark.parametrize("title", ["潮", "The Lamp Room 🦊", "שלום", "سلام"])
def test_a_title_whose_letters_would_be_boxes_or_stand_in_the_wrong_order_gives_way_to_a_plain_one(title: str) -> None:
    assert _title(WORDS) == "Kudos of The Lamp Room"
    assert _title(replace(WORDS, title=f"Kudos of {title}")) == "Kudos of each chapter"


@pytest.mark.parametrize("names", [["1", "潮"], ["$1$", "2"]])
async def test_a_chart_is_drawn_without_a_warning(names: list[str], caplog: pytest.LogCaptureFixture) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        await Charts().of_chapters(replace(WORDS, title="$ 潮"), [(name, 2) for name in names])

    assert caplog.records == []


async def test_the_same_figures_are_drawn_once() -> None:
    charts = Charts()

    first = await charts.of_chapters(WORDS, [("1", 3)])
    assert await charts.of_chapters(WORDS, [("1", 3)]) is first
    assert await charts.of_chapters(WORDS, [("1", 4)]) is not first
    for number in range(KEPT):
        charts._kept[number] = b""
    await charts.of_chapters(WORDS, [("1", 5)])
    assert len(charts._kept) <= KEPT + 3


def test_the_bot_runs_without_loading_what_draws() -> None:
    import subprocess

    code = "import sys, cogs.kudos, bot.app.services; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
