"""Pins over the wire: with Discord's own permission for them, and its limit."""

from tests.wire.bot.readers import Readers
from tests.wire.stand_in.permissions import EVERYONE, Permission
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.messages.messages import Message
from tests.wire.stand_in.world.messages.pinning import PINS, PINS_ADD

WORK = "The Lamp Room"


async def keep_pinned(readers: Readers) -> None:
    await readers.set_up()
    await readers.manager.slash(readers.channel, "work edit", work=WORK, pin=True)


async def post(readers: Readers, server: StandIn, number: int) -> Message:
    """Post a chapter; it has its heart by then, and its pin may follow."""
    before = len(announced(readers))
    await readers.author.click(await readers.preview(number=number), label="Post now")
    await server.until(lambda: len(announced(readers)) > before and announced(readers)[-1].reactions, 10)
    return announced(readers)[-1]


def announced(readers: Readers) -> list[Message]:
    return [message for message in readers.announcements if message.kind != PINS_ADD]


def pinned(channel: Channel) -> list[Message]:
    return [message for message in channel.messages if message.pinned]


async def test_the_pin_moves_on_with_each_chapter(readers: Readers, server: StandIn) -> None:
    readers.channel.set_permissions(readers.author.guild.bot_role, pin_messages=True)
    await keep_pinned(readers)
    for number in (1, 2):
        await post(readers, server, number)
        await server.until(lambda: pinned(readers.channel) == announced(readers)[-1:], 15, readers.bot.log)

    assert len(server.requests_to("PUT", "/channels/*/messages/pins/*")) == 2
    assert len(server.requests_to("DELETE", "/channels/*/messages/pins/*")) == 1


async def test_staff_hear_once_that_the_bot_may_not_pin_and_it_does_once_it_may(
    readers: Readers, server: StandIn
) -> None:
    guild = readers.author.guild
    staff = guild.create_text_channel("staff")
    await keep_pinned(readers)
    await readers.manager.slash(readers.channel, "setup", notices=staff)
    await post(readers, server, 1)
    latest = await post(readers, server, 2)
    await server.until(lambda: staff.messages, 15, readers.bot.log)
    told = [message.content for message in staff.messages]
    readers.channel.set_permissions(guild.bot_role, pin_messages=True)
    await server.until(lambda: pinned(readers.channel) == [latest], 15, readers.bot.log)

    assert len(told) == len(staff.messages) == 1
    assert "Give me Pin Messages there" in told[0]
    assert Permission.PIN_MESSAGES not in EVERYONE


async def test_a_channel_full_of_pins_is_told_once_and_room_in_it_is_used(readers: Readers, server: StandIn) -> None:
    guild = readers.author.guild
    staff = guild.create_text_channel("staff")
    readers.channel.set_permissions(guild.bot_role, pin_messages=True)
    readers.channel.set_permissions(readers.manager, pin_messages=True)
    old = [await readers.manager.send(readers.channel, "An old joke.") for _ in range(PINS)]
    for message in old:
        message.pinned = True
    await keep_pinned(readers)
    await readers.manager.slash(readers.channel, "setup", notices=staff)
    latest = await post(readers, server, 1)
    await server.until(lambda: staff.messages, 15, readers.bot.log)
    assert "as many messages are pinned there as Discord allows" in staff.messages[0].content

    await readers.manager.unpin(old[0])
    await server.until(lambda: latest.pinned, 15, readers.bot.log)
