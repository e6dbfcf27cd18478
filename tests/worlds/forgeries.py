"""Buttons, menus and options that the bot never offered: what a forged request could pretend."""

from typing import Any

from simcord.results import InteractionResult

from tests.worlds.town import shown


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


def forge_button(answer: InteractionResult, custom_id: str) -> str:
    """Put a button under an answer that the bot never put there."""
    forged = {"type": 2, "style": 2, "label": "Forged", "custom_id": custom_id}
    shown(answer)._message.components = [{"type": 1, "components": [forged]}]
    return custom_id
