"""What follows once a message stands: each step by itself, each until it is done."""

from typing import Any

import pytest

from bot.announcements.models import Step
from bot.core.errors import Busy, Forbidden, Refused, Unclear
from bot.core.text import limits
from bot.core.text.splitting import MAX_MESSAGES
from bot.delivery.outbox import Outbox
from bot.works.models import Chapter, TextPlace, Work
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.message import Message
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, GUILD, MANAGER
from tests.worlds.program import Program, details

A_WHILE = {"minutes": 20}
BODY = "\n\n".join(f"Paragraph {number}. " + "The lamp was lonely. " * 40 for number in range(5))


@pytest.fixture
async def work(program: Program) -> Work:
    return await program.work(comments=True, text=TextPlace.THREAD)


@pytest.fixture
def channels(clock: SetClock) -> ChannelsInMemory:
    channels = ChannelsInMemory(clock)
    channels.announcement_channels.add(CHANNEL)
    return channels


async def posted(program: Program, work: Work, body: str = BODY, **said: Any) -> Chapter:
    draft = await program.chapters.draft(AUTHOR, work.id, details(**said), body)
    _, chapter = await program.publishing.post(AUTHOR, draft.id)
    return chapter


async def settle(outbox: Outbox, clock: SetClock) -> None:
    for _ in range(6):
        await outbox.deliver_due()
        clock.advance(**A_WHILE)


def is_complete(message: Message) -> bool:
    texts = list(message.texts.values())
    whole = [text.split(".")[0] for text in "\n\n".join(texts).split("\n\n")] == [f"Paragraph {n}" for n in range(5)]
    return whole and len(texts) == 3 and message.is_published and message.threads == ["Chapter 1: The Lamp"]


async def test_a_message_gets_its_heart_is_published_and_has_a_thread_with_the_text(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    await posted(program, work)
    await settle(outbox, clock)

    (message,) = channels.messages
    assert is_complete(message)
    assert message.reactions == ["❤️"]
    assert sorted(set(channels.requests)) == ["count", "publish", "react", "send", "text", "thread"]


@pytest.mark.parametrize("step", ["react", "publish", "thread", "count", "text"])
@pytest.mark.parametrize("error", [Unclear("503"), Busy(90)], ids=["no answer", "busy"])
@pytest.mark.parametrize("afterwards", [False, True], ids=["not done", "done"])
async def test_a_step_that_fails_is_tried_again_without_the_others(
    program: Program,
    work: Work,
    channels: ChannelsInMemory,
    outbox: Outbox,
    clock: SetClock,
    step: str,
    error: Exception,
    *,
    afterwards: bool,
) -> None:
    await posted(program, work)
    channels.will_fail(step, error, afterwards=afterwards)
    await settle(outbox, clock)

    (message,) = channels.messages
    assert is_complete(message)
    once = {"send", "react", "publish", "thread"} - {step}
    assert all(channels.requests.count(other) == 1 for other in once)


@pytest.mark.parametrize(("request_", "step"), [("publish", Step.PUBLISH), ("thread", Step.COMMENTS)])
async def test_what_the_bot_may_not_do_waits_for_the_permission_and_staff_hear_of_it_once(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock, request_: str, step: Step
) -> None:
    await posted(program, work)
    channels.will_fail(request_, Forbidden("Missing Permissions"), times=2)
    await settle(outbox, clock)
    await outbox.retry(GUILD)
    await settle(outbox, clock)
    assert channels.requests.count(request_) == 2
    assert not is_complete(channels.messages[0])
    async with program.database.read() as connection:
        told = (await connection.exec_driver_sql("SELECT about FROM letters")).all()
    assert told == [(f"channel {CHANNEL} {step}",)]

    await outbox.retry(GUILD)
    await settle(outbox, clock)
    assert is_complete(channels.messages[0])


async def test_what_discord_refuses_is_left_and_the_rest_is_done(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    await posted(program, work)
    channels.will_fail("publish", Refused("error 50024"))
    await settle(outbox, clock)

    assert not channels.messages[0].is_published
    assert len(channels.messages[0].texts) == 3


@pytest.mark.parametrize(("paragraphs", "is_file"), [(MAX_MESSAGES, False), (MAX_MESSAGES + 1, True)])
@pytest.mark.parametrize("afterwards", [False, True], ids=["not done", "done"])
async def test_a_text_of_too_many_messages_comes_as_one_file_in_the_thread(
    program: Program,
    work: Work,
    channels: ChannelsInMemory,
    outbox: Outbox,
    clock: SetClock,
    paragraphs: int,
    *,
    is_file: bool,
    afterwards: bool,
) -> None:
    body = "\n\n".join(["x" * limits.MESSAGE] * paragraphs)
    await posted(program, work, body=body)
    channels.will_fail("file", Unclear("503"), afterwards=afterwards)
    await settle(outbox, clock)

    (message,) = channels.messages
    assert list(message.files.values()) == ([("The-Lighthouse-Chapter-1-The-Lamp.md", body)] if is_file else [])
    assert len(message.texts) == (1 if is_file else MAX_MESSAGES)
    assert channels.requests.count("file") == (1 if afterwards else 2) * is_file


async def test_in_a_forum_the_post_itself_is_the_thread(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    channels.announcement_channels.clear()
    channels.forums.add(CHANNEL)
    await posted(program, work)
    await settle(outbox, clock)

    (message,) = channels.messages
    assert (message.threads, len(message.texts)) == ([], 3)


async def test_a_chapter_with_a_link_or_of_a_work_with_one_keeps_its_text_where_it_is_published(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    await posted(program, work, number=1, link="https://archiveofourown.org/works/1/chapters/1")
    await program.works.edit(MANAGER, work.id, None, link="https://archiveofourown.org/works/1")
    await posted(program, work, number=2)
    await settle(outbox, clock)

    assert [message.texts for message in channels.messages] == [{}, {}]


async def test_a_work_that_shows_no_texts_keeps_none(
    program: Program, outbox: Outbox, channels: ChannelsInMemory
) -> None:
    work = await program.work("Another")
    await posted(program, work)
    await outbox.deliver_due()

    async with program.database.read() as connection:
        assert (await connection.exec_driver_sql("SELECT count(*) FROM chapter_texts")).scalar() == 0
    assert channels.messages[0].texts == {}
