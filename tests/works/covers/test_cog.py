"""A work's cover as people see it: on the preview and on the announcement, until it is changed or removed."""

import discord
import pytest
from simcord.results import ResponseMessage

from tests.works.samples import GIF, HERS, PNG
from tests.worlds.town import Town, said, shown

COVER = ("lamp.PNG", PNG)


@pytest.fixture
async def town(empty_town: Town) -> Town:
    await empty_town.set_up()
    return empty_town


def cover_of(message: discord.Message | ResponseMessage) -> tuple[str, str | None] | None:
    """The name and description of the one file that the card shows as its image."""
    image = message.embeds[0].image
    if not message.attachments and image.url is None:
        return None
    (file,) = message.attachments
    assert image.url in (file.url, f"attachment://{file.filename}")
    return file.filename, file.description


async def edit_work(town: Town, **options: object) -> str:
    return said(await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", **options))


async def test_a_cover_is_on_the_preview_and_on_the_announcement_with_its_description(town: Town) -> None:
    await town.add_work(cover=COVER, cover_alt=HERS)

    preview = await town.preview()
    previewed = cover_of(shown(preview))
    await town.author.click(shown(preview), label="Post now")

    assert previewed == ("cover.png", HERS)
    assert cover_of(town.announcements()[-1]) == ("cover.png", HERS)
    assert shown(preview).attachments == [], "what was posted needs no preview any more"


async def test_a_cover_without_a_description_is_described_by_the_works_name(town: Town) -> None:
    await town.add_work(cover=COVER)

    assert cover_of(await town.announce()) == ("cover.png", "Cover of The Lamp Room")


async def test_an_announcement_that_is_edited_keeps_its_cover(town: Town) -> None:
    await town.add_work(cover=COVER)
    await town.announce()

    await edit_chapter(town, "Renamed")

    (announcement,) = town.announcements()
    assert announcement.embeds[0].title == "Chapter 2: Renamed"
    assert cover_of(announcement) == ("cover.png", "Cover of The Lamp Room")


async def test_an_edited_announcement_shows_the_cover_that_the_work_has_now(town: Town) -> None:
    await town.add_work(cover=COVER, cover_alt=HERS)
    await town.announce()

    await edit_work(town, cover=("new.gif", GIF))
    await edit_chapter(town, "Renamed")
    changed = cover_of(town.announcements()[-1])
    await edit_work(town, remove_cover=True)
    await edit_chapter(town, "Renamed again")

    assert changed == ("cover.gif", "Cover of The Lamp Room")
    assert cover_of(town.announcements()[-1]) is None


async def edit_chapter(town: Town, title: str) -> None:
    form = await town.author.slash(town.channel, "chapter edit", work="The Lamp Room", chapter="2")
    await town.author.submit_modal(form, {"number": "2", "title": title})


async def test_the_cover_is_shown_to_whoever_looks_at_the_work(town: Town) -> None:
    await town.add_work(cover=COVER)

    assert cover_of(shown(await town.reader.slash(town.channel, "work show", work="The Lamp Room"))) is not None


async def test_a_description_is_changed_by_itself_and_none_takes_it_back(town: Town) -> None:
    await town.add_work(cover=COVER)
    await edit_work(town, cover_alt=HERS)
    described = cover_of(shown(await town.preview()))
    await edit_work(town, cover_alt="none")

    assert described == ("cover.png", HERS)
    assert cover_of(shown(await town.preview())) == ("cover.png", "Cover of The Lamp Room")


async def test_what_cant_be_a_cover_changes_nothing(town: Town) -> None:
    await town.add_work()

    for options, words in (
        ({"cover": ("cover.png", b"<svg/>")}, "PNG, JPEG, WebP or GIF"),
        ({"cover": ("cover.png", PNG + b"\x00" * 2**21)}, "2 MiB is the most"),
        ({"cover": COVER, "cover_alt": "x" * 1025}, "1,024 is the most"),
        ({"cover_alt": HERS}, "no cover yet"),
        ({"remove_cover": True}, "no cover yet"),
    ):
        assert words in await edit_work(town, title="Renamed", **options)
    assert cover_of(shown(await town.preview())) is None


async def test_where_the_bot_may_not_attach_files_chapters_go_out_without_their_cover(town: Town) -> None:
    bot = town.client.guilds[0].me
    bare = discord.PermissionOverwrite(attach_files=False)
    channel = town.guild.create_text_channel("bare", overwrites={bot.roles[-1]: bare})
    await town.add_work(cover=COVER, channel=channel)

    preview = await town.preview()
    warned = said(preview)
    await town.author.click(shown(preview), label="Post now")

    assert "Give me Attach Files" in warned
    (announcement,) = [one for one in channel.history() if not one.flags.ephemeral]
    assert (announcement.attachments, announcement.embeds[0].image.url) == ([], None)
