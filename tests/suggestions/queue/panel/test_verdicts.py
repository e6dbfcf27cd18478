"""The review panel in Discord: verdicts, with restarts between any two clicks."""

from tests.suggestions.queue.panel.reading import buttons
from tests.suggestions.steps import opened, suggest
from tests.worlds.town import Town, said, shown


async def test_a_waiting_one_can_be_accepted_declined_shelved_or_merged(shelf: Town) -> None:
    await suggest(shelf, "A storm")
    panel = await shelf.author.slash(shelf.channel, "queue review")

    assert buttons(panel)[:4] == ["Accept", "Decline", "Shelve", "Merge"]


async def test_shelving_and_deciding_later(shelf: Town) -> None:
    await suggest(shelf, "A storm")
    panel = await shelf.author.slash(shelf.channel, "queue review")
    await shelf.author.click(shown(panel), label="Shelve")
    await shelf.restart()
    assert "🗄️ Kept for later" in said(shown(panel))
    await shelf.author.click(shown(panel), label="Accept")

    assert "✅ Accepted" in said(await shelf.reader.slash(shelf.channel, "suggestions mine"))


async def test_merging_by_number_shows_both_sides(shelf: Town) -> None:
    await suggest(shelf, "A storm", "The cat steals a fish")
    panel = await opened(shelf, "Merge", {"number": "#2"})

    assert "🔗 Merged into #2" in said(shown(panel))
    await shelf.author.click(shown(panel), label="Undo")
    assert "🔗" not in said(shown(panel))


async def test_merging_into_what_is_not_there_gives_the_reason(shelf: Town) -> None:
    await suggest(shelf, "A storm")
    panel = await shelf.author.slash(shelf.channel, "queue review")
    answers = []
    for number in ("99", "", "two"):
        form = await shelf.author.click(shown(panel), label="Merge")
        answers.append(said(await shelf.author.submit_modal(form, {"number": number})))

    assert "no longer there" in answers[0]
    assert "Choose one from the list" in answers[1]
    assert "two" in answers[2]


async def test_used_in_a_chapter_is_thanked_on_its_standing_announcement(shelf: Town) -> None:
    form = await shelf.reader.slash(shelf.channel, "suggest", work="The Lamp Room")
    await shelf.reader.submit_modal(form, {"idea": "A storm", "credit": True})
    before = shelf.announcements()[0]
    panel = await shelf.author.slash(shelf.channel, "queue review")
    await shelf.author.click(shown(panel), label="Accept")
    await shelf.restart()
    form = await shelf.author.click(shown(panel), label="Mark used")
    await shelf.restart()
    await shelf.author.submit_modal(form, {})
    await shelf.env.advance_time(6)

    (after,) = shelf.announcements()
    assert after.id == before.id
    assert ("With thanks to", "rosa") in [(field.name, field.value) for field in after.embeds[0].fields]
    assert after.components, "its buttons are still there"
    assert "🎉 Used in Chapter 2" in said(await shelf.reader.slash(shelf.channel, "suggestions mine"))
    assert "rosa" in said(await shelf.reader.slash(shelf.channel, "suggestions thanks", work="The Lamp Room"))
    await shelf.author.click(shown(panel), label="Undo")
    await shelf.env.advance_time(6)
    assert "With thanks to" not in [field.name for field in shelf.announcements()[0].embeds[0].fields]


async def test_a_chapter_that_comes_later_thanks_too(shelf: Town) -> None:
    form = await shelf.reader.slash(shelf.channel, "suggest", work="The Lamp Room")
    await shelf.reader.submit_modal(form, {"idea": "A storm", "credit": True})
    panel = await shelf.author.slash(shelf.channel, "queue review")
    await shelf.author.click(shown(panel), label="Accept")
    preview = await shelf.preview(text="Nobody came that night. The lamp burned on.", number=3, title="After")
    form = await shelf.author.click(shown(panel), label="Mark used")
    await shelf.author.submit_modal(form, {})
    await shelf.author.click(shown(preview), label="Post now")

    fields = [field.name for field in shelf.announcements()[-1].embeds[0].fields]
    assert "With thanks to" in fields


async def test_a_note_is_for_reviewers_only(shelf: Town) -> None:
    await suggest(shelf, "A storm")
    panel = await opened(shelf, "Note", {"words": "Too close to canon."})

    assert "Too close to canon." in said(shown(panel))
    mine = await shelf.reader.slash(shelf.channel, "suggestions mine")
    assert "canon" not in said(mine)
    assert "canon" not in said(await shelf.reader.select(shown(mine), ["1"]))


async def test_a_reader_who_asked_is_told_by_dm_and_answers_there(shelf: Town) -> None:
    form = await shelf.reader.slash(shelf.channel, "suggest", work="The Lamp Room")
    await shelf.reader.submit_modal(form, {"idea": "A storm", "dm": True})
    panel = await opened(shelf, "Ask the reader", {"words": "At sea?"})
    await shelf.env.advance_time(6)
    dm = shelf.reader_dm()[-1]
    assert "At sea?" in dm.content
    await shelf.restart()
    reader = shelf.reader_user()
    form = await reader.click(dm, label="Answer")
    await shelf.restart()
    await reader.submit_modal(form, {"answer": "In the harbour."})
    await shelf.author.click(shown(panel), label="Accept")
    await shelf.leap(606)

    assert "In the harbour." in said(shown(panel))
    assert "✅ Accepted" in shelf.reader_dm()[-1].content


async def test_closed_dms_leave_everything_in_the_list(shelf: Town) -> None:
    form = await shelf.reader.slash(shelf.channel, "suggest", work="The Lamp Room")
    await shelf.reader.submit_modal(form, {"idea": "A storm", "dm": True})
    shelf.env.inject_error("POST", f"/channels/{shelf.reader_user().dm_channel.id}/messages", status=403, code=50007)
    await opened(shelf, "Ask the reader", {"words": "At sea?"})
    await shelf.env.advance_time(30)

    one = await shelf.reader.select(shown(await shelf.reader.slash(shelf.channel, "suggestions mine")), ["1"])
    assert "At sea?" in said(one)
    assert shelf.reader_dm() == []


async def test_skipping_goes_on_and_leaves_it_unread(shelf: Town) -> None:
    await suggest(shelf, "A storm", "The cat steals a fish")
    panel = await shelf.author.slash(shelf.channel, "queue review")
    await shelf.restart()
    await shelf.author.click(shown(panel), label="Skip")
    assert "steals a fish" in said(shown(panel))
    form = await shelf.author.click(shown(panel), label="Filter")
    await shelf.restart()
    await shelf.author.submit_modal(form, {"more": ["unread"], "order": "b"})

    assert "A storm" in said(shown(panel))
    assert "most backed first · unread" in said(shown(panel))


async def test_ready_phrases_are_offered_when_declining(shelf: Town) -> None:
    settings = await shelf.moderator.slash(shelf.channel, "queue settings")
    form = await shelf.moderator.click(shown(settings), label="Ready phrases")
    await shelf.restart()
    await shelf.moderator.submit_modal(form, {"phrases": "It happened already.\nNot in this story."})
    await suggest(shelf, "A storm")
    await opened(shelf, "Decline", {"phrase": ["1"], "reason": "Sorry!"})

    assert "Not in this story. Sorry!" in said(await shelf.reader.slash(shelf.channel, "suggestions mine"))


async def test_what_was_deleted_in_between_is_said(shelf: Town) -> None:
    await suggest(shelf, "A storm")
    panel = await shelf.author.slash(shelf.channel, "queue review")
    form = await shelf.author.click(shown(panel), label="Decline")
    await shelf.moderator.slash(shelf.channel, "work remove", work="The Lamp Room")

    assert "removed from this server" in said(await shelf.author.click(shown(panel), label="Accept"))
    refusal = said(await shelf.author.submit_modal(form, {"reason": "A long and careful reason."}))
    assert "A long and careful reason." in refusal


async def test_what_its_reader_took_back_meanwhile_can_only_be_noted(shelf: Town) -> None:
    await suggest(shelf, "A storm")
    panel = await shelf.author.slash(shelf.channel, "queue review")
    sure = await shelf.reader.slash(shelf.channel, "suggestions withdraw", suggestion="1")
    await shelf.reader.click(shown(sure), label="Yes, take it back")
    await shelf.author.click(shown(panel), label="Accept")

    assert "Taken back by its reader" in said(shown(panel))
    assert "A storm" not in said(shown(panel))
    assert "Accept" not in buttons(panel)
