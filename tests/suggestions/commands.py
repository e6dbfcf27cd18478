"""What people do with suggestions in Discord: give ideas, open the panel, and forge buttons."""

from typing import Any

from simcord.results import InteractionResult

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


def forge_menu(answer: InteractionResult, custom_id: str, value: str) -> None:
    """Put a menu under an answer that offers what the bot never offered there."""
    options = [{"label": "Forged", "value": value}]
    menu = {"type": 3, "custom_id": custom_id, "options": options}
    shown(answer)._message.components = [{"type": 1, "components": [menu]}]


def forge_option(form: InteractionResult, field: str, value: str) -> None:
    """Add an option to a form's field that the bot never offered there."""
    modal: Any = form._interaction.modal
    (menu,) = [part["component"] for part in modal["components"] if part["component"]["custom_id"] == field]
    menu["options"].append({"label": "Forged", "value": value})


def forge(answer: InteractionResult, custom_id: str) -> str:
    """Put a button under an answer that the bot never put there."""
    forged = {"type": 2, "style": 2, "label": "Forged", "custom_id": custom_id}
    shown(answer)._message.components = [{"type": 1, "components": [forged]}]
    return custom_id
