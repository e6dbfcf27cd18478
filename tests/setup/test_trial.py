"""**Post a test**: a real card where chapters are announced, which its own button takes away again."""

import discord
import pytest
from discord.http import handle_message_parameters

from bot.announcements.models import Trouble
from bot.announcements.testing import wording as testing_wording
from bot.setup import wording
from bot.setup.buttons import PostTest, RemoveTest
from bot.setup.panel import wording as panel_wording
from cogs._shared.buttons import button, buttons, walk
from tests.setup.panel import deny, opened
from tests.worlds.forged_requests import press
from tests.worlds.town import Town, said

POST, REMOVE = panel_wording.post_test(), testing_wording.remove()
TAKE = testing_wording.take_reactions()


async def test_the_test_is_a_card_with_the_kudos_emoji_that_pings_nobody(town: Town) -> None:
    await town.set_up()
    panel = await opened(town)

    await town.manager.click(panel, label=POST)

    (test,) = town.announcements()
    assert [str(one.emoji) for one in test.reactions] == ["❤️"]
    assert test.embeds[0].title == testing_wording.chapter()
    assert test.flags.suppress_notifications
    assert testing_wording.stands(test.jump_url) in said(panel)


async def test_its_button_takes_it_away_and_who_lacks_manage_server_is_refused(town: Town) -> None:
    await town.set_up()
    await town.manager.click(await opened(town), label=POST)
    (test,) = town.announcements()

    refusal = await town.moderator.click(test, label=REMOVE)
    await town.restart()
    done = await town.manager.click(test, label=REMOVE)

    assert said(refusal) == wording.only_managers()
    assert said(done) == testing_wording.removed()
    assert town.announcements() == []


async def test_a_second_press_finds_the_test_that_stands(town: Town) -> None:
    await town.set_up()
    for _ in range(2):
        panel = await opened(town)
        await town.manager.click(panel, label=POST)
        await town.restart()

    (test,) = town.announcements()
    assert testing_wording.stood_already(test.jump_url) in said(panel)


async def test_one_of_an_earlier_version_gets_the_buttons_that_it_is_said_to_have(town: Town) -> None:
    await town.set_up()
    test = await posted(town)
    await town.client.http.edit_message(
        test.channel.id, test.id, params=handle_message_parameters(view=buttons(button(REMOVE, RemoveTest())))
    )
    (old,) = town.announcements()
    assert labels(old) == [REMOVE]

    await town.manager.click(await opened(town), label=POST)

    (test,) = town.announcements()
    assert labels(test) == [TAKE, REMOVE]
    await town.manager.react(test, "🔥")
    assert said(await town.manager.click(test, label=TAKE)) == testing_wording.reactions_taken(["🔥"])


def labels(test: discord.Message) -> list[str]:
    return [part.label or "" for part in walk(test.components) if isinstance(part, discord.Button)]


async def test_a_test_whose_emoji_was_refused_gets_it_with_the_next_press(town: Town) -> None:
    await town.set_up()
    panel = await opened(town)
    town.env.inject_error("PUT", "*reactions*", status=400, code=10014)
    await town.manager.click(panel, label=POST)
    first = said(panel)
    town.env.backend.faults.clear()
    await town.manager.click(panel, label=POST)

    (test,) = town.announcements()
    assert "the emoji was deleted" in first
    assert [str(one.emoji) for one in test.reactions] == ["❤️"]


async def test_where_no_test_can_stand_a_press_hears_why(town: Town) -> None:
    under = await town.manager.slash(town.channel, "help")
    assert said(await press(town.manager, under, str(PostTest()))) == testing_wording.nowhere_to_test()
    await town.set_up()
    await deny(town, "embed_links")
    under = await town.manager.slash(town.channel, "help")

    assert "I need **Embed Links** there" in said(await press(town.manager, under, str(PostTest())))
    assert town.announcements() == []


async def test_nothing_but_a_test_can_be_removed_so(town: Town) -> None:
    await town.set_up()
    await town.add_work()
    announcement = await town.announce()

    with pytest.raises(Exception, match="component"):
        await town.manager.click(announcement, custom_id=str(RemoveTest()))

    assert town.announcements() == [announcement]


async def test_discords_refusal_is_told(town: Town) -> None:
    await town.set_up()
    panel = await opened(town)
    town.env.inject_error("POST", f"/channels/{town.channel.id}/messages", status=403, code=50013, times=None)

    refusal = await town.manager.click(panel, label=POST)

    assert f"The test couldn't be posted in {town.channel.mention}: I'm not allowed to." in said(refusal)


async def posted(town: Town) -> discord.Message:
    await town.manager.click(await opened(town), label=POST)
    (test,) = town.announcements()
    return test


async def kudos(town: Town) -> list[str]:
    return [one.shown for one in (await town.services.setup.settings(town.guild.id)).kudos_emojis]


async def test_kudos_emoji_are_picked_by_reacting_to_the_test(town: Town) -> None:
    await town.set_up()
    lantern = f"<:lantern:{town.guild.create_emoji('lantern').id}>"
    test = await posted(town)
    await town.reader.react(test, "🎉")
    for emoji in (lantern.strip("<:>"), "🔥"):
        await town.manager.react(test, emoji)
    await town.restart()

    refusal = await town.reader.click(test, label=TAKE)
    done = await town.manager.click(test, label=TAKE)

    assert said(refusal) == wording.only_managers()
    assert said(done) == testing_wording.reactions_taken([lantern, "🔥"])
    assert await kudos(town) == [lantern, "🔥"]


async def test_the_one_that_stands_stays_where_somebody_reacts_with_it_too(town: Town) -> None:
    await town.set_up()
    test = await posted(town)
    for emoji in ("❤️", "🔥"):
        await town.manager.react(test, emoji)

    for _ in range(2):
        await town.manager.click(test, label=TAKE)

    assert await kudos(town) == ["❤️", "🔥"]


async def test_who_did_not_react_hears_how_and_nothing_changes(town: Town) -> None:
    await town.set_up()
    test = await posted(town)
    before = await kudos(town)

    answer = await town.manager.click(test, label=TAKE)

    assert said(answer) == testing_wording.no_reactions()
    assert await kudos(town) == before


async def test_where_reactions_cannot_be_read_nothing_changes(town: Town) -> None:
    await town.set_up()
    test = await posted(town)
    await town.manager.react(test, "🔥")
    town.env.inject_error("GET", "*/messages/*", status=403, code=50013, times=None)

    answer = await town.manager.click(test, label=TAKE)

    assert said(answer) == testing_wording.reactions_unread(Trouble.FORBIDDEN)
    assert "🔥" not in await kudos(town)


async def test_in_a_forum_the_test_is_a_post(town: Town) -> None:
    forum = town.guild.create_forum_channel("library")
    await town.manager.slash(town.channel, "setup", channel=forum)
    for _ in range(2):
        await town.manager.click(await opened(town), label=POST)
    (post,) = forum.threads
    (test,) = post.history()
    town.env.inject_error("DELETE", f"/channels/{post.id}", status=403, code=50013, times=1)
    stays = await town.manager.click(test, label=REMOVE)

    assert post.name == testing_wording.work()
    assert said(stays) == testing_wording.post_stays()
    assert post.history() == []


async def test_where_the_bot_manages_threads_the_post_goes_as_a_whole(town: Town) -> None:
    forum = town.guild.create_forum_channel("library")
    await town.manager.slash(town.channel, "setup", channel=forum)
    await town.manager.click(await opened(town), label=POST)
    (test,) = forum.threads[0].history()

    await town.manager.click(test, label=REMOVE)

    assert forum.threads == []
