"""Messages of a channel: post, read, edit, delete, publish, pin."""

from typing import Any

from tests.wire.stand_in.errors import Code, refuse
from tests.wire.stand_in.permissions import Permission
from tests.wire.stand_in.rest.call import Call, Routes
from tests.wire.stand_in.rest.limits.messages import check_message
from tests.wire.stand_in.world.guilds.channels import Channel, Kind
from tests.wire.stand_in.world.guilds.threads import Thread
from tests.wire.stand_in.world.messages import pinning, posting
from tests.wire.stand_in.world.messages.messages import CROSSPOSTED, Message, redacted
from tests.wire.stand_in.world.snowflakes import DISCORD_EPOCH

routes = Routes()
MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = MESSAGES + "/{message_id}"
TWO_WEEKS = 14 * 24 * 3600  # seconds


def shown(call: Call, message: Message) -> dict[str, Any]:
    """A message as it is read later: without its nonce, and without what the bot has no intent for."""
    payload = message.payload()
    payload.pop("nonce", None)
    hide = not call.world.sees_content and not message.open_to_the_bot
    return redacted(payload) if hide else payload


def need_to_post(call: Call, channel: Channel, body: dict[str, Any]) -> None:
    """Raises what Discord answers to a post that is not allowed here."""
    if channel.kind in (Kind.FORUM, Kind.CATEGORY):
        raise refuse(Code.WRONG_CHANNEL_TYPE)
    if channel.recipient and (not channel.recipient.accepts_dms or channel.recipient.blocked_the_bot):
        raise refuse(Code.CLOSED_DMS)
    if isinstance(channel, Thread) and channel.locked and not call.may(Permission.MANAGE_THREADS, channel):
        raise refuse(Code.THREAD_LOCKED)
    sending = Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
    call.need(sending, channel)
    need_for_parts(call, channel, body)
    if body.get("message_reference") and not call.may(Permission.READ_MESSAGE_HISTORY, channel):
        raise refuse(Code.NO_HISTORY_FOR_REPLY)


def need_for_parts(call: Call, channel: Channel, body: dict[str, Any]) -> None:
    if body.get("embeds"):
        call.need(Permission.EMBED_LINKS, channel)
    if call.files:
        call.need(Permission.ATTACH_FILES, channel)


def need_unarchived(channel: Channel) -> None:
    if isinstance(channel, Thread) and channel.archived:
        raise refuse(Code.THREAD_ARCHIVED)


@routes.post(MESSAGES)
def create_message(call: Call) -> Any:
    channel = call.channel()
    check_message(call.body, len(call.files), new=True)
    need_to_post(call, channel, call.body)
    nonce = call.body.get("nonce")
    if nonce is not None and call.body.get("enforce_nonce"):
        first = call.world.message_by_nonce(call.world.bot.id, str(nonce))
        if first:
            return first.payload()
    return posting.post(channel, call.world.bot, call.body, call.files).payload()


@routes.get(MESSAGES)
def list_messages(call: Call) -> Any:
    channel = call.channel()
    limit = call.number("limit", 50, 1, 100)
    if not call.may(Permission.READ_MESSAGE_HISTORY, channel):
        return []
    return [shown(call, message) for message in page(call, channel.messages, limit)]


def page(call: Call, messages: list[Message], limit: int) -> list[Message]:
    """Newest first, as Discord sends them; `after` gives the oldest of those that follow."""
    query = call.request.query
    newest_first = messages[::-1]
    if "before" in query:
        return [message for message in newest_first if message.id < int(query["before"])][:limit]
    if "after" in query:
        return [message for message in messages if message.id > int(query["after"])][:limit][::-1]
    if "around" in query:
        middle = int(query["around"])
        nearest = sorted(messages, key=lambda message: abs(message.id - middle))[:limit]
        return sorted(nearest, key=lambda message: -message.id)
    return newest_first[:limit]


@routes.get(MESSAGE)
def get_message(call: Call) -> Any:
    channel = call.channel()
    if not call.may(Permission.READ_MESSAGE_HISTORY, channel):
        raise refuse(Code.MISSING_ACCESS)
    return shown(call, call.message(channel))


@routes.patch(MESSAGE)
def edit_message(call: Call) -> Any:
    channel = call.channel()
    message = call.message(channel)
    only_flags = set(call.body) <= {"flags"} and not call.files
    if message.author is not call.world.bot and not (only_flags and call.may(Permission.MANAGE_MESSAGES, channel)):
        raise refuse(Code.NOT_AUTHOR)
    need_unarchived(channel)
    check_message(call.body, len(call.files), new=False)
    need_for_parts(call, channel, call.body)
    return posting.edit(message, call.body, call.files).payload()


@routes.delete(MESSAGE)
def delete_message(call: Call) -> Any:
    channel = call.channel()
    message = call.message(channel)
    if message.author is not call.world.bot:
        call.need(Permission.MANAGE_MESSAGES, channel)
    need_unarchived(channel)
    posting.delete(message)


@routes.post(MESSAGES + "/bulk-delete")
def bulk_delete(call: Call) -> Any:
    channel = call.channel()
    call.need(Permission.MANAGE_MESSAGES, channel)
    ids = {int(id_) for id_ in call.body["messages"]}
    if not 2 <= len(ids) <= 100:
        raise refuse(Code.WRONG_COUNT_TO_DELETE)
    newest = max(ids)
    oldest_allowed = (newest >> 22) + DISCORD_EPOCH - TWO_WEEKS * 1000
    if any((id_ >> 22) + DISCORD_EPOCH < oldest_allowed for id_ in ids):
        raise refuse(Code.TOO_OLD_TO_DELETE)
    found = [channel.by_id[id_] for id_ in ids if id_ in channel.by_id]
    if found:
        posting.delete(*found)


@routes.post(MESSAGE + "/crosspost")
def crosspost(call: Call) -> Any:
    channel = call.channel()
    message = call.message(channel)
    if channel.kind is not Kind.ANNOUNCEMENT:
        raise refuse(Code.WRONG_CHANNEL_TYPE)
    own = message.author is call.world.bot
    call.need(Permission.SEND_MESSAGES if own else Permission.MANAGE_MESSAGES, channel)
    if message.crossposted:
        raise refuse(Code.ALREADY_CROSSPOSTED)
    message.flags |= CROSSPOSTED
    call.world.tell_message("MESSAGE_UPDATE", message)
    return message.payload()


@routes.get(MESSAGES + "/pins")
def list_pins(call: Call) -> Any:
    channel = call.channel()
    pinned = [message for message in channel.messages[::-1] if message.pinned]
    items = [{"pinned_at": message.created_at, "message": shown(call, message)} for message in pinned]
    return {"items": items, "has_more": False}


@routes.put(MESSAGES + "/pins/{message_id}")
@routes.put("/channels/{channel_id}/pins/{message_id}")
def pin_message(call: Call) -> Any:
    channel = call.channel()
    call.need(Permission.PIN_MESSAGES, channel)
    pinning.pin(call.message(channel), call.world.bot)


@routes.delete(MESSAGES + "/pins/{message_id}")
@routes.delete("/channels/{channel_id}/pins/{message_id}")
def unpin_message(call: Call) -> Any:
    channel = call.channel()
    call.need(Permission.PIN_MESSAGES, channel)
    pinning.unpin(call.message(channel))


@routes.post("/channels/{channel_id}/typing")
def start_typing(call: Call) -> Any:
    call.need(Permission.SEND_MESSAGES, call.channel())
