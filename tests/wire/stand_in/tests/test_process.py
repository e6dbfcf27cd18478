"""A bot as a process of its own: killed at an exact request, started again, stopped."""

import contextlib
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import pytest

from tests.wire.bot.process import BotProcess
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.people.refusals import NoAnswer
from tests.wire.stand_in.rest.call import Recorded
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.guilds import Guild

PLAIN = ("-W", "ignore", "-m", "tests.wire.stand_in.tests.plain_bot")


@pytest.fixture
async def process(server: StandIn, guild: Guild, tmp_path: Path) -> AsyncIterator[BotProcess]:
    async with BotProcess(server, tmp_path, command=PLAIN) as started:
        await started.start_and_wait()
        yield started


async def test_a_bot_is_killed_at_an_exact_moment_and_comes_back(
    server: StandIn, process: BotProcess, ana: Person, channel: Channel
) -> None:
    await server.commands()

    async def kill(request: Recorded) -> None:
        await process.kill9()

    server.at("POST", "/interactions/**", kill, when="after")
    with pytest.raises(NoAnswer):
        await ana.slash(channel, "chapter slow", thinking=0.1)
    assert not process.running
    await server.until(lambda: not server.gateway.is_ready())

    await process.start_and_wait()
    assert server.gateway.identified == 2
    assert (await ana.slash(channel, "chapter post", work="7")).content == "7"
    assert await process.terminate() == 0


@pytest.mark.parametrize(("when", "standing"), [("before", 0), ("after", 1)])
async def test_what_a_killed_bot_had_asked_for_happens_or_not(
    server: StandIn,
    process: BotProcess,
    ana: Person,
    channel: Channel,
    when: Literal["before", "after"],
    standing: int,
) -> None:
    await server.commands()
    server.world.answer_within = 0.5
    killed = server.at("POST", "/interactions/**", lambda _: process.kill9(), when=when)
    with contextlib.suppress(NoAnswer):
        await ana.slash(channel, "chapter post", work="7")
    await killed.reached()

    await server.until(lambda: not server.gateway.connections)
    assert len(channel.messages) == standing


async def test_a_process_that_ends_by_itself_is_told_with_its_log(server: StandIn, tmp_path: Path) -> None:
    async with BotProcess(server, tmp_path, command=("-c", "print('no token'); raise SystemExit(2)")) as process:
        with pytest.raises(AssertionError, match="code 2:\nno token"):
            await process.start_and_wait()
        assert await process.wait() == 2


async def test_nothing_is_left_behind(server: StandIn, tmp_path: Path) -> None:
    child = "import subprocess, time; print(subprocess.Popen(['sleep', '60']).pid, flush=True); time.sleep(60)"
    async with BotProcess(server, tmp_path, command=("-c", child)) as process:
        await process.start()
        await server.until(lambda: process.log.strip())
        left = int(process.log)
    await server.until(lambda: not is_alive(left))


async def test_a_process_that_ignores_the_signal_is_told_and_killed(server: StandIn, tmp_path: Path) -> None:
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('on', flush=True); time.sleep(60)"
    async with BotProcess(server, tmp_path, command=("-c", deaf)) as process:
        await process.start()
        await server.until(lambda: process.log.strip())
        with pytest.raises(AssertionError, match="did not stop"):
            await process.terminate(within=0.1)
        assert not process.running


def is_alive(pid: int) -> bool:
    """Zombies that wait for their reaper count as dead."""
    try:
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except (ProcessLookupError, FileNotFoundError):
        return False
