"""What Discord refuses in a command's definition."""

import re
from typing import Any

from tests.wire.stand_in.errors import FormErrors

CHAT_INPUT_NAME = re.compile(r"[-_'\w]{1,32}")
NAME, DESCRIPTION, OPTIONS, CHOICES, TOTAL = 32, 100, 25, 25, 8000
CHAT_INPUT, SUBCOMMAND, GROUP = 1, 1, 2


def check_command(form: FormErrors, command: dict[str, Any], path: str = "") -> None:
    kind = command.get("type") or CHAT_INPUT
    form.between(f"{path}name", len(command.get("name") or ""), 1, NAME)
    if kind != CHAT_INPUT:
        if command.get("description"):
            form.add(
                f"{path}description", "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED", "Not for this kind of command"
            )
        return
    _check_named(form, command, path)
    _check_options(form, command.get("options") or [], path)
    form.at_most(f"{path}name", _total(command), TOTAL)


def _check_named(form: FormErrors, part: dict[str, Any], path: str) -> None:
    name = part.get("name") or ""
    if not CHAT_INPUT_NAME.fullmatch(name) or name != name.lower():
        form.add(f"{path}name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    form.between(f"{path}description", len(part.get("description") or ""), 1, DESCRIPTION)


def _check_options(form: FormErrors, options: list[dict[str, Any]], path: str) -> None:
    form.at_most(f"{path}options", len(options), OPTIONS)
    names = [option.get("name") for option in options]
    if len(set(names)) < len(names):
        form.add(f"{path}options", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option names must be unique")
    optional_seen = False
    for index, option in enumerate(options):
        place = f"{path}options.{index}."
        _check_named(form, option, place)
        _check_choices(form, option, place)
        _check_options(form, option.get("options") or [], place)
        if option.get("required") and optional_seen:
            form.add(place + "required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options come first")
        optional_seen = optional_seen or not option.get("required", option["type"] in (SUBCOMMAND, GROUP))


def _check_choices(form: FormErrors, option: dict[str, Any], path: str) -> None:
    choices = option.get("choices") or []
    form.at_most(f"{path}choices", len(choices), CHOICES)
    if choices and option.get("autocomplete"):
        form.add(f"{path}autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "No choices beside autocomplete")
    for index, choice in enumerate(choices):
        form.between(f"{path}choices.{index}.name", len(choice["name"]), 1, DESCRIPTION)


def _total(part: dict[str, Any]) -> int:
    own = len(part.get("name") or "") + len(part.get("description") or "")
    choices = sum(len(str(choice["name"])) + len(str(choice["value"])) for choice in part.get("choices") or [])
    return own + choices + sum(_total(option) for option in part.get("options") or [])
