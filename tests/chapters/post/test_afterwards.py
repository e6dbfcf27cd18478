"""An announcement after it went out: its buttons, and what staff do to it."""

import discord

from tests.worlds.town import Town, said, shown


async def test_the_buttons_of_an_old_announcement_work_after_a_restart(shelf: Town) -> None:
    announcement = await shelf.announce()
    await shelf.restart()

    form = await shelf.reader.click(announcement, label="Suggest a plot idea")

    assert form.modal is not None


async def test_a_deleted_announcement_is_not_missed_but_keeps_its_kudos(shelf: Town) -> None:
    announcement = await shelf.announce()
    await shelf.reader.react(announcement, "❤️")
    shelf.guild.add_member(shelf.env.create_user("mod"), roles=[])
    shelf.env.backend.delete_message(shelf.channel.id, announcement.id)
    await shelf.env.settle()
    await shelf.restart()

    assert "1 kudos" in said(await shelf.reader.slash(shelf.channel, "kudos work", work="The Lamp Room"))


def test_the_invite_asks_for_no_privileged_intent() -> None:
    from bot.app.client import INTENTS

    privileged = discord.Intents(members=True, presences=True, message_content=True)
    assert INTENTS.value & privileged.value == 0


async def test_a_forums_post_that_staff_delete_isnt_posted_again_and_keeps_its_kudos(town: Town) -> None:
    await town.set_up()
    forum = town.guild.create_forum_channel("stories")
    await town.add_work(channel=forum)
    preview = await town.preview()
    await town.author.click(shown(preview), label="Post now")
    await town.env.advance_time(10)
    (post,) = forum.threads
    await town.reader.react(post.history()[0], "❤️")
    town.env.backend.delete_channel(post.id)
    form = await town.author.slash(town.channel, "chapter edit", work="The Lamp Room", chapter="2")
    changed = said(await town.author.submit_modal(form, {"title": "Ines"}))
    await town.leap(600)

    assert "But" not in changed
    assert forum.threads == []
    assert "1 kudos" in said(await town.reader.slash(town.channel, "kudos work", work="The Lamp Room"))
