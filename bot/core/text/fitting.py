"""Lists that are to fit where there is room for so many characters: what is left out is counted, never cut off."""

from collections.abc import Callable, Sequence

from bot.core.text.cleaning import shorten


def as_many_as_fit(
    lines: Sequence[str], room: int, more: Callable[[int], str], *, beyond: int = 0, between: str = "\n"
) -> str:
    """Join the first of these lines, as many as there is room for, and say how many `more` there are.

    `beyond` are further ones that aren't among the lines.
    """
    for count in range(len(lines), -1, -1):
        left = len(lines) - count + beyond
        text = between.join([*lines[:count], *([more(left)] if left else [])])
        if len(text) <= room:
            return text
    return shorten(text, room)
