"""What the bot says about a server's settings."""

from bot.setup import wording
from bot.setup.permissions import ChannelCheck, Lack
from tests.worlds.people import CHANNEL


def test_missing_permissions_are_named_with_their_channel() -> None:
    said = wording.cannot_announce(ChannelCheck(CHANNEL, (Lack("send_messages"), Lack("embed_links")), role="Lamp"))

    assert f"<#{CHANNEL}>" in said
    assert "Send Messages, Embed Links" in said
    assert "Give **Lamp** them in **Server Settings → Roles**" in said


def test_what_the_channel_takes_away_is_given_back_in_the_channel() -> None:
    lacks = (Lack("send_messages", is_denied_there=True), Lack("embed_links"))

    assert f"in <#{CHANNEL}>'s **Edit Channel → Permissions**" in wording.cannot_write(ChannelCheck(CHANNEL, lacks))


def test_a_forum_calls_permissions_by_other_names() -> None:
    assert "**Create Posts**" in wording.cannot_announce(ChannelCheck(CHANNEL, (Lack("send_messages"),), is_forum=True))
