"""The stricter rating holds on every way that a chapter can take, and where it stands."""

from tests.chapters.ratings.pages import page
from tests.worlds.town import Town, said, shown

EXPLICIT = page("Explicit")
REFUSAL = "its file says Explicit"


async def test_for_a_backlog(town: Town) -> None:
    preview = await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=EXPLICIT)
    await town.author.click(shown(preview), label="Keep as draft")
    refused = await town.author.slash(town.channel, "chapter schedule", work="The Lamp Room", every="Friday 18:00")

    assert REFUSAL in said(refused)
    assert "**Chapter 1: Low Wick**" in said(refused)


async def test_for_announce_as_chapter(town: Town) -> None:
    message = await town.author.send(town.channel, "", attachments=[EXPLICIT])
    preview = await town.author.context_menu(town.channel, "Announce as chapter", message)

    assert "The file says **Explicit**" in said(preview)
    assert REFUSAL in said(await town.author.click(shown(preview), label="Post now"))


async def test_for_one_of_several_chapters(town: Town) -> None:
    file = page("Explicit", chapters=3)
    listed = await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=file)
    await town.author.select(shown(listed), ["1"])
    preview = town.private_messages()[-1]

    assert "The file says **Explicit**" in said(preview)
    assert REFUSAL in said(await town.author.click(preview, label="Post now"))


async def test_for_a_scheduled_chapter_whose_channel_is_open_when_its_time_comes(town: Town) -> None:
    adults = town.create_age_restricted_channel("late-night")
    office = town.guild.create_text_channel("office")
    await town.manager.slash(town.channel, "setup", notices=office)
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", channel=adults)
    await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=EXPLICIT, when="in 2 hours")
    await town.author.click(town.private_messages()[-1], label="Schedule")
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", channel=town.channel)
    await town.leap(2 * 3600 + 60)

    assert town.announcements() == []
    assert "rated Mature or Explicit" in office.history()[-1].content


async def test_for_rescheduling(town: Town) -> None:
    adults = town.create_age_restricted_channel("late-night")
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", channel=adults)
    await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=EXPLICIT, when="in 2 hours")
    await town.author.click(town.private_messages()[-1], label="Schedule")
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", channel=town.channel)
    moved = await town.author.slash(
        town.channel, "chapter reschedule", work="The Lamp Room", chapter="1", when="in 3 hours"
    )

    assert REFUSAL in said(moved)


async def test_for_a_posted_chapter_that_is_edited_and_decided_on_afterwards(town: Town) -> None:
    adults = town.create_age_restricted_channel("late-night")
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", channel=adults)
    preview = await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=EXPLICIT)
    await town.author.click(shown(preview), label="Post now")
    form = await town.author.slash(town.channel, "chapter edit", work="The Lamp Room", chapter="1")
    typed = {"number": "1", "title": "Low Wick", "text": "Dimmer.", "notes": "", "link": ""}
    edited = await town.author.submit_modal(form, typed)
    before = {one.name: one.value for one in adults.history()[-1].embeds[0].fields}
    await town.author.click(shown(edited), label="Keep General Audiences here")
    await town.env.advance_time(10)
    after = {one.name: one.value for one in adults.history()[-1].embeds[0].fields}

    assert "The file says **Explicit**" in said(edited) or "You keep General Audiences" in said(edited)
    assert (before["Rating"], after["Rating"]) == ("Explicit", "General Audiences")
