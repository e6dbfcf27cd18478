"""A letter of any kind that may stand is found by what it shows, in a channel as in private."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import pytest

from bot.app.client import Client
from bot.core.buttons import Button, Panel
from bot.core.errors import Forbidden
from bot.letters.models import Letter, LetterContent, LetterKind, LetterPoll
from bot.notices.buttons import TryAgain
from bot.suggestions.buttons import AnswerCall
from cogs.letters.messenger import DiscordMessenger
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.people.refusals import NoAnswer
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.tests.plain_bot import PlainBot
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.guilds import Guild
from tests.wire.stand_in.world.messages import posting
from tests.wire.stand_in.world.world import World

MESSAGES = ("POST", "/channels/*/messages")
EVERY_SHAPE = [
    LetterContent(text="  **10 readers** gave kudos,\n\n<:quill:123456789012345678> and  more. "),
    LetterContent(text="Any ideas?", buttons=(Button("Suggest", AnswerCall(4)),)),
    LetterContent(panel=Panel(("#7 by Rosa", "A storm."), ((Button("Again", TryAgain(1)),),))),
    LetterContent(poll=LetterPoll("Which?", ("This", "That"), hours=2)),
]
"""A text, a text with a button, a panel and a poll."""


@pytest.fixture
def messenger(bot: PlainBot) -> DiscordMessenger:
    return DiscordMessenger(cast(Client, bot))


@pytest.fixture
def letter(channel: Channel) -> Letter:
    """A letter to the channel that was never attempted."""
    return Letter(
        id=1,
        kind=LetterKind.CALL,
        guild_id=channel.guild.id if channel.guild else 0,
        channel_id=channel.id,
        member_id=None,
        about="call 1",
        arguments={},
        nonce="a-nonce",
        due_at=None,
        attempts=0,
        attempted_at=datetime.now(UTC),
        mark=None,
        sent_to=None,
        after_id=None,
        message_id=None,
        said_at=None,
    )


async def about_to_be_sent(messenger: DiscordMessenger, letter: Letter, content: LetterContent) -> Letter:
    return replace(letter, mark=messenger.mark_of(letter, content), after_id=await messenger.newest(letter))


@pytest.mark.parametrize("content", EVERY_SHAPE)
@pytest.mark.parametrize("is_private", [False, True])
async def test_it_is_found_by_what_it_shows(
    messenger: DiscordMessenger, letter: Letter, ana: Person, content: LetterContent, *, is_private: bool
) -> None:
    if is_private:
        letter = replace(letter, channel_id=None, member_id=ana.id)
    await messenger.post(replace(letter, nonce="before"), content)
    sent = await about_to_be_sent(messenger, letter, content)
    assert await messenger.find(sent) is None

    its_id = await messenger.post(sent, content)
    for other in EVERY_SHAPE:
        await messenger.post(replace(letter, nonce=f"after {EVERY_SHAPE.index(other)}"), other)
    assert await messenger.find(sent) == its_id


async def test_what_somebody_else_wrote_in_its_words_isnt_taken_for_it(
    messenger: DiscordMessenger, letter: Letter, channel: Channel, ana: Person
) -> None:
    sent = await about_to_be_sent(messenger, letter, LetterContent(text="Hello"))
    posting.post(channel, ana.user, {"content": "Hello"}, {})

    assert await messenger.find(sent) is None


async def test_where_the_history_is_closed_to_the_bot_nobody_can_tell(
    server: StandIn, messenger: DiscordMessenger, letter: Letter, channel: Channel, guild: Guild, bot: PlainBot
) -> None:
    sent = await about_to_be_sent(messenger, letter, LetterContent(text="Hello"))
    channel.set_permissions(guild.everyone, read_message_history=False)
    await server.until(lambda: bot.told("CHANNEL_UPDATE"))

    with pytest.raises(Forbidden):
        await messenger.find(sent)


async def test_a_call_is_posted_once_though_the_process_is_killed_while_posting_it(
    readers: Readers, server: StandIn
) -> None:
    await readers.set_up()
    killed = server.at(*MESSAGES, lambda _: readers.bot.kill9(), when="after")
    ask = {"work": "The Lamp Room", "question": "What waits in the lamp?"}
    server.world.answer_within = 3.0  # none comes, or soon
    with suppress(NoAnswer):
        await readers.author.slash(readers.channel, "queue call", thinking=0, **ask)
    server.world.answer_within = World.answer_within
    await killed.reached()
    await readers.bot.wait()
    server.world.forget_nonces()
    await readers.bot.start_and_wait()

    looked_for = lambda: server.requests_to("GET", "/channels/*/messages")  # noqa: E731
    await server.until(looked_for, 10, "nobody looked for it")
    await readers.reader.slash(readers.channel, "works")
    assert len([one for one in readers.announcements if "What waits in the lamp?" in one.content]) == 1
