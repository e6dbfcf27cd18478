"""Kudos as readers give them."""

import discord
import pytest

from bot.core import pacer
from bot.kudos.mirror.reconciler import Reconciler
from tests.worlds.town import Town, said


@pytest.fixture
async def shelf(town: Town) -> Town:
    """A server with a work and two announced chapters."""
    await town.set_up()
    await town.add_work()
    await town.announce()
    await town.announce(number=3)
    return town


async def kudos(town: Town, work: str = "The Lamp Room") -> str:
    return said(await town.reader.slash(town.channel, "kudos work", work=work))


async def test_a_reader_counts_once_in_each_chapter_and_once_in_the_work(
    shelf: Town,
) -> None:
    second, third = shelf.announcements()
    await shelf.reader.react(second, "❤️")
    await shelf.reader.react(second, "💜")
    await shelf.reader.react(third, "💜")

    shown = await kudos(shelf)

    assert "has **1 kudos**" in shown
    assert "Chapter 2: The Keeper's Daughter · 1 kudos" in shown
    assert "Chapter 3: The Keeper's Daughter · 1 kudos" in shown


async def test_taking_the_last_reaction_away_takes_the_kudos_back(shelf: Town) -> None:
    second, _ = shelf.announcements()
    await shelf.reader.react(second, "❤️")
    await shelf.reader.react(second, "💜")
    await shelf.reader.unreact(second, "❤️")
    still = await kudos(shelf)
    await shelf.reader.unreact(second, "💜")

    assert "has **1 kudos**" in still
    assert "waiting for its first kudos" in await kudos(shelf)


async def test_the_author_and_the_bot_do_not_count(shelf: Town) -> None:
    second, _ = shelf.announcements()
    await shelf.author.react(second, "❤️")

    assert "waiting for its first kudos" in await kudos(shelf)


async def test_other_emoji_are_no_kudos_until_they_stand_for_them(shelf: Town) -> None:
    second, _ = shelf.announcements()
    await shelf.reader.react(second, "🔥")
    before = await kudos(shelf)
    await shelf.manager.slash(shelf.channel, "setup", kudos_emoji="🔥")

    assert "waiting for its first kudos" in before
    assert "has **1 kudos**" in await kudos(shelf)


async def test_changing_the_emoji_erases_nothing(shelf: Town) -> None:
    second, _ = shelf.announcements()
    await shelf.reader.react(second, "❤️")
    await shelf.manager.slash(shelf.channel, "setup", kudos_emoji="🔥")

    assert "has **1 kudos**" in await kudos(shelf)


async def test_reactions_given_and_taken_while_the_bot_was_away_are_found_at_its_start(shelf: Town) -> None:
    second, third = shelf.announcements()
    await shelf.reader.react(second, "❤️")
    await shelf.readers[1].react(second, "❤️")

    async with shelf.downtime():
        shelf.env.backend.remove_reaction(shelf.channel.id, second.id, "❤️", shelf.readers[1].id)
        shelf.env.backend.add_reaction(shelf.channel.id, third.id, "💜", shelf.readers[2].id)
    shown = await kudos(shelf)

    assert "has **2 kudos**" in shown
    assert "Chapter 2: The Keeper's Daughter · 1 kudos" in shown
    assert "Chapter 3: The Keeper's Daughter · 1 kudos" in shown


async def test_cleared_reactions_are_gone(shelf: Town) -> None:
    second, _ = shelf.announcements()
    await shelf.reader.react(second, "❤️")
    shelf.env.backend.clear_reactions(shelf.channel.id, second.id)
    await shelf.env.settle()

    assert "waiting for its first kudos" in await kudos(shelf)


async def test_one_chapter_is_chosen_from_a_list_or_by_its_number(shelf: Town) -> None:
    second, _ = shelf.announcements()
    await shelf.reader.react(second, "❤️")

    offered = await shelf.reader.autocomplete(shelf.channel, "kudos chapter", "chapter", "", work="The Lamp Room")
    by_choice = await shelf.reader.slash(
        shelf.channel, "kudos chapter", work="The Lamp Room", chapter=offered[-1]["value"]
    )
    by_number = await shelf.reader.slash(shelf.channel, "kudos chapter", work="The Lamp Room", chapter="2")

    assert [choice["name"].partition(":")[0] for choice in offered] == ["Chapter 3", "Chapter 2"]
    assert "has **1 kudos**" in said(by_choice)
    assert said(by_choice) == said(by_number)


async def test_a_chapter_that_is_none_gets_a_clear_error(shelf: Town) -> None:
    result = await shelf.reader.slash(shelf.channel, "kudos chapter", work="The Lamp Room", chapter="99")

    assert "no announced chapter “99”" in said(result)


async def test_comparing_with_discord_gives_way_to_every_other_request(
    shelf: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    gave_way: list[bool] = []

    async def work(*_: object) -> None:
        gave_way.append(pacer._gives_way.get())

    monkeypatch.setattr(Reconciler, "work", work)
    await shelf.restart()
    await shelf.env.advance_time(30)

    assert set(gave_way) == {True}


async def test_staff_choose_where_kudos_are_celebrated_and_turn_it_off_again(shelf: Town) -> None:
    await shelf.manager.slash(shelf.channel, "setup", time_zone="Asia/Tokyo")
    party = shelf.guild.create_text_channel("party")
    chosen = await shelf.moderator.slash(shelf.channel, "kudos settings", milestones=party, digests=party, hour=9)
    seen = await shelf.manager.slash(shelf.channel, "kudos settings")
    await shelf.reader.react(shelf.announcements()[0], "❤️")
    await shelf.env.advance_time(20)
    off = await shelf.manager.slash(shelf.channel, "kudos settings", turn_off="milestones")

    assert f"celebrated in** <#{party.id}>" in said(chosen)
    assert f"go to** <#{party.id}>, at 9:00 (Asia/Tokyo)" in said(chosen)
    assert said(seen) == said(chosen)
    assert [message.content for message in party.history()] == ["💜 The first kudos for **The Lamp Room**!"]
    assert "celebrated in** *nowhere*" in said(off)
    assert f"go to** <#{party.id}>" in said(off)


async def test_a_channel_where_the_bot_may_not_write_is_not_taken(shelf: Town) -> None:
    denied = discord.PermissionOverwrite(send_messages=False)
    mute = shelf.guild.create_text_channel("mute", overwrites={shelf.guild.default_role: denied})

    refusal = await shelf.manager.slash(shelf.channel, "kudos settings", milestones=mute)

    assert "Send Messages" in said(refusal)
    assert "*nowhere*" in said(await shelf.manager.slash(shelf.channel, "kudos settings"))


@pytest.mark.parametrize("command", ["kudos settings", "kudos recount"])
async def test_strangers_and_authors_are_told_that_only_staff_may(shelf: Town, command: str) -> None:
    for somebody in (shelf.reader, shelf.author):
        assert "Only staff" in said(await somebody.slash(shelf.channel, command))


async def test_an_author_asks_for_a_digest_and_gets_it_or_is_told_what_is_missing(shelf: Town) -> None:
    homeless = await shelf.author.slash(shelf.channel, "kudos digest", often="daily", where="staff channel")
    stranger = await shelf.reader.slash(shelf.channel, "kudos digest", often="daily")
    asked = await shelf.author.slash(shelf.channel, "kudos digest", often="daily")
    await shelf.reader.react(shelf.announcements()[0], "❤️")
    await shelf.env.advance_time(1)
    await shelf.leap(25 * 3600)
    letters = [message.content for message in shelf.author.user.dm_channel.history()]
    stopped = await shelf.author.slash(shelf.channel, "kudos digest", often="off")

    assert "Nobody has said where digests go" in said(homeless)
    assert "Digests are for authors" in said(stranger)
    assert "told of new kudos every day at 18:00 (UTC), by direct message" in said(asked)
    assert [f"<@{shelf.reader.id}>" in letter for letter in letters] == [True]
    assert "no digest" in said(stopped)


async def test_a_recount_says_what_it_found(shelf: Town) -> None:
    second, _ = shelf.announcements()
    await shelf.reader.react(second, "❤️")

    assert "Every count was right" in said(await shelf.moderator.slash(shelf.channel, "kudos recount"))


async def test_a_server_without_works_or_kudos_says_what_to_do(town: Town) -> None:
    for command in ("kudos top", "kudos mine"):
        assert "heart" in said(await town.reader.slash(town.channel, command))
    for command in ("kudos work", "kudos chapter"):
        options = {"work": "The Lamp Room"} | ({"chapter": "1"} if command == "kudos chapter" else {})
        assert said(await town.reader.slash(town.channel, command, **options))
    refusal = await town.author.slash(town.channel, "kudos digest", often="daily")
    assert "no work here names you" in said(refusal)
