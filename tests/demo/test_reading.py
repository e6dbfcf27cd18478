"""What the transcript makes of Discord's codes."""

from datetime import timedelta

import pytest

from bot.demo.reading import as_read
from bot.demo.world import World


async def test_ids_become_the_names_of_what_they_stand_for(world: World) -> None:
    shown = f"**{world.readers[0].actor.mention}** in {world.channel.mention}, for {world.staff.mention}"

    assert as_read(world, shown) == ["@Noor in #new-chapters, for @Moderators"]


async def test_a_link_to_a_message_becomes_its_channel(world: World) -> None:
    link = f"https://discord.com/channels/{world.guild.id}/{world.channel.id}/12345"

    assert as_read(world, f"Posted: {link}") == ["Posted: #new-chapters"]


@pytest.mark.parametrize(
    ("ago", "words"),
    [(timedelta(seconds=5), "just now"), (timedelta(minutes=20), "20 min ago"), (timedelta(hours=3), "3 h ago")],
)
async def test_a_time_is_told_from_the_present_of_the_simulation(world: World, ago: timedelta, words: str) -> None:
    assert as_read(world, f"<t:{int((world.env.now() - ago).timestamp())}:R>") == [words]


async def test_markdown_and_codes_are_gone_and_lines_stay_apart(world: World) -> None:
    shown = "### Try </work add:123>\n\n-# a \\*star\\* and <:blob:456>\n> ||the end||"

    assert as_read(world, shown) == ["Try /work add", "a *star* and :blob:", "…"]
