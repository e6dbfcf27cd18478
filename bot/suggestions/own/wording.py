"""What the bot says to readers about their own suggestions."""

from collections.abc import Sequence

from bot.core.text import limits
from bot.core.text.cleaning import clean_label, clean_line, shorten
from bot.suggestions.calls.store import NamingPoll
from bot.suggestions.models import HeldIdea, Question, Status, Suggestion
from bot.suggestions.wording import (
    about,
    answer_it,
    backing,
    fate_of,
    fitting,
    mark,
    question,
    quote,
    spoiler_name,
    teaser,
)


def edit() -> str:
    return "Edit"


def edit_title() -> str:
    return "Edit your suggestion"


def withdraw() -> str:
    return "Take it back"


def sure() -> str:
    return "Yes, take it back"


def newer() -> str:
    return "Newer"


def older() -> str:
    return "Older"


def open_one() -> str:
    return "Open one to edit it, take it back or answer"


def answer_title() -> str:
    return "Answer the author"


def answer_label() -> str:
    return "Your answer"


def label_of_own(suggestion: Suggestion) -> str:
    """Name a suggestion to its own reader, from whom nothing is hidden, where Discord shows no Markdown."""
    return shorten(f"#{suggestion.id} {clean_label(suggestion.idea)}", limits.OPTION)


def answer_number(suggestion_id: int) -> str:
    return f"{answer_it()} #{suggestion_id}"


def send_or_not(held: HeldIdea) -> str:
    return shorten(f"Send it or not: {clean_label(held.idea)}", 60)


def mine(
    suggestions: Sequence[Suggestion],
    asked: Sequence[Question],
    held: Sequence[HeldIdea] = (),
    *,
    more_asked: int = 0,
    more_held: int = 0,
) -> str:
    """List a reader's own, after what somebody waits for them to answer, and what they didn't say whether to send.

    Of both it is said how many more there are than are shown.
    """
    first: list[str] = []
    if asked:
        waiting = [f"**#{one.suggestion_id}** {question(one)}" for one in asked]
        first += ["**You were asked**, and your answer is waited for:", *waiting, *_more(more_asked, "answered"), ""]
    if held:
        said = "**Not sent yet**, for it is much like another: say whether to send it."
        first += [said, *map(_held, held), *_more(more_held, "decided"), ""]
    heading = "\n".join([*first, *(["**Your suggestions here**, newest first:"] if suggestions else [])])
    return fitting(heading.rstrip(), lambda room: [_line(one, room) for one in suggestions])


def _more(hidden: int, done: str) -> list[str]:
    return [f"-# {hidden} more, shown once these are {done}"] if hidden else []


def _held(held: HeldIdea) -> str:
    idea = shorten(clean_line(shorten(held.idea, 100)), 200)
    return f"✋ {idea}\n-# Dropped <t:{int(held.dropped_at.timestamp())}:R>"


def none_yet(suggest: str) -> str:
    return f"You haven't suggested anything here yet. Try {suggest}: authors love to hear from readers."


def _line(suggestion: Suggestion, room: int) -> str:
    idea = teaser(suggestion, room, spoilers=False)
    fate = f"-# {mark(suggestion.status)} {fate_of(suggestion, 2 * room)}"
    return f"**#{suggestion.id}** for {about(suggestion, room)}: {idea}\n{fate}"


def one_of_mine(own: Suggestion, root: Suggestion, questions: Sequence[Question]) -> str:
    lines = [f"**#{own.id}** for {about(own)}", quote(own.idea, 700), f"-# {mark(own.status)} {fate_of(own, 150)}"]
    if root.id != own.id:
        lines.append(f"-# {mark(root.status)} **#{root.id}**: {fate_of(root, 80)}")
    lines.append(f"-# {backing(root).capitalize()} · {spoiler_name(own.spoiler)}")
    unanswered = [one for one in questions if one.answered_at is None]
    lines += [question(one) for one in (unanswered or questions)[:1]]
    if len(questions) > 1:
        lines.append(f"-# Asked {len(questions)} times, {len(unanswered)} of them not answered yet")
    return shorten("\n".join(lines), limits.MESSAGE)


def withdraw_sure(suggestion: Suggestion) -> str:
    return f"Take **#{suggestion.id}** back? Its text is deleted for good."


def withdrawn(suggestion: Suggestion, poll: NamingPoll | None = None) -> str:
    """Say that an idea was taken back, and of a poll that names it that nobody can undo that."""
    gone = f"You took **#{suggestion.id}** back. Its text is deleted."
    if poll is None:
        return gone
    there = f"<#{poll.call.channel_id}>"
    stays = (
        f"What the poll in {there} calls it stays there, for Discord lets nobody change a poll."
        if poll.is_certain
        else f"A poll that names it may have gone to {there} a moment ago. If so, what that calls it stays there."
    )
    if poll.is_told:
        told = "is told" if poll.is_certain else "is told then"
        return f"{gone} {stays} Who made it {told}, and can have its message deleted."
    return f"{gone} {stays} Who made it had their data deleted, and isn't told: ask this server's staff to delete it."


def edited(suggestion: Suggestion) -> str:
    return f"Changed **#{suggestion.id}**. The author sees the new text."


def named(own: Suggestion, root: Suggestion) -> str:
    if root.status is not Status.USED:
        return f"You will be named in the thanks if **#{own.id}** is used in a chapter."
    return f"The chapter that used **#{own.id}** thanks you by name now."


def named_no_more(own: Suggestion) -> str:
    return f"You aren't named in public for **#{own.id}** any more."


def taken_back_already() -> str:
    return "You took that suggestion back already."


def answered_already() -> str:
    return "You answered that already."


def answered(suggestion: Suggestion) -> str:
    return f"Thank you! Your answer about **#{suggestion.id}** is with the author."
