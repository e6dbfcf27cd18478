"""Texts that try to get through the cleaner."""

from collections.abc import Callable

from hypothesis import example
from hypothesis import strategies as st

from bot.core.text.cleaning import clean, clean_label, clean_line, clean_markdown

Cleaner = Callable[[str], str]
LETTER_BY_LETTER = [clean, clean_line]
MARKDOWN = [*LETTER_BY_LETTER, clean_markdown]
ALL = [*MARKDOWN, clean_label]

TOKENS = [
    *("<@123>", "<@!123>", "<@&123>", "<@$123>", "<#123>", "</setup:123>", "<t:1700000000:R>", "<id:customize>"),
    *("@everyone", "@here", "@Everyone", "@", "<", ">", "everyone", "123>"),
    *("[", "]", "](", "](https://evil.example)", "(https://evil.example)", "(<https://evil.example>)", "[free](", ")"),
    *("https://a.example", "https://a.example/b_c_d", "https://", "HTTPS://A.EXAMPLE", "<https://a.example>"),
    *("discord.gg/abc", "discord.com/invite/abc", "https://discordapp.com/invite/abc", "discord", ".gg/abc"),
    *("\\", "\\\\", "|", "||", "*", "**", "***", "_", "__", "~~", "`", "```", "\n", "\n\n", " ", "a", "word "),
    *("# ", "## ", "> ", ">>> ", "-# ", "- ", "* ", "+ ", "1. ", "1) ", "\r\n", "\t", "\v", "\x85", "\u2028"),
    *("\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\u2060", "\x00", "\x1b", "\ufeff", "\ud800"),
    *("\u0301", "\u0e49", "\u0338", "\u1fef", "\u037e", "\ufe0f", "\u3000", "🏳️‍🌈", "é"),
]

hostile = st.lists(st.sampled_from(TOKENS) | st.text(max_size=3), max_size=14).map("".join)


def examples(test: Callable[..., None]) -> Callable[..., None]:
    """Every shape that was once thought of as a way through."""
    for text in (
        "https://a.example<@123>",
        "\\<@123>",
        "\\\\<@123>",
        "<\u202e@123>",
        "@\x00everyone",
        "[free](https://evil.example)",
        "[free\\](https://evil.example)",
        "[free\\\\](https://evil.example)",
        "[free]\u202e(https://evil.example)",
        "[a [b] c](https://evil.example)",
        "https://a.example[free](https://evil.example)",
        "`\\`[free](https://evil.example)",
        "```\n[free](https://evil.example)",
        "[free](<https://evil.example>)",
        "discord\x00.gg/abc",
        "https://discord.gg/abc",
        "https://discord\u00ad.gg/abc",
        "https://dis\u2060cord.gg/abc",
        "https://discord\u3002gg/abc",
        "https://\uff44\uff49\uff53\uff43\uff4f\uff52\uff44.gg/abc",
        "https://DISCORD.GG/abc",
        "\u1fefcode\u1fef",
    ):
        test = example(text)(test)
    return test
