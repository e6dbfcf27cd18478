"""What the bot says about calls for ideas and their polls."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.text import limits
from bot.core.text.cleaning import clean, clean_label, clean_line, shorten
from bot.dates.times import at
from bot.dates.wording import wall_time
from bot.setup.models import DEFAULT_ZONE
from bot.suggestions.calls.store import Call
from bot.suggestions.models import Suggestion
from bot.works import models as works_models


def answer() -> str:
    return "Suggest an idea"


def pick_answers(offered: int) -> str:
    which = f" of the {limits.OPTIONS} most backed" if offered == limits.OPTIONS else ""
    return f"Choose up to ten{which} answers for a poll"


def poll_title() -> str:
    return "Make a poll"


def poll_label() -> str:
    return "Answers, one a line"


def poll_hours_label() -> str:
    return "Hours that the poll is open"


MAX_QUESTION = works_models.MAX_QUESTION

MAX_LABEL = 55
"""Characters of a poll's answer."""

MAX_ANSWERS = 10


def invitation(call: Call, title: str) -> str:
    lines = [f"### {clean_line(shorten(title, 120))}", clean(call.question)]
    if call.closed_at is not None:
        lines.append(f"-# Closed. {count(call.answers)} came in: thank you!")
    else:
        until = f" · until <t:{int(call.closes_at.timestamp())}:f>" if call.closes_at else ""
        lines.append(f"-# {count(call.answers)} so far{until}")
    return shorten("\n".join(lines), limits.MESSAGE)


def count(answers: int) -> str:
    return "One idea" if answers == 1 else f"{answers:,} ideas" if answers else "No ideas"


def called(call: Call, poll: str, zone: str = DEFAULT_ZONE, *, is_out: bool = True) -> str:
    """Say where readers are asked, and until when by the clock of the server's zone and by one's own."""
    until = ""
    if call.closes_at is not None:
        stamp = int(call.closes_at.timestamp())
        until = f", until **{wall_time(at(call.closes_at, zone))}**; by your own clock <t:{stamp}:F>, <t:{stamp}:R>"
    if not is_out:
        return (
            f"Your question is kept{until}, but Discord hasn't taken it in <#{call.channel_id}> yet. It goes out by"
            " itself as soon as it can; where somebody has to mend something, staff read what in their notices."
        )
    return f"Called for ideas in <#{call.channel_id}>{until}. They come to the queue; make a poll of them with {poll}."


def closed(call: Call) -> str:
    return f"Closed: {count(call.answers)} came in."


def call_is_gone() -> str:
    return "That call is no longer there."


def closed_already() -> str:
    return "That call is closed already."


def empty_question() -> str:
    return "The question is empty. Ask readers something, such as: What should happen at the gala?"


def long_question(length: int) -> str:
    return f"The question has {length:,} characters; {MAX_QUESTION} is the most. Shorten it and try again."


def far_deadline(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:F> is more than two months ahead. Check the date; a call closes sooner."


def no_answers() -> str:
    return "This call has no open answers to choose from yet."


def has_poll() -> str:
    return "This call has a poll already."


def bad_poll() -> str:
    return (
        f"A poll takes two to {MAX_ANSWERS} answers, one a line. Each line begins with the suggestion's number, such as"
        f" #12, and says it in at most {MAX_LABEL} characters."
    )


def not_for_all(number: int) -> str:
    return (
        f"**#{number}** isn't public: its reader didn't agree to be named, and everybody reads a poll."
        " Say it in your own words."
    )


def poll_dropped(call: Call, title: str, because_of: Sequence[str]) -> str:
    """Tell an author why a poll doesn't go out; `because_of` are the numbers of ideas that stand in its way."""
    why = _not_for_all_now(because_of) or "Discord didn't take it there"
    return (
        f"{_your_poll(call, title)} didn't go to <#{call.channel_id}>: {why}. You can make another with `/queue poll`."
    )


def poll_in_doubt(call: Call, title: str, because_of: Sequence[str]) -> str:
    """Tell an author that a poll may stand, which nobody but people there can see; it is given up."""
    why = _not_for_all_now(because_of)
    since = f" Since then {why}." if why else ""
    return (
        f"{_your_poll(call, title)} may have gone to <#{call.channel_id}>: Discord didn't say, and I couldn't look."
        f"{since} If it stands there, its votes don't come to the queue; have its message deleted, and make another"
        " with `/queue poll`."
    )


def poll_outdated(call: Call, title: str, number: int) -> str:
    """Tell an author that their poll names an idea that its reader took back."""
    return (
        f"{_your_poll(call, title)} in <#{call.channel_id}> still names **#{number}**, which its reader took back."
        " Discord lets nobody change a poll: to take the words away, have its message deleted; its votes go with it."
    )


def _your_poll(call: Call, title: str) -> str:
    return f"Your poll on “{clean_line(shorten(call.question, 200))}” for **{clean_line(shorten(title, 120))}**"


def _not_for_all_now(numbers: Sequence[str]) -> str:
    named = ", ".join(f"**#{one}**" for one in numbers)
    return f"{named} was taken back or isn't public any more" if named else ""


def bad_hours() -> str:
    return "A poll is open for 1 to 768 hours."


def poll_on_its_way(channel_id: int) -> str:
    return f"The poll goes to <#{channel_id}> now; its result comes back as notes in the queue."


def no_polls_there(channel_id: int) -> str:
    return f"I need **Create Polls** in <#{channel_id}>. Allow it in the channel's settings, then try again."


def pick(call: Call, *, all_public: bool = True) -> str:
    said = f"**{clean_line(call.question)}**\n-# {count(call.answers)}. Choose what goes into the poll."
    return said if all_public else f"{said} What isn't public you say in your own words: nothing of it is filled in."


def poll_question(call: Call) -> str:
    return shorten(clean_label(call.question), MAX_QUESTION)


def poll_line(suggestion: Suggestion, place: int, *, is_public: bool) -> str:
    """Write what a poll calls an idea; of one that isn't public only its place in the poll, until its author says it
    otherwise.
    """
    called = shorten(clean_label(suggestion.idea), MAX_LABEL) if is_public else f"Idea {place}"
    return f"#{suggestion.id} {called}"


def choice(call: Call) -> str:
    return shorten(f"{clean_label(call.question)} ({count(call.answers).lower()})", limits.OPTION)
