"""Setting a server up by the panel alone, over real HTTP and WebSocket, with a process that is killed in between."""

from bot.setup.buttons import ChooseInSetup
from bot.setup.panel.models import SetupChoice
from tests.wire.bot.readers import Readers


async def test_the_panel_sets_everything_up_and_posts_a_test_that_its_button_removes(readers: Readers) -> None:
    manager = readers.manager
    panel = await manager.slash(readers.channel, "setup")
    await manager.select(panel, [readers.channel], custom_id=str(ChooseInSetup(SetupChoice.CHANNEL)))
    await readers.bot.kill9()
    await readers.bot.start_and_wait()
    await manager.select(panel, [readers.channel], custom_id=str(ChooseInSetup(SetupChoice.NOTICES)))
    await manager.select(panel, ["Europe/Berlin"], custom_id=str(ChooseInSetup(SetupChoice.ZONE)))
    form = await manager.click(panel, label="Kudos emoji")
    await manager.submit_modal(form, {"Emoji that stand for kudos": "💜 ❤️"})
    panel = await manager.slash(readers.channel, "setup")
    posted = await manager.click(panel, label="Post a test")

    (test,) = readers.announcements
    assert [one.emoji.name for one in test.reactions] == ["💜"]
    assert f"<#{readers.channel.id}>" in posted.text
    assert "Europe/Berlin" in posted.text
    assert "announce the first chapter" not in posted.text

    refused = await readers.reader.click(test, label="Remove this test")
    removed = await manager.click(test, label="Remove this test")
    assert "Manage Server" in refused.text
    assert removed.text == "The test is gone."
    assert readers.announcements == []
