"""Charts."""

import struct
import sys
import warnings
from collections.abc import AsyncIterator
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.kudos.leaderboards import drawing, drawing_process
from bot.kudos.leaderboards.charts import KEPT, Charts
from bot.kudos.leaderboards.models import ChartWords
from tests.wire.bot.waiting import wait_until

WORDS = ChartWords(title="Kudos of The Lamp Room", plain_title="Kudos of each chapter", across="Chapter", up="Kudos")
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
async def charts() -> AsyncIterator[Charts]:
    charts = Charts()
    yield charts
    await charts.close()


async def test_a_chart_is_a_png_of_a_size_that_a_phone_shows(charts: Charts) -> None:
    for picture in (
        await charts.of_chapters(WORDS, [("1", 3), ("2", 0), ("2.5", 12)]),
        await charts.of_growth(WORDS, [(number, NOON + timedelta(hours=number)) for number in range(1, 9)]),
    ):
        assert picture is not None
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", picture[16:24]) == (800, 420)
        assert len(picture) < 100_000


async def test_a_name_is_drawn_as_it_stands_whatever_signs_it_holds(charts: Charts) -> None:
    assert await charts.of_chapters(WORDS, [("$\\frac$", 3), ("x_{$^", 2)])


@pytest.mark.parametrize("title", ["潮", "The Lamp Room 🦊", "שלום", "سلام"])
def test_a_title_whose_letters_would_be_boxes_or_stand_in_the_wrong_order_gives_way_to_a_plain_one(title: str) -> None:
    assert drawing._title(WORDS) == "Kudos of The Lamp Room"
    assert drawing._title(replace(WORDS, title=f"Kudos of {title}")) == "Kudos of each chapter"


@pytest.mark.parametrize("names", [["1", "潮"], ["$1$", "2"]])
def test_a_chart_is_drawn_without_a_warning(names: list[str], caplog: pytest.LogCaptureFixture) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawing.drawn({"words": asdict(replace(WORDS, title="$ 潮")), "bars": [(name, 2) for name in names]})

    assert caplog.records == []


async def test_the_same_figures_are_drawn_once(charts: Charts) -> None:
    first = await charts.of_chapters(WORDS, [("1", 3)])
    assert await charts.of_chapters(WORDS, [("1", 3)]) is first
    assert await charts.of_chapters(WORDS, [("1", 4)]) is not first
    for number in range(KEPT):
        charts._kept[str(number)] = b""
    await charts.of_chapters(WORDS, [("1", 5)])
    assert len(charts._kept) <= KEPT + 3


async def test_a_process_that_died_is_replaced_and_one_that_nobody_needs_ends(
    charts: Charts, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await charts.of_chapters(WORDS, [("1", 3)])
    died = charts._process._process
    assert died is not None
    died.kill()
    monkeypatch.setattr(drawing_process, "IDLE_SECONDS", 0.1)

    assert await charts.of_chapters(WORDS, [("1", 4)]) not in (None, first)

    await wait_until(lambda: charts._process._process is None, otherwise="the process that draws is still there")


@pytest.mark.expects_errors
async def test_where_nothing_can_be_drawn_there_is_no_chart(charts: Charts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    assert await charts.of_chapters(WORDS, [("1", 3)]) is None
