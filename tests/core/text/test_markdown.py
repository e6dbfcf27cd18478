"""Markdown in people's texts: what works, what is shown as it was typed, and the words without it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.text.cleaning import clean, clean_markdown, fit_markdown
from bot.core.text.markdown import plain
from tests.core.text.hostile import hostile
from tests.fuzzing import tries
from tests.processor import within
from tests.worlds.discord_markup import read


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

    @settings(max_examples=tries(200), deadline=None)
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

    @settings(max_examples=tries(200), deadline=None)
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
        within(1, lambda: plain(text))
