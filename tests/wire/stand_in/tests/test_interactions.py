"""Commands, autocomplete, modals, buttons and followups of a plain bot, over the wire."""

import pytest

from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.people.refusals import NoAnswer, NotPossible
from tests.wire.stand_in.people.result import Choice
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.tests.plain_bot import PlainBot
from tests.wire.stand_in.world.guilds.channels import Channel


async def test_a_bot_logs_in_and_registers_its_commands(server: StandIn, bot: PlainBot) -> None:
    await server.ready()

    assert {command["name"] for command in await server.commands()} == {"chapter", "modal", "silent", "Quote"}
    assert [guild.name for guild in bot.guilds] == ["Readers"]
    assert [request.path for request in server.requests][:2] == ["/users/@me", "/oauth2/applications/@me"]


async def test_a_command_gets_its_options_resolved(bot: PlainBot, ana: Person, channel: Channel) -> None:
    role = ana.guild.create_role("Staff")

    result = await ana.slash(
        channel,
        "chapter post",
        work="7",
        number=4.5,
        file=("chapter.txt", b"Once upon"),
        channel=channel,
        role=role,
        reader=ana,
    )

    assert result.content == "7 4.5 chapters Staff Ana Once upon"
    assert not result.ephemeral
    assert channel.messages == [result.message]


async def test_a_command_that_discord_would_not_offer_cannot_be_used(
    bot: PlainBot, ana: Person, channel: Channel
) -> None:
    reader = ana.guild.add_member("Ben")
    for command in ("nothing", "chapter", "chapter post", "silent"):
        with pytest.raises(NotPossible):
            await reader.slash(channel, command)
    with pytest.raises(NotPossible, match="no options"):
        await reader.slash(channel, "chapter slow", work="7")
    channel.set_permissions(ana.guild.everyone, use_application_commands=False)
    with pytest.raises(NotPossible, match="USE_APPLICATION_COMMANDS"):
        await reader.slash(channel, "modal")


async def test_autocomplete_offers_what_the_bot_answers(bot: PlainBot, ana: Person, channel: Channel) -> None:
    assert await ana.autocomplete(channel, "chapter post", "work", "li") == [Choice("Light", "7")]


async def test_a_modal_is_filled_in_and_files_go_both_ways(bot: PlainBot, ana: Person, channel: Channel) -> None:
    opened = await ana.slash(channel, "modal")
    assert opened.modal
    assert list(opened.modal.fields) == ["Your idea", "A picture", "Mood"]

    result = await ana.submit_modal(
        opened, {"Your idea": "a dragon", "A picture": ("dragon.png", b"\x89PNG"), "Mood": ["Sad"]}
    )

    assert result.content == "a dragon, Sad"
    assert result.files == {"dragon.png": b"\x89PNG"}
    assert result.ephemeral
    assert channel.messages == []


async def test_a_modal_cannot_be_submitted_against_its_rules(bot: PlainBot, ana: Person, channel: Channel) -> None:
    opened = await ana.slash(channel, "modal")

    for values in ({}, {"Your idea": "x" * 101, "Mood": ["Sad"]}, {"Your idea": "x", "Mood": ["Angry"]}):
        with pytest.raises(NotPossible):
            await ana.submit_modal(opened, values)


async def test_buttons_and_selects_change_the_message(bot: PlainBot, ana: Person, channel: Channel) -> None:
    posted = await ana.slash(channel, "chapter post", work="7")

    assert (await ana.click(posted, "Count")).content == "7+"
    assert (await ana.click(posted, custom_id="count")).content == "7++"
    assert (await ana.select(posted, ["One"])).content == "picked 1"
    opened = await ana.click(posted, "Idea")
    answer = await ana.submit_modal(opened, {"Your idea": "a dragon", "Mood": ["Merry"]})
    assert answer.content == "a dragon, Merry"
    with pytest.raises(NotPossible, match="disabled"):
        await ana.click(posted, "Off")
    with pytest.raises(NotPossible, match="no button 'Gone'"):
        await ana.click(posted, "Gone")


async def test_what_follows_a_deferral_is_waited_for(bot: PlainBot, ana: Person, channel: Channel) -> None:
    result = await ana.slash(channel, "chapter slow")
    assert result.deferred

    await result.wait_for(lambda shown: shown.content == "second")

    assert [message.content for message in result.messages] == ["first", "second"]
    assert result.embeds[0]["title"] == "Done"
    assert b"class PlainBot" in result.files["bot.py"]
    assert "Done" in result.text


async def test_a_message_command_carries_the_message_whole(bot: PlainBot, ana: Person, channel: Channel) -> None:
    message = await ana.send(channel, "Once upon a time", files=[("chapter.txt", b"...")])

    result = await ana.message_command(message, "Quote")

    assert result.content == "> Once upon a time (chapter.txt)"


async def test_silence_is_shown_as_no_answer(server: StandIn, bot: PlainBot, ana: Person, channel: Channel) -> None:
    server.world.answer_within = 0.1
    with pytest.raises(NoAnswer, match="did not respond"):
        await ana.slash(channel, "silent")
