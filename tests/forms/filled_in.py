"""What stands in a form when it opens."""

from typing import Any

from simcord.results import InteractionResult


def filled_in(form: InteractionResult) -> dict[str, Any]:
    """What stands in each field, by its name: a text, a tick, or the value that is chosen."""
    assert form.modal is not None, "no form was shown"
    fields = [label["component"] for label in form.modal["components"]]
    return {field["custom_id"]: _value(field) for field in fields}


def _value(field: dict[str, Any]) -> Any:
    if "options" in field:
        chosen = [option["value"] for option in field["options"] if option.get("default")]
        return chosen[0] if len(chosen) == 1 else chosen
    return field.get("value", field.get("default"))
