"""Letters as Discord shows them: in private, in channels, changed in place; and where Discord says no."""

from dataclasses import replace
from datetime import UTC, datetime

import discord
import pytest

from bot.core.buttons import Button, Panel
from bot.core.errors import Gone, Unclear
from bot.letters.models import Letter, LetterContent, LetterKind, LetterPoll
from bot.suggestions.buttons import AnswerCall
from cogs.letters.messenger import DiscordMessenger
from tests.worlds.simcord_shim import restrict_age
from tests.worlds.town import Town

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


@pytest.fixture
def messenger(empty_town: Town) -> DiscordMessenger:
    return DiscordMessenger(empty_town.client)


@pytest.fixture
def letter(empty_town: Town) -> Letter:
    """A letter to the server's channel."""
    return Letter(
        id=1,
        kind=LetterKind.CALL,
        guild_id=empty_town.guild.id,
        channel_id=empty_town.channel.id,
        member_id=None,
        about="call 1",
        arguments={},
        nonce="a-nonce",
        due_at=NOW,
        attempts=0,
        attempted_at=None,
        mark=None,
        sent_to=None,
        after_id=None,
        message_id=None,
        said_at=None,
    )


async def test_a_text_with_buttons_pings_nobody_and_is_changed_in_place(
    empty_town: Town, messenger: DiscordMessenger, letter: Letter
) -> None:
    everybody = LetterContent(text="@everyone, an idea?", buttons=(Button("Suggest", AnswerCall(1)),))
    posted = replace(letter, message_id=await messenger.post(letter, everybody))
    closed = LetterContent(text="Closed.", buttons=(Button("Suggest", AnswerCall(1), disabled=True),))
    await messenger.edit(posted, closed)

    (message,) = empty_town.channel.history()
    assert (message.id, message.content, message.mentions) == (posted.message_id, "Closed.", [])
    (row,) = message.components
    assert isinstance(row, discord.ActionRow)
    assert [button.disabled for button in row.children if isinstance(button, discord.Button)] == [True]


async def test_a_member_is_written_to_in_private(empty_town: Town, messenger: DiscordMessenger, letter: Letter) -> None:
    reader = empty_town.reader
    await messenger.post(replace(letter, channel_id=None, member_id=reader.id), LetterContent(text="Psst"))

    assert [message.content for message in reader.user.dm_channel.history()] == ["Psst"]


async def test_a_panel_is_a_frame_around_its_texts(
    empty_town: Town, messenger: DiscordMessenger, letter: Letter
) -> None:
    panel = Panel(("One", "", "Two"), ((Button("Suggest", AnswerCall(1)),), ()))
    await messenger.post(letter, LetterContent(panel=panel))

    (message,) = empty_town.channel.history()
    (frame,) = message.components
    assert isinstance(frame, discord.components.Container)
    assert [getattr(part, "content", None) for part in frame.children] == ["One", "Two", None]


async def test_a_polls_votes_are_read_once_it_is_over(
    empty_town: Town, messenger: DiscordMessenger, letter: Letter
) -> None:
    poll = LetterContent(poll=LetterPoll("Which?", ("This", "That"), hours=1))
    opened = replace(letter, message_id=await messenger.post(letter, poll))
    stored = empty_town.env.backend.messages[empty_town.channel.id][opened.message_id or 0].poll
    assert stored is not None
    stored.votes, stored.finalized = {1: {1, 2}, 2: {3}}, True

    assert await messenger.votes(opened) == [2, 1]


async def test_what_is_no_poll_any_more_is_gone(empty_town: Town, messenger: DiscordMessenger, letter: Letter) -> None:
    posted = replace(letter, message_id=await messenger.post(letter, LetterContent(text="No poll")))

    with pytest.raises(Gone):
        await messenger.votes(posted)


async def test_a_channel_is_age_restricted_or_not_or_gone_or_nobody_knows(
    empty_town: Town, messenger: DiscordMessenger, letter: Letter
) -> None:
    assert not await messenger.is_age_restricted(letter)
    restrict_age(empty_town.channel)
    await empty_town.env.settle()
    assert await messenger.is_age_restricted(letter)
    with pytest.raises(Gone):
        await messenger.is_age_restricted(replace(letter, channel_id=1))
    guild = empty_town.client.get_guild(letter.guild_id)
    assert isinstance(guild, discord.Guild)
    guild.unavailable = True
    with pytest.raises(Unclear):
        await messenger.is_age_restricted(letter)
