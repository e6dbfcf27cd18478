"""A machine's clock may be hours off, and be set right between an attempt and the next."""

import pytest

from tests.wire.bot.process import BotProcess
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.stand_in import StandIn

SHIFTED = """
import datetime, sys
from bot.core import clock

class Shifted(datetime.datetime):
    @classmethod
    def now(cls, zone=None):
        return super().now(zone) + datetime.timedelta(hours=float(sys.argv[2]))

clock.datetime = Shifted
from bot.__main__ import app
app(["run"])
"""
"""A bot whose clock is so many hours ahead."""


def with_a_clock(readers: Readers, hours: int) -> None:
    readers.bot = BotProcess(
        readers.discord, readers.bot.database.parent, command=("-c", SHIFTED, "--", str(hours)), LOG_LEVEL="DEBUG"
    )


@pytest.mark.parametrize("hours", [3, -3, 24])
async def test_an_attempt_by_a_wrong_clock_is_found_by_the_right_one(
    hours: int, readers: Readers, server: StandIn
) -> None:
    await readers.set_up()
    right = readers.bot
    await right.kill9()
    with_a_clock(readers, hours)
    await readers.bot.start_and_wait()
    killed = server.at("POST", "/channels/*/messages", lambda _: readers.bot.kill9(), when="after")
    await readers.author.click(await readers.preview(), label="Post now", thinking=0)
    await killed.reached(10)
    await readers.bot.wait()
    assert "This machine's clock is" in readers.bot.log

    server.world.forget_nonces()
    readers.bot = right
    await right.start_and_wait()

    await readers.announcement()
    assert len(readers.announcements) == 1


async def test_a_clock_that_is_right_is_not_mentioned(readers: Readers) -> None:
    await readers.set_up()

    assert "This machine's clock" not in readers.bot.log
