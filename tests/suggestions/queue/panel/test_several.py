"""Picking several suggestions, and deciding them at once."""

from tests.suggestions.steps import suggest
from tests.worlds.town import Town, said, shown


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


async def test_a_filter_that_finds_nothing_says_so(shelf: Town) -> None:
    await suggest(shelf, "A storm")
    panel = await shelf.author.slash(shelf.channel, "queue review")
    form = await shelf.author.click(shown(panel), label="Filter")

    assert "No declined suggestions" in said(await shelf.author.submit_modal(form, {"status": ["declined"]}))
