"""Messages are pinned and unpinned, and the events that tell of it."""

from tests.wire.stand_in.errors import Code, refuse
from tests.wire.stand_in.world.messages import posting
from tests.wire.stand_in.world.messages.messages import Message
from tests.wire.stand_in.world.snowflakes import timestamp
from tests.wire.stand_in.world.users import User

PINS = 250
PINS_ADD = 6


def pin(message: Message, by: User) -> None:
    """A message that says so follows in the channel; once more changes nothing. Raises 30003 if the channel is full."""
    if message.pinned:
        return
    if sum(other.pinned for other in message.channel.messages) >= PINS:
        raise refuse(Code.TOO_MANY_PINS)
    message.pinned = True
    _tell(message)
    notice = Message(message.channel, message.channel.world.snowflakes.next(), by)
    notice.kind = PINS_ADD
    posting.post(message.channel, by, {"message_reference": {"message_id": message.id}}, {}, notice)


def unpin(message: Message) -> None:
    if message.pinned:
        message.pinned = False
        _tell(message)


def _tell(message: Message) -> None:
    channel = message.channel
    where = {"channel_id": str(channel.id), "guild_id": str(channel.guild.id) if channel.guild else None}
    channel.world.tell_message("MESSAGE_UPDATE", message)
    channel.world.tell(
        "CHANNEL_PINS_UPDATE", {**where, "last_pin_timestamp": timestamp()}, guild=channel.guild, channel=channel
    )
