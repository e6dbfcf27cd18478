"""Searching opens what it found."""

from tests.suggestions.commands import suggest
from tests.suggestions.queue.panel.reading import numbers, options
from tests.worlds.town import Town, said, shown


async def test_searching_opens_what_it_found(town: Town) -> None:
    await suggest(town, "A storm at sea", "The cat steals a fish")
    found = await town.author.slash(town.channel, "queue search", text="stor")
    await town.restart()
    await town.author.select(shown(found), [options(found)["#1 A storm at sea"]])

    assert "Suggestion #1" in said(shown(found))
    assert "Nothing in the queue" in said(await town.author.slash(town.channel, "queue search", text="dragon"))
    assert "for authors and staff" in said(await town.reader.slash(town.channel, "queue search", text="storm"))


async def test_a_search_has_pages_that_keep_what_it_was_narrowed_to_across_restarts(town: Town) -> None:
    await town.add_work("Moon Bakery")
    for letter in "abcdefghijkl":
        await town.reader.slash(town.channel, "suggest", work="work:1", idea=f"storm x{letter * 9}")
    await town.readers[1].slash(town.channel, "suggest", work="work:1", idea="Somebody else's xylophone storm")
    await town.reader.slash(town.channel, "suggest", work="work:2", idea="A storm of xylitol")
    found = await town.author.slash(
        town.channel, "queue search", text=" storm: | `x", work="work:1", reader=town.reader, status="waiting"
    )
    assert numbers(found) == [*range(12, 2, -1)]
    await town.restart()
    await town.author.click(shown(found), label="Older")
    assert numbers(found) == [2, 1]
    shown(found)._message.flags &= ~64
    refusal = await town.readers[1].click(shown(found), label="Newest")
    assert "author and this server's staff" in said(refusal)
    await town.restart()
    await town.author.click(shown(found), label="Newest")

    assert numbers(found) == [*range(12, 2, -1)]
