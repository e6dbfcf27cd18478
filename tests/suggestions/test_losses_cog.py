"""What happens in Discord when something is gone in between: channels, chapters, people; and who may do what."""

import discord
import pytest
from simcord.results import InteractionResult

from tests.suggestions.queue.test_cog import buttons
from tests.suggestions.steps import opened, stock, suggest
from tests.worlds.town import Town, said, shown


@pytest.fixture
async def shelf(town: Town) -> Town:
    return await stock(town)


async def give(town: Town, idea: str, work: str = "The Lamp Room", **values: object) -> None:
    form = await town.reader.slash(town.channel, "suggest", work=work)
    await town.reader.submit_modal(form, {"idea": idea, **values})


def forge(answer: InteractionResult, custom_id: str) -> str:
    """Put a button under an answer that the bot never put there."""
    forged = {"type": 2, "style": 2, "label": "Forged", "custom_id": custom_id}
    shown(answer)._message.components = [{"type": 1, "components": [forged]}]
    return custom_id


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


async def test_only_the_author_and_staff_press_anything_whoever_sees_the_panel(shelf: Town) -> None:
    await suggest(shelf, "A storm")
    blocked, reader = shelf.readers[1], shelf.readers[2]
    await shelf.moderator.slash(shelf.channel, "queue block", member=blocked)
    panel = await shelf.author.slash(shelf.channel, "queue review")
    shown(panel)._message.flags &= ~64
    labels = [label for label in buttons(panel) if label not in ("Previous", "Next", "Skip")]
    before = said(shown(panel))
    for label in labels:
        for person in (shelf.reader, blocked, reader):
            refusal = await person.click(shown(panel), label=label)
            assert "taff" in said(refusal), (label, person.name)
    assert said(shown(panel)) == before
    assert len(labels) == 9
    form = await shelf.author.click(shown(panel), label="Decline")
    await shelf.moderator.slash(shelf.channel, "work edit", work="The Lamp Room", author=reader)
    assert "taff" in said(await shelf.author.submit_modal(form, {"reason": "Too late"}))
    await shelf.moderator.slash(shelf.channel, "queue block", member=reader)
    await reader.click(shown(panel), label="Accept")

    assert f"by {reader.mention}" in said(shown(panel)), "a blocked author still reviews"


async def test_reports_reach_reviewers_once_a_member_and_only_of_what_is_public(shelf: Town) -> None:
    await give(shelf, "Something rude", credit=True)
    await suggest(shelf, "A private storm")
    reporter = shelf.readers[1]
    told = await reporter.slash(shelf.channel, "suggestions report", suggestion="1", reason="@everyone **rude**")
    await shelf.restart()
    again = await reporter.slash(shelf.channel, "suggestions report", suggestion="#1")
    private = await reporter.slash(shelf.channel, "suggestions report", suggestion="2")
    await shelf.readers[2].slash(shelf.channel, "suggestions report", suggestion="1")
    log = said(await shelf.moderator.slash(shelf.channel, "queue log"))

    assert told.ephemeral
    assert "already" in said(again)
    assert "no longer there" in said(private)
    assert "reported" in log
    assert "@everyone" not in log
    assert "Reported by 2" in said(await shelf.author.slash(shelf.channel, "queue review"))


async def test_the_boards_further_pages_are_for_who_asks_and_stay_out_of_open_channels(shelf: Town) -> None:
    for number, idea in enumerate(("ash", "bow", "cup", "dew", "elm", "fog", "gem", "hat", "ivy", "jar")):
        await shelf.reader.slash(shelf.channel, "suggest", idea=idea * 3)
        if idea in ("ivy", "jar"):
            await shelf.readers[1].slash(shelf.channel, "suggestions back", suggestion=str(number + 1))
    async with shelf.database.change() as connection:
        await connection.exec_driver_sql("UPDATE suggestions SET credited = 1")
    board = await shelf.readers[1].slash(shelf.channel, "suggestions board", work="The Lamp Room")
    assert said(board).index("ivyivyivy") < said(board).index("jarjarjar") < said(board).index("ashashash")
    await shelf.restart()
    more = await shelf.readers[2].click(shown(board), label="More")
    assert more.ephemeral
    assert "hathathat" in said(more)
    assert "ashashash" not in said(more)
    await shelf.moderator.slash(shelf.channel, "work edit", work="The Lamp Room", rating="Explicit")
    refusal = said(await shelf.readers[2].click(shown(board), label="More"))

    assert "hathathat" not in refusal
    assert "age-restricted" in refusal


async def test_a_mature_works_ideas_and_calls_stand_in_age_restricted_channels_only(shelf: Town) -> None:
    dark = shelf.create_age_restricted_channel("after-dark")
    await shelf.add_work("After Dark", rating="Mature", channel=dark)
    desk = shelf.guild.create_text_channel("desk")
    settings = await shelf.moderator.slash(shelf.channel, "queue settings")
    await shelf.moderator.select(shown(settings), [desk])
    await give(shelf, "More candles", "After Dark", credit=True)
    await shelf.env.advance_time(6)
    card = str(desk.history()[0].components[0].to_dict())
    refused = await shelf.author.slash(shelf.channel, "queue call", work="After Dark", question="How dark?")
    await shelf.author.slash(dark, "queue call", work="After Dark", question="How dark?")
    panel = await shelf.author.slash(shelf.channel, "queue review", work="After Dark")

    assert "More candles" not in card
    assert "age-restricted" in said(refused)
    assert ["How dark?" in message.content for message in dark.history()] == [True]
    assert "More candles" in said(panel), "what only its author sees may stand anywhere"
    await shelf.moderator.click(desk.history()[0], label="Accept")
    assert "More candles" not in str(desk.history()[0].components[0].to_dict())


async def test_a_stranger_who_knows_every_number_gets_nothing_from_another_server(shelf: Town) -> None:
    await give(shelf, "A storm", credit=True)
    await opened(shelf, "Ask the reader", {"words": "At sea?"})
    await shelf.author.slash(shelf.channel, "queue call", work="The Lamp Room", question="What happens?")
    elsewhere = shelf.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("general")
    role = elsewhere.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    stranger = elsewhere.add_member(shelf.env.create_user("mallory"), roles=[role])
    theirs = await stranger.slash(channel, "works")
    ids = [f"q:{press}:1:0:waiting.o.1.1.0.0:0" for press in
           ("show", "skip", "accept", "decline", "shelve", "merge", "use", "note", "ask", "block", "undo", "filter",
            "several")]  # fmt: skip
    ids += ["q:show:1:0:card:0", "q:accept:1:0:card:0", "suggest-choose:1:credited:no", "mine-edit:1",
            "mine-withdraw:1:1", "question-answer:1", "board:1:9:9", "q-picked:accept:all.o.1.0.0.0",
            "q-picked:undo:all.o.1.0.0.0", "q-found-page:0:all.o.1.0.0.0:1", "q-found:all.o.1.0.0.0", "mine-open",
            "q-pick:waiting.o.1.0.0.0", f"q:show:1:0:waiting.o.{'9' * 22}.0.0.9:0", "q:show:1:0:......:0",
            "call-answer:1", "call-pick:1", "suggest-anyway:1", "suggest-back:1:1", "q-log:999999999"]  # fmt: skip
    answers = [said(await stranger.click(shown(theirs), custom_id=forge(theirs, one))) for one in ids]

    assert [text for text in answers if "storm" in text.lower() or "What happens?" in text] == []
    now = said(await shelf.author.slash(shelf.channel, "queue review"))
    assert "1 of 1 waiting" in now
    assert "may be named in public" in now
