"""Charts."""

import asyncio
import struct
import sys
import tempfile
import warnings
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from bot.kudos.leaderboards import drawing, drawing_process
from bot.kudos.leaderboards.charts import KEPT, Charts
from bot.kudos.leaderboards.drawing_process import DrawingProcess
from bot.kudos.leaderboards.models import Chart, ChartWords
from tests.wire.bot.waiting import wait_until
from tests.worlds.clock import SetClock

WORDS = ChartWords(
    title="Kudos of The Lamp Room",
    plain_title="Kudos of each chapter",
    across="Chapter",
    up="Kudos",
    description="1: 3",
)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass
class Drawn:
    """In place of the process that draws: pictures that tell which of them they are."""

    orders: list[str] = field(default_factory=list)

    @classmethod
    def by(cls, charts: Charts) -> "Drawn":
        charts._process = cast(DrawingProcess, drawn := cls())
        return drawn

    def draw(self, order: str) -> bytes:
        self.orders.append(order)
        return f"picture {len(self.orders)}".encode()

    def close(self) -> None:
        """End nothing."""


def read(path: str) -> str:
    return Path(path).read_text()


def below(folder: Path) -> list[str]:
    """Name the folders below one, from the outer to the inner."""
    return [one.name for one in sorted(folder.rglob("*")) if one.is_dir()]


@pytest.fixture
async def charts(clock: SetClock) -> AsyncIterator[Charts]:
    charts = Charts(clock)
    yield charts
    await charts.close()


async def test_a_chart_is_a_png_of_a_size_that_a_phone_shows(charts: Charts) -> None:
    for chart in (
        await charts.of_work(1, WORDS, [("1", 3), ("2", 0), ("2.5", 12)]),
        await charts.of_chapter(1, WORDS, [(number, NOON + timedelta(hours=number)) for number in range(1, 9)]),
    ):
        assert chart is not None
        picture = chart.picture
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", picture[16:24]) == (800, 420)
        assert len(picture) < 100_000


async def test_a_name_is_drawn_as_it_stands_whatever_signs_it_holds(charts: Charts) -> None:
    chart = await charts.of_work(1, WORDS, [("$\\frac$", 3), ("x_{$^", 2)])
    assert chart is not None
    assert chart != await charts.of_work(2, WORDS, [("–", 3), ("–", 2)])


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


async def test_the_same_figures_are_drawn_once_however_long_ago(charts: Charts, clock: SetClock) -> None:
    drawn = Drawn.by(charts)
    first = await charts.of_work(1, WORDS, [("1", 3)])
    clock.advance(hours=1)

    assert first == Chart(b"picture 1", WORDS.description) == await charts.of_work(1, WORDS, [("1", 3)])
    assert len(drawn.orders) == 1


async def test_however_fast_kudos_come_a_work_is_drawn_once_in_half_a_minute(charts: Charts, clock: SetClock) -> None:
    drawn, began = Drawn.by(charts), clock()
    before = replace(WORDS, description="1: 0")
    await charts.of_work(1, before, [("1", 0)])
    clock.advance(seconds=20)
    shared = await asyncio.gather(*(charts.of_work(1, WORDS, [("1", number)]) for number in range(1, 40)))
    assert set(shared) == {Chart(b"picture 1", "1: 0", drawn_at=began)}
    await charts.of_work(2, WORDS, [("1", 5)])
    await charts.of_chapter(1, WORDS, [(1, NOON)])
    clock.advance(seconds=11)

    assert await charts.of_work(1, WORDS, [("1", 40)]) == Chart(b"picture 4", WORDS.description)
    assert len(drawn.orders) == 4


async def test_a_clock_that_is_set_back_keeps_no_chart_for_longer(charts: Charts, clock: SetClock) -> None:
    Drawn.by(charts)
    await charts.of_work(1, WORDS, [("1", 3)])
    clock.advance(hours=-1)

    assert await charts.of_work(1, WORDS, [("1", 4)]) == Chart(b"picture 2", WORDS.description)


async def test_who_gives_up_waiting_takes_nobody_elses_chart_away(charts: Charts) -> None:
    Drawn.by(charts)
    first = asyncio.create_task(charts.of_work(1, WORDS, [("1", 3)]))
    second = asyncio.create_task(charts.of_work(1, WORDS, [("1", 3)]))
    await asyncio.sleep(0)
    first.cancel()

    assert await second == Chart(b"picture 1", WORDS.description)


async def test_no_more_charts_are_kept_than_fit(charts: Charts) -> None:
    drawn = Drawn.by(charts)
    for work_id in range(KEPT + 1):
        await charts.of_work(work_id, WORDS, [("1", 3)])
    await charts.of_work(KEPT, WORDS, [("1", 3)])
    assert len(drawn.orders) == KEPT + 1

    await charts.of_work(0, WORDS, [("1", 3)])

    assert len(drawn.orders) == KEPT + 2


async def test_a_process_that_draws_has_no_token_and_leaves_nothing_behind(
    charts: Charts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secrets = {"DISCORD_TOKEN": "a-token", "DATABASE_URL": "postgresql://bot:a-password@host/bot", "PGPASSWORD": "pass"}
    for name, value in secrets.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("MPLCONFIGDIR", "/dev/null/nowhere")  # so that it needs a folder for a time
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert await charts.of_work(1, WORDS, [("1", 3)]) is not None
    process = charts._process._process
    assert process is not None
    environment = read(f"/proc/{process.pid}/environ")
    assert [name.partition("-")[0] for name in below(tmp_path)] == ["chapterhouse", "matplotlib"]

    process.kill()
    assert await charts.of_work(2, WORDS, [("1", 3)]) is not None
    await charts.close()

    assert [name for name, value in secrets.items() if name in environment or value in environment] == []
    assert below(tmp_path) == []


def test_where_the_bot_ended_first_the_process_that_draws_removes_its_folder(tmp_path: Path) -> None:
    process = drawing_process._started(str(tmp_path / "folder"))
    (tmp_path / "folder").mkdir()
    with process:
        pass  # closes its input, as the end of the bot does

    assert (process.returncode, list(tmp_path.iterdir())) == (0, [])


async def test_a_process_that_died_is_replaced_and_one_that_nobody_needs_ends(
    charts: Charts, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await charts.of_work(1, WORDS, [("1", 3)])
    died = charts._process._process
    assert died is not None
    died.kill()
    monkeypatch.setattr(drawing_process, "IDLE_SECONDS", 0.1)

    assert await charts.of_work(2, WORDS, [("1", 4)]) not in (None, first)

    await wait_until(lambda: charts._process._process is None, otherwise="the process that draws is still there")


@pytest.mark.expects_errors
async def test_where_nothing_can_be_drawn_there_is_no_chart(charts: Charts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    assert await charts.of_work(1, WORDS, [("1", 3)]) is None
