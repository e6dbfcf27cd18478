"""A chapter's text in messages."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.announcements.splitting import split
from bot.core.text import limits

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


@settings(max_examples=150, deadline=None)
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
