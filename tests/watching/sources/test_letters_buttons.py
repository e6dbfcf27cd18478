"""Every button under a question, pressed once, pressed again, and pressed by somebody who may not."""

import discord
import pytest

from bot.chapters.namesakes.service import ANYWAY
from bot.setup.models import Member
from bot.works.models import ChapterDetails
from tests.watching.sources.blog import Street
from tests.worlds.forged_requests import everything_in, press
from tests.worlds.town import said, shown

DECISIONS = [
    ("At my rhythm", "found-many-rhythm"),
    ("Only the newest", "found-many-newest"),
    ("Skip all", "found-many-skip"),
]


async def found(street: Street) -> discord.Message:
    await street.watch()
    street.blog.shows(3)
    await street.later()
    return street.asked()[-1]


async def flood(street: Street) -> discord.Message:
    await street.watch()
    street.blog.shows(3, 4, 5, 6)
    await street.later()
    return street.asked()[-1]


def labels(message: discord.Message) -> list[str]:
    return [child.label or "" for row in message.components for child in row.children]  # type: ignore[union-attr]


async def test_change_shows_the_card_as_it_will_be_and_the_question_follows(street: Street) -> None:
    asked = await found(street)

    form = await street.town.moderator.click(asked, label="Change")
    changed = await street.town.moderator.submit_modal(form, {"title": "The Storm"})

    assert "is changed. This is what would be posted" in said(changed)
    assert "The Storm" in said(changed)
    assert "The Storm" in street.asked()[-1].content
    await street.press("Post")
    assert "The Storm" in street.town.announcements()[-1].content


async def test_a_form_for_what_was_posted_meanwhile_changes_nothing(street: Street) -> None:
    asked = await found(street)
    form = await street.town.moderator.click(asked, label="Change")
    await street.town.author.click(asked, label="Post")

    late = await street.town.moderator.submit_modal(form, {"title": "The Storm"})

    assert "posted" in said(late)
    assert "The Storm" not in street.town.announcements()[-1].content


@pytest.mark.parametrize(
    ("label", "custom_id"),
    [("Post", "found-post:3:0"), ("Skip", "found-skip:3"), ("From now on by itself", "found-by-itself:3")],
)
async def test_a_second_click_of_a_question_that_stood_a_moment_ago_does_nothing_twice(
    street: Street, label: str, custom_id: str
) -> None:
    asked = await found(street)
    await street.town.moderator.click(asked, label=label)

    answer = await street.town.author.slash(street.town.channel, "help")
    again = await press(street.town.author, answer, custom_id)
    await street.later(minutes=15)

    assert everything_in(again)
    assert len(street.town.announcements()) == (0 if label == "Skip" else 1)
    assert len(street.asked()) == 1


@pytest.mark.parametrize(("label", "custom_id"), DECISIONS)
async def test_a_second_decision_about_many_hears_of_the_first(street: Street, label: str, custom_id: str) -> None:
    asked = await flood(street)
    await street.town.moderator.click(asked, label=label)

    answer = await street.town.author.slash(street.town.channel, "help")
    again = await press(street.town.author, answer, f"{custom_id}:3")

    assert "Somebody decided that already" in everything_in(again)


async def test_what_goes_out_by_itself_is_stopped_once(street: Street) -> None:
    asked = await found(street)
    await street.town.moderator.click(asked, label="From now on by itself")
    assert labels(street.asked()[-1]) == ["Post now", "Don't post by itself", "Change", "Skip"]

    stopped = await street.press("Don't post by itself")
    again = await street.town.author.click(street.asked()[-1], label="Post")

    assert "is a draft now" in said(stopped)
    assert "Posted" in said(again)
    assert len(street.town.announcements()) == 1


async def test_a_number_that_is_taken_is_asked_about_before_it_is_posted_from_the_question(street: Street) -> None:
    asked = await found(street)
    member = Member(street.town.guild.id, street.town.author.id, "ada")
    chapters, publishing = street.town.services.chapters, street.town.services.publishing
    other = await chapters.draft(member, 1, ChapterDetails(number=3, title="Another Night"))
    await publishing.post(member, other.id, again=ANYWAY)
    await street.later(minutes=1)

    taken = await street.press("Post")
    assert len(street.town.announcements()) == 1
    assert "Another Night" in said(taken)
    anyway = await street.town.moderator.click(shown(taken), label="Post anyway")

    assert "Posted" in said(anyway)
    assert len(street.town.announcements()) == 2
    again = await street.town.author.click(asked, label="Post")
    assert len(street.town.announcements()) == 2
    assert said(again)


async def test_an_author_who_left_the_server_decides_nothing_in_private_messages(street: Street) -> None:
    proposed = await street.propose()
    proposed = await street.town.author.select(shown(proposed), ["me"], custom_id="source-asks:1")
    await street.town.author.click(shown(proposed), label="Watch it")
    street.blog.shows(3)
    await street.later()
    (letter,) = street.town.author.user.dm_channel.history()
    street.town.guild.remove_member(street.town.author.user)

    refused = await street.town.author.user.click(letter, label="Post")

    assert "aren't any more" in said(refused)
    assert street.town.announcements() == []
