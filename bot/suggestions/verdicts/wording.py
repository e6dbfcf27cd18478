"""Why a decision on a suggestion isn't taken."""

from collections.abc import Sequence

from bot.core.text.cleaning import clean_line, shorten
from bot.suggestions.models import Status, Suggestion
from bot.suggestions.wording import fate_of, mark, status_label, status_name


def merge_into_itself() -> str:
    return "That is the same suggestion, or was merged into this one."


def no_merging_into(into: Suggestion) -> str:
    return f"**#{into.id}** can't take this one: it is {status_name(into.status)}, or belongs to another work."


def no_such_chapter() -> str:
    return "That chapter isn't one of this work. Choose it from the list."


def several_chapters(name: str) -> str:
    return f"Several chapters are called “{clean_line(shorten(name, 60))}”. Give the number of the one you mean."


def already_decided(suggestion: Suggestion) -> str:
    if suggestion.decision is None:
        return f"That can't be done with this one. {mark(suggestion.status)} {fate_of(suggestion)}"
    return f"Somebody was quicker. {mark(suggestion.status)} {fate_of(suggestion)}"


def changed_meanwhile() -> str:
    return "Its reader changed it while you were looking. Here is the new text; decide again."


def nothing_to_undo() -> str:
    return "That decision was undone already: the suggestion is waiting."


def too_late_to_undo() -> str:
    return "Undo works for 10 minutes after a decision, and they are over."


def accept() -> str:
    return "Accept"


def decline() -> str:
    return "Decline"


def shelve() -> str:
    return "Shelve"


def merge() -> str:
    return "Merge"


def use() -> str:
    return "Mark used"


def undo() -> str:
    return "Undo"


def decline_title() -> str:
    return "Decline this suggestion"


def decline_several_title() -> str:
    return "Decline these suggestions"


def which_label() -> str:
    return "Which ones"


def phrase_label() -> str:
    return "Ready phrase"


def reason_label() -> str:
    return "Reason"


def reason_hint() -> str:
    return "The reader will see this in /suggestions mine. You can leave it empty."


def merge_title() -> str:
    return "Merge into another"


def merge_choice_label() -> str:
    return "Into which one?"


def merge_choice_hint() -> str:
    return "Those that look alike come first, then the most backed"


def merge_number_label() -> str:
    return "Or its number"


def merge_number_hint() -> str:
    return "Such as #12"


def use_title() -> str:
    return "Mark used in a chapter"


def use_label() -> str:
    return "In which chapter?"


def use_number_label() -> str:
    return "Or its number or title"


def use_number_hint(offered: int) -> str:
    return f"The list has the latest {offered} chapters; name an older one here"


def none_picked() -> str:
    return "Choose at least one suggestion from the list first."


def tally(decided: Sequence[int], late: Sequence[int], status: Status) -> str:
    done = f"{mark(status)} {status_label(status)}: {_numbers(decided)}." if decided else "Nothing was decided."
    return f"{done} Somebody was quicker with {_numbers(late)}." if late else done


def _numbers(ids: Sequence[int]) -> str:
    return ", ".join(f"#{one}" for one in ids)


def no_target() -> str:
    return "Choose one from the list, or give its number."


def no_chapters() -> str:
    return "This work has no chapter yet. Post or draft one with `/chapter post` first."
