"""Requests that no client of Discord's would send, to the bot in a simulated server: every custom_id can be forged."""

from typing import Any

from simcord.actors import MemberActor, _component_interaction
from simcord.backend import serializers
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult, ResponseMessage

MODAL_SUBMIT = 5
IN_LAYOUT = 1 << 15
"""The flag of a message that is nothing but components."""

BUTTON, SELECT, TEXT_INPUT, LABEL = 2, 3, 4, 18


async def press(person: MemberActor, answer: InteractionResult, custom_id: str, *values: str) -> InteractionResult:
    """Click a button that the bot never put under an answer or, with values, choose in a select that it didn't."""
    stored: Any = answer.response and answer.response._message
    data: dict[str, Any] = {"custom_id": custom_id, "component_type": SELECT if values else BUTTON}
    options = [{"label": "Forged", "value": value} for value in values]
    shown = {"options": options} if values else {"style": 2, "label": "Forged"}
    stored.components = [{"type": 1, "components": [{"type": data["component_type"], "custom_id": custom_id, **shown}]}]
    stored.flags &= ~IN_LAYOUT
    return await _component_interaction(person, stored, {**data, "values": list(values)} if values else data)


async def send_form(
    person: MemberActor,
    channel: ChannelHandle,
    custom_id: str,
    values: dict[str, str],
    under: InteractionResult | None = None,
) -> InteractionResult:
    """Send a form that was never shown, with these texts in its fields, as if it was opened from under an answer."""
    fields = [{"type": TEXT_INPUT, "custom_id": name, "value": text} for name, text in values.items()]
    components = [{"type": LABEL, "id": number, "component": field} for number, field in enumerate(fields, 1)]
    data = {"custom_id": custom_id, "components": components}
    if under is None or under.response is None:
        return await person._dispatch_interaction(MODAL_SUBMIT, channel, data)
    message = under.response._message
    extra = {"message": dict(serializers.message_payload(under.response._env.backend, message))}
    return await person._dispatch_interaction(MODAL_SUBMIT, channel, data, extra=extra, source_message_id=message.id)


def everything_in(answer: InteractionResult) -> str:
    """Return all that the person got: messages with what hides in their buttons and menus, files, forms, offers."""
    parts: list[Any] = [answer.modal, answer.autocomplete_choices]
    for message in (answer.response, *answer.followups):
        if message is not None:
            stored = message._message
            parts += [stored.content, stored.embeds, stored.components, *_files_of(message)]
    return "\n".join(str(part) for part in parts if part)


def _files_of(message: ResponseMessage) -> list[str]:
    cdn = message._env.backend.cdn
    files = [(one["filename"], cdn.get(one["url"])) for one in message._message.attachments]
    return [f"{name}\n{data.decode('utf-8', 'replace')}" for name, data in files if data is not None]
