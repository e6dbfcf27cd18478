"""What systemd hears of a bot that runs over the wire."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.app.run import _until_stopped
from bot.health.condition import Condition
from bot.health.systemd import LONGEST_PAUSE, TURNS, Systemd
from tests.health.notified import Notified, notified
from tests.health.stuck_process import StuckProcess
from tests.wire.bot.process import DATABASE, BotProcess
from tests.wire.bot.waiting import wait_until
from tests.wire.stand_in.stand_in import StandIn

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="systemd is Linux's")

IMPATIENT = """
import bot.health.systemd
bot.health.systemd.READY_AFTER = 0.5
from bot.__main__ import app
app(["run"])
"""
"""A bot that counts as started sooner."""

WAITING = IMPATIENT.replace('"run"', '"run", "--wait"')

SLEEPER = """
import signal, time
signal.signal(signal.SIGUSR1, lambda *_: (print("asleep"), time.sleep(600)))
from bot.__main__ import app
app(["run"])
"""
"""A bot whose event loop stands still from a signal on."""

OFTEN = {"WATCHDOG_USEC": "600000"}


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with StandIn() as discord:
        discord.create_guild("The Reading Room").create_text_channel("general")
        yield discord


@pytest.fixture(params=["path", "abstract"])
def systemd(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Notified]:
    with notified(tmp_path if request.param == "path" else None) as systemd:
        yield systemd


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[Notified]:
    with notified(tmp_path) as systemd:
        yield systemd


def started_by(systemd: Notified, discord: StandIn, folder: Path, *code: str, **settings: str) -> BotProcess:
    command = ("-c", *code) if code else ("-m", "bot", "run")
    return BotProcess(discord, folder, command=command, forks=not code, NOTIFY_SOCKET=systemd.name, **settings)


async def test_a_bot_is_ready_when_it_is_connected_and_says_when_it_stops(
    systemd: Notified, discord: StandIn, tmp_path: Path
) -> None:
    async with started_by(systemd, discord, tmp_path) as bot:
        await bot.start()
        await systemd.hears("READY=1")
        assert discord.gateway.is_ready()
        assert systemd.told[-3:] == ["STATUS=connected to Discord", "READY=1", "WATCHDOG=1"]

        assert await bot.terminate() == 0

    assert systemd.told.count("READY=1") == 1
    assert "STOPPING=1" in systemd.told
    assert "systemd" not in bot.log


async def test_that_a_bot_stops_is_told_before_it_has_ended() -> None:
    happened = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0.1)
            happened.append("ended")

    running = asyncio.create_task(_until_stopped(work(), lambda: happened.append("told")))
    await asyncio.sleep(0.1)
    os.kill(os.getpid(), signal.SIGTERM)
    await running

    assert happened == ["told", "ended"]
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().remove_signal_handler(name)


async def test_an_outage_of_discord_keeps_a_bot_from_nothing_but_being_connected(
    heard: Notified, discord: StandIn, tmp_path: Path
) -> None:
    discord.fail("GET", "/users/@me", status=503, times=None)
    async with started_by(heard, discord, tmp_path, IMPATIENT) as bot:
        await bot.start()
        await heard.hears("READY=1")
        await heard.hears("STATUS=not connected to Discord")

        assert "STATUS=connected to Discord" not in heard.told
        assert bot.running


async def test_a_bot_that_waits_for_its_database_counts_as_started(
    heard: Notified, discord: StandIn, tmp_path: Path
) -> None:
    (tmp_path / "second").mkdir()
    async with BotProcess(discord, tmp_path, forks=True) as first:
        await first.start_and_wait()
        async with started_by(heard, discord, tmp_path / "second", WAITING) as bot:
            bot.database = tmp_path / DATABASE
            await bot.start()
            await heard.hears("READY=1")
            assert [line for line in heard.told if line != "WATCHDOG=1"] == [
                "STATUS=waiting for the database",
                "READY=1",
            ]

            await first.kill9()

            await heard.hears("STATUS=connected to Discord")
            assert await bot.terminate() == 0


async def test_a_bot_that_discord_refuses_is_never_ready_and_says_why(
    heard: Notified, discord: StandIn, tmp_path: Path
) -> None:
    async with started_by(heard, discord, tmp_path, DISCORD_TOKEN="no.such.token") as bot:
        await bot.start()
        assert await bot.wait() == 2

    assert "READY=1" not in heard.told
    assert [line for line in heard.told if line.startswith("STATUS=Discord refused the token in DISCORD_TOKEN.")]
    assert heard.told[-1] == "STOPPING=1"


async def test_the_watchdog_hears_of_a_bot_again_and_again_until_its_event_loop_stands_still(
    heard: Notified, discord: StandIn, tmp_path: Path
) -> None:
    async with started_by(heard, discord, tmp_path, SLEEPER, **OFTEN) as bot:
        await bot.start()
        await heard.hears("READY=1")
        before = heard.pings
        await wait_until(lambda: heard.pings > before + 2, otherwise="the watchdog hears nothing")

        os.kill(bot.pid, signal.SIGUSR1)
        await wait_until(lambda: "asleep" in bot.log)
        before = heard.pings
        await asyncio.sleep(1.5)

        assert heard.pings == before
        assert bot.running


async def test_the_watchdog_hears_nothing_of_a_bot_with_a_stuck_loop(
    heard: Notified, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.health.systemd.READY_AFTER", 0.0)
    condition = Condition()
    async with Systemd(condition, {"NOTIFY_SOCKET": heard.name, **OFTEN}).told():
        await wait_until(lambda: heard.pings > 1, otherwise="the watchdog hears nothing")
        async with StuckProcess.running() as process, condition.showing(process):
            await heard.hears("STATUS=stuck: sending announcements")
            before = heard.pings
            await asyncio.sleep(1.0)
            assert heard.pings == before

        await wait_until(lambda: heard.pings > before, otherwise="the watchdog hears nothing any more")


async def test_a_socket_that_is_gone_is_a_line_in_the_log(discord: StandIn, tmp_path: Path) -> None:
    with notified(tmp_path) as gone:
        pass
    async with started_by(gone, discord, tmp_path, **OFTEN) as bot:
        await bot.start_and_wait()
        await wait_until(lambda: "systemd can't be told how it goes" in bot.log)
        await asyncio.sleep(1.0)

        assert bot.log.count("systemd can't be told how it goes") == 1
        assert await bot.terminate() == 0


@pytest.mark.parametrize(
    ("watchdog", "pause"),
    [
        ({}, LONGEST_PAUSE),
        ({"WATCHDOG_USEC": "0"}, LONGEST_PAUSE),
        ({"WATCHDOG_USEC": "9000000"}, 9 / TURNS),
        ({"WATCHDOG_USEC": "9000000", "WATCHDOG_PID": str(os.getpid())}, 9 / TURNS),
        ({"WATCHDOG_USEC": "9000000", "WATCHDOG_PID": "1"}, LONGEST_PAUSE),
        ({"WATCHDOG_USEC": "120000000"}, LONGEST_PAUSE),
    ],
)
def test_the_pauses_suit_the_watchdog_if_it_watches_this_process(watchdog: dict[str, str], pause: float) -> None:
    assert Systemd(Condition(), watchdog).pause == pause


async def test_news_that_did_not_arrive_is_told_again(tmp_path: Path) -> None:
    with notified(tmp_path) as busy:
        async with Systemd(Condition(), {"NOTIFY_SOCKET": busy.name}).told():
            while busy.fill():
                pass
            await asyncio.sleep(0.5)
            assert "STATUS=waiting for the database" not in busy.told

            await busy.hears("STATUS=waiting for the database")


async def test_where_systemd_names_no_socket_nobody_is_told(tmp_path: Path) -> None:
    for name in ("", "vsock:2:1234"):
        async with Systemd(Condition(), {"NOTIFY_SOCKET": name}).told():
            await asyncio.sleep(0)
