"""What staff set and do beside the panel: limits, the staff card, blocking, calls, the export."""

import csv
import io

from tests.suggestions.steps import suggest
from tests.worlds.town import Town, said, shown


async def test_settings_are_for_staff(shelf: Town) -> None:
    for person in (shelf.author, shelf.reader):
        assert "Only staff" in said(await person.slash(shelf.channel, "queue settings"))
    settings = await shelf.moderator.slash(shelf.channel, "queue settings")
    shown(settings)._message.flags &= ~64
    assert "Only staff" in said(await shelf.reader.click(shown(settings), label="Limits"))


async def test_limits_are_set_in_a_form_and_hold(shelf: Town) -> None:
    settings = await shelf.moderator.slash(shelf.channel, "queue settings")
    form = await shelf.moderator.click(shown(settings), label="Limits")
    wrong = said(await shelf.moderator.submit_modal(form, {"cooldown": "soon", "waiting": "", "shortest": "5"}))
    form = await shelf.moderator.click(shown(settings), label="Limits")
    await shelf.moderator.submit_modal(form, {"cooldown": "60", "waiting": "", "shortest": "5"})

    assert "whole number" in wrong
    assert "60 seconds" in said(shown(settings))
    assert "5 at least" in said(await shelf.reader.slash(shelf.channel, "suggest", idea="Rain"))
    await suggest(shelf, "A storm")
    assert "One thing at a time" in said(await shelf.reader.slash(shelf.channel, "suggest", idea="Another storm"))


async def test_the_staff_channels_card_has_the_same_buttons(shelf: Town) -> None:
    desk = shelf.guild.create_text_channel("desk")
    settings = await shelf.moderator.slash(shelf.channel, "queue settings")
    await shelf.moderator.select(shown(settings), [desk])
    await suggest(shelf, "A storm")
    await shelf.env.advance_time(6)
    (card,) = desk.history()
    await shelf.restart()
    assert "author and this server's staff" in said(await shelf.reader.click(card, label="Accept"))
    await shelf.moderator.click(card, label="Accept")

    assert "✅ Accepted" in str(desk.history()[0].components[0].to_dict())
    late = await shelf.author.slash(shelf.channel, "queue review", status="accepted")
    await shelf.author.click(shown(late), label="Undo")
    await shelf.env.advance_time(6)
    assert "✅" not in str(desk.history()[0].components[0].to_dict())


async def test_the_export_is_a_file_for_the_one_who_asked(shelf: Town) -> None:
    await suggest(shelf, "=1+1")
    answer = await shelf.author.slash(shelf.channel, "queue export", format="csv")
    (file,) = (answer.followups[-1] if answer.followups else shown(answer)).attachments
    rows = list(csv.DictReader(io.StringIO((await file.read()).decode("utf-8-sig"))))

    assert [row["idea"] for row in rows] == ["'=1+1"]
    assert "for authors and staff" in said(await shelf.reader.slash(shelf.channel, "queue export", format="csv"))


async def test_blocking_by_a_suggestion_and_the_log_of_it(shelf: Town) -> None:
    await suggest(shelf, "A storm")
    panel = await shelf.moderator.slash(shelf.channel, "queue review")
    blocked = said(await shelf.moderator.click(shown(panel), label="Block"))
    log = said(await shelf.moderator.slash(shelf.channel, "queue log"))

    assert shelf.reader.mention in blocked
    assert f"{shelf.moderator.mention} blocked {shelf.reader.mention} **#1**" in log
    assert "Only staff" in said(await shelf.author.slash(shelf.channel, "queue block", member=shelf.reader))
    assert "for authors and staff" in said(await shelf.reader.slash(shelf.channel, "queue log"))


async def test_a_call_is_answered_counted_and_voted_on(shelf: Town) -> None:
    called = await shelf.author.slash(
        shelf.channel, "queue call", work="The Lamp Room", question="What happens at the gala?", until="2 days"
    )
    assert "Called for ideas" in said(called)
    invitation = shelf.announcements()[-1]
    await shelf.restart()
    for number, idea in enumerate(("A duel at dawn", "The cat steals a fish")):
        form = await shelf.readers[number].click(invitation, label="Suggest an idea")
        await shelf.restart()
        await shelf.readers[number].submit_modal(form, {"idea": idea})
    await shelf.env.advance_time(40)
    assert "2 ideas so far" in shelf.announcements()[-1].content
    picking = await shelf.author.slash(shelf.channel, "queue poll", call="1")
    await shelf.restart()
    form = await shelf.author.select(shown(picking), ["1", "2"])
    await shelf.restart()
    answer = await shelf.author.submit_modal(form, {"lines": "#1 A duel\n#2 A fish", "hours": "1"})
    assert "The poll goes to" in said(answer)
    await shelf.env.advance_time(6)
    poll = shelf.announcements()[-1]
    assert poll.poll is not None
    await shelf.readers[0].vote(poll, answer=1)
    for _ in range(20):
        await shelf.leap(200)

    assert "Poll: 1 of 1 votes" in said(await shelf.author.slash(shelf.channel, "queue review"))
