"""Kudos as readers give them."""

import pytest

from bot.core import pacer
from bot.kudos.reconciling import Reconciler
from tests.town import Town, said


@pytest.fixture
async def shelf(town: Town) -> Town:
    """A server with a work and two announced chapters."""
    await town.set_up()
    await town.add_work()
    await town.announce()
    await town.announce(number=3)
    return town


async def kudos(town: Town, work: str = "The Lamp Room") -> str:
    return said(await town.reader.slash(town.channel, "kudos work", work=work))


async def test_a_reader_counts_once_in_each_chapter_and_once_in_the_work(
    shelf: Town,
) -> None:
    second, third = shelf.announcements()
    await shelf.reader.react(second, "❤️")
    await shelf.reader.react(second, "💜")
    await shelf.reader.react(third, "💜")

    shown = await kudos(shelf)

    assert "has **1 kudos**" in shown
    assert "Chapter 2: The Keeper's Daughter · 1 kudos" in shown
    assert "Chapter 3: The Keeper's Daughter · 1 kudos" in shown


async def test_taking_the_last_reaction_away_takes_the_kudos_back(shelf: Town) -> None:
    second, _ = shelf.announcements()
    await shelf.reader.react(second, "❤️")
    await shelf.reader.react(second, "💜")
    await shelf.reader.unreact(second, "❤️")
    still = await kudos(shelf)
    await shelf.reader.unreact(second, "💜")

    assert "has **1 kudos**" in still
    assert "waiting for its first kudos" in await kudos(shelf)


async def test_the_author_and_the_bot_do_not_count(shelf: Town) -> None:
    second, _ = shelf.announcements()
    await shelf.author.react(second, "❤️")

    assert "waiting for its first kudos" in await kudos(shelf)


async def test_other_emoji_are_no_kudos_until_they_stand_for_them(shelf: Town) -> None:
    second, _ = shelf.announcements()
    await shelf.reader.react(second, "🔥")
    before = await kudos(shelf)
    await shelf.manager.slash(shelf.channel, "setup", kudos_emoji="🔥")

    assert "waiting for its first kudos" in before
    assert "has **1 kudos**" in await kudos(shelf)


async def test_changing_the_emoji_erases_nothing(shelf: Town) -> None:
    second, _ = shelf.announcements()
    await shelf.reader.react(second, "❤️")
    await shelf.manager.slash(shelf.channel, "setup", kudos_emoji="🔥")

    assert "has **1 kudos**" in await kudos(shelf)


async def test_reactions_given_and_taken_while_the_bot_was_away_are_found_at_its_start(shelf: Town) -> None:
    second, third = shelf.announcements()
    await shelf.reader.react(second, "❤️")
    await shelf.readers[1].react(second, "❤️")

    async with shelf.downtime():
        shelf.env.backend.remove_reaction(shelf.channel.id, second.id, "❤️", shelf.readers[1].id)
        shelf.env.backend.add_reaction(shelf.channel.id, third.id, "💜", shelf.readers[2].id)
    shown = await kudos(shelf)

    assert "has **2 kudos**" in shown
    assert "Chapter 2: The Keeper's Daughter · 1 kudos" in shown
    assert "Chapter 3: The Keeper's Daughter · 1 kudos" in shown


async def test_cleared_reactions_are_gone(shelf: Town) -> None:
    second, _ = shelf.announcements()
    await shelf.reader.react(second, "❤️")
    shelf.env.backend.clear_reactions(shelf.channel.id, second.id)
    await shelf.env.settle()

    assert "waiting for its first kudos" in await kudos(shelf)


async def test_one_chapter_is_chosen_from_a_list_or_by_its_number(shelf: Town) -> None:
    second, _ = shelf.announcements()
    await shelf.reader.react(second, "❤️")

    offered = await shelf.reader.autocomplete(shelf.channel, "kudos chapter", "chapter", "", work="The Lamp Room")
    by_choice = await shelf.reader.slash(
        shelf.channel, "kudos chapter", work="The Lamp Room", chapter=offered[-1]["value"]
    )
    by_number = await shelf.reader.slash(shelf.channel, "kudos chapter", work="The Lamp Room", chapter="2")

    assert [choice["name"].partition(":")[0] for choice in offered] == ["Chapter 3", "Chapter 2"]
    assert "has **1 kudos**" in said(by_choice)
    assert said(by_choice) == said(by_number)


async def test_a_chapter_that_is_none_gets_a_clear_error(shelf: Town) -> None:
    result = await shelf.reader.slash(shelf.channel, "kudos chapter", work="The Lamp Room", chapter="99")

    assert "no announced chapter “99”" in said(result)


async def test_comparing_with_discord_gives_way_to_every_other_request(
    shelf: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    gave_way: list[bool] = []

    async def work(*_: object) -> None:
        gave_way.append(pacer._gives_way.get())

    monkeypatch.setattr(Reconciler, "work", work)
    await shelf.restart()
    await shelf.env.advance_time(30)

    assert set(gave_way) == {True}
