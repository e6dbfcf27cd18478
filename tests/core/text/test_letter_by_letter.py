"""A cleaned text is shown as it was typed, letter by letter."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.text.cleaning import clean, clean_label
from bot.core.text.defusing import MAX_STACKED_MARKS
from tests.core.text.hostile import ALL, MARKDOWN, Cleaner
from tests.worlds.discord_markup import links, read


@pytest.mark.parametrize(
    "text",
    [
        "Kiss and Cry",
        "*Stars* & _stripes_ | ~waves~ `code` \\o/",
        "a < b > c, 3 * 4 * 5, snake_case_name",
        "1. First\n2) Second\n- third\n+ fourth\n> fifth\n# sixth\n-# seventh",
        "[brackets] (and others) [like](this)",
        "¯\\_(ツ)_/¯",
        "Chương một: Tiếng Việt có dấu",
        "שָׁלוֹם",
        "👩‍👩‍👧‍👦 🏳️‍🌈 ❤️ 1️⃣",
        "“Quotes”, dashes — and … dots",
        "***",
        "||not hidden||",
        "<https://a.example/b> and <mailto:/x>",
        ":smile: at 12:30, :+1: and :100: of 10:30:15",
        "two\n\nparagraphs",
    ],
)
def test_a_text_is_shown_letter_by_letter(text: str) -> None:
    reading = read(clean(text))

    assert (reading.shown, reading.hidden, reading.marks) == (text, "", set())


@given(text=st.text(st.sampled_from("ab \\*_~|`[]()<>#-+.1:/\n"), max_size=40))
@example("http://*a*")
def test_any_mix_of_marks_is_shown_letter_by_letter(text: str) -> None:
    assert read(clean(text)).shown.replace("\u200b", "") == text.strip()


@pytest.mark.parametrize("cleaner", MARKDOWN)
@pytest.mark.parametrize(
    "link",
    [
        "https://archiveofourown.org/works/123/chapters/456#workskin",
        "https://example.org/a_b_c?d_e=f_g&h_",
        "https://example.org/~author/story",
        "https://en.wikipedia.org/wiki/Tea_(meal)",
        "https://en.wikipedia.org/wiki/Once_(some_thing)_more",
        "https://example.org/search?ids[]=1&ids[]=2",
        "https://example.org/%7Cpipe",
        "http://127.0.0.1:8000/a",
    ],
)
def test_a_bare_link_stays_whole(cleaner: Cleaner, link: str) -> None:
    assert links(cleaner(f"Read *it* here: {link} and tell me")) == [link]


@pytest.mark.parametrize("around", ["*{}*", "({})", "“{}”", "**{}**", "||{}||", "{}.", "{}, {}", "<{}>"])
def test_a_link_between_marks_lets_none_of_them_work(around: str) -> None:
    reading = read(clean(around.replace("{}", "https://a.example/b_c")))

    assert reading.marks == set()
    assert "https://a.example/b_c" in reading.shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hi <@123>", "Hi <\u200b@123>"),
        ("@everyone!", "@\u200beveryone!"),
        ("@HERE", "@\u200bHERE"),
        ("mail@hereford.example", "mail@\u200bhereford.example"),
        ("join discord.gg/abc", "join discord\u200b.gg/abc"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("nul\x00l", "null"),
        ("Windows\r\nlines\rhere", "Windows\nlines\nhere"),
    ],
)
def test_what_is_taken_out_of_a_text(text: str, shown: str) -> None:
    assert read(clean(text)).shown == shown


@pytest.mark.parametrize("mark", [*"\u0301\u0489\u20e3\u0e49\u0f74\u2de0\ua670\u3099\u1dfd"])
@pytest.mark.parametrize("between", ["", "\u200d", "\u200c", "\u034f", "\ufe0f"])
def test_marks_cant_be_stacked_over_the_lines_around(mark: str, between: str) -> None:
    tower = "a" + (mark * 3 + between) * 20 + "b"

    assert [cleaner(tower).count(mark) <= MAX_STACKED_MARKS for cleaner in ALL] == [True] * len(ALL)


@pytest.mark.parametrize("text", ["ế", "e\u0302\u0301\u0323", "שָׁלוֹם", "নী", "ก็", "ཧཱུྃ", "❤️", "1️⃣"])
def test_the_marks_that_languages_need_stay(text: str) -> None:
    assert clean_label(text) == unicodedata.normalize("NFC", text)
