"""Threads and forum posts: create, find, join."""

from typing import Any

from tests.wire.stand_in.errors import Code, FormErrors, invalid, refuse
from tests.wire.stand_in.permissions import Permission
from tests.wire.stand_in.rest.call import Call, Routes
from tests.wire.stand_in.rest.limits.messages import check_message
from tests.wire.stand_in.rest.messages import MESSAGE, need_for_parts
from tests.wire.stand_in.world.guilds.channels import Channel, Kind
from tests.wire.stand_in.world.guilds.threads import Forum, Thread
from tests.wire.stand_in.world.messages import posting
from tests.wire.stand_in.world.messages.messages import HAS_THREAD, Message
from tests.wire.stand_in.world.snowflakes import timestamp

routes = Routes()
NAME, TAGS = 100, 5
AUTO_ARCHIVE = (60, 1440, 4320, 10080)  # minutes
STARTER_MESSAGE = 21


def _check_name(body: dict[str, Any]) -> None:
    form = FormErrors()
    form.between("name", len(body.get("name") or ""), 1, NAME)
    if body.get("auto_archive_duration") not in (None, *AUTO_ARCHIVE):
        form.add("auto_archive_duration", "BASE_TYPE_CHOICES", f"Value must be one of {AUTO_ARCHIVE}.")
    form.raise_if_any()


def _open(call: Call, parent: Channel, kind: Kind, id_: int) -> Thread:
    thread = Thread(parent, id_, kind, call.body["name"], call.world.bot.id)
    thread.auto_archive_duration = call.body.get("auto_archive_duration") or 4320
    call.world.channels[thread.id] = thread
    return thread


@routes.post(MESSAGE + "/threads", status=201)
def create_thread_from_message(call: Call) -> Any:
    channel = call.channel()
    message = call.message(channel)
    if channel.kind not in (Kind.TEXT, Kind.ANNOUNCEMENT):
        raise refuse(Code.WRONG_CHANNEL_TYPE)
    call.need(Permission.CREATE_PUBLIC_THREADS, channel)
    if message.thread is not None or message.id in call.world.channels:
        raise refuse(Code.THREAD_EXISTS)
    _check_name(call.body)
    kind = Kind.ANNOUNCEMENT_THREAD if channel.kind is Kind.ANNOUNCEMENT else Kind.PUBLIC_THREAD
    thread = _open(call, channel, kind, message.id)
    message.thread = thread
    message.flags |= HAS_THREAD
    thread.tell_create()
    starter = Message(thread, call.world.snowflakes.next(), call.world.bot)
    starter.kind = STARTER_MESSAGE
    starter.reference = message
    thread.by_id[starter.id] = starter
    call.world.tell_message("MESSAGE_UPDATE", message)
    return _with_own_membership(thread)


@routes.post("/channels/{channel_id}/threads", status=201)
def create_thread(call: Call) -> Any:
    parent = call.channel()
    _check_name(call.body)
    if isinstance(parent, Forum):
        return _create_post(call, parent)
    if parent.kind is not Kind.TEXT:
        raise refuse(Code.WRONG_CHANNEL_TYPE)
    kind = Kind(call.body.get("type") or Kind.PRIVATE_THREAD)
    private = kind is Kind.PRIVATE_THREAD
    call.need(Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS, parent)
    thread = _open(call, parent, kind, call.world.snowflakes.next())
    thread.tell_create()
    return _with_own_membership(thread)


def _create_post(call: Call, forum: Forum) -> Any:
    call.need(Permission.SEND_MESSAGES, forum)
    body = call.body.get("message")
    if not body:
        raise invalid("message", "BASE_TYPE_REQUIRED", "This field is required")
    check_message(body, len(call.files), new=True)
    need_for_parts(call, forum, body)
    tags = _tags(call, forum)
    thread = _open(call, forum, Kind.PUBLIC_THREAD, call.world.snowflakes.next())
    thread.applied_tags = tags
    thread.tell_create()
    starter = posting.post(
        thread, call.world.bot, {**body, "nonce": None}, call.files, Message(thread, thread.id, call.world.bot)
    )
    return {**_with_own_membership(thread), "message": starter.payload()}


def _tags(call: Call, forum: Forum) -> list[int]:
    applied = [int(id_) for id_ in call.body.get("applied_tags") or []]
    form = FormErrors()
    form.at_most("applied_tags", len(applied), TAGS)
    form.raise_if_any()
    known = {tag.id: tag for tag in forum.tags}
    if not applied and forum.requires_tag:
        raise refuse(Code.TAG_REQUIRED)
    for id_ in applied:
        if id_ not in known:
            raise invalid("applied_tags", "INVALID_FORUM_TAG", "One or more of the applied tags does not exist")
        if known[id_].moderated:
            call.need(Permission.MANAGE_THREADS, forum)
    return applied


def _with_own_membership(thread: Thread) -> dict[str, Any]:
    own = {"id": str(thread.id), "user_id": str(thread.world.bot.id), "join_timestamp": timestamp(), "flags": 1}
    return {**thread.payload(), "member": own}


@routes.get("/guilds/{guild_id}/threads/active")
def list_active_threads(call: Call) -> Any:
    guild = call.guild()
    visible = [thread for thread in guild.threads if not thread.archived and call.may(Permission.VIEW_CHANNEL, thread)]
    return {"threads": [thread.payload() for thread in visible], "members": [], "has_more": False}


@routes.get("/channels/{channel_id}/threads/archived/public")
def list_archived_threads(call: Call) -> Any:
    channel = call.channel()
    if not call.may(Permission.READ_MESSAGE_HISTORY, channel):
        raise refuse(Code.MISSING_ACCESS)
    archived = [thread for thread in channel.threads if thread.archived]
    before = call.request.query.get("before")
    archived = [thread for thread in archived if before is None or thread.archive_timestamp < before]
    archived.sort(key=lambda thread: thread.archive_timestamp, reverse=True)
    limit = call.number("limit", 50, 2, 100)
    shown = [thread.payload() for thread in archived[:limit]]
    return {"threads": shown, "members": [], "has_more": len(archived) > limit}


@routes.put("/channels/{channel_id}/thread-members/@me")
@routes.delete("/channels/{channel_id}/thread-members/@me")
def join_or_leave(call: Call) -> Any:
    thread = call.channel()
    if not isinstance(thread, Thread):
        raise refuse(Code.WRONG_CHANNEL_TYPE)
    if thread.archived:
        raise refuse(Code.THREAD_ARCHIVED)
