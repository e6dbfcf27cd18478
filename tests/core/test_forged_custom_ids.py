"""custom_ids as forged clicks carry them: each is of one kind and comes back as it was, or is of none."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.custom_ids import KINDS
from tests.fuzzing import tries

RECORDED = Path(__file__).with_name("custom_ids.txt").read_text(encoding="ascii").splitlines()
NUMBERS = ["0", "-1", "00", "+7", "7.0", "1e3", "９", "٣", "²", "9" * 18, "9" * 19, "9" * 5000]
WORDS = [":", "::", "", " ", "\n", "\x00", "\ud800", "\u202e", "é", "x" * 41, "None", "_", ".", "%", "'", "word:7"]


@st.composite
def forged(draw: st.DrawFn) -> str:
    """A custom_id that was sent, with parts left out, doubled, swapped for another's or for what fits nowhere."""
    parts = draw(st.sampled_from(RECORDED)).split(":")
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(parts)))
        others = draw(st.sampled_from(RECORDED)).split(":")
        piece = draw(st.sampled_from(NUMBERS + WORDS) | st.text(max_size=5) | st.sampled_from(others))
        parts[place : place + draw(st.integers(0, 2))] = [piece]
    return ":".join(parts)


@settings(max_examples=tries(300), deadline=None)
@given(text=forged() | st.text(max_size=110))
def test_a_custom_id_is_of_one_kind_and_comes_back_as_it_was_or_is_of_none(text: str) -> None:
    read = [parsed for kind in KINDS if (parsed := kind.parse(text)) is not None]

    assert len(read) <= 1
    assert [str(parsed) for parsed in read] == [text] * len(read)
