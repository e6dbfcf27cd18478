"""What Discord refuses in the components of messages and modals."""

from typing import Any

from tests.wire.stand_in.errors import FormErrors
from tests.wire.stand_in.world.messages.components import (
    ACTION_ROW,
    BUTTON,
    CONTAINER,
    FILE_UPLOAD,
    LABEL,
    LINK,
    SELECTS,
    STRING_SELECT,
    TEXT_DISPLAY,
    TEXT_INPUT,
    Component,
    walk,
)

CUSTOM_ID, BUTTON_LABEL, OPTIONS, OPTION_TEXT, PLACEHOLDER, URL = 100, 80, 25, 100, 150, 512
ROWS, ROW_WIDTH, V2_TOTAL, V2_TEXT = 5, 5, 40, 4000
MODAL_ITEMS, MODAL_TITLE, LABEL_TEXT, LABEL_DESCRIPTION, INPUT_TEXT = 5, 45, 45, 100, 4000


def check_components(form: FormErrors, components: list[Component], *, v2: bool) -> None:
    every = list(walk(components))
    if v2:
        form.at_most("components", len(every), V2_TOTAL)
        text = sum(len(part["content"]) for _, part in every if part["type"] == TEXT_DISPLAY)
        form.at_most("components", text, V2_TEXT)
    else:
        form.at_most("components", len(components), ROWS)
        for index, row in enumerate(components):
            if row.get("type") != ACTION_ROW:
                form.add(f"components.{index}.type", "UNION_TYPE_CHOICES", "Value of field must be one of (1,).")
    _check_ids(form, every)
    for path, part in every:
        _check_part(form, f"components.{path}", part)


def _check_ids(form: FormErrors, every: list[tuple[str, Component]]) -> None:
    seen: set[str] = set()
    for path, part in every:
        custom_id = part.get("custom_id")
        if custom_id in seen:
            form.add(
                f"components.{path}.custom_id",
                "COMPONENT_CUSTOM_ID_DUPLICATED",
                "Component custom id cannot be duplicated",
            )
        if custom_id:
            seen.add(custom_id)


def _check_part(form: FormErrors, path: str, part: Component) -> None:
    kind = part["type"]
    if "custom_id" in part:
        form.between(f"{path}.custom_id", len(part["custom_id"]), 1, CUSTOM_ID)
    if kind == ACTION_ROW:
        form.between(f"{path}.components", len(part["components"]), 1, ROW_WIDTH)
    elif kind == BUTTON:
        _check_button(form, path, part)
    elif kind in SELECTS:
        _check_select(form, path, part)
    elif kind == CONTAINER and not part["components"]:
        form.required(f"{path}.components")
    elif kind == TEXT_DISPLAY and not part["content"].strip():
        form.required(f"{path}.content")


def _check_button(form: FormErrors, path: str, button: Component) -> None:
    form.at_most(f"{path}.label", len(button.get("label") or ""), BUTTON_LABEL)
    if not button.get("label") and not button.get("emoji"):
        form.add(path, "BUTTON_COMPONENT_INVALID", "A button must have a label or an emoji")
    if button["style"] == LINK:
        form.between(f"{path}.url", len(button.get("url") or ""), 1, URL)
        if str(button.get("url")).split("://")[0] not in ("http", "https", "discord"):
            form.add(f"{path}.url", "URL_TYPE_INVALID_SCHEME", "Scheme is not supported")
    elif not button.get("custom_id"):
        form.required(f"{path}.custom_id")


def _check_select(form: FormErrors, path: str, select: Component) -> None:
    form.at_most(f"{path}.placeholder", len(select.get("placeholder") or ""), PLACEHOLDER)
    if not select.get("custom_id"):
        form.required(f"{path}.custom_id")
    if select["type"] != STRING_SELECT:
        return
    options = select.get("options") or []
    form.between(f"{path}.options", len(options), 1, OPTIONS)
    values = [option["value"] for option in options]
    if len(set(values)) < len(values):
        form.add(
            f"{path}.options", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used"
        )
    if (select.get("max_values") or 1) > len(options):
        form.add(f"{path}.max_values", "SELECT_COMPONENT_MAX_VALUES", "Must not exceed the number of options.")
    for index, option in enumerate(options):
        for key in ("label", "value"):
            form.between(f"{path}.options.{index}.{key}", len(option[key]), 1, OPTION_TEXT)
        form.at_most(f"{path}.options.{index}.description", len(option.get("description") or ""), OPTION_TEXT)


def check_modal(form: FormErrors, modal: dict[str, Any]) -> None:
    form.between("data.title", len(modal.get("title") or ""), 1, MODAL_TITLE)
    form.between("data.custom_id", len(modal.get("custom_id") or ""), 1, CUSTOM_ID)
    components = modal.get("components") or []
    form.between("data.components", len(components), 1, MODAL_ITEMS)
    every = list(walk(components))
    _check_ids(form, every)
    for path, part in every:
        _check_modal_part(form, f"data.components.{path}", part)


def _check_modal_part(form: FormErrors, path: str, part: Component) -> None:
    kind = part["type"]
    if kind == LABEL:
        form.between(f"{path}.label", len(part.get("label") or ""), 1, LABEL_TEXT)
        form.at_most(f"{path}.description", len(part.get("description") or ""), LABEL_DESCRIPTION)
    elif kind == TEXT_INPUT:
        form.at_most(f"{path}.label", len(part.get("label") or ""), LABEL_TEXT)
        form.at_most(f"{path}.placeholder", len(part.get("placeholder") or ""), OPTION_TEXT)
        form.at_most(f"{path}.value", len(part.get("value") or ""), part.get("max_length") or INPUT_TEXT)
        form.at_most(f"{path}.max_length", part.get("max_length") or 1, INPUT_TEXT)
        form.between(f"{path}.custom_id", len(part.get("custom_id") or ""), 1, CUSTOM_ID)
    elif kind == FILE_UPLOAD:
        form.at_most(f"{path}.max_values", part.get("max_values") or 1, 10)
    else:
        _check_part(form, path, part)
