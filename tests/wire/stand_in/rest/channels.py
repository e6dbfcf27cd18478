"""Channels: read, change, delete, overwrite permissions; and direct messages."""

from typing import Any

from tests.wire.stand_in.errors import Code, FormErrors, refuse
from tests.wire.stand_in.permissions import Permission
from tests.wire.stand_in.rest.call import Call, Routes
from tests.wire.stand_in.world.guilds.channels import Channel, Kind
from tests.wire.stand_in.world.guilds.threads import Forum, Tag, Thread

routes = Routes()
CHANNEL = "/channels/{channel_id}"
NAME, TAGS, TAG_NAME, APPLIED_TAGS = 100, 20, 20, 5
PLAIN = ("name", "topic", "nsfw", "position", "flags", "archived", "locked", "auto_archive_duration")


@routes.get(CHANNEL)
def get_channel(call: Call) -> Any:
    return call.channel().payload()


@routes.patch(CHANNEL)
def edit_channel(call: Call) -> Any:
    channel = call.channel()
    _need_to_edit(call, channel)
    _check(call.body)
    changes = {key: call.body[key] for key in PLAIN if key in call.body and hasattr(channel, key)}
    if isinstance(channel, Forum) and "available_tags" in call.body:
        channel.tags = [_tag(channel, tag) for tag in call.body["available_tags"]]
    if isinstance(channel, Thread) and "applied_tags" in call.body:
        changes["applied_tags"] = [int(id_) for id_ in call.body["applied_tags"]]
    channel.update(**changes)
    return channel.payload()


def _need_to_edit(call: Call, channel: Channel) -> None:
    if not isinstance(channel, Thread):
        call.need(Permission.MANAGE_CHANNELS, channel)
        return
    if channel.archived and call.body.get("archived") is not False:
        raise refuse(Code.THREAD_ARCHIVED)
    own = channel.owner_id == call.world.bot.id
    unarchiving = set(call.body) == {"archived"} and not channel.locked
    if (not own and not unarchiving) or channel.locked:
        call.need(Permission.MANAGE_THREADS, channel)


def _check(body: dict[str, Any]) -> None:
    form = FormErrors()
    if "name" in body:
        form.between("name", len(body["name"]), 1, NAME)
    form.at_most("available_tags", len(body.get("available_tags") or []), TAGS)
    for index, tag in enumerate(body.get("available_tags") or []):
        form.between(f"available_tags.{index}.name", len(tag["name"]), 1, TAG_NAME)
    form.at_most("applied_tags", len(body.get("applied_tags") or []), APPLIED_TAGS)
    form.raise_if_any()


def _tag(forum: Forum, body: dict[str, Any]) -> Tag:
    id_ = int(body["id"]) if body.get("id") else forum.world.snowflakes.next()
    return Tag(id_, body["name"], bool(body.get("moderated")), body.get("emoji_name"))


@routes.delete(CHANNEL)
def delete_channel(call: Call) -> Any:
    channel = call.channel()
    call.need(Permission.MANAGE_THREADS if channel.is_thread else Permission.MANAGE_CHANNELS, channel)
    channel.delete()
    return channel.payload()


@routes.put(CHANNEL + "/permissions/{overwrite_id}")
def edit_overwrite(call: Call) -> Any:
    channel = call.channel()
    call.need(Permission.MANAGE_ROLES, channel)
    allow, deny = (Permission(int(call.body.get(key) or 0)) for key in ("allow", "deny"))
    channel.overwrites[call.id("overwrite_id")] = (allow, deny)
    channel.tell_update()


@routes.delete(CHANNEL + "/permissions/{overwrite_id}")
def delete_overwrite(call: Call) -> Any:
    channel = call.channel()
    call.need(Permission.MANAGE_ROLES, channel)
    if channel.overwrites.pop(call.id("overwrite_id"), None) is None:
        raise refuse(Code.UNKNOWN_OVERWRITE)
    channel.tell_update()


@routes.post("/users/@me/channels")
def create_dm(call: Call) -> Any:
    user = call.world.users.get(int(call.body["recipient_id"]))
    if user is None or user.bot:
        raise refuse(Code.CLOSED_DMS if user else Code.UNKNOWN_USER)
    return call.world.dm_channel(user).payload()


@routes.get("/guilds/{guild_id}/channels")
def list_channels(call: Call) -> Any:
    return [channel.payload() for channel in call.guild().channels]


@routes.post("/guilds/{guild_id}/channels", status=201)
def create_channel(call: Call) -> Any:
    guild = call.guild()
    call.need_in_guild(Permission.MANAGE_CHANNELS, guild)
    form = FormErrors()
    form.between("name", len(call.body.get("name") or ""), 1, NAME)
    form.raise_if_any()
    kind = Kind(call.body.get("type") or 0)
    channel = Channel(call.world, call.world.snowflakes.next(), kind, call.body["name"], guild)
    channel.topic = call.body.get("topic")
    return guild.open(channel, nsfw=bool(call.body.get("nsfw"))).payload()
