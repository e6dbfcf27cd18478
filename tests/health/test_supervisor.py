"""The supervisor: every loop of the process, and how each is doing."""

import asyncio

import pytest

from bot.core.loop import Supervisor
from tests.wire.bot.waiting import wait_until

NEVER = 3600.0


async def nothing_to_do() -> None:
    """Do what a loop does that has nothing to do."""


async def test_work_that_takes_longer_than_its_patience_is_stuck_until_it_ends() -> None:
    end = asyncio.Event()
    loop = Supervisor().loop("counting stars", end.wait, every=NEVER)
    loop.start()
    await asyncio.sleep(0)
    assert not loop.is_stuck

    loop.patience = 0.0
    await wait_until(lambda: loop.is_stuck)

    end.set()
    await wait_until(lambda: not loop.is_stuck)
    await loop.stop()


@pytest.mark.expects_errors
async def test_failures_are_counted() -> None:
    problems = [ValueError("once"), OSError("twice")]

    async def fail() -> None:
        if problems:
            raise problems.pop()

    loop = Supervisor().loop("counting stars", fail, every=0.001)
    loop.start()
    await wait_until(lambda: loop.last_success)
    await loop.stop()

    assert loop.failures == 2


async def test_a_supervisor_knows_every_loop_that_was_started_and_makes_none_twice() -> None:
    supervisor = Supervisor()
    stars, _ = (supervisor.loop(name, nothing_to_do, every=NEVER) for name in ("counting stars", "counting sheep"))
    stars.start()

    assert supervisor.loops == (stars,)
    await stars.stop()
    with pytest.raises(ValueError, match="counting stars"):
        supervisor.loop("counting stars", nothing_to_do, every=NEVER)


async def test_a_loop_whose_cog_couldnt_begin_with_it_can_be_made_again() -> None:
    supervisor = Supervisor()
    supervisor.loop("counting sheep", nothing_to_do, every=NEVER)
    again = supervisor.loop("counting sheep", nothing_to_do, every=NEVER)
    again.start()

    assert supervisor.loops == (again,)
    await again.stop()
