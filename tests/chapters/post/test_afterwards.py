"""An announcement after it went out: its buttons, and what staff do to it."""

import discord

from tests.worlds.town import Town, said, shown


async def test_the_buttons_of_an_old_announcement_work_after_a_restart(town: Town) -> None:
    announcement = await town.announce()
    await town.restart()

    form = await town.reader.click(announcement, label="Suggest a plot idea")

    assert form.modal is not None


async def test_a_deleted_announcement_is_not_missed_but_keeps_its_kudos(town: Town) -> None:
    announcement = await town.announce()
    await town.reader.react(announcement, "❤️")
    town.guild.add_member(town.env.create_user("mod"), roles=[])
    town.env.backend.delete_message(town.channel.id, announcement.id)
    await town.env.settle()
    await town.restart()

    assert "1 kudos" in said(await town.reader.slash(town.channel, "kudos work", work="The Lamp Room"))


def test_the_invite_asks_for_no_privileged_intent() -> None:
    from bot.app.client import INTENTS

    privileged = discord.Intents(members=True, presences=True, message_content=True)
    assert INTENTS.value & privileged.value == 0


async def test_a_forums_post_that_staff_delete_isnt_posted_again_and_keeps_its_kudos(empty_town: Town) -> None:
    await empty_town.set_up()
    forum = empty_town.guild.create_forum_channel("stories")
    await empty_town.add_work(channel=forum)
    preview = await empty_town.preview()
    await empty_town.author.click(shown(preview), label="Post now")
    await empty_town.env.advance_time(10)
    (post,) = forum.threads
    await empty_town.reader.react(post.history()[0], "❤️")
    empty_town.env.backend.delete_channel(post.id)
    form = await empty_town.author.slash(empty_town.channel, "chapter edit", work="The Lamp Room", chapter="2")
    changed = said(await empty_town.author.submit_modal(form, {"title": "Ines"}))
    await empty_town.leap(600)

    assert "But" not in changed
    assert forum.threads == []
    assert "1 kudos" in said(await empty_town.reader.slash(empty_town.channel, "kudos work", work="The Lamp Room"))
