"""What people typed as a summary or as notes, and what is given back to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.text.cleaning import clean_prose, fenced, fit_markdown
from tests.worlds.discord_markup import read


@pytest.mark.parametrize("mark", ["# ", "## ", "-# ", "> ", ">>> ", "- ", "* ", "+ ", "1. ", "12) ", "  - "])
def test_no_line_of_a_summary_begins_a_heading_a_list_or_a_quote(mark: str) -> None:
    reading = read(clean_prose(f"First.\n{mark}second *third*"))

    assert reading.marks == {"italic"}
    assert reading.shown == f"First.\n{mark}second *third*"
    assert read(fit_markdown(f"{mark}first", 100)).marks == set()


@given(st.text(st.sampled_from("ab #->*+1.)\n"), max_size=40))
def test_whatever_a_line_begins_with_no_block_begins(text: str) -> None:
    assert read(clean_prose(text)).marks.isdisjoint({"quote", "heading", "small", "list"})


def test_code_in_prose_stays_as_it_is() -> None:
    assert clean_prose("```\n# not a heading\n- nor a list\n```") == "```\n# not a heading\n- nor a list\n```"


@given(st.text(st.sampled_from("`a \n"), max_size=30))
def test_what_is_given_back_never_ends_its_block_of_code(text: str) -> None:
    block = fenced(text)

    assert block.count("```") == 2
    assert block.removeprefix("```\n").removesuffix("\n```").replace("\u200b", "") == text
