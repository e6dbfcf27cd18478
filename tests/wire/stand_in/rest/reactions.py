"""Reactions of a message: put, take away, list in pages."""

from typing import Any

from tests.wire.stand_in.errors import Code, refuse
from tests.wire.stand_in.permissions import Permission
from tests.wire.stand_in.rest.call import Call, Routes
from tests.wire.stand_in.rest.messages import MESSAGE, need_unarchived
from tests.wire.stand_in.world.guilds.emojis import Emoji, parse
from tests.wire.stand_in.world.messages import reacting
from tests.wire.stand_in.world.messages.messages import Message
from tests.wire.stand_in.world.messages.reactions import BURST, NORMAL

routes = Routes()
REACTIONS = MESSAGE + "/reactions"


def _emoji(call: Call) -> Emoji:
    emoji = parse(call.parameters["emoji_name"])
    known = any(emoji.id in guild.emojis for guild in call.world.guilds.values())
    if not (emoji.is_standard or known):
        raise refuse(Code.UNKNOWN_EMOJI)
    return emoji


def _message(call: Call) -> Message:
    return call.message(call.channel())


@routes.put(REACTIONS + "/{emoji_name}/@me")
def put_reaction(call: Call) -> Any:
    message, emoji = _message(call), _emoji(call)
    channel = message.channel
    need_unarchived(channel)
    call.need(Permission.READ_MESSAGE_HISTORY, channel)
    if emoji not in message.reactions:
        call.need(Permission.ADD_REACTIONS, channel)
    if emoji.id and channel.guild and emoji.id not in channel.guild.emojis:
        call.need(Permission.USE_EXTERNAL_EMOJIS, channel)
    if message.author.blocked_the_bot:
        raise refuse(Code.REACTION_BLOCKED)
    reacting.add(message, emoji, call.world.bot)


@routes.delete(REACTIONS + "/{emoji_name}/@me")
def delete_own_reaction(call: Call) -> Any:
    message, emoji = _message(call), _emoji(call)
    need_unarchived(message.channel)
    reacting.remove(message, emoji, call.world.bot)


@routes.delete(REACTIONS + "/{emoji_name}/{user_id}")
def delete_reaction(call: Call) -> Any:
    message, emoji = _message(call), _emoji(call)
    call.need(Permission.MANAGE_MESSAGES, message.channel)
    user = call.world.users.get(call.id("user_id"))
    if user is None:
        raise refuse(Code.UNKNOWN_USER)
    for kind in (NORMAL, BURST):
        reacting.remove(message, emoji, user, kind)


@routes.delete(REACTIONS)
def clear_reactions(call: Call) -> Any:
    message = _message(call)
    call.need(Permission.MANAGE_MESSAGES, message.channel)
    reacting.clear(message)


@routes.delete(REACTIONS + "/{emoji_name}")
def clear_emoji(call: Call) -> Any:
    message, emoji = _message(call), _emoji(call)
    call.need(Permission.MANAGE_MESSAGES, message.channel)
    reacting.clear(message, emoji)


@routes.get(REACTIONS + "/{emoji_name}")
def list_reactors(call: Call) -> Any:
    """A page of at most 100 users by ascending id, of one type of reaction; of a deleted emoji, too."""
    message = _message(call)
    standing = parse(call.parameters["emoji_name"])
    emoji = standing if standing in message.reactions else _emoji(call)
    if not call.may(Permission.READ_MESSAGE_HISTORY, message.channel):
        raise refuse(Code.MISSING_ACCESS)
    limit = call.number("limit", 25, 1, 100)
    after = int(call.request.query.get("after", "0"))
    kind = call.number("type", NORMAL, NORMAL, BURST)
    ids = sorted(id_ for id_ in message.reactions[emoji].user_ids[kind] if id_ > after)
    return [call.world.users[id_].payload() for id_ in ids[:limit]]
