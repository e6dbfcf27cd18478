"""What the bot says of a chapter, from its draft to its withdrawal."""

from bot.announcements import wording as announcements_wording
from bot.announcements.models import BLOCKING, Trouble
from bot.core.text import limits
from bot.core.text.cleaning import clean_line, shorten
from bot.core.text.fitting import as_many_as_fit
from bot.works.models import Chapter, ChapterDetails, ChapterState, Work
from bot.works.wording import chapter_name, title


def post_now() -> str:
    return "Post now"


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


def summary_label() -> str:
    return "Summary"


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


def write_title() -> str:
    return "Announce a chapter"


def edit_title() -> str:
    return "Edit the announcement"


def keep_draft() -> str:
    return "Keep as draft"


def delete() -> str:
    return "Delete"


def close() -> str:
    return "Close"


def ask_to_delete(chapter: Chapter) -> str:
    name, due = chapter_name(chapter.details), chapter.due_at
    goes_out = chapter.state is ChapterState.SCHEDULED and due
    when = f" It is scheduled for <t:{int(due.timestamp())}:F>." if goes_out and due else ""
    return f"Delete **{name}**?{when} You can undo that for 10 minutes; then it can't be brought back."


def deleted(name: str) -> str:
    return f"Deleted **{name}**: it doesn't go out. You can undo this for 10 minutes."


def undeleted(chapter: Chapter, *, in_backlog: bool) -> str:
    name, due = chapter_name(chapter.details), chapter.due_at
    if chapter.state is ChapterState.SCHEDULED and due:
        return f"**{name}** is back, and scheduled for <t:{int(due.timestamp())}:F>."
    if in_backlog:
        return f"**{name}** is back. It is a draft again, in its backlog."
    return f"**{name}** is back. It is a draft: nothing of it goes out by itself."


def too_late_to_undelete() -> str:
    return "Undo works for 10 minutes after a chapter was deleted, and they are over. Draft it again: `/chapter post`."


def was_withdrawn(details: ChapterDetails) -> str:
    return f"{chapter_name(details)} was announced and withdrawn. Announce it again with `/chapter post`."


def work_or_file() -> str:
    return (
        "Give the chapter's `link:`, or hand it in as a file with `file:`, or name its work with `work:`. On a phone,"
        " tap `file` above the keyboard; a text that you copied becomes a file in your notes app."
    )


def too_late_to_bring_back() -> str:
    return "Undo works for 10 minutes after a withdrawal, and they are over. Announce it again with `/chapter post`."


def changed(chapter: str) -> str:
    return f"Changed **{chapter}** where it stands."


def changed_unseen(chapter: str, *, deleted: int, not_out: int) -> str:
    """Say why a change shows nowhere: in how many places its message was deleted, and in how many it isn't out yet."""
    if not deleted:
        return f"Changed **{chapter}**. It isn't out yet, and goes out as it is now."
    if not not_out:
        return f"Changed **{chapter}**. Its message was deleted in Discord, so that shows in lists only."
    return (
        f"Changed **{chapter}**, which stands nowhere now: a message of it was deleted in Discord. Where it isn't out"
        " yet, it goes out as it is now."
    )


def changed_with_gaps(chapter: str, gaps: list[str]) -> str:
    return _listed(f"Changed **{chapter}**, but it doesn't show everywhere:", gaps)


def withdrawn(chapter: str) -> str:
    return f"Withdrew **{chapter}**: its announcement is gone, its kudos are kept. You can undo this for 10 minutes."


def withdrawn_with_gaps(chapter: str, gaps: list[str]) -> str:
    head = (
        f"Withdrew **{chapter}**; its kudos are kept. You can undo this for 10 minutes. But its announcement is left:"
    )
    return _listed(head, gaps)


def _listed(head: str, gaps: list[str]) -> str:
    """Put what there is to say of each channel below a line, as much as fits into a message."""
    room = limits.MESSAGE - len(head) - 1
    return f"{head}\n{as_many_as_fit(gaps, room, announcements_wording.and_more)}"


def gap(where: str, trouble: Trouble) -> str:
    """Say in a line where an announcement isn't as it should be, and why."""
    ending = {Trouble.NO_ANSWER: ". I keep trying; there is nothing you need to do"}
    ending |= dict.fromkeys(BLOCKING, ". I'll do it as soon as that is mended")
    return f"- in {where}: {announcements_wording.reason(trouble)}{ending.get(trouble, '')}."


def brought_back(chapter: str) -> str:
    return f"**{chapter}** is announced again, without a second notification:"


def undo() -> str:
    return "Undo"


def and_more(count: int) -> str:
    return f"and {count} more"


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


def too_many_previews(work: Work, most: int) -> str:
    return (
        f"{most} previews of {title(work)} are unfinished, the most there may be. Open some with `/chapter list`, and"
        " post, keep or cancel them."
    )


def chapter_is_gone() -> str:
    return "That chapter is no longer there. Start again with `/chapter post`."


def already_posted(details: ChapterDetails, by_id: int | None) -> str:
    return f"{chapter_name(details)} is posted already" + (f", by <@{by_id}>." if by_id else ".")


def draft_cancelled(name: str) -> str:
    return f"Cancelled: **{name}** was not posted. You can undo this for 10 minutes."
