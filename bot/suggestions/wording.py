"""What both sides see of one suggestion: where it belongs, how it begins, what became of it."""

import re
from collections.abc import Callable

from bot.core.people.wording import mention
from bot.core.text import limits
from bot.core.text.cleaning import clean, clean_label, clean_line, shorten
from bot.suggestions.models import Question, Remark, SpoilerLevel, Status, Suggestion
from bot.works.models import ChapterDetails
from bot.works.wording import chapter_name


def idea_label() -> str:
    return "Your idea"


def spoiler_name(spoiler: SpoilerLevel) -> str:
    names = {
        SpoilerLevel.NONE: "No spoilers",
        SpoilerLevel.LATEST: "Up to the latest chapter",
        SpoilerLevel.BEYOND: "Beyond the latest chapter",
    }
    return names[spoiler]


def answer_it() -> str:
    return "Answer"


def name_me() -> str:
    return "Name me in the thanks"


def name_me_no_more() -> str:
    return "Take my name out of the thanks"


def status_name(status: Status) -> str:
    names = {
        Status.WAITING: "waiting",
        Status.ACCEPTED: "accepted",
        Status.DECLINED: "declined",
        Status.SHELVED: "shelved",
        Status.MERGED: "merged",
        Status.USED: "used",
        Status.WITHDRAWN: "withdrawn",
    }
    return names[status]


def status_label(status: Status) -> str:
    """Name a status where it stands alone, as in a list of choices."""
    return status_name(status).capitalize()


def mark(status: Status) -> str:
    """Return the emoji that stands for what became of a suggestion."""
    marks = {
        Status.WAITING: "⏳",
        Status.ACCEPTED: "✅",
        Status.DECLINED: "❌",
        Status.SHELVED: "🗄️",
        Status.MERGED: "🔗",
        Status.USED: "🎉",
        Status.WITHDRAWN: "↩️",
    }
    return marks[status]


MAX_SHOWN = 140
"""Characters of an idea in a list of several."""


def as_heading(text: str) -> str:
    return f"### {text}"


def _remark_name(what: Remark) -> str:
    names = {Remark.REASON: "reason", Remark.NOTE: "note", Remark.QUESTION: "question", Remark.ANSWER: "answer"}
    return names[what]


def empty_remark(what: Remark) -> str:
    return f"The {_remark_name(what)} is empty. Write something and send it again."


def long_remark(what: Remark, length: int, limit: int) -> str:
    return f"The {_remark_name(what)} has {length:,} characters; {limit:,} is the most. Shorten it and send it again."


def backing(suggestion: Suggestion) -> str:
    return f"backed by {suggestion.backing:,}" if suggestion.backing else "not backed by anybody yet"


def about(suggestion: Suggestion, room: int = 120) -> str:
    work = f"**{clean_line(shorten(suggestion.work_title, room))}**"
    if suggestion.chapter_number is None and suggestion.chapter_title is None:
        return work
    return f"{work}, {_chapter(suggestion.chapter_number, suggestion.chapter_title, room)}"


def _chapter(number: float | None, title: str | None, room: int = 120) -> str:
    return chapter_name(ChapterDetails(number=number, title=shorten(title, room) if title else None))


def origin(suggestion: Suggestion) -> str:
    """Name the server that a guest's idea came from; nothing for one from the work's own."""
    if suggestion.from_guild_id is None:
        return ""
    name = clean_line(shorten(suggestion.from_guild_name or "", 60))
    return f" of the server **{name}**" if name else " of another server"


def teaser(suggestion: Suggestion, limit: int = MAX_SHOWN, *, spoilers: bool = True) -> str:
    """Return an idea's beginning on one line; behind bars if it gives something away and `spoilers` are hidden."""
    text = shorten(clean_line(shorten(suggestion.idea, limit)), 2 * limit)
    return f"||{text}||" if spoilers and text and suggestion.spoiler is not SpoilerLevel.NONE else text


def label(suggestion: Suggestion, limit: int = limits.OPTION) -> str:
    """Name a suggestion where Discord shows no Markdown, as in a list of choices, without what gives the story away."""
    text = clean_label(suggestion.idea) if suggestion.idea else f"({clean_label(suggestion.work_title)})"
    if suggestion.spoiler is not SpoilerLevel.NONE:
        text = f"({spoiler_name(suggestion.spoiler).lower()})"
    return shorten(f"#{suggestion.id} {text}", limit)


def fitting(heading: str, lines: Callable[[int], list[str]]) -> str:
    """Fit a list into a message, a blank line between two entries: all get as much room as there is for each, and none
    is cut in its middle.
    """
    for room in (MAX_SHOWN, 100, 60, 30, 15):
        text = "\n\n".join(filter(None, [heading, *lines(room)]))
        if len(text) <= limits.MESSAGE:
            break
    return shorten(text, limits.MESSAGE)


def no_more() -> str:
    return "There is nothing further on."


def question(asked: Question) -> str:
    answer = f"\n-# {_quiet(asked.answer, 150)}" if asked.answer else ""
    return f"❓ {mention(asked.asked_by)}: {_quiet(asked.question, 200)}{answer}"


def writer_is_forgotten() -> str:
    return "Who wrote that idea had their data deleted: nobody knows any more who it was."


def fate_of(suggestion: Suggestion, room: int = 300) -> str:
    """Say in one line what became of it, with who decided and why for whom that isn't hidden from."""
    decision = suggestion.decision
    if suggestion.status is Status.WITHDRAWN:
        return "Taken back by its reader"
    if suggestion.status is Status.WAITING:
        return f"Waiting, sent <t:{int(suggestion.created_at.timestamp())}:R>"
    if decision is None:
        return _verb(suggestion, room)
    when = f"<t:{int(decision.at.timestamp())}:R>"
    reason = f": {_quiet(decision.reason, room)}" if decision.reason else ""
    return f"{_verb(suggestion, room)} {when} by {mention(decision.by_id)}{reason}"


def fate(suggestion: Suggestion) -> str:
    return f"{mark(suggestion.status)} {fate_of(suggestion)}"


def _verb(suggestion: Suggestion, room: int) -> str:
    if suggestion.status is Status.MERGED:
        return f"Merged into #{suggestion.merged_into_id}" if suggestion.merged_into_id else "Merged into another"
    if suggestion.status is Status.USED:
        return f"Used in {_chapter(suggestion.used_number, suggestion.used_title, min(room, 120))}"
    if suggestion.status is Status.SHELVED:
        return "Kept for later"
    return status_label(suggestion.status)


def _quiet(text: str, limit: int) -> str:
    return shorten(clean_line(shorten(text, limit)), limit)


def quote(text: str, limit: int) -> str:
    """Put a bar beside a text, in at most `limit` characters; many line breaks in a row become two."""
    lines = re.sub(r"\n(\s*\n)+", "\n\n", clean(shorten(text, limit))).split("\n")
    return shorten("\n".join(f"> {line}" for line in lines), limit) if any(lines) else ""


def no_such_suggestion(text: str) -> str:
    shown = clean_line(shorten(text, 60))
    return f"No suggestion that you can choose here says “{shown}”. Type its number, or pick one from the list."


def several_suggestions(text: str) -> str:
    shown = clean_line(shorten(text, 60))
    return f"More than one suggestion says “{shown}”. Type its number, or pick one from the list."


def suggestion_is_gone() -> str:
    return "That suggestion is no longer there, or is somebody else's alone."


def not_public(suggestion: Suggestion) -> str:
    """Tell who may see an idea why other readers may not."""
    return f"**#{suggestion.id}** isn't on the board: its reader hasn't agreed to be named, so others can't find it."


def decided_already(suggestion: Suggestion) -> str:
    return f"That can't be changed any more. {fate(suggestion)}"


def reviewers_only() -> str:
    return (
        "The queue is for authors and staff: only a work's author and this server's staff decide on its ideas."
        " Your own are in `/suggestions mine`."
    )


def reader_is_blocked(reader_id: int) -> str:
    return f"<@{reader_id}> is blocked here and couldn't answer. Staff can let them again with `/queue unblock`."


def not_in_your_queue() -> str:
    return (
        "That suggestion is no longer there, or isn't in your queue:"
        " only a work's author and this server's staff decide on its ideas."
    )


def decided_by_dm(suggestion: Suggestion, root: Suggestion) -> str:
    lines = [f"Your suggestion **#{suggestion.id}** for {about(suggestion)}:", quote(suggestion.idea, 300)]
    lines.append(fate(suggestion))
    if root.id != suggestion.id:
        lines.append(f"**#{root.id}**: {fate(root)}")
    lines.append("-# You asked to be told. Change that in `/suggestions mine`.")
    return shorten("\n".join(lines), limits.MESSAGE)


def asked_by_dm(suggestion: Suggestion, asked: Question) -> str:
    lines = [f"About your suggestion **#{suggestion.id}** for {about(suggestion)}:", quote(suggestion.idea, 300)]
    return shorten("\n".join([*lines, question(asked)]), limits.MESSAGE)
