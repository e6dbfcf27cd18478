"""A cover over real HTTP: uploaded with the announcement, and again with every edit of it."""

from tests.wire.bot.readers import Readers
from tests.works.samples import HERS, PNG


async def test_the_cover_goes_with_the_announcement_and_stays_when_that_is_edited(readers: Readers) -> None:
    await readers.set_up()
    await readers.manager.slash(
        readers.channel, "work edit", work="The Lamp Room", cover=("lamp.png", PNG), cover_alt=HERS
    )
    announcement = await readers.announce()
    (first,) = announcement.attachments
    shown_first = announcement.embeds[0]["image"]["url"]

    form = await readers.author.slash(readers.channel, "chapter edit", work="The Lamp Room", chapter="1")
    await readers.author.submit_modal(form, {"Chapter title": "Renamed"})
    await readers.discord.until(lambda: announcement.edited_at, 10, "the announcement was not edited")

    (second,) = announcement.attachments
    assert (first.filename, first.content, first.description) == ("cover.png", PNG, HERS)
    assert (second.filename, second.content, second.description) == ("cover.png", PNG, HERS)
    assert (shown_first, announcement.embeds[0]["image"]["url"]) == (first.url, second.url)
