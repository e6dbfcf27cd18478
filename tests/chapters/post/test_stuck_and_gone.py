"""What the preview says of a chapter that is stuck before it, of an author who left, and of an emoji that is gone."""

from tests.worlds.simcord_shim import restrict_age
from tests.worlds.town import Town, said, shown

WORK = "The Lamp Room"


async def test_the_preview_names_the_stuck_chapter_that_this_one_would_wait_behind(town: Town) -> None:
    town.env.inject_error("POST", f"/channels/{town.channel.id}/messages", status=403, code=50013, times=None)
    await town.author.click(shown(await town.preview(number=2)), label="Post now")
    preview = said(await town.preview(number=3, title="Dusk"))

    assert (
        f"It will wait behind **Chapter 2: The Keeper's Daughter**, which isn't out in {town.channel.mention}"
        in preview
    )
    assert "Give me View Channel, Send Messages" in preview

    town.env.backend.faults.clear()
    restrict_age(town.channel)
    await town.leap(10)
    assert "wait behind" not in said(await town.preview(number=4))


async def test_the_preview_says_that_an_author_left(town: Town) -> None:
    assert "isn't in this server any more" not in said(await town.preview())
    town.env.backend.guilds[town.guild.id].members.pop(town.author.id)
    await town.leap(120)
    preview = said(
        await town.moderator.slash(town.channel, "chapter post", work=WORK, file=("c.txt", b"Chapter 2\n\nIt hummed."))
    )

    assert "isn't in this server any more" in preview
    assert "`/work edit author:`" in preview


async def test_the_preview_promises_no_emoji_that_was_deleted(town: Town) -> None:
    emoji = town.guild.create_emoji("lamp")
    await town.manager.slash(town.channel, "setup", kudos_emoji=f"<:lamp:{emoji.id}>")
    before = said(await town.preview())
    town.env.backend.guilds[town.guild.id].emojis.pop(emoji.id)
    town.env.backend.emit("GUILD_EMOJIS_UPDATE", {"guild_id": str(town.guild.id), "emojis": []})
    await town.env.settle()
    after = said(await town.preview())

    assert f"with <:lamp:{emoji.id}> on it" in before
    assert f"<:lamp:{emoji.id}>" not in after
    assert "no emoji on it, since the one for kudos was deleted" in after
    assert "`/setup kudos_emoji:`" in after
