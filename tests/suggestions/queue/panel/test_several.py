"""Picking several suggestions, and deciding them at once."""

from tests.suggestions.commands import suggest
from tests.worlds.town import Town, said, shown


async def test_several_are_picked_and_decided_once_across_restarts(town: Town) -> None:
    await suggest(town, "A storm", "The cat steals a fish", "Tomas sings")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Select several")
    await town.restart()
    await town.author.select(shown(panel), ["1", "3"])
    await town.restart()
    assert "2 of 3 chosen" in said(shown(panel))
    form = await town.author.click(shown(panel), label="Decline")
    await town.restart()
    tally = await town.author.submit_modal(form, {"reason": "Not this time"})

    assert "#1, #3" in said(tally)
    assert "1 of 1 waiting" in said(await town.author.slash(town.channel, "queue review"))


async def test_several_that_somebody_decided_meanwhile_stay_theirs(town: Town) -> None:
    await suggest(town, "A storm", "The cat steals a fish")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Select several")
    await town.author.select(shown(panel), ["1", "2"])
    other = await town.moderator.slash(town.channel, "queue review")
    await town.moderator.click(shown(other), label="Accept")
    tally = said(await town.author.click(shown(panel), label="Shelve"))

    assert "Shelved: #2" in tally
    assert "quicker with #1" in tally


async def test_a_filter_that_finds_nothing_says_so(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    form = await town.author.click(shown(panel), label="Filter")

    assert "No declined suggestions" in said(await town.author.submit_modal(form, {"status": ["declined"]}))
