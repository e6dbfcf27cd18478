"""Why a decision on a suggestion isn't taken."""

from bot.suggestions.models import Suggestion
from bot.suggestions.wording import MARKS, fate_of


def merge_into_itself() -> str:
    return "That is the same suggestion, or was merged into this one."


def no_merging_into(into: Suggestion) -> str:
    return f"**#{into.id}** can't take this one: {fate_of(into).lower()}, or it belongs to another work."


def no_such_chapter() -> str:
    return "That chapter isn't one of this work. Choose it from the list."


def already_decided(suggestion: Suggestion) -> str:
    if suggestion.decision is None:
        return f"That can't be done with this one. {MARKS[suggestion.status]} {fate_of(suggestion)}"
    return f"Somebody was quicker. {MARKS[suggestion.status]} {fate_of(suggestion)}"


def changed_meanwhile() -> str:
    return "Its reader changed it while you were looking. Here is the new text; decide again."


def nothing_to_undo() -> str:
    return "That decision was undone already: the suggestion is waiting."


def too_late_to_undo() -> str:
    return "Undo works for 10 minutes after a decision, and they are over."
