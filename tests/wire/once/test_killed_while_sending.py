"""Killed with -9 in the middle of announcing: the announcement stands once, in the end."""

from typing import Literal

import pytest

from tests.wire.bot.readers import Readers
from tests.wire.stand_in.stand_in import StandIn

MESSAGES = ("POST", "/channels/*/messages")
REACTION = ("PUT", "/channels/*/messages/*/reactions/*/@me")


async def press_post_now(readers: Readers) -> None:
    """Without waiting for the answer, which may never come."""
    await readers.author.click(await readers.preview(), label="Post now", thinking=0)


@pytest.mark.parametrize("request_", [MESSAGES, REACTION], ids=["message", "reaction"])
@pytest.mark.parametrize("when", ["before", "after"])
async def test_killed_at_a_request_of_sending(
    readers: Readers, server: StandIn, request_: tuple[str, str], when: Literal["before", "after"]
) -> None:
    await readers.set_up()
    method, path = request_
    killed = server.at(method, path, lambda _: readers.bot.kill9(), when=when)
    await press_post_now(readers)
    await killed.reached()
    await readers.bot.wait()
    await readers.bot.start_and_wait()

    announcement = await readers.announcement()
    await readers.reader.react(announcement, "❤️")
    await readers.kudos_become("1 kudos")
    assert len(readers.announcements) == 1


async def test_a_lost_answer_does_not_post_twice(readers: Readers, server: StandIn) -> None:
    await readers.set_up()
    server.fail("POST", "/channels/*/messages", reset=True, when="after", times=1)
    await press_post_now(readers)

    await readers.announcement()
    assert len(readers.announcements) == 1


async def test_an_answer_lost_for_longer_than_discord_remembers_nonces_is_found_in_the_channel(
    readers: Readers, server: StandIn
) -> None:
    await readers.set_up()
    killed = server.at(*MESSAGES, lambda _: readers.bot.kill9(), when="after")
    await press_post_now(readers)
    await killed.reached()
    await readers.bot.wait()
    server.world.forget_nonces()
    await readers.bot.start_and_wait()

    await readers.announcement()
    assert len(readers.announcements) == 1
