"""What is typed or chosen in the fields of a form: as it was sent, and as it is shown."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import discord
from discord import ui

TEXT_INPUT = discord.ComponentType.text_input.value

Values = dict[str, str]
"""What was typed or chosen in each field, by the field's name; an empty field gives an empty text.

Of several chosen options each stands on a line of its own; a ticked box gives a text, an empty one none.
"""


def shown_in(fields: Iterable[ui.Label[Any]]) -> Values:
    """Read what stands in the fields of a form as it would come back unchanged."""
    shown: Values = {}
    for field in fields:
        part: Any = field.component
        options = getattr(part, "options", None)
        if options is None:
            shown[part.custom_id] = str(part.default or "")
        else:
            shown[part.custom_id] = "\n".join(one.value for one in options if one.default)
    return shown


def typed_text(interaction: discord.Interaction[Any]) -> str:
    """Return everything that was typed into the form, to be given back."""
    data: Any = interaction.data
    fields = _fields(data.get("components", ()))
    return "\n\n".join(field["value"] for field in fields if field.get("type") == TEXT_INPUT and field.get("value"))


def values_of(components: Iterable[Any]) -> Values:
    """Read what was typed or chosen in a form that was sent; a field that a forged form doesn't have is empty."""
    return defaultdict(str, {field["custom_id"]: _value(field) for field in _fields(components)})


def _value(field: dict[str, Any]) -> str:
    if "values" in field:
        return "\n".join(map(str, field["values"] or ()))
    value = field["value"]
    return str(value) if value else ""


def _fields(components: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield from _fields(component.get("components", ()))
        inner = component.get("component", component)
        if "custom_id" in inner and ("value" in inner or "values" in inner):
            yield inner
