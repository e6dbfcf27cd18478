"""Texts that are too long are cut where a word ends."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.text.cleaning import excerpt, shorten
from tests.core.text.hostile import hostile


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
