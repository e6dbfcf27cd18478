"""What a complete list lists no more: **Withdraw** or **Leave it**, once."""

import discord
import pytest

from bot.watching.listing import store as listing_store
from bot.watching.questions import ask_about_gone
from bot.watching.store import find
from bot.works import store as works_store
from tests.watching.sources.blog import Street
from tests.worlds.forged_requests import everything_in, press
from tests.worlds.town import said


@pytest.fixture
async def gone(street: Street) -> discord.Message:
    """A question about an announced chapter that its source lists no more."""
    await street.watch()
    street.blog.shows(3)
    await street.later()
    await street.press("Post")
    async with street.town.database.change() as connection:
        (*_, row) = await listing_store.of_source(connection, 1)
        for _ in range(2):
            await listing_store.note_missing(connection, [row.id])
        source, work = await find(connection, 1), await works_store.find_any(connection, 1)
        assert source
        await ask_about_gone(connection, street.town.env.now, work, source, row)
    await street.town.services.letters.deliver_due()
    return street.asked()[-1]


async def test_withdraw_takes_the_announcement_away_once(street: Street, gone: discord.Message) -> None:
    withdrawn = await street.town.moderator.click(gone, label="Withdraw")
    answer = await street.town.author.slash(street.town.channel, "help")
    again = await press(street.town.author, answer, "found-gone-withdraw:3")

    assert "Withdrew" in said(withdrawn)
    assert everything_in(again)
    assert street.town.announcements() == []
    assert "was withdrawn" in street.asked()[-1].content
    assert street.asked()[-1].components == []


async def test_leave_it_leaves_it_and_asks_no_more(street: Street, gone: discord.Message) -> None:
    left = await street.town.moderator.click(gone, label="Leave it")
    answer = await street.town.author.slash(street.town.channel, "help")
    again = await press(street.town.author, answer, "found-gone-leave:3")

    assert "stays announced" in said(left)
    assert "stays announced" in everything_in(again)
    assert len(street.town.announcements()) == 1
    assert street.asked()[-1].components == []


async def test_leave_it_on_what_is_back_by_now_says_so(street: Street, gone: discord.Message) -> None:
    async with street.town.database.change() as connection:
        await listing_store.change(connection, [3], is_listed=True, missed=0)

    late = await street.town.moderator.click(gone, label="Leave it")

    assert "is at its source again" in said(late)


async def test_a_reader_withdraws_nothing(street: Street, gone: discord.Message) -> None:
    refused = await street.town.reader.click(gone, label="Withdraw")

    assert "Only" in said(refused)
    assert len(street.town.announcements()) == 1
