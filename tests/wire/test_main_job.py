"""The whole main job over real HTTP and WebSocket, by a process of its own."""

from tests.wire.bot.readers import Readers


async def test_announce_react_suggest_review(readers: Readers) -> None:
    await readers.set_up()

    announcement = await readers.announce()
    await readers.reader.react(announcement, "❤️")
    await readers.kudos_become("1 kudos")
    await readers.reader.unreact(announcement, "❤️")
    await readers.kudos_become("waiting for its first kudos")

    form = await readers.reader.click(announcement, label="Suggest a plot idea")
    thanks = await readers.reader.submit_modal(form, {"Your idea": "Let the lamp go out, once."})
    assert "#1" in thanks.text
    queue = await readers.author.slash(readers.channel, "queue review")
    assert "Let the lamp go out, once." in queue.text
    await readers.author.click(queue, label="Accept")
    mine = await readers.reader.slash(readers.channel, "suggestions mine")
    assert "Accepted" in mine.text
    assert await readers.bot.terminate() == 0
    for secret in (readers.discord.token, "Let the lamp go out", announcement.embeds[0]["description"][:30]):
        assert secret not in readers.bot.log, "the log, at DEBUG, holds what it must not"


async def test_killed_after_each_step_nothing_acknowledged_is_lost_or_doubled(readers: Readers) -> None:
    async def kill_and_restart() -> None:
        await readers.bot.kill9()
        await readers.bot.start_and_wait()

    await readers.set_up()
    await kill_and_restart()
    preview = await readers.preview()
    await kill_and_restart()
    await readers.author.click(preview, label="Post now")
    announcement = await readers.announcement()
    await readers.bot.kill9()
    await readers.reader.react(announcement, "❤️")
    await readers.manager.react(announcement, "💜")
    await readers.bot.start_and_wait()
    await readers.kudos_become("2 kudos")
    form = await readers.reader.click(announcement, label="Suggest a plot idea")
    await kill_and_restart()
    await readers.reader.submit_modal(form, {"Your idea": "A storm."})
    queue = await readers.author.slash(readers.channel, "queue review")
    await kill_and_restart()
    await readers.author.click(queue, label="Accept")
    await kill_and_restart()
    mine = await readers.reader.slash(readers.channel, "suggestions mine")

    assert "A storm." in mine.text
    assert "Accepted" in mine.text
    assert len(readers.announcements) == 1


async def test_commands_are_registered_once_however_often_it_starts(readers: Readers) -> None:
    await readers.bot.terminate()
    await readers.bot.start_and_wait()

    registrations = [one for one in readers.discord.requests if one.method == "PUT" and one.path.endswith("/commands")]
    assert len(registrations) == 1
