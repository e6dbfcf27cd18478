"""What `/suggestions edit`, `withdraw` and `back` offer, and what they make of words."""

from bot.suggestions import wording as suggestions_wording
from tests.suggestions.commands import suggest
from tests.worlds.town import Town, said, shown


async def test_only_what_can_still_be_changed_is_offered_and_asked_about(town: Town) -> None:
    await suggest(town, "Let the lamp go out", "A ferry in the fog, and Bea on it")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.submit_modal(await town.author.click(shown(panel), label="Decline"), {"reason": "No."})

    for command in ("suggestions withdraw", "suggestions edit"):
        offered = await town.reader.autocomplete(town.channel, command, "suggestion", "")
        refusal = said(await town.reader.slash(town.channel, command, suggestion="#1"))

        assert [one["name"] for one in offered] == ["#2 A ferry in the fog, and Bea on it"]
        assert "Declined" in refusal
        assert "Take **#1** back" not in refusal


async def test_words_name_the_only_one_that_has_them(town: Town) -> None:
    await suggest(town, "A café at the harbour", "A ferry in the fog", "A ferry race")

    async def answer(typed: str) -> str:
        return said(await town.reader.slash(town.channel, "suggestions withdraw", suggestion=typed))

    assert "Take **#1** back" in await answer("cafe")
    assert "Take **#2** back" in await answer("#2 A ferry in the fog")
    assert await answer("ferry") == suggestions_wording.several_suggestions("ferry")
    assert await answer("dragons") == suggestions_wording.no_such_suggestion("dragons")


async def test_ones_own_is_not_offered_to_back(town: Town) -> None:
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    await town.reader.submit_modal(form, {"idea": "A storm", "credit": True})

    offered = [await one.autocomplete(town.channel, "suggestions back", "suggestion", "") for one in town.readers[:2]]

    assert [[choice["name"] for choice in choices] for choices in offered] == [[], ["#1 A storm"]]
