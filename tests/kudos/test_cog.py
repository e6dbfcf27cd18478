"""Kudos as readers give them."""

import discord
import pytest

from bot.core import pacer
from bot.kudos.models import MessageReactions
from tests.kudos.mirror.reactions import ReactionsOnDiscord
from tests.worlds.town import Town, said


async def kudos(town: Town, work: str = "The Lamp Room") -> str:
    return said(await town.reader.slash(town.channel, "kudos work", work=work))


async def test_a_reader_counts_once_in_each_chapter_and_once_in_the_work(
    town: Town,
) -> None:
    second, third = town.announcements()
    await town.reader.react(second, "❤️")
    await town.reader.react(second, "💜")
    await town.reader.react(third, "💜")

    shown = await kudos(town)

    assert "has **2 kudos** on 2 chapters, from 1 reader." in shown
    assert "Chapter 2: The Keeper's Daughter · 1 kudos" in shown
    assert "Chapter 3: The Keeper's Daughter · 1 kudos" in shown


async def test_taking_the_last_reaction_away_takes_the_kudos_back(town: Town) -> None:
    second, _ = town.announcements()
    await town.reader.react(second, "❤️")
    await town.reader.react(second, "💜")
    await town.reader.unreact(second, "❤️")
    still = await kudos(town)
    await town.reader.unreact(second, "💜")

    assert "has **1 kudos**" in still
    assert "waiting for its first kudos" in await kudos(town)


async def test_the_author_and_the_bot_do_not_count(town: Town) -> None:
    second, _ = town.announcements()
    await town.author.react(second, "❤️")

    assert "waiting for its first kudos" in await kudos(town)


async def test_other_emoji_are_no_kudos_until_they_stand_for_them(town: Town) -> None:
    second, _ = town.announcements()
    await town.reader.react(second, "🔥")
    before = await kudos(town)
    await town.manager.slash(town.channel, "setup", kudos_emoji="🔥")

    assert "waiting for its first kudos" in before
    assert "has **1 kudos**" in await kudos(town)


async def test_changing_the_emoji_erases_nothing(town: Town) -> None:
    second, _ = town.announcements()
    await town.reader.react(second, "❤️")
    await town.manager.slash(town.channel, "setup", kudos_emoji="🔥")

    assert "has **1 kudos**" in await kudos(town)


async def test_reactions_given_and_taken_while_the_bot_was_away_are_found_at_its_start(town: Town) -> None:
    second, third = town.announcements()
    await town.reader.react(second, "❤️")
    await town.readers[1].react(second, "❤️")

    async with town.downtime():
        town.env.backend.remove_reaction(town.channel.id, second.id, "❤️", town.readers[1].id)
        town.env.backend.add_reaction(town.channel.id, third.id, "💜", town.readers[2].id)
    shown = await kudos(town)

    assert "has **2 kudos**" in shown
    assert "Chapter 2: The Keeper's Daughter · 1 kudos" in shown
    assert "Chapter 3: The Keeper's Daughter · 1 kudos" in shown


async def test_cleared_reactions_are_gone(town: Town) -> None:
    second, _ = town.announcements()
    await town.reader.react(second, "❤️")
    town.env.backend.clear_reactions(town.channel.id, second.id)
    await town.env.settle()

    assert "waiting for its first kudos" in await kudos(town)


async def test_one_chapter_is_chosen_from_a_list_or_by_its_number(town: Town) -> None:
    second, _ = town.announcements()
    await town.reader.react(second, "❤️")

    offered = await town.reader.autocomplete(town.channel, "kudos chapter", "chapter", "", work="The Lamp Room")
    by_choice = await town.reader.slash(
        town.channel, "kudos chapter", work="The Lamp Room", chapter=offered[-1]["value"]
    )
    by_number = await town.reader.slash(town.channel, "kudos chapter", work="The Lamp Room", chapter="2")

    assert [choice["name"].partition(":")[0] for choice in offered] == ["Chapter 3", "Chapter 2"]
    assert "has **1 kudos**" in said(by_choice)
    assert said(by_choice) == said(by_number)


async def test_a_chapter_that_is_none_gets_a_clear_error(town: Town) -> None:
    result = await town.reader.slash(town.channel, "kudos chapter", work="The Lamp Room", chapter="99")

    assert "no announced chapter “99”" in said(result)


async def test_comparing_with_discord_gives_way_to_every_other_request(town: Town) -> None:
    gave_way: list[bool] = []

    class NotingReactions(ReactionsOnDiscord):
        async def message(self, channel_id: int, message_id: int) -> MessageReactions:
            gave_way.append(pacer._gives_way.get())
            return await super().message(channel_id, message_id)

    reconciler = town.services.kudos.reconciler
    reconciler.reactions.bind(NotingReactions())
    await reconciler.ask_all()
    await town.env.advance_time(30)

    assert set(gave_way) == {True}


async def test_staff_choose_where_kudos_are_celebrated_and_turn_it_off_again(town: Town) -> None:
    await town.manager.slash(town.channel, "setup", time_zone="Asia/Tokyo")
    party = town.guild.create_text_channel("party")
    chosen = await town.moderator.slash(town.channel, "kudos settings", milestones=party, digests=party, hour=9)
    seen = await town.manager.slash(town.channel, "kudos settings")
    await town.reader.react(town.announcements()[0], "❤️")
    await town.env.advance_time(20)
    off = await town.manager.slash(town.channel, "kudos settings", turn_off="milestones")

    assert f"celebrated in** <#{party.id}>" in said(chosen)
    assert f"Authors' digests at 9:00 (Asia/Tokyo) go to** <#{party.id}>" in said(chosen)
    assert said(seen) == said(chosen)
    assert [message.content for message in party.history()] == ["💜 The first kudos for **The Lamp Room**!"]
    assert "celebrated in** *no channel*" in said(off)
    assert f"go to** <#{party.id}>" in said(off)


async def test_a_channel_where_the_bot_may_not_write_is_not_taken(town: Town) -> None:
    denied = discord.PermissionOverwrite(send_messages=False)
    mute = town.guild.create_text_channel("mute", overwrites={town.guild.default_role: denied})

    refusal = await town.manager.slash(town.channel, "kudos settings", milestones=mute)

    assert "Send Messages" in said(refusal)
    assert "celebrated in** *no channel*" in said(await town.manager.slash(town.channel, "kudos settings"))


@pytest.mark.parametrize("command", ["kudos settings", "kudos recount"])
async def test_strangers_and_authors_are_told_that_only_staff_may(town: Town, command: str) -> None:
    for somebody in (town.reader, town.author):
        assert "Only staff" in said(await somebody.slash(town.channel, command))


async def test_an_author_asks_for_a_digest_and_gets_it_or_is_told_what_is_missing(town: Town) -> None:
    homeless = await town.author.slash(town.channel, "kudos digest", often="daily", where="staff channel")
    stranger = await town.reader.slash(town.channel, "kudos digest", often="daily")
    asked = await town.author.slash(town.channel, "kudos digest", often="daily")
    await town.reader.react(town.announcements()[0], "❤️")
    await town.env.advance_time(1)
    await town.leap(25 * 3600)
    letters = [message.content for message in town.author.user.dm_channel.history()]
    stopped = await town.author.slash(town.channel, "kudos digest", often="off")

    assert "Nobody has said where digests go" in said(homeless)
    assert "Digests are for authors" in said(stranger)
    assert "told of new kudos every day at 18:00 (UTC), by direct message" in said(asked)
    assert [f"<@{town.reader.id}>" in letter for letter in letters] == [True]
    assert "no digest" in said(stopped)


async def test_a_recount_says_what_it_found(town: Town) -> None:
    second, _ = town.announcements()
    await town.reader.react(second, "❤️")

    assert "Every count was right" in said(await town.moderator.slash(town.channel, "kudos recount"))


async def test_a_server_without_works_or_kudos_says_what_to_do(empty_town: Town) -> None:
    await empty_town.set_up()
    assert "nothing to compare" in said(await empty_town.moderator.slash(empty_town.channel, "kudos recount"))
    for command in ("kudos top", "kudos mine"):
        assert "heart" in said(await empty_town.reader.slash(empty_town.channel, command))
    for command in ("kudos work", "kudos chapter"):
        options = {"work": "The Lamp Room"} | ({"chapter": "1"} if command == "kudos chapter" else {})
        assert said(await empty_town.reader.slash(empty_town.channel, command, **options))
    refusal = await empty_town.author.slash(empty_town.channel, "kudos digest", often="daily")
    assert "no work here names you" in said(refusal)
