"""Suggesting and reviewing as readers and authors do."""

from typing import Any

import discord

from bot.setup.models import Member
from tests.suggestions.commands import suggest
from tests.worlds.town import Town, said, shown


async def test_the_button_on_an_announcement_asks_and_thanks(town: Town) -> None:
    form = await town.reader.click(town.announcements()[0], label="Suggest a plot idea")
    thanks = await town.reader.submit_modal(form, {"idea": "Let the lamp go out."})

    assert thanks.ephemeral
    assert "#1" in said(thanks)
    assert "Chapter 2: The Keeper's Daughter" in said(await town.author.slash(town.channel, "queue review"))


async def test_the_only_work_needs_no_naming(town: Town) -> None:
    thanks = await town.reader.slash(town.channel, "suggest", idea="A storm!")

    assert "**The Lamp Room**" in said(thanks)


async def test_with_two_works_the_form_asks_which_and_keeps_the_text(town: Town) -> None:
    await town.add_work("Moon Bakery")

    form = await town.reader.slash(town.channel, "suggest", idea="A storm over the bakery!")
    assert form.modal is not None
    thanks = await town.reader.submit_modal(form, {"idea": "A storm over the bakery!", "work": ["2"]})

    assert "**Moon Bakery**" in said(thanks)


async def test_with_two_works_of_which_one_is_closed_nobody_elses_author_gets_the_idea(town: Town) -> None:
    await town.add_work("Moon Bakery")
    boss = Member(town.guild.id, town.manager.id, "Morgan", manages_guild=True)
    await town.services.moderation.close_works(boss, [1], [1])

    form = await town.reader.slash(town.channel, "suggest", idea="A storm over the lamp!")

    assert form.modal is not None
    assert "Moon Bakery" in str(form.modal)


async def test_a_chapter_of_one_of_two_works_needs_its_work_and_the_text_comes_back(town: Town) -> None:
    await town.add_work("Moon Bakery")

    refusal = said(await town.reader.slash(town.channel, "suggest", chapter="2", idea="A storm over the bakery!"))

    assert "more than one work" in refusal
    assert "A storm over the bakery!" in refusal


async def test_a_form_that_cannot_list_all_works_says_so(town: Town) -> None:
    for number in range(30):
        await town.add_work(f"Moon Bakery {number}")

    form = await town.reader.slash(town.channel, "suggest")

    assert "The latest 25 of 31" in str(form.modal)


async def test_a_form_filled_in_during_a_restart_still_arrives(town: Town) -> None:
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    await town.restart()
    thanks = await town.reader.submit_modal(form, {"idea": "A storm."})

    assert "Thank you!" in said(thanks)


async def test_a_form_for_a_work_that_was_removed_meanwhile_gives_the_text_back(town: Town) -> None:
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    await town.moderator.slash(town.channel, "work remove", work="The Lamp Room")
    refusal = await town.reader.submit_modal(form, {"idea": "A storm that nobody forgets."})

    assert "removed from this server" in said(refusal)
    assert "A storm that nobody forgets." in said(refusal)


async def test_text_too_long_for_a_message_comes_back_as_a_file(town: Town) -> None:
    idea = "storm " * 330
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    await town.moderator.slash(town.channel, "work remove", work="The Lamp Room")
    refusal = await town.reader.submit_modal(form, {"idea": idea})

    (attachment,) = shown(refusal).attachments
    assert (await attachment.read()).decode().strip() == idea.strip()


async def test_the_queue_shows_one_at_a_time_the_oldest_first(town: Town) -> None:
    await suggest(town, "First idea", "Second idea", "Third idea")

    panel = await town.author.slash(town.channel, "queue review")
    first = said(shown(panel))
    await town.author.click(shown(panel), label="Next")
    second = said(shown(panel))
    await town.author.click(shown(panel), label="Previous")

    assert panel.ephemeral
    assert "First idea" in first
    assert "1 of 3 waiting" in first
    assert "Second idea" in second
    assert "2 of 3 waiting" in second
    assert "First idea" in said(shown(panel))


async def test_accepting_and_declining_reach_the_reader(town: Town) -> None:
    await suggest(town, "First idea", "Second idea")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Accept")
    await town.author.click(shown(panel), label="Next")
    form = await town.author.click(shown(panel), label="Decline")
    await town.author.submit_modal(form, {"reason": "It happened in chapter 1 already."})

    mine = said(await town.reader.slash(town.channel, "suggestions mine"))
    assert "✅ Accepted" in mine
    assert "❌ Declined" in mine
    assert "It happened in chapter 1 already." in mine
    assert "❌ Declined" in said(shown(panel))


async def test_the_queue_works_after_a_restart(town: Town) -> None:
    await suggest(town, "First idea", "Second idea")
    panel = await town.author.slash(town.channel, "queue review")
    await town.restart()
    await town.author.click(shown(panel), label="Next")
    form = await town.author.click(shown(panel), label="Decline")
    await town.restart()
    await town.author.submit_modal(form, {"reason": ""})

    assert "❌ Declined" in said(shown(panel))
    assert "Second idea" in said(shown(panel))


async def test_of_two_reviewers_the_later_one_is_shown_what_happened(town: Town) -> None:
    await suggest(town, "First idea")
    one = await town.author.slash(town.channel, "queue review")
    other = await town.moderator.slash(town.channel, "queue review")
    await town.author.click(shown(one), label="Accept")
    late = await town.moderator.click(shown(other), label="Accept")

    assert "Somebody was quicker" in said(late)
    assert town.author.mention in said(shown(other))


async def test_a_decision_can_be_undone_for_ten_minutes(town: Town) -> None:
    await suggest(town, "First idea", "Second idea")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Accept")
    await town.author.click(shown(panel), label="Undo")
    undone = said(shown(panel))
    await town.author.click(shown(panel), label="Accept")
    await town.leap(601)
    late = await town.author.click(shown(panel), label="Undo")

    assert "1 of 2 waiting" in undone
    assert "Undo works for 10 minutes" in said(late)


async def test_an_empty_queue_says_so(town: Town) -> None:
    assert "No waiting suggestions" in said(await town.author.slash(town.channel, "queue review"))


async def test_readers_cannot_review(town: Town) -> None:
    await suggest(town, "First idea")

    assert "for authors and staff" in said(await town.reader.slash(town.channel, "queue review"))


async def test_a_reader_who_forges_a_decision_is_refused(town: Town) -> None:
    await suggest(town, "First idea")
    panel = await town.author.slash(town.channel, "queue review")
    _make_public(panel)

    refusal = await town.reader.click(shown(panel), label="Accept")

    assert "author and this server's staff" in said(refusal)
    assert "⏳ Waiting" in said(await town.reader.slash(town.channel, "suggestions mine"))


async def test_a_member_of_another_server_cannot_reach_this_queue(town: Town) -> None:
    await suggest(town, "First idea")
    elsewhere = town.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("general")
    owner = _manager_of(town, elsewhere)

    assert "First idea" not in said(await owner.slash(channel, "queue review"))
    assert "First idea" not in said(await owner.slash(channel, "queue review", status="all"))


def _manager_of(town: Town, guild: Any) -> Any:
    role = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(town.env.create_user("mallory"), roles=[role])


def _make_public(panel: Any) -> None:
    """As if the panel were not private: what a forged request could pretend."""
    shown(panel)._message.flags &= ~64


async def test_hostile_ideas_are_shown_letter_by_letter(town: Town) -> None:
    await suggest(
        town, "@everyone # Big\n# Bigger\n> quote ||spoiler|| [click](https://evil.example) <@123456789012345678>"
    )

    shown = said(await town.author.slash(town.channel, "queue review"))

    assert "@everyone" not in shown
    assert "<@123456789012345678>" not in shown
    assert "||spoiler||" not in shown
    assert "[click](" not in shown
    assert "\n> # Bigger" not in shown


async def test_without_suggestions_mine_says_how_to_give_one(town: Town) -> None:
    assert "haven't suggested anything" in said(await town.readers[1].slash(town.channel, "suggestions mine"))
