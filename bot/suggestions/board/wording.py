"""What the bot says in public: the board, the thanks to readers, and reports."""

from collections.abc import Sequence

from bot.core.text import limits
from bot.core.text.cleaning import clean_line, shorten
from bot.core.text.fitting import as_many_as_fit
from bot.suggestions.models import Suggestion
from bot.suggestions.wording import backing, fitting, mark, teaser


def more() -> str:
    return "More"


def board(work: str, suggestions: Sequence[Suggestion]) -> str:
    heading = f"**What readers wish for in {clean_line(shorten(work, 120))}**"
    return fitting(heading, lambda room: [_on_board(one, room) for one in suggestions])


def _on_board(suggestion: Suggestion, room: int) -> str:
    who = clean_line(shorten(suggestion.reader_name, 40))
    fate = f"{mark(suggestion.status)} {backing(suggestion)}"
    return f"**#{suggestion.id}** by {who}: {teaser(suggestion, room)}\n-# {fate}"


def empty_board(work: str, suggest: str) -> str:
    return f"Nobody has put an idea for **{clean_line(work)}** on the board yet. Be the first with {suggest}."


def hall(work: str, thanked: Sequence[tuple[str, int]]) -> str:
    lines = [f"🎉 {clean_line(shorten(name, 40))} · {chapters(count)}" for name, count in thanked]
    heading = f"**{clean_line(shorten(work, 120))} thanks**\n"
    return heading + as_many_as_fit(lines, limits.MESSAGE - len(heading), more_readers)


def more_readers(count: int) -> str:
    return f"and {count} more {'readers' if count > 1 else 'reader'}"


def empty_hall(work: str) -> str:
    return f"No chapter of **{clean_line(work)}** thanks a reader yet: their ideas are still on their way."


def chapters(count: int) -> str:
    return "one chapter" if count == 1 else f"{count} chapters"


def reported() -> str:
    return "Thank you. The staff of the work's server will look at it."


def reported_already() -> str:
    return "You reported that already. The staff of the work's server will look at it."
