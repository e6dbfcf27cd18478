"""What the bot says about a server's settings."""

from bot.setup import wording
from tests.worlds.people import CHANNEL, STAFF_ROLE


def test_a_summary_names_what_is_set() -> None:
    said = wording.summary(CHANNEL, CHANNEL + 1, STAFF_ROLE, ["❤️", "💜"])

    assert f"<#{CHANNEL}>" in said
    assert f"<@&{STAFF_ROLE}>" in said
    assert "❤️ 💜" in said


def test_a_summary_says_what_is_missing_and_how_to_set_it() -> None:
    said = wording.summary(None, None, None, ["❤️"])

    assert "/setup" in said
    assert "Manage Server" in said


def test_missing_permissions_are_named_with_their_channel() -> None:
    said = wording.missing_permissions(CHANNEL, ["send_messages", "embed_links"])

    assert f"<#{CHANNEL}>" in said
    assert "Send Messages, Embed Links" in said
