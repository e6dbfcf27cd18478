"""From a link to its announcement, over real HTTP and WebSocket, with a process that is killed in between."""

from tests.wire.bot.readers import Readers

LINK = "https://archiveofourown.org/works/1/chapters/22"


async def test_a_link_is_announced_once_though_the_process_dies_under_the_form(readers: Readers) -> None:
    await readers.set_up()
    form = await readers.author.slash(readers.channel, "chapter post", link=LINK)
    await readers.bot.kill9()
    await readers.bot.start_and_wait()
    preview = await readers.author.submit_modal(form, {"Chapter number": "2", "Chapter title": "Low Tide"})
    await readers.author.click(preview, label="Post now")
    announcement = await readers.announcement()
    again = await readers.author.slash(readers.channel, "chapter post", link=f"{LINK}?view_adult=true#workskin")

    assert announcement.embeds[0]["url"] == LINK
    assert "**Chapter 2: Low Tide** was announced" in again.text


async def test_a_message_with_a_link_is_announced_by_what_discord_shows_of_it(readers: Readers) -> None:
    await readers.set_up()
    message = await readers.author.send(readers.channel, LINK)
    title = "The Lamp Room - Chapter 12 - ada - Original Work [Archive of Our Own]"
    message.embeds.append({"type": "link", "url": LINK, "title": title})
    form = await readers.author.message_command(message, "Announce as chapter")
    preview = await readers.author.submit_modal(form, {"Chapter number": "12", "Chapter title": "The Storm"})

    assert "**The Lamp Room** · Chapter 12: The Storm" in preview.text
