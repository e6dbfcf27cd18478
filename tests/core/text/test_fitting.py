"""A list that is too long for its place says how many of its lines are left out."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.text.fitting import as_many_as_fit

LINES = st.lists(st.text(alphabet="ab", min_size=1, max_size=30), max_size=30)


@given(LINES, st.integers(10, 200), st.integers(0, 9))
def test_whole_lines_are_shown_and_the_rest_is_counted(lines: list[str], room: int, beyond: int) -> None:
    text = as_many_as_fit(lines, room, "+{}".format, beyond=beyond)

    *shown, last = text.split("\n")
    if not last.startswith("+"):
        shown, last = [*shown, *filter(None, [last])], "+0"
    assert len(text) <= room
    assert shown == lines[: len(shown)]
    assert int(last) == len(lines) - len(shown) + beyond


@given(LINES, st.integers(10, 200))
def test_no_line_is_left_out_that_there_was_room_for(lines: list[str], room: int) -> None:
    text = as_many_as_fit(lines, room, "+{}".format)

    shown = len([line for line in text.split("\n") if line and not line.startswith("+")])
    if shown < len(lines):
        left = len(lines) - shown - 1
        assert len("\n".join([*lines[: shown + 1], *([f"+{left}"] if left else [])])) > room
