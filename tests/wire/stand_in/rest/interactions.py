"""The first answer to an interaction."""

from collections.abc import Callable
from typing import Any

from tests.wire.stand_in.errors import Code, FormErrors, invalid, refuse
from tests.wire.stand_in.rest.call import Call, Routes
from tests.wire.stand_in.rest.limits.components import check_modal
from tests.wire.stand_in.rest.limits.messages import check_message
from tests.wire.stand_in.world.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from tests.wire.stand_in.world.messages import posting
from tests.wire.stand_in.world.messages.messages import EPHEMERAL, LOADING, Message

routes = Routes()
MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
ANSWERS = {
    COMMAND: (MESSAGE, DEFERRED_MESSAGE, MODAL),
    COMPONENT: (MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL),
    MODAL_SUBMIT: (MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE),
    AUTOCOMPLETE: (CHOICES,),
}
CHOICE_COUNT, CHOICE_TEXT = 25, 100


@routes.post("/interactions/{interaction_id}/{interaction_token}/callback", needs_token=False)
def answer(call: Call) -> Any:
    interaction = call.world.interactions.get(call.parameters["interaction_token"])
    if interaction is None or interaction.id != call.id("interaction_id"):
        raise refuse(Code.UNKNOWN_INTERACTION)
    if interaction.answer is not None:
        raise refuse(Code.ALREADY_ACKNOWLEDGED)
    if interaction.late:
        raise refuse(Code.UNKNOWN_INTERACTION)
    kind = call.body["type"]
    if kind not in ANSWERS[interaction.kind] or (kind in (DEFERRED_UPDATE, UPDATE) and interaction.message is None):
        raise invalid("type", "INTERACTION_CALLBACK_TYPE_INVALID", "Not an answer to this kind of interaction")
    message = WAYS[kind](call, interaction, call.body.get("data") or {})
    interaction.answer = kind
    interaction.touch(message)
    return (
        _described(interaction, message) if call.request.query.get("with_response") in ("1", "true", "True") else None
    )


def _post(call: Call, interaction: Interaction, data: dict[str, Any]) -> Message:
    check_message(data, len(call.files), new=True)
    interaction.original = publish(interaction, data, call)
    return interaction.original


def _defer(call: Call, interaction: Interaction, data: dict[str, Any]) -> Message:
    interaction.deferred = True
    message = Message(interaction.channel, call.world.snowflakes.next(), call.world.bot)
    message.interaction = interaction
    message.flags = LOADING | (int(data.get("flags") or 0) & EPHEMERAL)
    interaction.original = message
    if not message.ephemeral:
        message.channel.by_id[message.id] = message
        call.world.tell_message("MESSAGE_CREATE", message)
    return message


def _defer_update(call: Call, interaction: Interaction, data: dict[str, Any]) -> Message | None:
    interaction.deferred = True
    interaction.original = interaction.message
    return interaction.message


def _update(call: Call, interaction: Interaction, data: dict[str, Any]) -> Message | None:
    interaction.original = interaction.message
    check_message(data, len(call.files), new=False)
    return posting.edit(interaction.message, data, call.files) if interaction.message else None


def _complete(call: Call, interaction: Interaction, data: dict[str, Any]) -> None:
    choices = data.get("choices") or []
    form = FormErrors()
    form.at_most("data.choices", len(choices), CHOICE_COUNT)
    for index, choice in enumerate(choices):
        form.between(f"data.choices.{index}.name", len(choice["name"]), 1, CHOICE_TEXT)
        if isinstance(choice["value"], str):
            form.between(f"data.choices.{index}.value", len(choice["value"]), 1, CHOICE_TEXT)
    form.raise_if_any()
    interaction.choices = choices


def _open_modal(call: Call, interaction: Interaction, data: dict[str, Any]) -> None:
    form = FormErrors()
    check_modal(form, data)
    form.raise_if_any()
    interaction.modal = data


WAYS: dict[int, Callable[[Call, Interaction, dict[str, Any]], Message | None]] = {
    MESSAGE: _post,
    DEFERRED_MESSAGE: _defer,
    DEFERRED_UPDATE: _defer_update,
    UPDATE: _update,
    CHOICES: _complete,
    MODAL: _open_modal,
}


def publish(interaction: Interaction, data: dict[str, Any], call: Call) -> Message:
    """A message of the bot's in answer to an interaction; an ephemeral one stands in no channel."""
    message = Message(interaction.channel, call.world.snowflakes.next(), call.world.bot)
    message.interaction = interaction
    if int(data.get("flags") or 0) & EPHEMERAL:
        message.flags = EPHEMERAL
        message.fill(data, posting.new_attachments(message, data, call.files))
        return message
    return posting.post(interaction.channel, call.world.bot, data, call.files, message)


def _described(interaction: Interaction, message: Message | None) -> dict[str, Any]:
    about: dict[str, Any] = {"id": str(interaction.id), "type": interaction.kind}
    if message is None:
        return {"interaction": about}
    about |= {
        "response_message_id": str(message.id),
        "response_message_loading": message.is_loading,
        "response_message_ephemeral": message.ephemeral,
        "channel_id": str(message.channel.id),
    }
    if interaction.answer not in (MESSAGE, UPDATE):
        return {"interaction": about}
    return {"interaction": about, "resource": {"type": interaction.answer, "message": message.payload()}}
