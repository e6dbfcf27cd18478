"""`/source list`, `check`, `pause` and `end`."""

from tests.watching.sources.blog import TITLE, Street
from tests.worlds.town import said, shown


async def test_a_source_is_paused_and_goes_on(street: Street) -> None:
    await street.watch()
    town = street.town

    paused = await town.author.slash(town.channel, "source pause", source=TITLE)
    assert "is paused" in said(paused)
    refused = await town.author.slash(town.channel, "source check", source=TITLE)
    assert "is paused" in said(refused)
    goes_on = await town.author.slash(town.channel, "source pause", source=TITLE)

    assert "is watched again" in said(goes_on)


async def test_a_look_that_somebody_asks_for_finds_what_is_new(street: Street) -> None:
    await street.watch()
    street.blog.shows(3)

    checked = await street.town.author.slash(street.town.channel, "source check", source=TITLE)
    again = await street.town.author.slash(street.town.channel, "source check", source=TITLE)

    assert "One new chapter" in said(checked)
    assert "less than a minute ago" in said(again)
    assert len(street.asked()) == 1


async def test_an_end_is_undone(street: Street) -> None:
    await street.watch()
    ended = await street.town.author.slash(street.town.channel, "source end", source=TITLE)

    undone = await street.town.author.click(shown(ended), label="Undo")

    assert "is watched for **The Lamp Room** as before" in said(undone)
    listed = await street.town.author.slash(street.town.channel, "source list")
    assert "The Lamp Room" in said(listed)
    panel = await street.town.author.select(shown(listed), ["1"], custom_id="source-pick")
    assert "New ones are asked about first" in said(panel)
