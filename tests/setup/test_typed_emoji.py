"""Whatever is typed as emoji is a list of them, each as Discord takes it, or the first that is none is named."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.errors import UserFacingError
from bot.core.numbers import GREATEST
from bot.setup.emoji import Emoji, parse
from bot.setup.models import MAX_KUDOS_EMOJIS
from bot.setup.service import read_emojis
from tests.fuzzing import tries
from tests.worlds.discord_markup import PINGS, read

WHOLE = """
❤️ 👍🏽 👩‍👩‍👧‍👦 🏳️‍🌈 🏴‍☠️ ❤️‍🔥 👩🏽‍🚀 🧑‍🤝‍🧑 🇫🇷 1️⃣ #️⃣ 🔟 🏴󠁧󠁢󠁳󠁣󠁴󠁿 <:quill:1234567890123456789>
<a:sparkle:1234567890123456780> <:a1:123456789012345>
"""
PIECES = f"""
❤ 💜 🔥 👍 👩 🏳 🏴 ☠ 🌈 🫶 🧑 🤝 🀄 ™ ‼ 🪿 🛜 ☕ 🏻 🏽 🏿 🇫 🇷 1 # * , x \ufe0f \ufe0e \u200d \u20e3 \u200b \u202e \u0301
\U000e0067 \U000e007f :heart: :thumbsup_tone3: :+1: <:quill:1> <:big:{"9" * 19}> <:big:{"9" * 20}> <::1> <a:b <@1>
@everyone [a](https://a.example) discord.gg/a
""".split()
pieces = st.sampled_from([*WHOLE.split(), *PIECES, " ", ", ", "\n", "\ud800", "\x00"]) | st.text(max_size=2)


@settings(max_examples=tries(300), deadline=None)
@given(text=st.lists(pieces, max_size=12).map("".join))
def test_whatever_is_typed_is_a_list_of_emoji_or_the_one_that_is_none_is_named(text: str) -> None:
    try:
        found = read_emojis(text)
    except UserFacingError as refused:
        check_refusal(refused.words)
    else:
        check(found, text)


@settings(max_examples=tries(150), deadline=None)
@given(
    chosen=st.lists(st.sampled_from(WHOLE.split()), min_size=1, max_size=5, unique=True),
    between=st.sampled_from(["", " ", ", "]),
)
def test_emoji_that_keyboards_have_are_read_one_by_one(chosen: list[str], between: str) -> None:
    assert [emoji.shown for emoji in read_emojis(between.join(chosen))] == chosen


def check_refusal(words: str) -> None:
    assert 0 < len(words) <= 2000
    assert not PINGS.findall(words)
    assert "masked link" not in read(words).marks


def check(found: Sequence[Emoji], text: str) -> None:
    assert 0 < len(found) <= MAX_KUDOS_EMOJIS
    assert len({emoji.key for emoji in found}) == len(found)
    for emoji in found:
        assert parse(emoji.shown) == emoji
        assert emoji.shown in text
        assert (emoji.custom_id or 1) <= GREATEST
