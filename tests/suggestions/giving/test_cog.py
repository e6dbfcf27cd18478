"""Giving an idea, and one's own side of it, as readers do in Discord, with restarts between any two clicks."""

from typing import Any

import discord

from tests.suggestions.commands import give, opened, suggest
from tests.suggestions.giving.samples import ALSO_STORM, STORM
from tests.worlds.town import Town, said, shown


def labels(result: Any) -> list[str]:
    rows = shown(result).components
    return [item["label"] for row in rows for item in row.get("components", []) if item.get("label")]


async def test_the_form_asks_everything_and_keeps_what_was_chosen(town: Town) -> None:
    form = await town.reader.click(town.announcements()[0], label="Suggest a plot idea")
    await town.restart()
    values = {"idea": STORM, "spoiler": "beyond", "credit": True, "dm": True, "chapter": ["0"]}
    await town.reader.submit_modal(form, values)

    panel = said(await town.author.slash(town.channel, "queue review"))
    assert "beyond the latest chapter" in panel
    assert "may be named in public" in panel
    assert "Chapter 2" not in panel


async def test_choices_under_the_confirmation_work_after_a_restart(town: Town) -> None:
    thanks = await town.reader.slash(town.channel, "suggest", work="The Lamp Room", idea=STORM)
    await town.restart()
    await town.reader.click(shown(thanks), label="Name me in public: no")
    await town.restart()
    await town.reader.click(shown(thanks), label="No spoilers")

    assert labels(thanks) == ["Name me in public: yes", "Tell me by DM: no", "Up to the latest chapter"]


async def test_what_looks_alike_is_shown_first_and_backed_instead(town: Town) -> None:
    await suggest(town, STORM)
    held = await town.readers[1].slash(town.channel, "suggest", work="The Lamp Room", idea=ALSO_STORM)
    await town.restart()
    await town.readers[1].click(shown(held), label="Back that one")

    assert "You back **#1**" in said(shown(held))
    assert "Backed by 1" in said(await town.author.slash(town.channel, "queue review"))


async def test_who_sent_much_the_same_before_isnt_told_to_back_their_own(town: Town) -> None:
    await suggest(town, STORM)
    held = await town.reader.slash(town.channel, "suggest", work="The Lamp Room", idea=ALSO_STORM)

    assert "You sent much the same idea already" in said(held)
    assert labels(held) == ["Send mine anyway", "Don't send it"]
    await town.reader.click(shown(held), label="Send mine anyway")
    assert "Thank you!" in said(shown(held))


async def test_what_looks_alike_is_sent_anyway_once(town: Town) -> None:
    await suggest(town, STORM)
    held = await town.readers[1].slash(town.channel, "suggest", work="The Lamp Room", idea=ALSO_STORM)
    await town.restart()
    forged = shown(held)._message.components[0]["components"][-2]["custom_id"]
    await town.readers[1].click(shown(held), label="Send mine anyway")
    assert "Thank you!" in said(shown(held))
    shown(held)._message.components[0]["components"][0]["custom_id"] = forged
    again = await town.readers[1].click(shown(held), custom_id=forged)

    assert "sent or dropped already" in said(again)


async def test_a_refusal_after_holding_gives_the_text_back(town: Town) -> None:
    await suggest(town, STORM)
    held = await town.readers[1].slash(town.channel, "suggest", work="The Lamp Room", idea=ALSO_STORM)
    await town.moderator.slash(town.channel, "queue block", member=town.readers[1])
    refusal = said(await town.readers[1].click(shown(held), label="Send mine anyway"))

    assert "take no suggestions from you" in refusal
    assert ALSO_STORM in refusal


async def test_a_blocked_member_is_told_before_typing_and_keeps_what_they_typed(town: Town) -> None:
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    await town.moderator.slash(town.channel, "queue block", member=town.reader)

    assert "take no suggestions" in said(await town.reader.slash(town.channel, "suggest", work="The Lamp Room"))
    refusal = said(await town.reader.submit_modal(form, {"idea": STORM}))
    assert STORM in refusal
    await town.moderator.slash(town.channel, "queue unblock", member=town.reader)
    assert "Thank you!" in said(await town.reader.slash(town.channel, "suggest", idea=STORM))


class TestSuggestThis:
    async def test_ones_own_message_becomes_an_idea(self, town: Town) -> None:
        message = await town.reader.send(town.channel, "What if the lamp was a ghost?")
        form = await town.reader.context_menu(town.channel, "Suggest this", message)
        await town.restart()
        thanks = await town.reader.submit_modal(form, {"idea": "What if the lamp was a ghost?"})

        assert "#1" in said(thanks)

    async def test_among_several_works_the_form_asks_which(self, town: Town) -> None:
        await town.add_work("Moon Bakery")
        message = await town.reader.send(town.channel, "A ghost!")
        form = await town.reader.context_menu(town.channel, "Suggest this", message)

        refusal = said(await town.reader.submit_modal(form, {"idea": "A ghost!"}))
        assert "Choose the work" in refusal
        assert "A ghost!" in refusal
        form = await town.reader.context_menu(town.channel, "Suggest this", message)
        thanks = said(await town.reader.submit_modal(form, {"idea": "A ghost!", "work": ["2"]}))
        assert "**Moon Bakery**" in thanks

    async def test_who_is_blocked_hears_so_before_any_form(self, town: Town) -> None:
        await town.add_work("Moon Bakery")
        await town.moderator.slash(town.channel, "queue block", member=town.reader)
        message = await town.reader.send(town.channel, "A ghost!")

        answer = await town.reader.context_menu(town.channel, "Suggest this", message)

        assert answer.modal is None
        assert "take no suggestions" in said(answer)

    async def test_a_message_longer_than_an_idea_stays_and_its_writer_hears_what_to_do(self, town: Town) -> None:
        message = await town.reader.send(town.channel, "What if? " * 200)
        town.env.backend.messages[town.channel.id][message.id].content = "What if? " * 300
        answer = await town.reader.context_menu(town.channel, "Suggest this", message)

        assert answer.modal is None
        assert "2,699 characters, and an idea takes 2,000 at most. Your message stays as it is" in said(answer)

    async def test_anothers_message_is_theirs(self, town: Town) -> None:
        message = await town.readers[1].send(town.channel, "A ghost!")

        answer = await town.reader.context_menu(town.channel, "Suggest this", message)
        assert "your own messages only" in said(answer)


class TestMine:
    async def test_one_is_opened_edited_and_taken_back_across_restarts(self, town: Town) -> None:
        await suggest(town, "A storn")
        mine = await town.reader.slash(town.channel, "suggestions mine")
        await town.restart()
        one = await town.reader.select(shown(mine), ["1"])
        await town.restart()
        form = await town.reader.click(shown(one), label="Edit")
        await town.restart()
        assert "Changed" in said(await town.reader.submit_modal(form, {"idea": "A storm"}))
        assert "A storm" in said(await town.author.slash(town.channel, "queue review"))
        await town.reader.click(shown(one), label="Take it back")
        await town.restart()
        await town.reader.click(shown(one), label="Yes, take it back")

        assert "haven't suggested anything" in said(await town.reader.slash(town.channel, "suggestions mine"))
        assert "No waiting suggestions" in said(await town.author.slash(town.channel, "queue review"))

    async def test_pages_are_turned(self, town: Town) -> None:
        await suggest(town, *(f"{word} happens" for word in ("Rain", "Snow", "Hail", "Fog", "Sleet", "Thunder")))
        mine = await town.reader.slash(town.channel, "suggestions mine")
        assert "Rain" not in said(shown(mine))
        await town.restart()
        await town.reader.click(shown(mine), label="Older")
        assert "Rain" in said(shown(mine))
        await town.reader.click(shown(mine), label="Newer")
        assert "Thunder" in said(shown(mine))

    async def test_withdrawing_what_was_decided_meanwhile_says_what_happened(self, town: Town) -> None:
        await suggest(town, "A storm")
        sure = await town.reader.slash(town.channel, "suggestions withdraw", suggestion="1")
        panel = await town.author.slash(town.channel, "queue review")
        await town.author.click(shown(panel), label="Accept")
        late = said(await town.reader.click(shown(sure), label="Yes, take it back"))

        assert "can't be changed any more" in late
        assert "✅" in late

    async def test_anothers_cannot_be_opened_edited_or_taken_back(self, town: Town) -> None:
        await suggest(town, "A storm")
        for command in ("suggestions withdraw", "suggestions edit"):
            assert "somebody else's" in said(await town.readers[1].slash(town.channel, command, suggestion="#1"))

    async def test_a_question_is_answered_from_the_list(self, town: Town) -> None:
        await suggest(town, "A storm")
        await opened(town, "Ask the reader", {"words": "At sea?"})
        one = await town.reader.select(shown(await town.reader.slash(town.channel, "suggestions mine")), ["1"])
        await town.restart()
        form = await town.reader.click(shown(one), label="Answer")
        await town.restart()
        await town.reader.submit_modal(form, {"answer": "In the harbour."})

        assert "In the harbour." in said(await town.author.slash(town.channel, "queue review"))


class TestPublic:
    async def test_the_board_is_public_and_hides_spoilers(self, town: Town) -> None:
        form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
        await town.reader.submit_modal(form, {"idea": "Ines || dies", "credit": True, "spoiler": "beyond"})
        await suggest(town, "Nobody may see this")
        board = await town.readers[1].slash(town.channel, "suggestions board", work="The Lamp Room")

        assert not board.ephemeral
        assert r"||Ines \|\| dies||" in said(board)
        assert "Nobody may see this" not in said(board)

    async def test_backing_and_taking_it_away(self, town: Town) -> None:
        await give(town, "A storm", credit=True)
        back = await town.readers[1].slash(town.channel, "suggestions back", suggestion="1")
        stop = await town.readers[1].slash(town.channel, "suggestions back", suggestion="1", stop=True)

        assert back.ephemeral
        assert "backed by 1" in said(back)
        assert "no longer back" in said(stop)

    async def test_a_mature_works_board_stands_in_age_restricted_channels_only(self, town: Town) -> None:
        dark = town.create_age_restricted_channel("after-dark")
        await town.add_work("After Dark", rating="Explicit", channel=dark)
        form = await town.reader.slash(dark, "suggest", work="After Dark")
        await town.reader.submit_modal(form, {"idea": "More candles", "credit": True})
        refused = await town.reader.slash(town.channel, "suggestions board", work="After Dark")
        board = await town.reader.slash(dark, "suggestions board", work="After Dark")

        assert refused.ephemeral
        assert "More candles" not in said(refused)
        assert "More candles" in said(board)

    async def test_readers_are_offered_public_ideas_to_back_without_spoilers(self, town: Town) -> None:
        for number, (idea, spoiler) in enumerate((("Ines laughs", "none"), ("Ines dies", "beyond"))):
            form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
            await town.reader.submit_modal(form, {"idea": idea + "!" * number, "credit": True, "spoiler": spoiler})
        offered = await town.readers[1].autocomplete(town.channel, "suggestions back", "suggestion", "ines")

        assert [choice["name"] for choice in offered] == ["#2 (beyond the latest chapter)", "#1 Ines laughs"]

    async def test_a_member_of_another_server_finds_nothing(self, town: Town) -> None:
        await suggest(town, "A storm")
        elsewhere = town.env.create_guild("Elsewhere")
        channel = elsewhere.create_text_channel("general")
        role = elsewhere.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        stranger = elsewhere.add_member(town.env.create_user("mallory"), roles=[role])

        for command, options in (
            ("suggestions back", {"suggestion": "1"}),
            ("suggestions report", {"suggestion": "1"}),
            ("suggestions withdraw", {"suggestion": "1"}),
            ("queue block", {"suggestion": "1"}),
        ):
            assert "no longer there" in said(await stranger.slash(channel, command, **options))
