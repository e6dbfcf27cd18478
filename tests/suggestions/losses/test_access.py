"""Who may do what, whoever sees the panel and knows every number."""

import discord

from tests.suggestions.commands import give, opened, suggest
from tests.suggestions.queue.panel.reading import buttons
from tests.worlds.forgeries import forge_button
from tests.worlds.town import Town, said, shown


async def test_only_the_author_and_staff_press_anything_whoever_sees_the_panel(town: Town) -> None:
    await suggest(town, "A storm", "The cat steals a fish")
    blocked, reader = town.readers[1], town.readers[2]
    await town.moderator.slash(town.channel, "queue block", member=blocked)
    panel = await town.moderator.slash(town.channel, "queue review")
    shown(panel)._message.flags &= ~64
    labels = [label for label in buttons(panel) if label != "Previous"]
    before = said(shown(panel))
    for label in labels:
        for person in (town.reader, blocked, reader):
            refusal = await person.click(shown(panel), label=label)
            assert "taff" in said(refusal), (label, person.name)
    assert said(shown(panel)) == before
    assert len(labels) == 11
    form = await town.author.click(shown(panel), label="Decline")
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", author=reader)
    assert "taff" in said(await town.author.submit_modal(form, {"reason": "Too late"}))
    await town.moderator.slash(town.channel, "queue block", member=reader)
    await reader.click(shown(panel), label="Accept")

    assert f"by {reader.mention}" in said(shown(panel)), "a blocked author still reviews"


async def test_reports_reach_reviewers_once_a_member_and_only_of_what_is_public(town: Town) -> None:
    await give(town, "Something rude", credit=True)
    await suggest(town, "A private storm")
    reporter = town.readers[1]
    told = await reporter.slash(town.channel, "suggestions report", suggestion="1", reason="@everyone **rude**")
    await town.restart()
    again = await reporter.slash(town.channel, "suggestions report", suggestion="#1")
    private = await reporter.slash(town.channel, "suggestions report", suggestion="2")
    await town.readers[2].slash(town.channel, "suggestions report", suggestion="1")
    log = said(await town.moderator.slash(town.channel, "queue log"))

    assert told.ephemeral
    assert "already" in said(again)
    assert "no longer there" in said(private)
    assert "reported" in log
    assert "@everyone" not in log
    assert "Reported by 2" in said(await town.author.slash(town.channel, "queue review"))


async def test_the_boards_further_pages_are_for_who_asks_and_stay_out_of_open_channels(town: Town) -> None:
    for number, idea in enumerate(("ash", "bow", "cup", "dew", "elm", "fog", "gem", "hat", "ivy", "jar")):
        await give(town, idea * 3, credit=True)
        if idea in ("ivy", "jar"):
            await town.readers[1].slash(town.channel, "suggestions back", suggestion=str(number + 1))
    board = await town.readers[1].slash(town.channel, "suggestions board", work="The Lamp Room")
    assert said(board).index("ivyivyivy") < said(board).index("jarjarjar") < said(board).index("ashashash")
    await town.restart()
    more = await town.readers[2].click(shown(board), label="More")
    assert more.ephemeral
    assert "hathathat" in said(more)
    assert "ashashash" not in said(more)
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", rating="Explicit")
    refusal = said(await town.readers[2].click(shown(board), label="More"))

    assert "hathathat" not in refusal
    assert "age-restricted" in refusal


async def test_a_mature_works_ideas_and_calls_stand_in_age_restricted_channels_only(town: Town) -> None:
    dark = town.create_age_restricted_channel("after-dark")
    await town.add_work("After Dark", rating="Mature", channel=dark)
    desk = town.guild.create_text_channel("desk")
    settings = await town.moderator.slash(town.channel, "queue settings")
    await town.moderator.select(shown(settings), [desk])
    await give(town, "More candles", "After Dark", credit=True)
    await town.env.advance_time(6)
    card = str(desk.history()[0].components[0].to_dict())
    refused = await town.author.slash(town.channel, "queue call", work="After Dark", question="How dark?")
    await town.author.slash(dark, "queue call", work="After Dark", question="How dark?")
    panel = await town.author.slash(town.channel, "queue review", work="After Dark")

    assert "More candles" not in card
    assert "age-restricted" in said(refused)
    assert ["How dark?" in message.content for message in dark.history()] == [True]
    assert "More candles" in said(panel), "what only its author sees may stand anywhere"
    await town.moderator.click(desk.history()[0], label="Accept")
    assert "More candles" not in str(desk.history()[0].components[0].to_dict())


async def test_a_stranger_who_knows_every_number_gets_nothing_from_another_server(town: Town) -> None:
    await give(town, "A storm", credit=True)
    await opened(town, "Ask the reader", {"words": "At sea?"})
    await town.author.slash(town.channel, "queue call", work="The Lamp Room", question="What happens?")
    elsewhere = town.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("general")
    role = elsewhere.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    stranger = elsewhere.add_member(town.env.create_user("mallory"), roles=[role])
    theirs = await stranger.slash(channel, "works")
    ids = [f"q:{press}:1:0:waiting.o.1.1.0.0:0" for press in
           ("show", "skip", "accept", "decline", "shelve", "merge", "use", "note", "ask", "block", "undo", "filter",
            "several")]  # fmt: skip
    ids += ["q:show:1:0:card:0", "q:accept:1:0:card:0", "suggest-choose:1:credited:no", "mine-edit:1",
            "mine-withdraw:1:1", "question-answer:1", "board:1:9:9", "q-picked:accept:all.o.1.0.0.0",
            "q-picked:undo:all.o.1.0.0.0", "q-found-page:0:all.o.1.0.0.0:1", "q-found:all.o.1.0.0.0", "mine-open",
            "q-pick:waiting.o.1.0.0.0", f"q:show:1:0:waiting.o.{'9' * 22}.0.0.9:0", "q:show:1:0:......:0",
            "call-answer:1", "call-pick:1", "suggest-anyway:1", "suggest-back:1:1", "q-log:999999999"]  # fmt: skip
    answers = [said(await stranger.click(shown(theirs), custom_id=forge_button(theirs, one))) for one in ids]

    assert [text for text in answers if "storm" in text.lower() or "What happens?" in text] == []
    now = said(await town.author.slash(town.channel, "queue review"))
    assert "1 of 1 waiting" in now
    assert "may be named in public" in now
