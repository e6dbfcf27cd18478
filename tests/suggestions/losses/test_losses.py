"""What happens in Discord when something is gone in between: channels, chapters, people."""

from tests.suggestions.steps import give, suggest
from tests.worlds.town import Town, said, shown


async def test_a_deleted_staff_channel_loses_no_suggestion_and_another_can_be_chosen(shelf: Town) -> None:
    desk, other = shelf.guild.create_text_channel("desk"), shelf.guild.create_text_channel("other-desk")
    settings = await shelf.moderator.slash(shelf.channel, "queue settings")
    await shelf.moderator.select(shown(settings), [desk])
    await suggest(shelf, "A storm")
    await shelf.env.advance_time(6)
    assert len(desk.history()) == 1
    shelf.env.backend.delete_channel(desk.id)
    await suggest(shelf, "The cat steals a fish")
    panel = await shelf.author.slash(shelf.channel, "queue review")
    await shelf.author.click(shown(panel), label="Accept")
    await shelf.env.advance_time(60)
    await shelf.restart()
    await shelf.moderator.select(shown(settings), [other])
    await suggest(shelf, "Tomas sings")
    await shelf.env.advance_time(6)

    assert "✅ Accepted" in said(shown(panel))
    assert "1 of 2 waiting" in said(await shelf.author.slash(shelf.channel, "queue review"))
    (card,) = other.history()
    assert "Tomas sings" in str(card.components[0].to_dict())


async def test_a_deleted_call_channel_keeps_its_answers_and_lets_nobody_be_lied_to(shelf: Town) -> None:
    hall = shelf.guild.create_text_channel("the-gala")
    called = await shelf.author.slash(
        shelf.channel,
        "queue call",
        work="The Lamp Room",
        question="What happens?",
        until="tomorrow at 6pm",
        channel=hall,
    )
    assert "until <t:" in said(called)
    invitation = hall.history()[0]
    for number, idea in enumerate(("A duel at dawn", "The cat steals a fish")):
        form = await shelf.readers[number].click(invitation, label="Suggest an idea")
        await shelf.readers[number].submit_modal(form, {"idea": idea})
    shelf.env.backend.delete_channel(hall.id)
    await shelf.env.advance_time(40)
    picking = await shelf.author.slash(shelf.channel, "queue poll", call="1")
    form = await shelf.author.select(shown(picking), ["1", "2"])
    await shelf.restart()
    refusal = said(await shelf.author.submit_modal(form, {"lines": "#1 A duel\n#2 A fish", "hours": "1"}))

    assert f"<#{hall.id}>" in refusal
    assert "#1 A duel\n#2 A fish" in refusal
    assert "2 ideas came in" in said(await shelf.author.slash(shelf.channel, "queue poll", call="1", close=True))
    assert "1 of 2 waiting" in said(await shelf.author.slash(shelf.channel, "queue review"))


async def test_a_call_closed_while_its_answers_are_picked_still_has_its_poll_and_takes_no_more(shelf: Town) -> None:
    await shelf.author.slash(shelf.channel, "queue call", work="The Lamp Room", question="What happens?")
    invitation = shelf.announcements()[-1]
    for number, idea in enumerate(("A duel at dawn", "The cat steals a fish")):
        form = await shelf.readers[number].click(invitation, label="Suggest an idea")
        await shelf.readers[number].submit_modal(form, {"idea": idea})
    late = await shelf.readers[2].click(invitation, label="Suggest an idea")
    picking = await shelf.author.slash(shelf.channel, "queue poll", call="1")
    await shelf.moderator.slash(shelf.channel, "queue poll", call="1", close=True)
    refusal = said(await shelf.readers[2].submit_modal(late, {"idea": "Too late by a minute"}))
    form = await shelf.author.select(shown(picking), ["1", "2"])
    other = await shelf.author.select(shown(picking), ["1", "2"])
    answer = said(await shelf.author.submit_modal(form, {"lines": "#1 A duel\n#2 A fish", "hours": "1"}))
    twice = said(await shelf.author.submit_modal(other, {"lines": "#2 A fish\n#1 A duel", "hours": "1"}))
    await shelf.env.advance_time(40)

    assert "Too late by a minute" in refusal
    assert "The poll goes to" in answer
    assert "a poll already" in twice
    assert len([message for message in shelf.announcements() if message.poll]) == 1
    assert "Closed. 2 ideas came in" in next(one.content for one in shelf.announcements() if one.id == invitation.id)


async def test_a_member_who_left_is_reviewed_asked_and_thanked_like_any(shelf: Town) -> None:
    await give(shelf, "A storm", credit=True, dm=True)
    panel = await shelf.author.slash(shelf.channel, "queue review")
    shelf.guild.remove_member(shelf.reader)
    form = await shelf.author.click(shown(panel), label="Ask the reader")
    await shelf.author.submit_modal(form, {"words": "At sea?"})
    await shelf.author.click(shown(panel), label="Accept")
    form = await shelf.author.click(shown(panel), label="Mark used")
    await shelf.author.submit_modal(form, {})
    await shelf.leap(620)

    assert "🎉 Used in Chapter 2" in said(shown(panel))
    assert "rosa" in said(await shelf.readers[1].slash(shelf.channel, "suggestions thanks", work="The Lamp Room"))
    assert shelf.reader.mention in said(await shelf.moderator.slash(shelf.channel, "queue block", suggestion="1"))


async def test_when_the_last_author_leaves_staff_go_on_and_can_name_another(shelf: Town) -> None:
    await suggest(shelf, "A storm", "The cat steals a fish")
    shelf.guild.remove_member(shelf.author)
    panel = await shelf.moderator.slash(shelf.channel, "queue review")
    await shelf.moderator.click(shown(panel), label="Accept")
    await shelf.restart()
    await shelf.moderator.slash(shelf.channel, "work edit", work="The Lamp Room", author=shelf.readers[1])
    other = await shelf.readers[1].slash(shelf.channel, "queue review")

    assert "✅ Accepted" in said(shown(panel))
    assert "1 of 1 waiting" in said(other)


async def test_a_chapter_deleted_in_between_is_not_used_and_asked_for_again(shelf: Town) -> None:
    preview = await shelf.preview(text="Nobody came that night. The lamp burned on.", number=3, title="After")
    await suggest(shelf, "A storm")
    panel = await shelf.author.slash(shelf.channel, "queue review")
    await shelf.author.click(shown(panel), label="Accept")
    form = await shelf.author.click(shown(panel), label="Mark used")
    await shelf.author.click(shown(preview), label="Cancel")
    await shelf.restart()
    refusal = said(await shelf.author.submit_modal(form, {"chapter": ["2"]}))
    form = await shelf.author.click(shown(panel), label="Mark used")
    await shelf.author.submit_modal(form, {"chapter": ["1"]})

    assert "chapter" in refusal.lower()
    assert "🎉 Used in Chapter 2" in said(shown(panel))
