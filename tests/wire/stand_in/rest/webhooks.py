"""What follows the first answer to an interaction: followups, and edits of what was answered."""

from typing import Any

from tests.wire.stand_in.errors import Code, refuse
from tests.wire.stand_in.rest.call import Call, Routes
from tests.wire.stand_in.rest.interactions import publish
from tests.wire.stand_in.rest.limits.messages import check_message
from tests.wire.stand_in.world.interactions import Interaction
from tests.wire.stand_in.world.messages import posting
from tests.wire.stand_in.world.messages.messages import Message

routes = Routes()
WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
ORIGINAL = WEBHOOK + "/messages/@original"
MESSAGE = WEBHOOK + "/messages/{message_id}"


def _interaction(call: Call) -> Interaction:
    interaction = call.world.interactions.get(call.parameters["webhook_token"])
    if interaction is None or interaction.answer is None or call.id("webhook_id") != call.world.bot.id:
        raise refuse(Code.UNKNOWN_WEBHOOK)
    if interaction.expired:
        raise refuse(Code.INVALID_WEBHOOK_TOKEN)
    return interaction


def _message(call: Call, interaction: Interaction) -> Message:
    if "message_id" not in call.parameters:
        message = interaction.original
    else:
        message = interaction.messages.get(call.id("message_id"))
    if message is None or message.deleted:
        raise refuse(Code.UNKNOWN_MESSAGE)
    return message


@routes.post(WEBHOOK, needs_token=False)
def create_followup(call: Call) -> Any:
    interaction = _interaction(call)
    check_message(call.body, len(call.files), new=True)
    original = interaction.original
    if original is not None and original.is_loading and not original.deleted:
        message = posting.edit(original, {**call.body, "flags": 0}, call.files)
    else:
        message = publish(interaction, call.body, call)
    interaction.touch(message)
    return message.payload()


@routes.get(ORIGINAL, needs_token=False)
@routes.get(MESSAGE, needs_token=False)
def get_followup(call: Call) -> Any:
    return _message(call, _interaction(call)).payload()


@routes.patch(ORIGINAL, needs_token=False)
@routes.patch(MESSAGE, needs_token=False)
def edit_followup(call: Call) -> Any:
    interaction = _interaction(call)
    message = _message(call, interaction)
    check_message(call.body, len(call.files), new=False)
    posting.edit(message, call.body, call.files)
    interaction.touch(message)
    return message.payload()


@routes.delete(ORIGINAL, needs_token=False)
@routes.delete(MESSAGE, needs_token=False)
def delete_followup(call: Call) -> Any:
    interaction = _interaction(call)
    message = _message(call, interaction)
    posting.delete(message)
    interaction.touch(message)
