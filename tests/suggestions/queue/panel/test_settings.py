"""What staff set and do beside the panel: limits, the staff card, blocking, calls, the export."""

import csv
import io

from tests.suggestions.commands import suggest
from tests.worlds.town import Town, said, shown


async def test_the_servers_limits_are_for_staff(town: Town) -> None:
    assert "for authors and staff" in said(await town.reader.slash(town.channel, "queue settings"))
    settings = await town.moderator.slash(town.channel, "queue settings")
    shown(settings)._message.flags &= ~64
    assert "Only staff" in said(await town.author.click(shown(settings), label="Limits"))
    assert "for authors and staff" in said(await town.reader.click(shown(settings), label="Limits"))


async def test_limits_are_set_in_a_form_and_hold(town: Town) -> None:
    settings = await town.moderator.slash(town.channel, "queue settings")
    form = await town.moderator.click(shown(settings), label="Limits")
    wrong = said(await town.moderator.submit_modal(form, {"cooldown": "soon", "waiting": "", "shortest": "5"}))
    form = await town.moderator.click(shown(settings), label="Limits")
    await town.moderator.submit_modal(form, {"cooldown": "60", "waiting": "", "shortest": "5"})

    assert "whole number" in wrong
    assert "60 seconds" in said(shown(settings))
    assert "5 at least" in said(await town.reader.slash(town.channel, "suggest", idea="Rain"))
    await suggest(town, "A storm")
    assert "One thing at a time" in said(await town.reader.slash(town.channel, "suggest", idea="Another storm"))


async def test_the_staff_channels_card_has_the_same_buttons(town: Town) -> None:
    desk = town.guild.create_text_channel("desk")
    settings = await town.moderator.slash(town.channel, "queue settings")
    await town.moderator.select(shown(settings), [desk])
    await suggest(town, "A storm")
    await town.env.advance_time(6)
    (card,) = desk.history()
    await town.restart()
    assert "author and this server's staff" in said(await town.reader.click(card, label="Accept"))
    await town.moderator.click(card, label="Accept")

    assert "✅ Accepted" in str(desk.history()[0].components[0].to_dict())
    late = await town.author.slash(town.channel, "queue review", status="accepted")
    await town.author.click(shown(late), label="Undo")
    await town.env.advance_time(6)
    assert "✅" not in str(desk.history()[0].components[0].to_dict())


async def test_the_export_is_a_file_for_the_one_who_asked(town: Town) -> None:
    await suggest(town, "=1+1")
    answer = await town.author.slash(town.channel, "queue export", format="csv")
    (file,) = (answer.followups[-1] if answer.followups else shown(answer)).attachments
    rows = list(csv.DictReader(io.StringIO((await file.read()).decode("utf-8-sig"))))

    assert [row["idea"] for row in rows] == ["'=1+1"]
    assert "for authors and staff" in said(await town.reader.slash(town.channel, "queue export", format="csv"))


async def test_blocking_by_a_suggestion_and_the_log_of_it(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.moderator.slash(town.channel, "queue review")
    blocked = said(await town.moderator.click(shown(panel), label="Block"))
    log = said(await town.moderator.slash(town.channel, "queue log"))

    assert town.reader.mention in blocked
    assert f"{town.moderator.mention} blocked {town.reader.mention} **#1**" in log
    assert "Only staff" in said(await town.author.slash(town.channel, "queue block", member=town.reader))
    assert "for authors and staff" in said(await town.reader.slash(town.channel, "queue log"))


async def test_a_call_is_answered_counted_and_voted_on(town: Town) -> None:
    called = await town.author.slash(
        town.channel, "queue call", work="The Lamp Room", question="What happens at the gala?", until="2 days"
    )
    assert "Called for ideas" in said(called)
    invitation = town.announcements()[-1]
    await town.restart()
    for number, idea in enumerate(("A duel at dawn", "The cat steals a fish")):
        form = await town.readers[number].click(invitation, label="Suggest an idea")
        await town.restart()
        await town.readers[number].submit_modal(form, {"idea": idea})
    await town.env.advance_time(40)
    assert "2 ideas so far" in town.announcements()[-1].content
    picking = await town.author.slash(town.channel, "queue poll", call="1")
    await town.restart()
    form = await town.author.select(shown(picking), ["1", "2"])
    await town.restart()
    answer = await town.author.submit_modal(form, {"lines": "#1 A duel\n#2 A fish", "hours": "1"})
    assert "The poll goes to" in said(answer)
    await town.env.advance_time(6)
    poll = town.announcements()[-1]
    assert poll.poll is not None
    await town.readers[0].vote(poll, answer=1)
    for _ in range(20):
        await town.leap(200)

    assert "Poll: 1 of 1 votes" in said(await town.author.slash(town.channel, "queue review"))
