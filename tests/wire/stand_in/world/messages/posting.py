"""Messages come and go: posting, editing, deleting, and the events that tell of it."""

from typing import Any

from tests.wire.stand_in.errors import Code, refuse
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.threads import Thread
from tests.wire.stand_in.world.messages.attachments import Attachment, Upload
from tests.wire.stand_in.world.messages.messages import Message
from tests.wire.stand_in.world.snowflakes import timestamp
from tests.wire.stand_in.world.users import User


def post(
    channel: Channel, author: User, body: dict[str, Any], files: dict[int, Upload], message: Message | None = None
) -> Message:
    """Put a message into a channel and tell the bot; `message` is given where its id or kind was settled before."""
    world = channel.world
    message = message or Message(channel, world.snowflakes.next(), author)
    message.nonce = body.get("nonce")
    message.tts = bool(body.get("tts"))
    message.reference = _reference(channel, body)
    message.fill(body, new_attachments(message, body, files))
    message.notify()
    channel.by_id[message.id] = message
    channel.last_message_id = message.id
    if isinstance(channel, Thread):
        channel.total_message_sent += 1
        if channel.archived:
            channel.update(archived=False)
    world.remember_nonce(message)
    world.tell_message("MESSAGE_CREATE", message)
    return message


def edit(message: Message, body: dict[str, Any], files: dict[int, Upload]) -> Message:
    if not message.is_loading:
        message.edited_at = timestamp()
    message.fill(body, new_attachments(message, body, files), editing=True)
    if not message.ephemeral:
        message.channel.world.tell_message("MESSAGE_UPDATE", message)
    return message


def new_attachments(message: Message, body: dict[str, Any], files: dict[int, Upload]) -> list[Attachment]:
    described = {int(part["id"]): part for part in body.get("attachments") or []}
    return [
        message.channel.world.store_file(
            Upload(described.get(index, {}).get("filename") or upload.filename, upload.content),
            description=described.get(index, {}).get("description"),
            ephemeral=message.ephemeral,
        )
        for index, upload in sorted(files.items())
    ]


def delete(*messages: Message) -> None:
    """Delete one message, or several of one channel at a time."""
    channel = messages[0].channel
    for message in messages:
        message.deleted = True
        channel.by_id.pop(message.id, None)
    standing = [message for message in messages if not message.ephemeral]
    where = {"channel_id": str(channel.id), **({"guild_id": str(channel.guild.id)} if channel.guild else {})}
    if len(standing) > 1:
        ids = {"ids": [str(message.id) for message in standing], **where}
        channel.world.tell("MESSAGE_DELETE_BULK", ids, guild=channel.guild, channel=channel)
    elif standing:
        id_ = {"id": str(standing[0].id), **where}
        channel.world.tell("MESSAGE_DELETE", id_, guild=channel.guild, channel=channel)


def _reference(channel: Channel, body: dict[str, Any]) -> Message | None:
    reference = body.get("message_reference")
    if not reference:
        return None
    place = channel.world.channels.get(int(reference.get("channel_id") or channel.id), channel)
    message = place.by_id.get(int(reference["message_id"]))
    if message is None and reference.get("fail_if_not_exists", True):
        raise refuse(Code.UNKNOWN_MESSAGE)
    return message
