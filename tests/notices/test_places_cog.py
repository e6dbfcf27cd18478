"""How notices and answers name channels that nobody here can make out: deleted ones, and those of other servers."""

from tests.worlds.elsewhere import Elsewhere
from tests.worlds.town import Town, said, shown

WORK = "The Lamp Room"


async def test_a_channel_that_was_deleted_is_called_so_in_notices_answers_and_lists(empty_town: Town) -> None:
    town = empty_town
    office = town.guild.create_text_channel("office")
    corner = town.guild.create_text_channel("corner")
    await town.set_up()
    await town.add_work()
    await town.manager.slash(town.channel, "setup", notices=office)
    await town.moderator.slash(town.channel, "target add", work=WORK, channel=corner)
    await town.author.click(shown(await town.preview(when="in 1 hour")), label="Schedule")
    town.env.backend.delete_channel(corner.id)
    await town.leap(3700)
    listed = said(await town.author.slash(town.channel, "chapter list", work=WORK))

    told = [message.content for message in office.history()]
    assert told
    for words in (listed, *told):
        assert f"<#{corner.id}>" not in words
        assert "a deleted channel" in words or "A channel where" in words


async def test_a_channel_of_another_server_is_named_with_its_server(town: Town) -> None:
    office = town.guild.create_text_channel("office")
    await town.set_up()
    await town.add_work()
    await town.manager.slash(town.channel, "setup", notices=office)
    elsewhere = await Elsewhere.accept(town)
    preview = await town.preview(number=4)
    town.env.inject_error("POST", f"/channels/{elsewhere.channel.id}/messages", status=403, code=50013, times=None)
    await town.author.click(shown(preview), label="Post now")
    await town.leap(60)

    for words in (said(shown(preview)), *(message.content for message in office.history())):
        assert f"<#{elsewhere.channel.id}>" not in words
        assert "#other-stories of Elsewhere" in words
