"""Plain text shown in Discord exactly as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.formats.copied_lines import paragraphs
from bot.intake.formats.discord_markdown.escaping import as_plain, as_written
from tests.worlds import discord_markup

PIECES = st.sampled_from(
    [
        "a", "b_c", "_x_", "__y__", "**", "*", "~~", "||", "`", "#", ">", ">>>", "-", "-#", "1.", "12.", "\n", "\n\n",
        "https://a.b/c_d_e", "http://x.y", "[t](", "](http://e.c)", "<@1>", "<#2>", "<t:1>", "</a:1>", "<id:x>",
        "<:e:1>", "<https://a.b/c>", "<ftp://a.b>", ":smile:", ":", "</a b:1>",
        "\\", "¯\\_(ツ)_/¯", ">_<", "***", "~", "|", "_", " ",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40))
def test_discord_shows_the_text_and_no_formatting(text: str) -> None:
    text = paragraphs([line.rstrip() for line in text.split("\n")])
    reading = discord_markup.read(as_written(text))

    assert reading.shown.replace("\u2060", "") == text.replace("\u2060", "")
    assert not reading.marks


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a_b_c is a link.",
        "snake_case_name and 3 > 2, 2 < 3, a-b, 1.5, #hashtag, ~approximately, either|or",
        ">_< <3 </3 ^_^".replace("_", "-"),
        "“Well?” — no… ¿qué? 猫 😭 שלום",
        "I'll be there at 5:30 (maybe).",
    ],
)
def test_what_discord_shows_as_it_is_stays_as_it_is(text: str) -> None:
    assert as_written(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("***", r"\*\*\*"),
        ("* * *", r"\* \* \*"),
        (r"¯\_(ツ)_/¯", r"¯\\\_(ツ)\_/¯"),
        (">_<", r">\_<"),
        ("# one\n- two\n1984. three", "\\# one\n\\- two\n1984\\. three"),
        ("<@123> and </3", r"\<@123> and </3"),
    ],
)
def test_what_discord_would_take_as_markup_is_escaped(text: str, escaped: str) -> None:
    assert as_written(text) == escaped


@given(st.text(alphabet="ab*_~|`\\[](){}#>-+.! 1", max_size=30).map(str.strip))
def test_a_title_loses_its_escapes_and_nothing_else(title: str) -> None:
    assert as_plain(as_written(title)) == title
