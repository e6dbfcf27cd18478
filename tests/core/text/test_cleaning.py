"""Text from people, shown safely: whatever was typed, nothing pings, hides a link or leaves its place."""

import re
import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.text.cleaning import clean, clean_label, clean_line, clean_markdown, excerpt, fit_markdown, shorten
from bot.core.text.defusing import MAX_STACKED_MARKS
from bot.core.text.markdown import plain
from tests.worlds.discord_markup import PINGS, invites, links, read

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


@pytest.mark.parametrize("cleaner", ALL)
@settings(max_examples=150, deadline=None)
@given(text=hostile)
@examples
def test_nothing_that_was_typed_pings_or_mentions(cleaner: Cleaner, text: str) -> None:
    assert not PINGS.findall(cleaner(text))


@pytest.mark.parametrize("cleaner", ALL)
@settings(max_examples=150, deadline=None)
@given(text=hostile)
@examples
def test_nothing_that_was_typed_invites_elsewhere(cleaner: Cleaner, text: str) -> None:
    assert not invites(cleaner(text))


@pytest.mark.parametrize("cleaner", MARKDOWN)
@settings(max_examples=150, deadline=None)
@given(text=hostile)
@examples
def test_nothing_that_was_typed_hides_where_a_link_leads(cleaner: Cleaner, text: str) -> None:
    assert "masked link" not in read(cleaner(text)).marks


@pytest.mark.parametrize("cleaner", LETTER_BY_LETTER)
@settings(max_examples=150, deadline=None)
@given(text=hostile)
@examples
def test_no_markdown_works_in_a_text_that_is_shown_letter_by_letter(cleaner: Cleaner, text: str) -> None:
    assert read(cleaner(text)).marks == set()


@pytest.mark.parametrize("cleaner", MARKDOWN)
@settings(max_examples=150, deadline=None)
@given(text=hostile, limit=st.integers(1, 60))
def test_cutting_a_cleaned_text_short_lets_nothing_through(cleaner: Cleaner, text: str, limit: int) -> None:
    cut = fit_markdown(text, limit) if cleaner is clean_markdown else shorten(cleaner(text), limit)

    assert len(cut) <= limit
    assert not PINGS.findall(cut)
    assert "masked link" not in read(cut).marks
    assert cleaner is clean_markdown or read(cut).marks == set()


@pytest.mark.parametrize("cleaner", ALL)
@given(text=st.text(max_size=300) | st.text(st.characters(codec=None, categories=["Cs", "Cc", "Cf", "Mn", "Zl", "Zs"])))
def test_cleaning_never_raises_and_leaves_what_every_database_and_client_takes(cleaner: Cleaner, text: str) -> None:
    cleaned = cleaner(text)

    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", cleaned)
    assert cleaned == cleaned.strip()


@pytest.mark.parametrize("cleaner", [clean_line, clean_label])
@given(text=hostile)
def test_a_line_stays_one_line(cleaner: Cleaner, text: str) -> None:
    assert cleaner(text).splitlines() in ([], [cleaner(text)])


@settings(max_examples=300)
@given(text=hostile | st.text(max_size=50))
@example("<\x00\u0338")
@example("e\x01\u0301")
@example("a" + "\u0301" * 4 + "\u202e" + "\u0301" * 4)
def test_a_label_that_was_cleaned_stays_as_it_is(text: str) -> None:
    assert clean_label(clean_label(text)) == clean_label(text)


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


class TestMarkdown:
    """An author's own prose: its emphasis stays."""

    @pytest.mark.parametrize(
        "text",
        [
            "*soft* **loud** ***both*** __under__ ~~gone~~ `code`",
            "||the butler|| did it",
            "||one|| and ||two||",
            "> quoted\n> more",
            "- one\n- two\n1. first",
            "```\nx = a[0](b)\n```",
            "a * b",
            "\\*not soft\\*",
            "Two\n\nparagraphs",
        ],
    )
    def test_emphasis_lists_quotes_and_spoilers_stay_as_they_were(self, text: str) -> None:
        before, after = read(text), read(clean_markdown(text))

        assert (after.hidden, after.marks) == (before.hidden, before.marks)
        assert after.shown.replace("\u200b", "") == before.shown

    @pytest.mark.parametrize("mark", ["||", "**", "__", "~~", "```"])
    def test_a_mark_that_is_never_closed_cant_swallow_what_follows(self, mark: str) -> None:
        reading = read(clean_markdown(f"before {mark}after") + f"\nNext {mark} field")

        assert reading.marks == set()
        assert reading.shown == f"before {mark}after\nNext {mark} field"

    def test_many_blank_lines_become_one(self) -> None:
        assert clean_markdown("a\n \n\n\t\n\nb") == "a\n\nb"

    @pytest.mark.parametrize(
        "text",
        [
            "`||` hides: ||the butler||",
            "||||the butler||",
            "|| the butler || and | then || her ||",
            "\\\\||the butler||",
            "||the butler **and|| her**",
        ],
    )
    def test_what_a_spoiler_covered_stays_covered(self, text: str) -> None:
        assert "butler" in read(text).hidden
        assert "butler" not in read(clean_markdown(text)).shown

    @settings(max_examples=200, deadline=None)
    @given(
        parts=st.lists(
            st.sampled_from(
                ["open text ", "||SECRET words||", "**loud**", "\n\n", "||SECRET\n\nSECRET||", "*", "long " * 9]
            ),
            max_size=12,
        ),
        limit=st.integers(1, 90),
    )
    def test_cutting_a_text_short_never_uncovers_a_spoiler(self, parts: list[str], limit: int) -> None:
        cut = fit_markdown("".join(parts), limit)

        assert len(cut) <= limit
        assert "SEC" not in read(cut).shown

    def test_a_spoiler_longer_than_the_card_is_still_a_spoiler(self) -> None:
        cut = fit_markdown("Mind: ||" + "SECRET " * 400 + "||", 1024)

        reading = read(cut)
        assert reading.shown.strip().startswith("Mind:")
        assert "SECRET" not in reading.shown
        assert "SECRET" in reading.hidden

    @pytest.mark.parametrize("mark", ["*", "**", "***", "_", "__", "~~"])
    def test_an_emphasis_that_is_cut_ends_where_the_text_ends(self, mark: str) -> None:
        cut = fit_markdown(f"Open. {mark}{'loud ' * 90}end{mark} Quiet.", 200)

        assert cut.endswith(f"…{mark}")
        assert read(cut).marks == read(f"{mark}loud{mark}").marks

    def test_a_mark_that_was_never_closed_is_not_closed_by_cutting(self) -> None:
        assert fit_markdown(f"5 *stars {'shine ' * 90}", 100).count("*") == 1

    @pytest.mark.parametrize("length", [1, 199, 200])
    def test_a_text_that_fits_is_left_alone(self, length: int) -> None:
        assert fit_markdown("x" * length, 200) == "x" * length

    @settings(max_examples=200, deadline=None)
    @given(text=hostile.map(lambda text: text * 40), limit=st.integers(1, 1024))
    def test_a_text_fits_whatever_cleaning_adds_to_it(self, text: str, limit: int) -> None:
        assert len(fit_markdown(text, limit)) <= limit


class TestPlain:
    """Markdown without its marks, as the beginning of a chapter's text is shown."""

    @pytest.mark.parametrize(
        ("markdown", "text"),
        [
            ("*Soft* and **loud**, __under__ and ~~gone~~", "Soft and loud, under and gone"),
            ("***Both*** at once", "Both at once"),
            ("# Heading\ntext", "Heading\ntext"),
            ("> quoted", "quoted"),
            ("[a link](https://example.org/a)", "a link"),
            ("snake_case_name", "snake_case_name"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("\\*as typed\\*", "*as typed*"),
            ("\\# not a heading", "# not a heading"),
            ("“*Go*,” she said", "“Go,” she said"),
        ],
    )
    def test_marks_go_and_words_stay(self, markdown: str, text: str) -> None:
        assert plain(markdown) == text

    @pytest.mark.parametrize(
        "markdown", ["||SECRET||", "a ||SECRET\n\nSECRET|| b", "\\\\||SECRET||", "||a|| b ||SECRET||"]
    )
    def test_spoilers_are_left_out_not_revealed(self, markdown: str) -> None:
        assert "SECRET" not in plain(markdown)

    @given(text=hostile)
    def test_it_takes_any_text(self, text: str) -> None:
        assert read(clean(plain(text))).marks == set()

    @pytest.mark.parametrize(
        "text", ["[" * 20_000, "\n" * 20_000, "||" * 9999, "*" * 20_000, "\\||" * 9999, " \n" * 9999]
    )
    def test_no_text_keeps_the_bot_busy(self, text: str) -> None:
        begun = time.perf_counter()
        plain(text)
        assert time.perf_counter() - begun < 1


class TestShortening:
    @given(text=hostile | st.text(max_size=80), limit=st.integers(1, 40))
    @example(" " * 50, 10)
    @example("\n" * 50, 10)
    @example("a" + " " * 50, 10)
    def test_it_never_passes_the_limit(self, text: str, limit: int) -> None:
        assert len(shorten(text, limit)) <= limit
        assert len(excerpt(text, limit)) <= limit

    @pytest.mark.parametrize("length", [0, 1, 9, 10])
    def test_what_fits_is_left_alone(self, length: int) -> None:
        assert shorten("x" * length, 10) == excerpt("x" * length, 10) == "x" * length

    def test_it_cuts_at_a_word_and_says_so(self) -> None:
        assert shorten("The lamp went out, and nobody saw", 22) == "The lamp went out…"

    def test_a_single_long_word_is_cut_in_the_middle(self) -> None:
        assert shorten("Llanfairpwllgwyngyll", 8) == "Llanfai…"

    def test_an_excerpt_ends_with_a_whole_sentence(self) -> None:
        assert (
            excerpt("It rained. It rained again. “Stop!” It did not stop.", 40) == "It rained. It rained again. “Stop!”"
        )

    def test_an_excerpt_is_one_paragraph(self) -> None:
        assert excerpt("One.\n\nTwo.\n", 40) == "One. Two."

    @pytest.mark.parametrize(
        ("text", "limit", "shown"),
        [
            ("The door opened. Then Mr. Lamb came in with the lamp.", 26, "The door opened."),
            ("She knocked. It was J. R. Lamb who came.", 25, "She knocked."),
            ("灯が消えた。誰も見ていなかった。海は静かだった。", 18, "灯が消えた。誰も見ていなかった。"),
            ("She waited… Nobody came to the lamp room.", 30, "She waited…"),
        ],
    )
    def test_an_excerpt_knows_what_ends_a_sentence(self, text: str, limit: int, shown: str) -> None:
        assert excerpt(text, limit) == shown

    def test_an_excerpt_doesnt_take_a_decimal_point_for_the_end_of_a_sentence(self) -> None:
        assert excerpt("It cost them 3.14 ducats and the boat", 16) == "It cost them…"
