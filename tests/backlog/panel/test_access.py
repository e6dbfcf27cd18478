"""Whoever sees the panel, only authors and staff use it."""

import discord
from simcord.results import ResponseMessage

from tests.backlog.panel.schedule import draft, order, panel_of, schedule, select_of
from tests.worlds.town import CHAPTER, Town, said, shown


async def test_readers_are_told_who_may(town: Town) -> None:
    panel = await panel_of(town)
    before = order(panel)
    await town.author.select(panel, ["chapter:2"], custom_id=select_of(panel, "choose"))
    await draft(town, 6)
    await town.author.click(panel, label="Down")

    make_public(panel)
    commands = [await schedule(town, every, by=town.reader) for every in ("", "Friday 18:00")]
    offered = ("Pause", "Skip next", "End", "Up", "To the front", "Take out")
    clicks = [await town.reader.click(panel, label=label) for label in offered]
    chosen = [
        await town.reader.select(panel, [value], custom_id=select_of(panel, kind))
        for kind, value in (("choose", "chapter:1"), ("add", "chapter:4"))
    ]

    assert all("author and this server's staff" in said(answer) for answer in commands + clicks + chosen)
    assert before == ["3", "4", "5"]
    assert order(await schedule(town, by=town.moderator)) == ["3", "5", "4"]


async def test_staff_may_do_what_the_author_may(town: Town) -> None:
    await panel_of(town)
    panel = shown(await schedule(town, by=town.moderator))

    await town.moderator.click(panel, label="Pause")

    assert "**Paused**" in said(panel)


async def test_the_panel_of_another_servers_work_stays_shut(town: Town) -> None:
    panel = await panel_of(town)
    elsewhere = town.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("general")
    role = elsewhere.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    stranger = elsewhere.add_member(town.env.create_user("sasha"), roles=[role])
    await stranger.slash(channel, "setup", channel=channel)
    await stranger.slash(channel, "work add", title="Another", author=stranger)
    own = await stranger.slash(channel, "chapter post", work="Another", file=("one.txt", CHAPTER.encode()))
    await stranger.click(shown(own), label="Keep as draft")
    theirs = shown(await stranger.slash(channel, "chapter schedule", work="Another", every="Friday 18:00"))
    stored = theirs._message.components[0]["components"][0]
    stored["custom_id"] = select_of(panel, "pause")

    refusal = await stranger.click(theirs, custom_id=stored["custom_id"])

    assert "removed from this server" in said(refusal)
    assert "**Paused**" not in said(await schedule(town))


def make_public(panel: ResponseMessage) -> None:
    """As if the panel were not private: what a forged request could pretend."""
    panel._message.flags &= ~64
