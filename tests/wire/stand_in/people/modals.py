"""A modal as a person fills it in: fields by custom_id or label, checked as a client checks them."""

from typing import TYPE_CHECKING, Any

from tests.wire.stand_in.people.choosing import check_count, string_values, typed_values
from tests.wire.stand_in.people.refusals import NotPossible
from tests.wire.stand_in.people.resolved import Resolved
from tests.wire.stand_in.world.messages.components import (
    CHECKBOX,
    CHECKBOX_GROUP,
    FILE_UPLOAD,
    LABEL,
    RADIO_GROUP,
    SELECTS,
    STRING_SELECT,
    TEXT_INPUT,
    Component,
    walk,
)

if TYPE_CHECKING:
    from tests.wire.stand_in.world.world import World

INPUT_TEXT = 4000
FIELDS = (TEXT_INPUT, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX, *SELECTS)


class Modal:
    def __init__(self, payload: dict[str, Any]) -> None:
        self.payload = payload
        self.custom_id: str = payload["custom_id"]
        self.title: str = payload["title"]

    def __repr__(self) -> str:
        return f"<modal {self.title!r} {list(self.fields)}>"

    @property
    def fields(self) -> dict[str, Component]:
        """The inputs by label."""
        found: dict[str, Component] = {}
        for _, part in walk(self.payload["components"]):
            if part["type"] == LABEL:
                found[part["label"]] = part["component"]
            elif part["type"] == TEXT_INPUT and part.get("label"):
                found[part["label"]] = part
            elif part["type"] in FIELDS and part not in found.values():
                found[part["custom_id"]] = part
        return found

    def filled(self, world: "World", values: dict[str, Any]) -> dict[str, Any]:
        """The data of a MODAL_SUBMIT. Raises NotPossible where a client would not let the person submit."""
        resolved = Resolved(world)
        by_id = {part["custom_id"]: self._answer(name, part, values, resolved) for name, part in self.fields.items()}
        known = {*self.fields, *by_id}
        for name in values:
            if name not in known:
                raise NotPossible(f"{self!r} has no field {name!r}")
        components = [_submitted(part, by_id) for part in self.payload["components"]]
        return {"custom_id": self.custom_id, "components": components, **resolved.payload()}

    def _answer(self, name: str, part: Component, values: dict[str, Any], resolved: Resolved) -> dict[str, Any]:
        given = values.get(part["custom_id"], values.get(name))
        base = {"type": part["type"], "id": part.get("id", 0), "custom_id": part["custom_id"]}
        kind, required = part["type"], part.get("required", True)
        if kind == TEXT_INPUT:
            return {**base, "value": _text(name, part, given)}
        if kind == CHECKBOX:
            return {**base, "value": bool(part.get("default", False) if given is None else given)}
        if kind == RADIO_GROUP:
            chosen = string_values(part, [] if given is None else [given])
            check_count(name, chosen, 1 if required else 0, 1)
            return {**base, "value": chosen[0] if chosen else None}
        chosen = _several(part, given, resolved)
        low = part.get("min_values", 1) if required else 0
        check_count(name, chosen, low, part.get("max_values") or len(part.get("options", [])) or 1)
        return {**base, "values": chosen}


def _text(name: str, part: Component, given: Any) -> str:
    text = str(part.get("value") or "") if given is None else str(given)
    if not text and part.get("required", True):
        raise NotPossible(f"the field {name!r} is required")
    low, high = part.get("min_length") or 0, part.get("max_length") or INPUT_TEXT
    if text and not low <= len(text) <= high:
        raise NotPossible(f"the field {name!r} takes {low} to {high} characters, not {len(text)}")
    if part["style"] == 1 and "\n" in text:
        raise NotPossible(f"the field {name!r} takes one line")
    return text


def _several(part: Component, given: Any, resolved: Resolved) -> list[str]:
    if given is None:
        given = [option["value"] for option in part.get("options", []) if option.get("default")]
    many = given if isinstance(given, list) else [given]
    if part["type"] == FILE_UPLOAD:
        return [resolved.file(name, content) for name, content in many]
    if part["type"] in (STRING_SELECT, CHECKBOX_GROUP):
        return string_values(part, many)
    return typed_values(part, many, resolved)


def _submitted(part: Component, by_id: dict[str, dict[str, Any]]) -> dict[str, Any]:
    base = {"type": part["type"], "id": part.get("id", 0)}
    if "components" in part:
        return {**base, "components": [by_id[child["custom_id"]] for child in part["components"]]}
    if part["type"] == LABEL:
        return {**base, "component": by_id[part["component"]["custom_id"]]}
    return base
