"""What the bot says to a reader who gives an idea or backs another's."""

from collections.abc import Sequence

from bot.suggestions.models import MAX_IDEA, SimilarSuggestion, Suggestion
from bot.suggestions.wording import about, backing, fitting, teaser


def idea_hint() -> str:
    return "What would you love to see happen?"


def form_title() -> str:
    return "Suggest a plot idea"


def suggest_this() -> str:
    return "Suggest this"


def work_label() -> str:
    return "For which work?"


def work_hint(offered: int, works: int) -> str:
    return "" if offered == works else f"The latest {offered} of {works}; for others, /suggest work:"


def chapter_label(offered: int, chapters: int) -> str:
    return "For which chapter?" if offered == chapters else f"For which chapter? (latest {offered} of {chapters})"


def any_chapter() -> str:
    return "Any chapter"


def spoiler_label() -> str:
    return "Does it give the story away?"


def credit_label() -> str:
    return "Name me in public if it's used"


def credit_hint() -> str:
    return "Also shows your idea on the work's public board"


def dm_label() -> str:
    return "Tell me by direct message what becomes of it"


def credit_chosen(chosen: bool) -> str:
    return f"Name me in public: {_yes_or_no(chosen)}"


def dm_chosen(chosen: bool) -> str:
    return f"Tell me by DM: {_yes_or_no(chosen)}"


def _yes_or_no(chosen: bool) -> str:
    return "yes" if chosen else "no"


def back_that() -> str:
    return "Back that one"


def send_anyway() -> str:
    return "Send mine anyway"


def dont_send() -> str:
    return "Don't send it"


def not_sent() -> str:
    return "Your idea wasn't sent, and counts towards no limit any more."


def call_is_closed() -> str:
    return "That call is over. You can still send your idea with `/suggest`."


def thanks(suggestion: Suggestion, mine: str) -> str:
    return (
        f"Thank you! Your suggestion **#{suggestion.id}** for {about(suggestion)} is with the author now."
        f" See what becomes of it with {mine}.\n{_choices_explained()}"
    )


def _choices_explained() -> str:
    """Say what each of the three buttons below does, beside what it is called."""
    return (
        "-# **Name me in public** puts your name and this idea on the work's public board, and lets a chapter that uses"
        " it thank you by name. **Tell me by DM** lets me write to you once it is decided, or if you are asked"
        " something. The last button says how much it gives away: others see it behind bars then. You can change all"
        " three."
    )


def similar(similar: Sequence[SimilarSuggestion], reader_id: int) -> str:
    if not similar:
        return "**Your idea isn't sent yet.** What was much like it isn't there any more: send it, or don't."
    heading = "**Somebody had much the same idea.** Back it, or send yours as well:"
    if all(one.suggestion.reader_id == reader_id for one in similar):
        heading = "**You sent much the same idea already.** You can send this one as well:"
    return fitting(
        heading,
        lambda room: [
            f"**#{one.suggestion.id}** {teaser(one.suggestion, 2 * room)}\n-# {backing(one.suggestion)}"
            for one in similar
        ],
    )


def not_held_any_more() -> str:
    return "That idea was sent or dropped already, or a day went by since you wrote it. See `/suggestions mine`."


def backed(suggestion: Suggestion) -> str:
    return f"You back **#{suggestion.id}** for {about(suggestion)} now: {backing(suggestion)}."


def backing_stopped(suggestion: Suggestion) -> str:
    return f"You no longer back **#{suggestion.id}** for {about(suggestion)}."


def backed_already(suggestion: Suggestion) -> str:
    return f"You back **#{suggestion.id}** already: {backing(suggestion)}. Take it away with `/suggestions back stop:`."


def not_backed(suggestion: Suggestion) -> str:
    return f"You don't back **#{suggestion.id}**."


def your_own() -> str:
    return "That one is your own: it counts already."


def back_number(suggestion_id: int) -> str:
    return f"{back_that()}: #{suggestion_id}"


def which_work_in_form() -> str:
    return "Choose the work from the list, and send it again."


def which_work() -> str:
    return "There is more than one work here. Choose yours with the `work:` option."


def only_your_own() -> str:
    return "You can suggest your own messages only. Write your idea with `/suggest`."


def long_message(length: int) -> str:
    return (
        f"That message has {length:,} characters, and an idea takes {MAX_IDEA:,} at most. Your message stays as it is:"
        f" shorten it with Edit Message and choose **{suggest_this()}** again, or copy its heart into `/suggest`."
    )


def written_in_a_file() -> str:
    return (
        f"That message's text is in a file, which I don't read. An idea takes {MAX_IDEA:,} characters at most: copy the"
        " heart of it into `/suggest`."
    )


def nothing_written() -> str:
    return "That message has no text to suggest."
