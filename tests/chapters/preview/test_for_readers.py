"""What a preview offers for readers: a question on the card, a thread for comments, thanks for their ideas."""

from typing import Any

import discord
from simcord.results import InteractionResult

from bot.setup.models import Member
from bot.suggestions.models import Status
from tests.worlds.town import CHAPTER, Town, said, shown

QUIET = CHAPTER.replace("Tell me what you think!", "Mind the cat.")
CURIOUS = CHAPTER.replace("Tell me what you think!", "Thanks! Any ideas for the gala?")


def row(preview: InteractionResult, place: int) -> list[dict[str, Any]]:
    components: list[dict[str, Any]] = shown(preview).components[place]["components"]
    return components


def labels(preview: InteractionResult) -> list[str]:
    return [one["label"] for one in row(preview, 2)]


def asked(embeds: Any) -> list[str | None]:
    return [one.value for one in embeds[0].fields if one.name == "The author asks"]


async def test_what_the_note_asks_for_is_offered_first(town: Town) -> None:
    quiet, comments, ideas = await town.preview(text=QUIET), await town.preview(), await town.preview(text=CURIOUS)

    assert labels(quiet) == ["Ask for ideas", "Open a comments thread"]
    assert labels(comments) == ["Open a comments thread", "Ask for ideas"]
    assert labels(ideas) == ["Ask for ideas", "Open a comments thread"]
    assert "Your note asks" not in said(quiet)
    assert "Your note asks for comments" in said(comments)
    assert "Your note asks for ideas" in said(ideas)


async def test_a_thread_opens_under_this_chapter_and_not_under_others(town: Town) -> None:
    preview = await town.preview()
    await town.author.click(shown(preview), label="Open a comments thread")
    will_open, offered = said(preview), labels(preview)
    await town.restart()
    await town.author.click(shown(preview), label="Post now")
    await town.announce(number=3)
    await town.env.advance_time(10)

    assert "A thread for comments opens under the announcement" in will_open
    assert offered[0] == "No comments thread"
    places = town.env.backend.channels.values()
    threads = [one.name for one in places if one.type == discord.ChannelType.public_thread.value]
    assert threads == ["Chapter 2: The Keeper's Daughter"]


async def test_a_thread_that_was_asked_for_can_be_taken_back(town: Town) -> None:
    preview = await town.preview()
    for label in ("Open a comments thread", "No comments thread"):
        await town.author.click(shown(preview), label=label)

    assert labels(preview)[0] == "Open a comments thread"


async def test_a_question_stands_on_the_card_and_its_button_brings_ideas_to_its_call(town: Town) -> None:
    preview = await town.preview(text=CURIOUS)
    form = await town.author.click(shown(preview), label="Ask for ideas")
    assert "Any ideas for the gala?" in str(form.modal)
    await town.author.submit_modal(form, {"question": "What should happen at the gala?"})
    previewed = asked(shown(preview).embeds)
    await town.author.click(shown(preview), label="Post now")
    announcement = town.announcements()[-1]
    idea = await town.reader.click(announcement, label="Suggest a plot idea")
    await town.restart()
    await town.reader.submit_modal(idea, {"idea": "A blackout.", "spoiler": "none", "chapter": []})
    (call,) = await town.author.autocomplete(town.channel, "queue poll", "call", "gala")
    closed = await town.author.slash(town.channel, "queue poll", call=call["value"], close=True)
    await town.env.advance_time(10)

    assert previewed == asked(announcement.embeds) == ["What should happen at the gala?"]
    assert "One idea came in" in said(closed)
    assert asked(town.announcements()[-1].embeds) == []


async def test_a_question_can_be_taken_back_before_the_chapter_is_posted(town: Town) -> None:
    preview = await town.preview()
    form = await town.author.click(shown(preview), label="Ask for ideas")
    await town.author.submit_modal(form, {"question": "What next?"})
    await town.author.click(shown(preview), label="Don't ask for ideas")
    await town.author.click(shown(preview), label="Post now")

    assert asked(town.announcements()[-1].embeds) == []
    assert await town.author.autocomplete(town.channel, "queue poll", "call", "") == []


async def test_the_ideas_that_a_chapter_used_are_thanked_for_in_preview_and_message_alike(town: Town) -> None:
    await town.announce()
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    await town.reader.submit_modal(form, {"idea": "A storm at sea.", "spoiler": "none", "credit": True})
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Accept")
    preview = await town.preview(number=3)
    *_, last = shown(preview).components
    select = last["components"][0]
    await town.author.select(shown(preview), ["1"])
    previewed = shown(preview).embeds[0].to_dict()
    await town.author.click(shown(preview), label="Post now")

    assert select["placeholder"] == "Which accepted ideas did this one use?"
    assert [one["label"] for one in select["options"]] == ["#1 A storm at sea."]
    assert "rosa" in str(previewed)
    assert town.announcements()[-1].embeds[0].to_dict() == previewed
    ideas = await town.services.used_ideas.choice(*await _posted(town))
    assert ideas.offered == ()


async def _posted(town: Town) -> Any:
    (work,) = await town.services.works.all(town.guild.id)
    chapter, *_ = await town.services.chapters.posted(work.id)
    return work, chapter


async def test_all_five_rows_of_a_preview_fit(town: Town) -> None:
    """With everything that can be asked and offered at once."""
    await town.add_work("The Nightly", rating="General Audiences", text="file")
    await town.reader.slash(town.channel, "suggest", work="The Nightly", idea="A storm at sea.")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Accept")
    text = (
        "---\nrating: Explicit\nchapter: 2\n---\n\nThe lamp hummed.\n\nInes heard it.\n\nA/N Please comment! Any ideas?"
    )
    file = ("night.md", text.encode())
    preview = await town.author.slash(town.channel, "chapter post", work="The Nightly", file=file)

    assert [len(one["components"]) for one in shown(preview).components] == [2, 5, 2, 4, 1]
    choice = await town.services.used_ideas.choice(*await _draft(town))
    assert [one.status for one in choice.offered] == [Status.ACCEPTED]


async def _draft(town: Town) -> Any:
    works = {one.title: one for one in await town.services.works.all(town.guild.id)}
    member = Member(town.guild.id, town.author.id, "ada")
    _, chapter = await town.services.chapters.draft_of(member, 1)
    return works["The Nightly"], chapter
