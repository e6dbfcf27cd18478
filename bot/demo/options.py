"""Options of a slash command: how a person writes them, and what Discord is sent."""

from dataclasses import dataclass
from typing import Any

from simcord.builders import ChannelHandle, RoleHandle

from bot.demo.world import Person


@dataclass(frozen=True, slots=True)
class Picked:
    """An entry of the list that appears as one types."""

    name: str
    value: str | int | float


def written(value: Any) -> str:
    """Write an option as it stands in the message box."""
    match value:
        case Picked() | Person():
            return value.name
        case ChannelHandle():
            return f"#{value.name}"
        case RoleHandle():
            return f"@{value.name}"
        case (str() as filename, bytes()):
            return filename
        case _:
            return str(value)


def meant(value: Any) -> Any:
    """Return an option as it reaches the bot."""
    match value:
        case Picked():
            return value.value
        case Person():
            return value.actor
        case _:
            return value
