"""Every button under a question, pressed once, pressed again, and pressed by somebody who may not."""

import discord
import pytest
from sqlalchemy import update

from bot.chapters.namesakes.service import ANYWAY
from bot.setup.models import Member
from bot.setup.store import guild_settings
from bot.works.models import ChapterDetails
from tests.watching.sources.blog import TITLE, Street
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
    await found(street)
    member = Member(street.town.guild.id, street.town.author.id, "ada")
    chapters, publishing = street.town.services.chapters, street.town.services.publishing
    other = await chapters.draft(member, 1, ChapterDetails(number=3, title="Another Night"))
    await publishing.post(member, other.id, again=ANYWAY)
    await street.later(minutes=1)

    question = street.asked()[0]
    assert labels(question)[:1] == ["Post"], [one.content for one in street.asked()]
    taken = await street.town.moderator.click(question, label="Post")
    assert len(street.town.announcements()) == 1
    assert "Another Night" in said(taken)
    anyway = await street.town.moderator.click(shown(taken), label="Post anyway")

    assert "Posted" in said(anyway)
    assert len(street.town.announcements()) == 2
    answer = await street.town.author.slash(street.town.channel, "help")
    assert everything_in(await press(street.town.author, answer, "found-post:3:0"))
    assert len(street.town.announcements()) == 2


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
    await street.later(minutes=1)
    (to_staff,) = street.asked()
    assert "Night 3" in to_staff.content
    await street.press("Post")
    assert len(street.town.announcements()) == 1


async def test_a_work_for_adults_is_asked_about_in_an_open_channel_without_its_card(street: Street) -> None:
    town = street.town
    await town.moderator.slash(town.channel, "work edit", work=TITLE, rating="Explicit")
    asked = await found(street)

    assert "isn't age-restricted" in asked.content
    assert asked.embeds == []
    refused = await town.moderator.click(asked, label="Post")
    assert "age-restricted" in said(refused)
    assert town.announcements() == []
    await town.moderator.click(asked, label="Skip")
    assert "isn't announced" in street.asked()[-1].content
    assert "Night" not in street.asked()[-1].content
    assert labels(street.asked()[-1]) == ["Undo"]


async def test_a_feed_of_several_works_is_narrowed_before_it_is_watched(street: Street) -> None:
    street.blog.shows(7, title="Low Tide, Chapter 7", categories=("Low Tide",))
    proposed = await street.propose()
    assert "3 chapters are there" in said(proposed)

    narrowed = await street.town.author.select(shown(proposed), ["category:Low Tide"], custom_id="source-entries:1")
    assert "One chapter is there" in said(narrowed)
    back = await street.town.author.select(shown(narrowed), ["every"], custom_id="source-entries:1")
    assert "3 chapters are there" in said(back)
    form = await street.town.author.click(shown(back), label="Only titles with…")
    by_words = await street.town.author.submit_modal(form, {"words": "night"})
    assert "2 chapters are there" in said(by_words)
    await street.town.author.click(shown(by_words), label="Watch it")
    street.blog.shows(8, title="Low Tide, Chapter 8").shows(3)
    await street.later()

    (asked,) = street.asked()
    assert "Night 3" in asked.content


async def test_without_a_channel_for_notices_the_author_is_asked_and_staff_are_told_what_lacks(street: Street) -> None:
    town = street.town
    async with town.database.change() as connection:
        await connection.execute(update(guild_settings).values(notices_channel_id=None))

    by_author = await street.propose()
    by_staff = await town.moderator.slash(
        town.channel, "source add", work=TITLE, link=f"{street.blog.link}feed", words="night"
    )

    assert "you get a preview in a private message" in said(by_author)
    assert "nobody can be asked yet" in said(by_staff)
    assert "/setup notices:" in said(by_staff)
