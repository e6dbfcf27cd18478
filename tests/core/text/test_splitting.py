"""A chapter's text in messages."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.text import limits, splitting
from bot.core.text.cleaning import clean_markdown
from bot.core.text.splitting import MAX_MESSAGES, WINDOW, clean_long, split
from tests.fuzzing import tries
from tests.worlds.discord_markup import PINGS

SENTENCE = "She said nothing, and the lamp said it *louder*. "


def test_whole_paragraphs_stand_together_as_long_as_they_fit() -> None:
    paragraphs = [f"{number}. " + SENTENCE.strip() for number in range(9)]

    assert split("\n\n".join(paragraphs), 200) == ["\n\n".join(paragraphs[at : at + 3]) for at in (0, 3, 6)]


def test_a_paragraph_that_is_too_long_is_cut_at_a_sentence() -> None:
    messages = split(SENTENCE * 100)

    assert all(message.endswith("*louder*.") for message in messages)
    assert " ".join(messages) == (SENTENCE * 100).strip()


@pytest.mark.parametrize("length", [limits.MESSAGE - 1, limits.MESSAGE, limits.MESSAGE + 1])
def test_at_the_limit_one_message_holds_it_and_beyond_it_takes_two(length: int) -> None:
    assert [len(message) for message in split("x" * length)] == (
        [length] if length <= limits.MESSAGE else [limits.MESSAGE, 1]
    )


def test_a_spoiler_that_is_cut_is_hidden_in_both_messages() -> None:
    messages = split("||" + "the butler did it. " * 200 + "||")

    assert len(messages) == 2
    assert all(message.startswith("||") and message.endswith("||") for message in messages)


def test_nothing_makes_no_message() -> None:
    assert split("") == split(" \n\n \n") == []


@settings(max_examples=tries(150), deadline=None)
@given(
    st.lists(st.sampled_from(["lamp", "||", "**", "*", "`", "\n", "\n\n", "\\", "https://a.example/b", "> ", ". "])),
    st.integers(40, 300),
)
def test_every_message_fits_and_no_word_is_lost(parts: list[str], limit: int) -> None:
    text = " ".join(parts)
    messages = split(text, limit)

    assert all(0 < len(message) <= limit for message in messages)
    assert len(re.findall("lamp", " ".join(messages))) == parts.count("lamp")


@pytest.mark.parametrize(
    "text", ["||" * 3000, "`" * 5000, "\\" * 4001, "||" + "x" * 7000 + "||", "https://a.example/" + "b" * 5000]
)
def test_text_without_a_place_to_cut_fits_all_the_same(text: str) -> None:
    assert all(len(message) <= limits.MESSAGE for message in split(text))


def test_a_spoiler_that_is_longer_than_any_window_is_hidden_in_every_message() -> None:
    messages = split("Before. ||" + "the butler did it. " * 2000 + "|| After.")

    in_sight = [re.sub(r"\|\|[^|]+\|\|", "", message).strip() for message in messages]
    assert len(messages) > 19
    assert set(in_sight) <= {"Before.", "After.", ""}


def test_of_a_text_that_is_too_long_for_messages_only_that_is_found_out() -> None:
    assert len(split(SENTENCE * 100_000)) == MAX_MESSAGES + 1


@pytest.mark.parametrize(
    "piece", ["||a|| ** `x` ", "- `a`\n", "\\", "||a", "https://a<b:/", "```", "h", "_a_ ", "\n\n"]
)
@pytest.mark.parametrize("use", [split, clean_long])
def test_no_more_than_a_window_is_looked_at_together(
    piece: str, use: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the work grows with the text, and what else waits for the processor never waits for all of it."""
    looked_at: list[int] = []

    def clean(markdown: str) -> str:
        looked_at.append(len(markdown))
        return clean_markdown(markdown)

    monkeypatch.setattr(splitting, "clean_markdown", clean)
    text = piece * (20 * WINDOW // len(piece))
    use(text)

    assert max(looked_at, default=0) <= WINDOW
    assert sum(looked_at) <= 8 * len(text)


@settings(max_examples=tries(100), deadline=None)
@given(st.lists(st.sampled_from(["lamp ", "||", "**", "`", "\n", "\n\n", "<@1> "]), min_size=1).map("".join))
def test_a_long_text_is_cleaned_as_its_parts_are(text: str) -> None:
    long = text * (3 * WINDOW // len(text))
    cleaned = clean_long(long)

    assert cleaned.count("lamp") == long.count("lamp")
    assert not PINGS.findall(cleaned)
    assert clean_long(text) == clean_markdown(text)
