"""A slash command as a person types it: options by name, checked and resolved by the registered definition."""

from typing import Any

from tests.wire.stand_in.people.refusals import NotPossible
from tests.wire.stand_in.people.resolved import Resolved
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.members import Member
from tests.wire.stand_in.world.guilds.roles import Role
from tests.wire.stand_in.world.users import User

Definition = dict[str, Any]

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(1, 12)
THINGS: dict[int, tuple[type, ...]] = {
    USER: (Member, User),
    CHANNEL: (Channel,),
    ROLE: (Role,),
    MENTIONABLE: (Member, User, Role),
}
PLAIN: dict[int, tuple[type, ...]] = {STRING: (str,), INTEGER: (int,), BOOLEAN: (bool,), NUMBER: (int, float)}
TEXT = 6000


def descend(command: Definition, path: list[str]) -> tuple[list[Definition], list[Definition]]:
    """The subcommands that `path` names, outermost first, and the options of the last."""
    steps: list[Definition] = []
    here = command
    for name in path:
        inner = [o for o in here.get("options") or [] if o["name"] == name and o["type"] in (SUBCOMMAND, GROUP)]
        if not inner:
            raise NotPossible(f"/{command['name']} has no subcommand {' '.join(path)!r}")
        here = inner[0]
        steps.append(here)
    options: list[Definition] = here.get("options") or []
    if any(option["type"] in (SUBCOMMAND, GROUP) for option in options):
        raise NotPossible(f"{here['name']!r} is not a command but a group of {[o['name'] for o in options]}")
    return steps, options


def nested(steps: list[Definition], filled: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Filled options inside the subcommands they belong to."""
    for step in reversed(steps):
        filled = [{"name": step["name"], "type": step["type"], "options": filled}]
    return filled


def fill(options: list[Definition], values: dict[str, Any], resolved: Resolved) -> list[dict[str, Any]]:
    """The options with their values. Raises NotPossible for one unknown, missing or out of bounds."""
    known = {option["name"] for option in options}
    unknown = values.keys() - known
    if unknown:
        raise NotPossible(f"there are no options {sorted(unknown)}; there are {sorted(known)}")
    missing = [option["name"] for option in options if option.get("required") and option["name"] not in values]
    if missing:
        raise NotPossible(f"the options {missing} are required")
    return [
        {"name": option["name"], "type": option["type"], "value": _value(option, values[option["name"]], resolved)}
        for option in options
        if values.get(option["name"]) is not None
    ]


def typed_so_far(options: list[Definition], values: dict[str, Any], focused: str, text: str) -> list[dict[str, Any]]:
    """The options of an autocomplete: the focused one carries what was typed, of others what is filled in."""
    by_name = {option["name"]: option for option in options}
    if not by_name.get(focused, {}).get("autocomplete"):
        raise NotPossible(f"there is no option {focused!r} with autocomplete; there are {sorted(by_name)}")
    kinds = {name: by_name[name]["type"] for name in values if name in by_name}
    filled = [{"name": name, "type": kind, "value": _plain(values[name])} for name, kind in kinds.items()]
    return [*filled, {"name": focused, "type": by_name[focused]["type"], "value": text, "focused": True}]


def _plain(value: Any) -> Any:
    return str(value.id) if hasattr(value, "id") else value


def _value(option: Definition, value: Any, resolved: Resolved) -> Any:
    kind, name = option["type"], option["name"]
    if kind == ATTACHMENT:
        return resolved.file(*value)
    if kind in THINGS:
        _check_thing(option, value)
        return resolved.add(value)
    if not isinstance(value, PLAIN[kind]) or (kind in (INTEGER, NUMBER) and isinstance(value, bool)):
        raise NotPossible(f"the option {name!r} does not take {value!r}")
    value = _among_choices(option, value)
    _check_bounds(option, value)
    return value


def _check_thing(option: Definition, value: Any) -> None:
    if not isinstance(value, THINGS[option["type"]]):
        raise NotPossible(f"the option {option['name']!r} does not take {value!r}")
    allowed = option.get("channel_types")
    if allowed and isinstance(value, Channel) and int(value.kind) not in allowed:
        raise NotPossible(f"the option {option['name']!r} does not offer {value!r}")


def _among_choices(option: Definition, value: Any) -> Any:
    """A fixed choice by its name or value."""
    choices = option.get("choices")
    if not choices:
        return value
    for choice in choices:
        if value in (choice["name"], choice["value"]):
            return choice["value"]
    raise NotPossible(f"{value!r} is not among the choices {[choice['name'] for choice in choices]}")


def _check_bounds(option: Definition, value: Any) -> None:
    if isinstance(value, str):
        low, high = option.get("min_length") or 0, option.get("max_length") or TEXT
        size: float = len(value)
    elif option["type"] == BOOLEAN:
        return
    else:
        low, high = option.get("min_value", -(2**53)), option.get("max_value", 2**53)
        size = value
    if not low <= size <= high:
        raise NotPossible(f"the option {option['name']!r} takes {low} to {high}, not {size}")
