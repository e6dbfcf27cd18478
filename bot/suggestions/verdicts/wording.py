"""Why a decision on a suggestion isn't taken."""

from collections.abc import Sequence

from bot.suggestions.models import Status, Suggestion
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


ACCEPT = "Accept"


DECLINE = "Decline"


SHELVE = "Shelve"


MERGE = "Merge"


USE = "Mark used"


UNDO = "Undo"


DECLINE_TITLE = "Decline this suggestion"


DECLINE_SEVERAL_TITLE = "Decline these suggestions"


PHRASE_LABEL = "Ready phrase"


REASON_LABEL = "Reason"


REASON_HINT = "The reader will see this in /suggestions mine. You can leave it empty."


MERGE_TITLE = "Merge into another"


MERGE_SIMILAR_LABEL = "One that looks alike"


MERGE_NUMBER_LABEL = "Or its number"


MERGE_NUMBER_HINT = "Such as #12"


USE_TITLE = "Mark used in a chapter"


USE_LABEL = "In which chapter?"


def none_picked() -> str:
    return "Choose at least one suggestion from the list first."


def tally(decided: Sequence[int], late: Sequence[int], status: Status) -> str:
    done = f"{MARKS[status]} {status.capitalize()}: {_numbers(decided)}." if decided else "Nothing was decided."
    return f"{done} Somebody was quicker with {_numbers(late)}." if late else done


def _numbers(ids: Sequence[int]) -> str:
    return ", ".join(f"#{one}" for one in ids)


def no_target() -> str:
    return "Choose one from the list, or give its number."


def no_chapters() -> str:
    return "This work has no chapter yet. Post or draft one with `/chapter post` first."
