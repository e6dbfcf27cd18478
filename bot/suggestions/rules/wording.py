"""Why an idea isn't taken: what must hold of its text, and what the server's staff allow."""

from collections.abc import Sequence

from bot.core.text.cleaning import clean_line


def empty_idea() -> str:
    return "Your idea is empty. Write a sentence or two and send it again."


def long_idea(length: int, limit: int) -> str:
    return f"Your idea has {length:,} characters; {limit:,} is the most. Shorten it and send it again."


def short_idea(length: int, least: int) -> str:
    return f"Your idea has {length:,} characters; the work's server asks for {least:,} at least. Tell a little more."


def unwanted_word() -> str:
    return "Your idea has a word that the staff of the work's server don't want. Say it otherwise and send it again."


def you_are_blocked() -> str:
    return "The staff of the work's server take no suggestions from you. If you think that's a mistake, ask them."


def work_is_closed(work: str) -> str:
    return f"**{clean_line(work)}** takes no suggestions at the moment."


def works_are_closed(works: Sequence[str]) -> str:
    return work_is_closed(works[0]) if len(works) == 1 else "No work here takes suggestions at the moment."


def too_many_waiting(limit: int, held: int = 0) -> str:
    """Say that a reader has to wait; `held` of what waits are ideas that they haven't said whether to send."""
    said = (
        f"{limit} of your suggestions wait for an answer, and that is the most. Take one back in"
        " `/suggestions mine`, or wait for the author."
    )
    if held:
        said += (
            " What I asked you about before sending it counts as well, for a day or until you send or drop it there."
        )
    return said


def too_soon(until: int) -> str:
    return f"One thing at a time: you can send your next suggestion <t:{until}:R>."
