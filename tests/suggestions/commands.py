"""What people do with suggestions in Discord: give ideas, open the panel."""

from typing import Any

from tests.worlds.town import Town, shown


async def suggest(town: Town, *ideas: str) -> None:
    for idea in ideas:
        await town.reader.slash(town.channel, "suggest", work="The Lamp Room", idea=idea)


async def opened(town: Town, label: str, values: dict[str, Any]) -> Any:
    """The author's panel after pressing a button and sending its form, with a restart before each step."""
    panel = await town.author.slash(town.channel, "queue review", status="all")
    await town.restart()
    form = await town.author.click(shown(panel), label=label)
    await town.restart()
    await town.author.submit_modal(form, values)
    return panel


async def give(town: Town, idea: str, work: str = "The Lamp Room", **values: object) -> None:
    form = await town.reader.slash(town.channel, "suggest", work=work)
    await town.reader.submit_modal(form, {"idea": idea, **values})
