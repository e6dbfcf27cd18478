"""Buttons, and what each carries: a custom_id that says everything, so that it works after any restart.

A custom_id can be forged by anybody: what it names is looked up and authorised again at the click.
"""

import re
from dataclasses import Field, dataclass
from enum import StrEnum
from typing import Any, ClassVar, Self, dataclass_transform, get_type_hints

from bot.core.text import limits

_FIELDS = {int: r"0|-?[1-9]\d{0,17}|-?[1-6]\d{18}", str: r"[\w.-]{0,40}"}
"""What fields hold: numbers that a database's integer holds, with Discord's ids, of 19 digits from 2022 to 2067.

Each has one spelling alone, so that no two custom_ids mean the same.
"""


@dataclass_transform(frozen_default=True)
class CustomId:
    """A kind of button, select or form: `class PauseBacklog(CustomId, name="backlog-pause")` with its fields.

    `name` begins the custom_id of the kind and must be unique in the program; the fields are ints and short words.
    Each kind is a frozen dataclass by being a subclass.
    """

    name: ClassVar[str]
    pattern: ClassVar[re.Pattern[str]]
    _types: ClassVar[dict[str, type]]
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __init_subclass__(cls, *, name: str) -> None:
        dataclass(frozen=True)(cls)
        hints = get_type_hints(cls)
        cls.name = name
        cls._types = {field: hints[field] for field in cls.__dataclass_fields__}
        fields = (f"(?P<{field}>{_FIELDS[type_]})" for field, type_ in cls._types.items())
        cls.pattern = re.compile(":".join((re.escape(name), *fields)), re.ASCII)

    def __str__(self) -> str:
        text = ":".join((self.name, *(str(getattr(self, field)) for field in self._types)))
        if len(text) > limits.CUSTOM_ID:
            raise ValueError(f"a custom_id holds {limits.CUSTOM_ID} characters: {text}")
        return text

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read a custom_id; None if it is of another kind."""
        found = cls.pattern.fullmatch(text)
        if found is None:
            return None
        return cls(**{field: cls._types[field](value) for field, value in found.groupdict().items()})


class ButtonColour(StrEnum):
    GREY = "grey"
    GREEN = "green"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Button:
    """A button as it is shown; a cog draws it."""

    label: str
    custom_id: CustomId
    colour: ButtonColour = ButtonColour.GREY
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A message that is a frame around texts, with rows of buttons below them; what is empty is left out."""

    texts: tuple[str, ...]
    rows: tuple[tuple[Button, ...], ...]
