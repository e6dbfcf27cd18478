"""The queue as authors and staff use it in Discord, with restarts between any two clicks."""

import csv
import io
import re
from typing import Any

import pytest

from tests.suggestions.steps import opened, stock, suggest
from tests.worlds.discord_markup import INVITES, PINGS
from tests.worlds.town import Town, said, shown


@pytest.fixture
async def shelf(town: Town) -> Town:
    return await stock(town)


def buttons(panel: Any) -> list[str]:
    rows = shown(panel).components[0]["components"]
    return [item["label"] for row in rows for item in row.get("components", []) if item.get("label")]


def options(panel: Any) -> dict[str, str]:
    """The labels of the panel's select, with their values."""
    rows = shown(panel).components[0]["components"]
    return {one["label"]: one["value"] for row in rows for item in row.get("components", [])
            for one in item.get("options", [])}  # fmt: skip


def numbers(found: Any) -> list[int]:
    return [int(label.split()[0].removeprefix("#")) for label in options(found)]


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


async def test_a_filter_that_finds_nothing_says_so(shelf: Town) -> None:
    await suggest(shelf, "A storm")
    panel = await shelf.author.slash(shelf.channel, "queue review")
    form = await shelf.author.click(shown(panel), label="Filter")

    assert "No declined suggestions" in said(await shelf.author.submit_modal(form, {"status": ["declined"]}))


async def test_several_are_picked_and_decided_once_across_restarts(shelf: Town) -> None:
    await suggest(shelf, "A storm", "The cat steals a fish", "Tomas sings")
    panel = await shelf.author.slash(shelf.channel, "queue review")
    await shelf.author.click(shown(panel), label="Select several")
    await shelf.restart()
    await shelf.author.select(shown(panel), ["1", "3"])
    await shelf.restart()
    assert "2 of 3 chosen" in said(shown(panel))
    form = await shelf.author.click(shown(panel), label="Decline")
    await shelf.restart()
    tally = await shelf.author.submit_modal(form, {"reason": "Not this time"})

    assert "#1, #3" in said(tally)
    assert "1 of 1 waiting" in said(await shelf.author.slash(shelf.channel, "queue review"))


async def test_several_that_somebody_decided_meanwhile_stay_theirs(shelf: Town) -> None:
    await suggest(shelf, "A storm", "The cat steals a fish")
    panel = await shelf.author.slash(shelf.channel, "queue review")
    await shelf.author.click(shown(panel), label="Select several")
    await shelf.author.select(shown(panel), ["1", "2"])
    other = await shelf.moderator.slash(shelf.channel, "queue review")
    await shelf.moderator.click(shown(other), label="Accept")
    tally = said(await shelf.author.click(shown(panel), label="Shelve"))

    assert "Shelved: #2" in tally
    assert "quicker with #1" in tally


async def test_ready_phrases_are_offered_when_declining(shelf: Town) -> None:
    settings = await shelf.moderator.slash(shelf.channel, "queue settings")
    form = await shelf.moderator.click(shown(settings), label="Ready phrases")
    await shelf.restart()
    await shelf.moderator.submit_modal(form, {"phrases": "It happened already.\nNot in this story."})
    await suggest(shelf, "A storm")
    await opened(shelf, "Decline", {"phrase": ["1"], "reason": "Sorry!"})

    assert "Not in this story. Sorry!" in said(await shelf.reader.slash(shelf.channel, "suggestions mine"))


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


async def test_searching_opens_what_it_found(shelf: Town) -> None:
    await suggest(shelf, "A storm at sea", "The cat steals a fish")
    found = await shelf.author.slash(shelf.channel, "queue search", text="stor")
    await shelf.restart()
    await shelf.author.select(shown(found), [options(found)["#1 A storm at sea"]])

    assert "Suggestion #1" in said(shown(found))
    assert "Nothing in the queue" in said(await shelf.author.slash(shelf.channel, "queue search", text="dragon"))
    assert "for authors and staff" in said(await shelf.reader.slash(shelf.channel, "queue search", text="storm"))


async def test_a_search_has_pages_that_keep_what_it_was_narrowed_to_across_restarts(shelf: Town) -> None:
    await shelf.add_work("Moon Bakery")
    for letter in "abcdefghijkl":
        await shelf.reader.slash(shelf.channel, "suggest", work="work:1", idea=f"storm x{letter * 9}")
    await shelf.readers[1].slash(shelf.channel, "suggest", work="work:1", idea="Somebody else's xylophone storm")
    await shelf.reader.slash(shelf.channel, "suggest", work="work:2", idea="A storm of xylitol")
    found = await shelf.author.slash(
        shelf.channel, "queue search", text=" storm: | `x", work="work:1", reader=shelf.reader, status="waiting"
    )
    assert numbers(found) == [*range(12, 2, -1)]
    await shelf.restart()
    await shelf.author.click(shown(found), label="Older")
    assert numbers(found) == [2, 1]
    shown(found)._message.flags &= ~64
    refusal = await shelf.readers[1].click(shown(found), label="Newest")
    assert "author and this server's staff" in said(refusal)
    await shelf.restart()
    await shelf.author.click(shown(found), label="Newest")

    assert numbers(found) == [*range(12, 2, -1)]


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


HOSTILE = {
    "markup": "|*" * 500 + "```" * 30 + "@everyone <@1> " * 40,
    "empty lines": "\n" * 1000 + "\u202e\u0300" * 400 + "y",
    "pings": "@everyone @here <@1> <@!1> <@&1> <#1> </x:1> <id:home> <t:0>" * 30,
    "links": "[click](https://evil.example) <https://evil.example> discord.gg/evil https://discord.gg/evil " * 20,
    "line starts": "# Big\n## Big\n-# small\n> quote\n>>> all\n- list\n1. one\n" * 30,
    "fences": "`````` ||spoiler|| ~~gone~~ __under__ ***all*** \\\\ " * 30,
    "wide letters": "\U0001f9d1\u200d\U0001f680\ufdfd" * 400 + "Z\u0351\u034b" * 100,
}

OWN = re.compile(r"<@\d{17,}>|<t:\d{10}:[RFf]>|</[a-z ]+:\d+>")
"""The mentions and times that the bot itself writes; those in the hostile texts are shorter."""


async def test_hostile_ideas_fit_and_harm_no_surface(shelf: Town, subtests: pytest.Subtests) -> None:
    for number, (name, text) in enumerate(HOSTILE.items(), start=1):
        with subtests.test(name):
            await be_hostile(shelf, number, text)


async def be_hostile(shelf: Town, number: int, text: str) -> None:
    """One text in every field that takes it, and on every surface that it reaches."""
    form = await shelf.reader.slash(shelf.channel, "suggest", work="The Lamp Room")
    given = await shelf.reader.submit_modal(form, {"idea": text, "credit": True, "spoiler": "latest", "dm": True})
    words = text[:500].strip() or "x"
    panel = await shelf.author.slash(shelf.channel, "queue review")
    for label, values in (
        ("Note", {"words": words}),
        ("Ask the reader", {"words": words}),
        ("Decline", {"reason": words}),
    ):
        form = await shelf.author.click(shown(panel), label=label)
        await shelf.author.submit_modal(form, values)
    mine = await shelf.reader.slash(shelf.channel, "suggestions mine")
    surfaces = [
        said(given),
        said(shown(panel)),
        said(mine),
        said(await shelf.reader.select(shown(mine), [str(number)])),
        said(await shelf.moderator.slash(shelf.channel, "queue log")),
        said(await shelf.moderator.slash(shelf.channel, "queue search", text=str(number))),
        said(await shelf.moderator.slash(shelf.channel, "queue search", text=words[:80])),
    ]
    before = len(shelf.reader_dm())
    await shelf.leap(606)
    surfaces += [message.content for message in shelf.reader_dm()[before:]]

    assert len(surfaces) >= 8
    for surface in surfaces:
        assert not PINGS.search(OWN.sub("", surface))
        assert not INVITES.search(surface)
        assert "[click](" not in surface
        assert "```" not in surface
        assert "||spoiler||" not in surface
        assert "\u202e" not in surface
        assert not re.search(r"^(#{1,3}|-#) (Big|small)", surface, re.MULTILINE)


async def test_hostile_titles_and_names_fit_the_panel(shelf: Town) -> None:
    await shelf.add_work("||*_" * 60)
    form = await shelf.reader.slash(shelf.channel, "suggest", work="work:2")
    await shelf.reader.submit_modal(form, {"idea": "*" * 2000})
    panel = await shelf.author.slash(shelf.channel, "queue review", work="work:2")

    assert len(said(shown(panel))) <= 4000
