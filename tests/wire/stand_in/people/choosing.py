"""Finding the button or select a person means, and checking what they choose in it."""

from collections.abc import Callable, Iterable
from typing import Any

from tests.wire.stand_in.people.refusals import NotPossible
from tests.wire.stand_in.people.resolved import Resolved
from tests.wire.stand_in.world.messages.components import BUTTON, LINK, PREMIUM, SELECTS, STRING_SELECT, Component, walk


def find_button(components: list[Component], label: str | None, custom_id: str | None) -> Component:
    """The button with that label (or emoji) or custom_id. Raises NotPossible if a person could not click it."""

    def meant(part: Component) -> bool:
        names = (part.get("label"), (part.get("emoji") or {}).get("name"))
        return (label is None or label in names) and (custom_id is None or part.get("custom_id") == custom_id)

    button = _only(components, (BUTTON,), meant, f"button {label or custom_id!r}")
    if button["style"] in (LINK, PREMIUM):
        raise NotPossible(f"the button {label or custom_id!r} opens a link")
    return button


def find_select(components: list[Component], placeholder: str | None, custom_id: str | None) -> Component:
    def meant(part: Component) -> bool:
        named = placeholder is None or part.get("placeholder") == placeholder
        return named and (custom_id is None or part["custom_id"] == custom_id)

    return _only(components, SELECTS, meant, f"select {placeholder or custom_id or ''!r}")


def _only(
    components: list[Component], kinds: Iterable[int], meant: Callable[[Component], bool], what: str
) -> Component:
    every = [part for _, part in walk(components) if part["type"] in kinds]
    found = [part for part in every if meant(part)]
    if not found:
        shown = [part.get("label") or part.get("placeholder") or part.get("custom_id") for part in every]
        raise NotPossible(f"there is no {what}; there is {shown}")
    if len(found) > 1:
        raise NotPossible(f"there are {len(found)} of {what}: say which by custom_id")
    if found[0].get("disabled"):
        raise NotPossible(f"the {what} is disabled")
    return found[0]


def select_values(select: Component, chosen: list[Any], resolved: Resolved) -> list[str]:
    values = (
        string_values(select, chosen) if select["type"] == STRING_SELECT else typed_values(select, chosen, resolved)
    )
    check_count(select["custom_id"], values, select.get("min_values", 1), select.get("max_values", 1))
    return values


def string_values(part: Component, chosen: list[Any]) -> list[str]:
    """Options by value or by what is shown."""
    by_name = {option["label"]: option["value"] for option in part["options"]}
    values = {option["value"] for option in part["options"]}
    found = [choice if choice in values else by_name.get(choice) for choice in chosen]
    if None in found:
        raise NotPossible(f"{chosen} are not among the options {list(by_name)}")
    return [str(value) for value in found]


def typed_values(part: Component, chosen: list[Any], resolved: Resolved) -> list[str]:
    return [resolved.add(choice) for choice in chosen if choice is not None]


def check_count(name: str, chosen: list[str], low: int, high: int) -> None:
    if not low <= len(chosen) <= high:
        raise NotPossible(f"{name!r} takes {low} to {high} choices, not {len(chosen)}")
