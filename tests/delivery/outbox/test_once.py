"""A chapter goes out once, whoever asks for it and however often."""

import asyncio
import logging
from dataclasses import replace

import pytest

from bot.announcements.models import DeliveryState
from bot.core.retries import LEASE
from bot.delivery.outbox import Outbox
from bot.setup.emoji import Emoji
from bot.works.models import Work
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.late_click import LateClick
from tests.delivery.outbox.listening import Listener, outbox_telling
from tests.worlds.clock import SetClock
from tests.worlds.databases.failing import busy_at
from tests.worlds.people import AUTHOR, CHANNEL, GUILD, MANAGER, WORK_ROLE
from tests.worlds.program import Program


async def test_a_chapter_is_announced_with_the_servers_kudos_emoji_on_it(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
) -> None:
    await program.setup.change(MANAGER, kudos_emojis=(Emoji("123456789012345678", "<:quill:123456789012345678>"),))
    chapter = await program.posted(work, 4, title="The Lamp")
    listener = Listener()
    outbox = outbox_telling(program, channels, listener)
    (announced,) = await outbox.deliver_chapter(chapter.id)

    (message,) = channels.messages
    assert (message.channel_id, message.card.title) == (CHANNEL, "Chapter 4: The Lamp")
    assert message.reactions == ["quill:123456789012345678"]
    assert announced.state is DeliveryState.SENT
    assert announced.link == f"https://discord.com/channels/{GUILD}/{CHANNEL}/{message.id}"
    assert [one.message_id for one in listener.heard] == [message.id]


async def test_what_went_out_isnt_sent_again(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
) -> None:
    chapter = await program.posted(work)
    for _ in range(3):
        await outbox.deliver_due()
        await outbox.deliver_chapter(chapter.id)

    assert channels.requests == ["send", "react"]


async def test_a_double_click_and_the_loop_at_once_post_once(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox
) -> None:
    chapter = await program.posted(work)
    other_process = await program.next_process().begin_sending(channels)

    await asyncio.gather(
        outbox.deliver_chapter(chapter.id),
        outbox.deliver_chapter(chapter.id),
        outbox.deliver_due(),
        other_process.deliver_due(),
    )
    await outbox.deliver_due()

    assert channels.requests.count("send") == 1
    assert [message.reactions for message in channels.messages] == [["❤️"]]


async def test_a_click_that_comes_late_doesnt_take_an_edit_for_its_turn_to_post(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, late_click: LateClick
) -> None:
    channels.forums.add(CHANNEL)
    chapter = await program.posted(work)
    await late_click.read(chapter.id)
    await outbox.deliver_due()
    await program.publishing.edit(AUTHOR, chapter.id, replace(chapter.details, title="The Other Lamp"))
    await late_click.go_on()
    await outbox.deliver_due()

    assert channels.requests.count("send") == 1
    assert channels.titles == ["Chapter 1: The Other Lamp"]


async def test_an_attempt_under_way_is_left_alone_until_its_lease_is_over(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    chapter = await program.posted(work)
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def hang() -> None:
        begun.set()
        await go_on.wait()

    channels.before["send"] = hang
    slow = asyncio.create_task(outbox.deliver_chapter(chapter.id))
    async with asyncio.timeout(60):
        await begun.wait()
    channels.before.clear()

    clock.advance(seconds=LEASE.total_seconds() - 1)
    await outbox.deliver_due()
    (meanwhile,) = await outbox.deliver_chapter(chapter.id)
    assert (channels.messages, meanwhile.state) == ([], DeliveryState.WAITING)

    clock.advance(seconds=2)
    await outbox.deliver_due()
    go_on.set()
    await slow
    await outbox.deliver_due()
    assert len(channels.messages) == 1
    assert channels.messages[0].reactions == ["❤️"]


async def test_the_card_says_whom_it_pings_and_whether_it_is_silent(
    program: Program, channels: ChannelsInMemory, outbox: Outbox
) -> None:
    work = await program.work(role_id=WORK_ROLE)
    await program.posted(work, silent=True)
    await outbox.deliver_due()

    (message,) = channels.messages
    assert (message.card.role_id, message.card.silent) == (WORK_ROLE, True)
    assert message.card.content.startswith(f"<@&{WORK_ROLE}> ")


async def test_where_the_database_is_busy_after_the_request_the_log_has_a_line_and_the_message_is_found(
    program: Program,
    work: Work,
    channels: ChannelsInMemory,
    outbox: Outbox,
    clock: SetClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await program.posted(work)
    with busy_at(program.database, "UPDATE announcements SET state"):
        await outbox.deliver_due()
    clock.advance(seconds=LEASE.total_seconds() + 1)
    await outbox.deliver_due()

    assert channels.requests.count("send") == 1
    assert [message.reactions for message in channels.messages] == [["❤️"]]
    (line,) = [one for one in caplog.records if one.levelno >= logging.WARNING]
    assert line.exc_info is None
    assert "DatabaseBusy" in line.getMessage()


async def test_where_the_database_is_busy_at_a_step_the_log_has_a_line_and_the_step_is_taken_later(
    program: Program,
    work: Work,
    channels: ChannelsInMemory,
    outbox: Outbox,
    clock: SetClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await program.posted(work)
    with busy_at(program.database, "UPDATE announcement_steps", "DELETE FROM announcement_steps"):
        await outbox.deliver_due()
    clock.advance(seconds=LEASE.total_seconds() + 1)
    await outbox.deliver_due()

    assert [message.reactions for message in channels.messages] == [["❤️"]]
    lines = [one for one in caplog.records if one.levelno >= logging.WARNING]
    assert lines
    assert all(one.exc_info is None and "DatabaseBusy" in one.getMessage() for one in lines)
