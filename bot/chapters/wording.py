"""What the bot says of a chapter, from its draft to its withdrawal."""

from bot.announcements.models import BLOCKING, Trouble
from bot.announcements.wording import channels, reason
from bot.core.text.cleaning import clean_line, shorten
from bot.dates.models import WallTime
from bot.dates.wording import wall_time
from bot.works.models import ChapterDetails, ChapterState, Work
from bot.works.wording import chapter_name, title


def post_now() -> str:
    return "Post now"


def post_anyway() -> str:
    return "Post anyway"


def edit() -> str:
    return "Edit"


def cancel() -> str:
    return "Cancel"


def back() -> str:
    return "Back"


def announce_message() -> str:
    return "Announce as chapter"


def use_notes() -> str:
    return "Use as notes"


def number_label() -> str:
    return "Chapter number"


def title_label() -> str:
    return "Chapter title"


def text_label() -> str:
    return "Summary, or the text itself"


def card_text_label() -> str:
    return "Summary or excerpt"


def notes_label() -> str:
    return "Notes"


def link_label() -> str:
    return "Link to the chapter"


def number_hint() -> str:
    return "Such as 4, 0 or 4.5; empty for none"


def text_hint() -> str:
    return "The announcement shows its beginning. A whole chapter goes with /chapter post file:"


def first_piece_hint() -> str:
    return "Longer than 4,000 characters? Begin here, then press Add more text; or use /chapter post file:"


def text_is_not_shown(work: Work) -> str:
    return f"{title(work)} shows no texts here, so there is nothing to add to. `/work edit text:` changes that."


def write_title() -> str:
    return "Announce a chapter"


def edit_title() -> str:
    return "Edit the announcement"


def ask_again(details: ChapterDetails, posted_at: int) -> str:
    name = chapter_name(details)
    return f"**{name}** was announced <t:{posted_at}:R>. Post this one as well? Nothing is posted until you say so."


def work_or_file() -> str:
    return (
        "Name the work with `work:`, or hand in a file with `file:` that says which work it belongs to. On a phone, tap"
        " `file` above the keyboard; a text that you copied becomes a file in your notes app."
    )


def too_late_to_bring_back() -> str:
    return "Undo works for 10 minutes after a withdrawal, and they are over. Announce it again with `/chapter post`."


def scheduled(chapter: str, due: WallTime, channel_ids: list[int]) -> str:
    where, stamp = channels(channel_ids), int(due.at.timestamp())
    return (
        f"**{chapter}** goes to {where} on **{wall_time(due)}**; by your own clock <t:{stamp}:F>, <t:{stamp}:R>."
        " `/chapter reschedule` changes that."
    )


def changed(chapter: str) -> str:
    return f"Changed **{chapter}** where it stands."


def kept_for_later(chapter: str) -> str:
    return f"Changed **{chapter}**. It isn't out yet, and goes out as it is now."


def changed_with_gaps(chapter: str, gaps: list[str]) -> str:
    return "\n".join([f"Changed **{chapter}**, but it doesn't show everywhere:", *gaps])


def withdrawn(chapter: str) -> str:
    return f"Withdrew **{chapter}**: its announcement is gone, its kudos are kept. You can undo this for 10 minutes."


def withdrawn_with_gaps(chapter: str, gaps: list[str]) -> str:
    head = (
        f"Withdrew **{chapter}**; its kudos are kept. You can undo this for 10 minutes. But its announcement is left:"
    )
    return "\n".join([head, *gaps])


def gap(where: str, trouble: Trouble) -> str:
    """Say in a line where an announcement isn't as it should be, and why."""
    ending = {Trouble.NO_ANSWER: ". I keep trying; there is nothing you need to do"}
    ending |= dict.fromkeys(BLOCKING, ". I'll do it as soon as that is mended")
    return f"- in {where}: {reason(trouble)}{ending.get(trouble, '')}."


def brought_back(chapter: str) -> str:
    return f"**{chapter}** is announced again, without a second notification:"


def schedule() -> str:
    return "Schedule"


def schedule_title() -> str:
    return "Schedule the announcement"


def when_label() -> str:
    return "When?"


def when_hint() -> str:
    return "Friday 18:00, tomorrow at 6pm, 24 December 18:00, 6pm Berlin, in 2 hours"


def undo() -> str:
    return "Undo"


def pick_draft() -> str:
    return "Go on with a draft"


def list_of(
    title: str,
    scheduled_ones: list[str],
    waiting: list[str],
    drafts: list[str],
    on_the_way: list[str],
    posted_ones: list[str],
) -> str:
    """List a work's chapters by how far they have come; what is on the way stands nowhere yet."""
    planned_ones = (("Scheduled", scheduled_ones), ("Backlog", waiting), ("Drafts", drafts))
    kinds = (*planned_ones, ("Not out yet", on_the_way), ("Posted", posted_ones))
    parts = [title]
    for name, lines in kinds:
        if lines:
            parts.append("\n".join([f"**{name}**", *lines]))
    return "\n".join(parts)


def no_chapters_listed(title: str) -> str:
    return f"{title} has no chapters yet. Announce the first with `/chapter post`."


def line_of(chapter: str, stamp: int | None) -> str:
    return f"{chapter} · <t:{stamp}:f>" if stamp else chapter


def and_more(count: int) -> str:
    return f"and {count} more"


def planned(due: WallTime) -> str:
    stamp = int(due.at.timestamp())
    return f"Planned for <t:{stamp}:F>, <t:{stamp}:R>, {wall_time(due)}: press **Schedule** and it goes out then."


def state_name(state: ChapterState) -> str:
    names = {
        ChapterState.DRAFT: "draft",
        ChapterState.SCHEDULED: "scheduled",
        ChapterState.POSTED: "posted",
        ChapterState.WITHDRAWN: "withdrawn",
        ChapterState.CANCELLED: "cancelled",
    }
    return names[state]


def no_such_chapter(work: Work, text: str, state: ChapterState = ChapterState.POSTED) -> str:
    shown = clean_line(shorten(text, 60))
    kind = "announced" if state is ChapterState.POSTED else state_name(state)
    return f"{title(work)} has no {kind} chapter “{shown}”. Pick one from the list that appears as you type."


def ambiguous_chapter(work: Work, text: str) -> str:
    shown = clean_line(shorten(text, 60))
    return (
        f"{title(work)} has several chapters called “{shown}”. Type its number, or pick one from the list that appears"
        " as you type."
    )


def chapter_is_not(details: ChapterDetails, state: ChapterState) -> str:
    return f"{chapter_name(details)} is not {state_name(state)} any more. `/chapter list` shows how things stand."


def chapter_is_gone() -> str:
    return "That chapter is no longer there. Start again with `/chapter post`."


def already_posted(details: ChapterDetails, by_id: int | None) -> str:
    return f"{chapter_name(details)} is posted already" + (f", by <@{by_id}>." if by_id else ".")


def draft_cancelled(name: str) -> str:
    return f"Cancelled: {name} was not posted."
