"""Text from people, shown safely: whatever was typed, nothing pings, hides a link or leaves its place."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.text.cleaning import clean_label, clean_line, clean_markdown, fit_markdown, shorten
from tests.core.text.hostile import ALL, LETTER_BY_LETTER, MARKDOWN, Cleaner, examples, hostile
from tests.fuzzing import tries
from tests.worlds.discord_markup import PINGS, invites, read


@pytest.mark.parametrize("cleaner", ALL)
@settings(max_examples=tries(150), deadline=None)
@given(text=hostile)
@examples
def test_nothing_that_was_typed_pings_or_mentions(cleaner: Cleaner, text: str) -> None:
    assert not PINGS.findall(cleaner(text))


@pytest.mark.parametrize("cleaner", ALL)
@settings(max_examples=tries(150), deadline=None)
@given(text=hostile)
@examples
def test_nothing_that_was_typed_invites_elsewhere(cleaner: Cleaner, text: str) -> None:
    assert not invites(cleaner(text))


@pytest.mark.parametrize("cleaner", MARKDOWN)
@settings(max_examples=tries(150), deadline=None)
@given(text=hostile)
@examples
def test_nothing_that_was_typed_hides_where_a_link_leads(cleaner: Cleaner, text: str) -> None:
    assert "masked link" not in read(cleaner(text)).marks


@pytest.mark.parametrize("cleaner", LETTER_BY_LETTER)
@settings(max_examples=tries(150), deadline=None)
@given(text=hostile)
@examples
def test_no_markdown_works_in_a_text_that_is_shown_letter_by_letter(cleaner: Cleaner, text: str) -> None:
    assert read(cleaner(text)).marks == set()


@pytest.mark.parametrize("cleaner", MARKDOWN)
@settings(max_examples=tries(150), deadline=None)
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


@settings(max_examples=tries(300))
@given(text=hostile | st.text(max_size=50))
@example("<\x00\u0338")
@example("e\x01\u0301")
@example("a" + "\u0301" * 4 + "\u202e" + "\u0301" * 4)
def test_a_label_that_was_cleaned_stays_as_it_is(text: str) -> None:
    assert clean_label(clean_label(text)) == clean_label(text)
