"""Reading emoji: what stands for one, and how a list of them falls apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.setup import wording
from bot.setup.emoji import Emoji, parse, unicode_key
from bot.setup.models import DEFAULT_KUDOS, MAX_KUDOS_EMOJIS
from bot.setup.service import read_emojis
from tests.refusals import refused
from tests.worlds.discord_markup import INVITES, PINGS, read

HEART, RED_HEART = "❤", "❤️"
CUSTOM = "<:quill:1234567890123456789>"
ANIMATED = "<a:sparkle:1234567890123456780>"
FAMILY = "👩‍👩‍👧‍👦"
RAINBOW_FLAG = "🏳️‍🌈"
SCOTLAND = "🏴󠁧󠁢󠁳󠁣󠁴󠁿"
STANDARD = [
    *(RED_HEART, HEART, "💜", "🔥", "👍", "👍🏽", "⭐", "✨", "☕", "™️", "©️", "‼️", "㊗️", "🀄", "🫶", "🫶🏿"),
    *(
        FAMILY,
        RAINBOW_FLAG,
        "🏴‍☠️",
        "❤️‍🔥",
        "👩🏽‍🚀",
        "🧑‍🤝‍🧑",
        "🐻‍❄️",
        "🇫🇷",
        "🇯🇵",
        SCOTLAND,
        "1️⃣",
        "#️⃣",
        "*️⃣",
        "🔟",
        "🆗",
        "🇫",
    ),
]


@pytest.mark.parametrize("text", STANDARD)
def test_a_standard_emoji_is_one(text: str) -> None:
    assert parse(f" {text} ") == Emoji(text.replace("\ufe0f", ""), text)


@pytest.mark.parametrize("text", [CUSTOM, ANIMATED])
def test_a_servers_own_emoji_is_known_by_its_id(text: str) -> None:
    emoji = parse(text)

    assert emoji is not None
    assert text.endswith(f":{emoji.custom_id}>")
    assert emoji.key == str(emoji.custom_id)


@pytest.mark.parametrize(
    ("text", "reaction"),
    [(CUSTOM, "quill:1234567890123456789"), (ANIMATED, "sparkle:1234567890123456780"), ("💜", "💜"), (FAMILY, FAMILY)],
)
def test_a_reaction_is_asked_for_as_discord_wants_it(text: str, reaction: str) -> None:
    emoji = parse(text)

    assert emoji is not None
    assert emoji.reaction == reaction


def test_renaming_an_emoji_of_the_server_leaves_it_the_same() -> None:
    before, after = parse(CUSTOM), parse(CUSTOM.replace("quill", "pen"))

    assert before is not None
    assert after is not None
    assert before.key == after.key


def test_a_heart_with_or_without_its_colour_is_the_same_heart() -> None:
    assert unicode_key(HEART) == unicode_key(RED_HEART) == DEFAULT_KUDOS[0].key


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "heart",
            ":heart:",
            "a",
            "7",
            "#",
            "❤️❤️",
            "❤️ 💜",
            "❤️x",
            "x❤️",
            "\u200d",
            "\ufe0f",
            "\u20e3",
            "あ",
            "ㅋ",
            "∑",
            "①",
            "─",
            "→",
        ),
        *(
            "<:quill:123>",
            "<:quill:>",
            "<::1234567890123456789>",
            "<b:quill:1234567890123456789>",
            "<:q:12345678901234567890123>",
            "<:q:9999999999999999999>",
        ),
        *(
            "<@1234567890123456789>",
            "<:qu ill:1234567890123456789>",
            "<:quill:１２３４５６７８９０１２３４５６７>",
            "\ufe0f❤",
        ),
    ],
)
def test_what_is_no_emoji_isnt_taken_for_one(text: str) -> None:
    assert parse(text) is None


@given(text=st.text(max_size=30))
def test_any_text_is_an_emoji_or_not(text: str) -> None:
    emoji = parse(text)

    assert emoji is None or emoji.shown == text.strip()


@pytest.mark.parametrize("between", [" ", "", ", ", ",", "\n", "  "])
def test_a_list_is_read_however_it_is_spaced(between: str) -> None:
    typed = [RED_HEART, "💜", CUSTOM, RAINBOW_FLAG, "🇫🇷", "🇯🇵", "1️⃣", "👍🏽", ANIMATED, FAMILY]

    assert [emoji.shown for emoji in read_emojis(between.join(typed))] == typed


def test_every_standard_emoji_is_read_beside_any_other() -> None:
    for first in STANDARD:
        assert [emoji.shown for emoji in read_emojis(f"{first}💙")] == [first, "💙"]


def test_the_same_emoji_twice_counts_once_and_keeps_its_place() -> None:
    assert [emoji.shown for emoji in read_emojis(f"💜 {RED_HEART} 💜 {HEART}")] == ["💜", RED_HEART]


@pytest.mark.parametrize(("text", "culprit"), [("❤️ heart 💜", "heart"), ("💜 :heart:", ":heart:"), ("❤️ and 💜", "and")])
def test_what_is_no_emoji_is_named(text: str, culprit: str) -> None:
    with refused(wording.not_an_emoji(culprit)):
        read_emojis(text)


@pytest.mark.parametrize("text", ["", "  ", " , "])
def test_no_emoji_at_all_is_refused(text: str) -> None:
    with refused(wording.nothing_to_react_with()):
        read_emojis(text)


def test_more_emoji_than_fit_beside_readers_own_are_refused() -> None:
    many = [chr(0x1F400 + number) for number in range(MAX_KUDOS_EMOJIS + 1)]

    assert len(read_emojis("".join(many[:-1]))) == MAX_KUDOS_EMOJIS
    with refused(wording.too_many_emojis(MAX_KUDOS_EMOJIS)):
        read_emojis("".join(many))


@pytest.mark.parametrize(
    "text", ["@everyone", "<@123456789012345678>", "[free](https://evil.example)", "discord.gg/abc"]
)
def test_naming_what_was_typed_pings_nobody(text: str) -> None:
    said = wording.not_an_emoji(text)

    assert not PINGS.findall(said)
    assert not INVITES.findall(said)
    assert "masked link" not in read(said).marks


def test_naming_what_was_typed_fits_into_a_message() -> None:
    assert len(wording.not_an_emoji("x" * 6000)) <= 2000
