"""The loop that removes what was kept for long enough, as people meet it."""

from tests.worlds.town import Town, said, shown


async def test_an_old_preview_is_gone_and_the_list_says_beforehand_when(empty_town: Town) -> None:
    await empty_town.set_up()
    await empty_town.add_work()
    preview = shown(await empty_town.preview())
    listed = said(await empty_town.author.slash(empty_town.channel, "chapter list", work="The Lamp Room"))
    await empty_town.leap(31 * 24 * 3600)
    await empty_town.leap(600)

    assert "A preview goes 30 days after it was made" in listed
    assert "no longer there" in said(await empty_town.author.click(preview, label="Post now"))
    assert "has no chapters yet" in said(
        await empty_town.author.slash(empty_town.channel, "chapter list", work="The Lamp Room")
    )
