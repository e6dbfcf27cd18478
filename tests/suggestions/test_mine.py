"""A reader's own list: what is waited for stands first, and nothing of theirs is hidden from them."""

from bot.suggestions.buttons import AnswerQuestion
from tests.suggestions.commands import give, opened, suggest
from tests.suggestions.giving.samples import STORM
from tests.worlds.town import Town, said, shown


async def test_what_a_reader_was_asked_stands_first_and_can_be_answered_there(town: Town) -> None:
    await suggest(town, "A storm")
    await opened(town, "Ask the reader", {"words": "At sea?"})
    await suggest(town, "The cat steals a fish", "Tomas sings")

    mine = await town.reader.slash(town.channel, "suggestions mine")
    first, _, rest = said(mine).partition("**Your suggestions here**")
    assert "**#1** ❓" in first
    assert "At sea?" in first
    assert "#3" in rest
    form = await town.reader.click(shown(mine), label="Answer #1")
    await town.reader.submit_modal(form, {"answer": "In the harbour"})
    assert "At sea?" not in said(await town.reader.slash(town.channel, "suggestions mine")).partition("#3")[0]


async def test_entries_are_well_apart_and_say_in_english_since_when_they_wait(town: Town) -> None:
    await suggest(town, "A storm", "The cat steals a fish")

    listed = said(await town.reader.slash(town.channel, "suggestions mine"))

    assert "\n\n**#1**" in listed
    assert "⏳ Waiting, sent <t:" in listed


async def test_ones_own_spoilers_arent_hidden_from_oneself_where_one_chooses(town: Town) -> None:
    await give(town, "The narrator is dead", spoiler="beyond")

    for command in ("suggestions edit", "suggestions withdraw"):
        (offered,) = await town.reader.autocomplete(town.channel, command, "suggestion", "narrator")
        assert offered["name"] == "#1 The narrator is dead"


async def test_the_choices_under_the_thanks_are_explained(town: Town) -> None:
    thanks = said(await town.reader.slash(town.channel, "suggest", work="The Lamp Room", idea="A storm"))

    assert "public board" in thanks
    assert "Tell me by DM" in thanks


async def test_what_isnt_shown_of_what_waits_for_the_reader_is_counted(town: Town) -> None:
    await suggest(town, "A storm")
    for number in range(5):
        await opened(town, "Ask the reader", {"words": f"At sea {number}?"})

    mine = await town.reader.slash(town.channel, "suggestions mine")
    assert "2 more, shown once these are answered" in said(mine)
    form = await town.reader.click(shown(mine), custom_id=str(AnswerQuestion(1)))
    await town.reader.submit_modal(form, {"answer": "In the harbour"})
    one = await town.reader.select(shown(mine), ["1"])
    assert "At sea 4?" in said(one)
    assert "Asked 5 times, 4 of them not answered yet" in said(one)


async def test_ideas_that_arent_sent_and_dont_fit_are_counted(town: Town) -> None:
    await suggest(town, STORM)
    for _ in range(3):
        await town.reader.slash(town.channel, "suggest", work="The Lamp Room", idea=STORM)

    mine = said(await town.reader.slash(town.channel, "suggestions mine"))
    assert mine.count("✋") == 2
    assert "1 more, shown once these are decided" in mine
