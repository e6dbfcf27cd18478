"""An author who is asked in private answers there."""

import pytest

from tests.watching.sources.blog import TITLE, Street
from tests.worlds.town import said, shown


async def asked_in_private(street: Street) -> None:
    proposed = await street.propose()
    proposed = await street.town.author.select(shown(proposed), ["me"], custom_id="source-asks:1")
    await street.town.author.click(shown(proposed), label="Watch it")
    street.blog.shows(3)
    await street.later()


async def test_an_author_posts_from_private_messages(street: Street) -> None:
    await asked_in_private(street)
    (letter,) = street.town.author.user.dm_channel.history()

    posted = await street.town.author.user.click(letter, label="Post")

    assert "Posted **Chapter 3: Night 3**" in said(posted)
    assert len(street.town.announcements()) == 1
    assert "is announced" in street.town.author.user.dm_channel.history()[0].content


async def test_a_chapter_is_scheduled_from_private_messages_after_a_restart(street: Street) -> None:
    await asked_in_private(street)
    await street.town.restart()
    (letter,) = street.town.author.user.dm_channel.history()

    form = await street.town.author.user.click(letter, label="Schedule")
    scheduled = await street.town.author.user.submit_modal(form, {"when": "in 3 hours"})

    assert "goes out" in said(scheduled)
    assert street.town.announcements() == []


async def test_a_click_in_private_messages_is_answered_by_a_process_that_serves_another_shard(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord tells of private messages where the first shard is served; that process knows no server of the others."""
    await street.town.moderator.slash(street.town.channel, "work edit", work=TITLE, rating="Explicit")
    await asked_in_private(street)
    (letter,) = street.town.author.user.dm_channel.history()
    client = street.town.client
    monkeypatch.setattr(client, "knows_every_server", False)
    monkeypatch.setattr(client, "get_guild", lambda _: None)
    monkeypatch.setattr(client, "get_channel", lambda _: None)

    form = await street.town.author.user.click(letter, label="Schedule")
    scheduled = await street.town.author.user.submit_modal(form, {"when": "in 3 hours"})

    assert "goes out" in said(scheduled)
