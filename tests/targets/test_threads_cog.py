"""What staff hear at once of channels in which not all of a work can be."""

import discord

from tests.worlds.town import Town, said

CANNOT = discord.PermissionOverwrite(create_public_threads=False)
WORDS = "I may not open threads in {}. Give me Create Public Threads"


async def test_that_no_thread_can_be_opened_is_told_before_one_is_needed(empty_town: Town) -> None:
    town = empty_town
    await town.set_up()
    closed = town.guild.create_text_channel("closed", overwrites={town.guild.default_role: CANNOT})
    forum = town.guild.create_forum_channel("stories")
    added = await town.moderator.slash(town.channel, "work add", title="One", channel=closed, comments=True)
    with_text = await town.moderator.slash(town.channel, "work add", title="Two", channel=closed, text="thread")
    one_more = await town.moderator.slash(town.channel, "work add", title="Three", comments=True)
    target = await town.moderator.slash(town.channel, "target add", work="Three", channel=closed)
    fine = await town.moderator.slash(town.channel, "work add", title="Four", channel=forum, comments=True)
    unwanted = await town.moderator.slash(town.channel, "work add", title="Five", channel=closed)

    words = WORDS.format(closed.mention)
    assert all(words in said(one) for one in (added, with_text, target))
    assert all("open threads" not in said(one) for one in (one_more, fine, unwanted))
