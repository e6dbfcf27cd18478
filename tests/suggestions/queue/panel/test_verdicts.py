"""The review panel in Discord: verdicts, with restarts between any two clicks."""

from tests.suggestions.commands import give, opened, suggest
from tests.suggestions.queue.panel.reading import buttons
from tests.worlds.town import Town, said, shown


async def test_a_waiting_one_can_be_accepted_declined_shelved_or_merged(town: Town) -> None:
    await suggest(town, "A storm", "The cat steals a fish")
    panel = await town.author.slash(town.channel, "queue review")

    assert buttons(panel)[:4] == ["Accept", "Decline", "Shelve", "Merge"]


async def test_a_reviewer_is_shown_what_works_for_them_now(town: Town) -> None:
    await suggest(town, "A storm")
    authors = await town.author.slash(town.channel, "queue review")
    staffs = await town.moderator.slash(town.channel, "queue review")
    assert "Merge" not in buttons(authors), "there is nothing to merge it into"
    assert ["Block" in buttons(one) for one in (authors, staffs)] == [False, True]

    await town.author.click(shown(authors), label="Accept")
    assert {"Mark used", "Undo"} <= set(buttons(authors))
    await town.leap(601)
    assert "Undo works for 10 minutes" in said(await town.author.click(shown(authors), label="Undo"))
    assert "Undo" not in buttons(authors)
    assert "Undo" not in buttons(await town.author.slash(town.channel, "queue review", status="accepted"))


async def test_what_an_idea_may_be_merged_into_can_be_chosen_the_most_backed_first(town: Town) -> None:
    await suggest(town, "A storm", "The cat steals a fish")
    await give(town, "Tomas sings", credit=True)
    await town.readers[1].slash(town.channel, "suggestions back", suggestion="3")
    panel = await town.author.slash(town.channel, "queue review")
    form = await town.author.click(shown(panel), label="Merge")
    assert form.modal is not None
    menu = form.modal["components"][0]["component"]

    assert [option["label"] for option in menu["options"]] == ["#3 Tomas sings", "#2 The cat steals a fish"]
    await town.author.submit_modal(form, {"similar": ["3"]})
    assert "🔗 Merged into #3" in said(shown(panel))


async def test_only_its_reader_makes_an_idea_an_edited_one(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Shelve")
    assert "edited" not in said(shown(panel))
    await town.author.click(shown(panel), label="Undo")
    form = await town.reader.slash(town.channel, "suggestions edit", suggestion="1")
    await town.reader.submit_modal(form, {"idea": "A quiet evening"})

    assert "edited by its reader" in said(await town.author.slash(town.channel, "queue review"))


async def test_shelving_and_deciding_later(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Shelve")
    await town.restart()
    assert "🗄️ Kept for later" in said(shown(panel))
    await town.author.click(shown(panel), label="Accept")

    assert "✅ Accepted" in said(await town.reader.slash(town.channel, "suggestions mine"))


async def test_merging_by_number_shows_both_sides(town: Town) -> None:
    await suggest(town, "A storm", "The cat steals a fish")
    panel = await opened(town, "Merge", {"number": "#2"})

    assert "🔗 Merged into #2" in said(shown(panel))
    await town.author.click(shown(panel), label="Undo")
    assert "🔗" not in said(shown(panel))


async def test_merging_into_what_is_not_there_gives_the_reason(town: Town) -> None:
    await suggest(town, "A storm", "The cat steals a fish")
    panel = await town.author.slash(town.channel, "queue review")
    answers = []
    for number in ("99", "", "two"):
        form = await town.author.click(shown(panel), label="Merge")
        answers.append(said(await town.author.submit_modal(form, {"number": number})))

    assert "no longer there" in answers[0]
    assert "Choose one from the list" in answers[1]
    assert "two" in answers[2]


async def test_used_in_a_chapter_is_thanked_on_its_standing_announcement(town: Town) -> None:
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    await town.reader.submit_modal(form, {"idea": "A storm", "credit": True})
    before = town.announcements()[0]
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Accept")
    await town.restart()
    form = await town.author.click(shown(panel), label="Mark used")
    await town.restart()
    await town.author.submit_modal(form, {})
    await town.env.advance_time(6)

    (after,) = town.announcements()
    assert after.id == before.id
    assert ("With thanks to", "rosa") in [(field.name, field.value) for field in after.embeds[0].fields]
    assert after.components, "its buttons are still there"
    assert "🎉 Used in Chapter 2" in said(await town.reader.slash(town.channel, "suggestions mine"))
    assert "rosa" in said(await town.reader.slash(town.channel, "suggestions thanks", work="The Lamp Room"))
    await town.author.click(shown(panel), label="Undo")
    await town.env.advance_time(6)
    assert "With thanks to" not in [field.name for field in town.announcements()[0].embeds[0].fields]


async def test_a_chapter_that_comes_later_thanks_too(town: Town) -> None:
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    await town.reader.submit_modal(form, {"idea": "A storm", "credit": True})
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Accept")
    preview = await town.preview(text="Nobody came that night. The lamp burned on.", number=3, title="After")
    form = await town.author.click(shown(panel), label="Mark used")
    await town.author.submit_modal(form, {})
    await town.author.click(shown(preview), label="Post now")

    fields = [field.name for field in town.announcements()[-1].embeds[0].fields]
    assert "With thanks to" in fields


async def test_a_note_is_for_reviewers_only(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await opened(town, "Note", {"words": "Too close to canon."})

    assert "Too close to canon." in said(shown(panel))
    mine = await town.reader.slash(town.channel, "suggestions mine")
    assert "canon" not in said(mine)
    assert "canon" not in said(await town.reader.select(shown(mine), ["1"]))


async def test_a_reader_who_asked_is_told_by_dm_and_answers_there(town: Town) -> None:
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    await town.reader.submit_modal(form, {"idea": "A storm", "dm": True})
    panel = await opened(town, "Ask the reader", {"words": "At sea?"})
    await town.env.advance_time(6)
    dm = town.reader_dm()[-1]
    assert "At sea?" in dm.content
    await town.restart()
    reader = town.reader_user()
    form = await reader.click(dm, label="Answer")
    await town.restart()
    await reader.submit_modal(form, {"answer": "In the harbour."})
    await town.author.click(shown(panel), label="Accept")
    await town.leap(606)

    assert "In the harbour." in said(shown(panel))
    assert "✅ Accepted" in town.reader_dm()[-1].content


async def test_closed_dms_leave_everything_in_the_list(town: Town) -> None:
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    await town.reader.submit_modal(form, {"idea": "A storm", "dm": True})
    town.env.inject_error("POST", f"/channels/{town.reader_user().dm_channel.id}/messages", status=403, code=50007)
    await opened(town, "Ask the reader", {"words": "At sea?"})
    await town.env.advance_time(30)

    one = await town.reader.select(shown(await town.reader.slash(town.channel, "suggestions mine")), ["1"])
    assert "At sea?" in said(one)
    assert town.reader_dm() == []


async def test_skipping_goes_on_and_leaves_it_unread(town: Town) -> None:
    await suggest(town, "A storm", "The cat steals a fish")
    panel = await town.author.slash(town.channel, "queue review")
    await town.restart()
    await town.author.click(shown(panel), label="Leave unread")
    assert "steals a fish" in said(shown(panel))
    form = await town.author.click(shown(panel), label="Filter")
    await town.restart()
    await town.author.submit_modal(form, {"more": ["unread"], "order": "b"})

    assert "A storm" in said(shown(panel))
    assert "most backed first · unread" in said(shown(panel))


async def test_the_last_one_left_unread_stays_and_says_so(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Leave unread")

    assert "1 of 1 waiting · left unread" in said(shown(panel))


async def test_ready_phrases_are_offered_when_declining(town: Town) -> None:
    settings = await town.moderator.slash(town.channel, "queue settings")
    form = await town.moderator.click(shown(settings), label="Ready phrases")
    await town.restart()
    await town.moderator.submit_modal(form, {"phrases": "It happened already.\nNot in this story."})
    await suggest(town, "A storm")
    await opened(town, "Decline", {"phrase": ["1"], "reason": "Sorry!"})

    assert "Not in this story. Sorry!" in said(await town.reader.slash(town.channel, "suggestions mine"))


async def test_what_was_deleted_in_between_is_said(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    form = await town.author.click(shown(panel), label="Decline")
    await town.moderator.slash(town.channel, "work remove", work="The Lamp Room")

    assert "removed from this server" in said(await town.author.click(shown(panel), label="Accept"))
    refusal = said(await town.author.submit_modal(form, {"reason": "A long and careful reason."}))
    assert "A long and careful reason." in refusal


async def test_what_its_reader_took_back_meanwhile_can_only_be_noted(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    sure = await town.reader.slash(town.channel, "suggestions withdraw", suggestion="1")
    await town.reader.click(shown(sure), label="Yes, take it back")
    await town.author.click(shown(panel), label="Accept")

    assert "Taken back by its reader" in said(shown(panel))
    assert "A storm" not in said(shown(panel))
    assert "Accept" not in buttons(panel)


async def test_what_a_later_reviewer_typed_is_given_back_beside_what_happened(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    other = await town.moderator.slash(town.channel, "queue review")
    form = await town.moderator.click(shown(other), label="Decline")
    await town.author.click(shown(panel), label="Accept")

    late = said(await town.moderator.submit_modal(form, {"reason": "A long and careful reason."}))

    assert "Somebody was quicker" in late
    assert "A long and careful reason." in late
    assert "✅ Accepted" in said(shown(other))


async def test_notes_that_the_panel_has_no_room_for_are_counted(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    for number in range(5):
        form = await town.author.click(shown(panel), label="Note")
        await town.author.submit_modal(form, {"words": f"Thought {number}."})

    assert [f"Thought {number}." in said(shown(panel)) for number in range(5)] == [False, False, True, True, True]
    assert "and 2 more" in said(shown(panel))
