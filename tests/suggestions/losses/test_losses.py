"""What happens in Discord when something is gone in between: channels, chapters, people."""

from tests.suggestions.commands import give, suggest
from tests.worlds.town import Town, said, shown


async def test_a_deleted_staff_channel_loses_no_suggestion_and_another_can_be_chosen(town: Town) -> None:
    desk, other = town.guild.create_text_channel("desk"), town.guild.create_text_channel("other-desk")
    settings = await town.moderator.slash(town.channel, "queue settings")
    await town.moderator.select(shown(settings), [desk])
    await suggest(town, "A storm")
    await town.env.advance_time(6)
    assert len(desk.history()) == 1
    town.env.backend.delete_channel(desk.id)
    await suggest(town, "The cat steals a fish")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Accept")
    await town.env.advance_time(60)
    await town.restart()
    await town.moderator.select(shown(settings), [other])
    await suggest(town, "Tomas sings")
    await town.env.advance_time(6)

    assert "✅ Accepted" in said(shown(panel))
    assert "1 of 2 waiting" in said(await town.author.slash(town.channel, "queue review"))
    (card,) = other.history()
    assert "Tomas sings" in str(card.components[0].to_dict())


async def test_a_deleted_call_channel_keeps_its_answers_and_lets_nobody_be_lied_to(town: Town) -> None:
    hall = town.guild.create_text_channel("the-gala")
    called = await town.author.slash(
        town.channel,
        "queue call",
        work="The Lamp Room",
        question="What happens?",
        until="tomorrow at 6pm",
        channel=hall,
    )
    assert "until **" in said(called)
    invitation = hall.history()[0]
    for number, idea in enumerate(("A duel at dawn", "The cat steals a fish")):
        form = await town.readers[number].click(invitation, label="Suggest an idea")
        await town.readers[number].submit_modal(form, {"idea": idea})
    town.env.backend.delete_channel(hall.id)
    await town.env.advance_time(40)
    picking = await town.author.slash(town.channel, "queue poll", call="1")
    form = await town.author.select(shown(picking), ["1", "2"])
    await town.restart()
    refusal = said(await town.author.submit_modal(form, {"lines": "#1 A duel\n#2 A fish", "hours": "1"}))

    assert "That channel isn't there any more" in refusal
    assert "#1 A duel\n#2 A fish" in refusal
    assert "2 ideas came in" in said(await town.author.slash(town.channel, "queue poll", call="1", close=True))
    assert "1 of 2 waiting" in said(await town.author.slash(town.channel, "queue review"))


async def test_a_call_closed_while_its_answers_are_picked_still_has_its_poll_and_takes_no_more(town: Town) -> None:
    await town.author.slash(town.channel, "queue call", work="The Lamp Room", question="What happens?")
    invitation = town.announcements()[-1]
    for number, idea in enumerate(("A duel at dawn", "The cat steals a fish")):
        form = await town.readers[number].click(invitation, label="Suggest an idea")
        await town.readers[number].submit_modal(form, {"idea": idea})
    late = await town.readers[2].click(invitation, label="Suggest an idea")
    picking = await town.author.slash(town.channel, "queue poll", call="1")
    await town.moderator.slash(town.channel, "queue poll", call="1", close=True)
    refusal = said(await town.readers[2].submit_modal(late, {"idea": "Too late by a minute"}))
    form = await town.author.select(shown(picking), ["1", "2"])
    other = await town.author.select(shown(picking), ["1", "2"])
    answer = said(await town.author.submit_modal(form, {"lines": "#1 A duel\n#2 A fish", "hours": "1"}))
    twice = said(await town.author.submit_modal(other, {"lines": "#2 A fish\n#1 A duel", "hours": "1"}))
    await town.env.advance_time(40)

    assert "Too late by a minute" in refusal
    assert "The poll goes to" in answer
    assert "a poll already" in twice
    assert len([message for message in town.announcements() if message.poll]) == 1
    assert "Closed. 2 ideas came in" in next(one.content for one in town.announcements() if one.id == invitation.id)


async def test_a_member_who_left_is_reviewed_asked_and_thanked_like_any(town: Town) -> None:
    await give(town, "A storm", credit=True, dm=True)
    panel = await town.author.slash(town.channel, "queue review")
    town.guild.remove_member(town.reader)
    form = await town.author.click(shown(panel), label="Ask the reader")
    await town.author.submit_modal(form, {"words": "At sea?"})
    await town.author.click(shown(panel), label="Accept")
    form = await town.author.click(shown(panel), label="Mark used")
    await town.author.submit_modal(form, {})
    await town.leap(620)

    assert "🎉 Used in Chapter 2" in said(shown(panel))
    assert "rosa" in said(await town.readers[1].slash(town.channel, "suggestions thanks", work="The Lamp Room"))
    assert town.reader.mention in said(await town.moderator.slash(town.channel, "queue block", suggestion="1"))


async def test_when_the_last_author_leaves_staff_go_on_and_can_name_another(town: Town) -> None:
    await suggest(town, "A storm", "The cat steals a fish")
    town.guild.remove_member(town.author)
    panel = await town.moderator.slash(town.channel, "queue review")
    await town.moderator.click(shown(panel), label="Accept")
    await town.restart()
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", author=town.readers[1])
    other = await town.readers[1].slash(town.channel, "queue review")

    assert "✅ Accepted" in said(shown(panel))
    assert "1 of 1 waiting" in said(other)


async def test_a_chapter_deleted_in_between_is_not_used_and_asked_for_again(town: Town) -> None:
    preview = await town.preview(text="Nobody came that night. The lamp burned on.", number=3, title="After")
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Accept")
    form = await town.author.click(shown(panel), label="Mark used")
    await town.author.click(shown(preview), label="Cancel")
    await town.restart()
    refusal = said(await town.author.submit_modal(form, {"chapter": ["2"]}))
    form = await town.author.click(shown(panel), label="Mark used")
    await town.author.submit_modal(form, {"chapter": ["1"]})

    assert "chapter" in refusal.lower()
    assert "🎉 Used in Chapter 2" in said(shown(panel))
