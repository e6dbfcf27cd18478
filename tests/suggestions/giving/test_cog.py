"""Giving an idea, and one's own side of it, as readers do in Discord, with restarts between any two clicks."""

from typing import Any

import discord

from tests.suggestions.steps import opened, suggest
from tests.worlds.town import Town, said, shown

STORM = "Let the lamp go out during the great storm, and let Ines find the matches in the dark."
ALSO_STORM = "Let the lamp go out in the great storm and let Ines find matches in the dark!"


def labels(result: Any) -> list[str]:
    rows = shown(result).components
    return [item["label"] for row in rows for item in row.get("components", []) if item.get("label")]


async def test_the_form_asks_everything_and_keeps_what_was_chosen(shelf: Town) -> None:
    form = await shelf.reader.click(shelf.announcements()[0], label="Suggest a plot idea")
    await shelf.restart()
    values = {"idea": STORM, "spoiler": "beyond", "credit": True, "dm": True, "chapter": ["0"]}
    await shelf.reader.submit_modal(form, values)

    panel = said(await shelf.author.slash(shelf.channel, "queue review"))
    assert "beyond the latest chapter" in panel
    assert "may be named in public" in panel
    assert "Chapter 2" not in panel


async def test_choices_under_the_confirmation_work_after_a_restart(shelf: Town) -> None:
    thanks = await shelf.reader.slash(shelf.channel, "suggest", work="The Lamp Room", idea=STORM)
    await shelf.restart()
    await shelf.reader.click(shown(thanks), label="Name me in public: no")
    await shelf.restart()
    await shelf.reader.click(shown(thanks), label="No spoilers")

    assert labels(thanks) == ["Name me in public: yes", "Tell me by DM: no", "Up to the latest chapter"]


async def test_what_looks_alike_is_shown_first_and_backed_instead(shelf: Town) -> None:
    await suggest(shelf, STORM)
    held = await shelf.readers[1].slash(shelf.channel, "suggest", work="The Lamp Room", idea=ALSO_STORM)
    await shelf.restart()
    await shelf.readers[1].click(shown(held), label="Back that one")

    assert "You back **#1**" in said(shown(held))
    assert "Backed by 1" in said(await shelf.author.slash(shelf.channel, "queue review"))


async def test_who_sent_much_the_same_before_isnt_told_to_back_their_own(shelf: Town) -> None:
    await suggest(shelf, STORM)
    held = await shelf.reader.slash(shelf.channel, "suggest", work="The Lamp Room", idea=ALSO_STORM)

    assert "You sent much the same idea already" in said(held)
    assert labels(held) == ["Send mine anyway"]
    await shelf.reader.click(shown(held), label="Send mine anyway")
    assert "Thank you!" in said(shown(held))


async def test_what_looks_alike_is_sent_anyway_once(shelf: Town) -> None:
    await suggest(shelf, STORM)
    held = await shelf.readers[1].slash(shelf.channel, "suggest", work="The Lamp Room", idea=ALSO_STORM)
    await shelf.restart()
    forged = shown(held)._message.components[0]["components"][-1]["custom_id"]
    await shelf.readers[1].click(shown(held), label="Send mine anyway")
    assert "Thank you!" in said(shown(held))
    shown(held)._message.components[0]["components"][0]["custom_id"] = forged
    again = await shelf.readers[1].click(shown(held), custom_id=forged)

    assert "sent already" in said(again)


async def test_a_refusal_after_holding_gives_the_text_back(shelf: Town) -> None:
    await suggest(shelf, STORM)
    held = await shelf.readers[1].slash(shelf.channel, "suggest", work="The Lamp Room", idea=ALSO_STORM)
    await shelf.moderator.slash(shelf.channel, "queue block", member=shelf.readers[1])
    refusal = said(await shelf.readers[1].click(shown(held), label="Send mine anyway"))

    assert "take no suggestions from you" in refusal
    assert ALSO_STORM in refusal


async def test_a_blocked_member_is_told_before_typing_and_keeps_what_they_typed(shelf: Town) -> None:
    form = await shelf.reader.slash(shelf.channel, "suggest", work="The Lamp Room")
    await shelf.moderator.slash(shelf.channel, "queue block", member=shelf.reader)

    assert "take no suggestions" in said(await shelf.reader.slash(shelf.channel, "suggest", work="The Lamp Room"))
    refusal = said(await shelf.reader.submit_modal(form, {"idea": STORM}))
    assert STORM in refusal
    await shelf.moderator.slash(shelf.channel, "queue unblock", member=shelf.reader)
    assert "Thank you!" in said(await shelf.reader.slash(shelf.channel, "suggest", idea=STORM))


class TestSuggestThis:
    async def test_ones_own_message_becomes_an_idea(self, shelf: Town) -> None:
        message = await shelf.reader.send(shelf.channel, "What if the lamp was a ghost?")
        form = await shelf.reader.context_menu(shelf.channel, "Suggest this", message)
        await shelf.restart()
        thanks = await shelf.reader.submit_modal(form, {"idea": "What if the lamp was a ghost?"})

        assert "#1" in said(thanks)

    async def test_among_several_works_the_form_asks_which(self, shelf: Town) -> None:
        await shelf.add_work("Moon Bakery")
        message = await shelf.reader.send(shelf.channel, "A ghost!")
        form = await shelf.reader.context_menu(shelf.channel, "Suggest this", message)

        refusal = said(await shelf.reader.submit_modal(form, {"idea": "A ghost!"}))
        assert "Choose the work" in refusal
        assert "A ghost!" in refusal
        form = await shelf.reader.context_menu(shelf.channel, "Suggest this", message)
        thanks = said(await shelf.reader.submit_modal(form, {"idea": "A ghost!", "work": ["2"]}))
        assert "**Moon Bakery**" in thanks

    async def test_anothers_message_is_theirs(self, shelf: Town) -> None:
        message = await shelf.readers[1].send(shelf.channel, "A ghost!")

        answer = await shelf.reader.context_menu(shelf.channel, "Suggest this", message)
        assert "your own messages only" in said(answer)


class TestMine:
    async def test_one_is_opened_edited_and_taken_back_across_restarts(self, shelf: Town) -> None:
        await suggest(shelf, "A storn")
        mine = await shelf.reader.slash(shelf.channel, "suggestions mine")
        await shelf.restart()
        one = await shelf.reader.select(shown(mine), ["1"])
        await shelf.restart()
        form = await shelf.reader.click(shown(one), label="Edit")
        await shelf.restart()
        assert "Changed" in said(await shelf.reader.submit_modal(form, {"idea": "A storm"}))
        assert "A storm" in said(await shelf.author.slash(shelf.channel, "queue review"))
        await shelf.reader.click(shown(one), label="Take it back")
        await shelf.restart()
        await shelf.reader.click(shown(one), label="Yes, take it back")

        assert "haven't suggested anything" in said(await shelf.reader.slash(shelf.channel, "suggestions mine"))
        assert "No waiting suggestions" in said(await shelf.author.slash(shelf.channel, "queue review"))

    async def test_pages_are_turned(self, shelf: Town) -> None:
        await suggest(shelf, *(f"{word} happens" for word in ("Rain", "Snow", "Hail", "Fog", "Sleet", "Thunder")))
        mine = await shelf.reader.slash(shelf.channel, "suggestions mine")
        assert "Rain" not in said(shown(mine))
        await shelf.restart()
        await shelf.reader.click(shown(mine), label="Older")
        assert "Rain" in said(shown(mine))
        await shelf.reader.click(shown(mine), label="Newer")
        assert "Thunder" in said(shown(mine))

    async def test_withdrawing_what_was_decided_meanwhile_says_what_happened(self, shelf: Town) -> None:
        await suggest(shelf, "A storm")
        sure = await shelf.reader.slash(shelf.channel, "suggestions withdraw", suggestion="1")
        panel = await shelf.author.slash(shelf.channel, "queue review")
        await shelf.author.click(shown(panel), label="Accept")
        late = said(await shelf.reader.click(shown(sure), label="Yes, take it back"))

        assert "can't be changed any more" in late
        assert "✅" in late

    async def test_anothers_cannot_be_opened_edited_or_taken_back(self, shelf: Town) -> None:
        await suggest(shelf, "A storm")
        for command in ("suggestions withdraw", "suggestions edit"):
            assert "somebody else's" in said(await shelf.readers[1].slash(shelf.channel, command, suggestion="#1"))

    async def test_a_question_is_answered_from_the_list(self, shelf: Town) -> None:
        await suggest(shelf, "A storm")
        await opened(shelf, "Ask the reader", {"words": "At sea?"})
        one = await shelf.reader.select(shown(await shelf.reader.slash(shelf.channel, "suggestions mine")), ["1"])
        await shelf.restart()
        form = await shelf.reader.click(shown(one), label="Answer")
        await shelf.restart()
        await shelf.reader.submit_modal(form, {"answer": "In the harbour."})

        assert "In the harbour." in said(await shelf.author.slash(shelf.channel, "queue review"))


class TestPublic:
    async def test_the_board_is_public_and_hides_spoilers(self, shelf: Town) -> None:
        form = await shelf.reader.slash(shelf.channel, "suggest", work="The Lamp Room")
        await shelf.reader.submit_modal(form, {"idea": "Ines || dies", "credit": True, "spoiler": "beyond"})
        await suggest(shelf, "Nobody may see this")
        board = await shelf.readers[1].slash(shelf.channel, "suggestions board", work="The Lamp Room")

        assert not board.ephemeral
        assert r"||Ines \|\| dies||" in said(board)
        assert "Nobody may see this" not in said(board)

    async def test_backing_and_taking_it_away(self, shelf: Town) -> None:
        await suggest(shelf, "A storm")
        back = await shelf.readers[1].slash(shelf.channel, "suggestions back", suggestion="1")
        stop = await shelf.readers[1].slash(shelf.channel, "suggestions back", suggestion="1", stop=True)

        assert back.ephemeral
        assert "backed by 1" in said(back)
        assert "no longer back" in said(stop)

    async def test_a_mature_works_board_stands_in_age_restricted_channels_only(self, shelf: Town) -> None:
        dark = shelf.create_age_restricted_channel("after-dark")
        await shelf.add_work("After Dark", rating="Explicit", channel=dark)
        form = await shelf.reader.slash(dark, "suggest", work="After Dark")
        await shelf.reader.submit_modal(form, {"idea": "More candles", "credit": True})
        refused = await shelf.reader.slash(shelf.channel, "suggestions board", work="After Dark")
        board = await shelf.reader.slash(dark, "suggestions board", work="After Dark")

        assert refused.ephemeral
        assert "More candles" not in said(refused)
        assert "More candles" in said(board)

    async def test_readers_are_offered_public_ideas_to_back_without_spoilers(self, shelf: Town) -> None:
        for number, (idea, spoiler) in enumerate((("Ines laughs", "none"), ("Ines dies", "beyond"))):
            form = await shelf.reader.slash(shelf.channel, "suggest", work="The Lamp Room")
            await shelf.reader.submit_modal(form, {"idea": idea + "!" * number, "credit": True, "spoiler": spoiler})
        offered = await shelf.readers[1].autocomplete(shelf.channel, "suggestions back", "suggestion", "ines")

        assert [choice["name"] for choice in offered] == ["#2 (beyond the latest chapter)", "#1 Ines laughs"]

    async def test_a_member_of_another_server_finds_nothing(self, shelf: Town) -> None:
        await suggest(shelf, "A storm")
        elsewhere = shelf.env.create_guild("Elsewhere")
        channel = elsewhere.create_text_channel("general")
        role = elsewhere.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        stranger = elsewhere.add_member(shelf.env.create_user("mallory"), roles=[role])

        for command, options in (
            ("suggestions back", {"suggestion": "1"}),
            ("suggestions report", {"suggestion": "1"}),
            ("suggestions withdraw", {"suggestion": "1"}),
            ("queue block", {"suggestion": "1"}),
        ):
            assert "no longer there" in said(await stranger.slash(channel, command, **options))
