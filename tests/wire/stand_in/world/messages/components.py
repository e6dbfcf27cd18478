"""Kinds of component, and a walk through nested ones."""

import copy
from collections.abc import Iterator
from typing import Any

Component = dict[str, Any]

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
SECTION, TEXT_DISPLAY, CONTAINER, LABEL, FILE_UPLOAD = 9, 10, 17, 18, 19
RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 21, 22, 23
SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)
LINK, PREMIUM = 5, 6


def walk(components: list[Component], path: str = "") -> Iterator[tuple[str, Component]]:
    """Every component with its dotted path, parents before children."""
    for index, component in enumerate(components):
        place = f"{path}{index}"
        yield place, component
        yield from walk(component.get("components") or [], f"{place}.components.")
        for key in ("component", "accessory"):
            if component.get(key):
                yield from ((f"{place}.{key}", part) for _, part in walk([component[key]]))


def numbered(components: list[Component]) -> list[Component]:
    """A copy with the ids that Discord gives to components without; a standard emoji has none."""
    own = copy.deepcopy(components)
    for number, (_, part) in enumerate(walk(own), 1):
        part["id"] = part.get("id") or number
        if part.get("emoji"):
            part["emoji"] = {key: value for key, value in part["emoji"].items() if value is not None}
    return own
