"""A list of many chapters fits into its message, and says how many are left out."""

import re

from bot.core.text import limits
from bot.setup.models import Member
from tests.worlds.program import details
from tests.worlds.town import Town, said, shown

LONG = "The night on which nobody in the whole town of Saltmarsh lit a single lamp"


async def test_a_list_of_many_chapters_of_every_kind_fits_and_counts_what_it_leaves_out(town: Town) -> None:
    author, services = Member(town.guild.id, town.author.id, "ada"), town.services
    for number in range(1, 61):
        chapter = await services.chapters.draft(author, 1, details(number, title=LONG))
        if number <= 12:
            await services.publishing.schedule(author, chapter.id, f"in {number} hours")
        elif number <= 36:
            await services.chapters.keep(author, chapter.id)
        elif number <= 48:
            await services.publishing.post(author, chapter.id, again=1)
        if number == 24:
            planned = await services.backlogs.plan(author, 1, "Friday 18:00")
            assert planned.backlog
            await services.backlogs.begin(author, 1, planned.backlog.id)
    await town.leap(600)
    listed = shown(await town.author.slash(town.channel, "chapter list", work="The Lamp Room"))

    words = listed.embeds[-1].description or ""
    assert len(words) <= limits.EMBED_DESCRIPTION
    of_chapters = words.partition("\n")[2]
    counted = {
        heading: len(re.findall("^Chapter", part, re.MULTILINE)) + sum(map(int, re.findall(r"and (\d+) more", part)))
        for heading, part in re.findall(r"^\*\*(\w+).*?\*\*\n(.*?)(?=^\*\*|\Z)", of_chapters, re.MULTILINE | re.DOTALL)
    }
    assert counted == {"Scheduled": 12, "Backlog": 12, "Drafts": 12, "Previews": 12, "Posted": 12}


async def test_works_with_long_links_are_counted_where_there_is_no_room_for_them(town: Town) -> None:
    for number in range(1, 16):
        await town.add_work(f"Lamp {number}", link=f"https://example.org/{number}?{'a' * 470}")
    listed = said(await town.reader.slash(town.channel, "works"))

    names = len(re.findall(r"\[\*\*Lamp \d+\*\*\]\(https://example\.org/\d+\?a+\)", listed))
    assert names + int(re.findall(r"(\d+) more", listed)[0]) >= 15


async def test_what_became_of_a_chapter_in_many_channels_fits_and_counts_what_it_leaves_out(town: Town) -> None:
    refused = [town.guild.create_text_channel(f"corner-{number}") for number in range(22)]
    for channel in refused:
        await town.manager.slash(town.channel, "target add", work="The Lamp Room", channel=channel)
        town.env.inject_error("POST", f"/channels/{channel.id}/messages", status=403, code=50013, times=None)
    preview = shown(await town.preview())
    await town.author.click(preview, label="Post now")

    words = said(preview)
    told = words.count("couldn't be posted in")
    assert told + int(re.findall(r"and (\d+) more: `/chapter list`", words)[0]) == 22
