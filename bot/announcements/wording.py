"""What the bot says around an announcement."""

from bot.core.text.cleaning import bold
from bot.works.models import ChapterDetails
from bot.works.wording import chapter_name, number

RATING = "Rating"
WARNINGS = "Archive Warnings"
FANDOM = "Fandom"
SERIES = "Series"
NOTES = "Notes"
THANKS = "With thanks to"
READ = "Read"
SUGGEST = "Suggest a plot idea"
FOLLOW = "Follow"
FOLLOW_EMOJI = "🔔"
POST_NOW = "Post now"
POST_ANYWAY = "Post anyway"
EDIT = "Edit"
CANCEL = "Cancel"
BACK = "Back"
ANNOUNCE_MESSAGE = "Announce as chapter"
USE_NOTES = "Use as notes"

MENTIONED = 5
"""Channels named in one sentence."""

NUMBER_LABEL = "Chapter number"
TITLE_LABEL = "Chapter title"
TEXT_LABEL = "Summary, or the text itself"
CARD_TEXT_LABEL = "Summary or excerpt"
NOTES_LABEL = "Notes"
LINK_LABEL = "Link to the chapter"
NUMBER_HINT = "Such as 4, 0 or 4.5; empty for none"
TEXT_HINT = "The announcement shows its beginning. A whole chapter goes with /chapter post file:"
WRITE_TITLE = "Announce a chapter"
EDIT_TITLE = "Edit the announcement"


def headline(title: str, chapter: str) -> str:
    return f"{bold(title)} · {chapter}"


def byline(title: str, authors: list[str]) -> str:
    return f"{title} by {' and '.join(authors)}" if authors else title


def length(words: int, minutes: int) -> str:
    return f"{words:,} {'word' if words == 1 else 'words'} · {minutes:,} min read"


def place(value: float, total: int | None) -> str:
    return f"Chapter {number(value)} of {total or '?'}"


def preview(channel_ids: list[int], remarks: list[str]) -> str:
    lines = [f"**Preview.** This is what goes to {channels(channel_ids)}; so far only you see it."]
    return "\n".join([*lines, *(f"-# {remark}" for remark in remarks)])


def no_link() -> str:
    return "There is no link, so readers will see no more than this. Add one with Edit."


def not_rated() -> str:
    return "This work is Not Rated. If it is Mature or Explicit, cancel and say so with `/work edit` first."


def no_number() -> str:
    return "No chapter number was found. Add one with Edit."


def same_number(chapter: str) -> str:
    return f"{chapter} was announced before. You will be asked before this one goes out too."


def ask_again(details: ChapterDetails, posted_at: int) -> str:
    name = chapter_name(details)
    return f"**{name}** was announced <t:{posted_at}:R>. Post this one as well? Nothing is posted until you say so."


def channels(ids: list[int]) -> str:
    """The channels by name: a few, and how many more."""
    shown = [f"<#{one}>" for one in ids[:MENTIONED]]
    more = len(ids) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def posted(chapter: str, links: list[str]) -> str:
    return f"Posted **{chapter}**: {' · '.join(f'[see it]({link})' for link in links)}"


def on_its_way(chapter: str, channel_id: int, why: str | None) -> str:
    reason = f" ({why})" if why else ""
    return f"**{chapter}** is on its way to <#{channel_id}>{reason}. I keep trying; there is nothing you need to do."


def failed(chapter: str, channel_id: int, why: str) -> str:
    return f"**{chapter}** couldn't be posted in <#{channel_id}>: {why}"


def uncertain(chapter: str, channel_id: int, why: str) -> str:
    return f"I can't tell whether **{chapter}** stands in <#{channel_id}>: {why}."


def unclear() -> str:
    return "Discord didn't answer"


def announcement_gone() -> str:
    return "That announcement is no longer known here. Use `/suggest` instead."


def notes_offered(text: str) -> str:
    return f"The text ends in what looks like your own note: “{text}” Put it on the card with **Use as notes**."


def work_or_file() -> str:
    return "Name the work with `work:`, or hand in a file with `file:` that says which work it belongs to."


def text_as_file() -> str:
    return "The chapter is too long for messages, so here it is as a file."


def unchangeable() -> str:
    return "Discord wouldn't let me change the message"


def too_late_to_bring_back() -> str:
    return "Undo works for 10 minutes after a withdrawal, and they are over. Announce it again with `/chapter post`."


def scheduled(chapter: str, stamp: int, channel_ids: list[int]) -> str:
    where = channels(channel_ids)
    return f"**{chapter}** goes to {where} <t:{stamp}:F>, <t:{stamp}:R>. `/chapter reschedule` changes that."


def changed(chapter: str, failures: list[str]) -> str:
    trouble = f" But: {'; '.join(failures)}." if failures else ""
    return f"Changed **{chapter}** where it stands.{trouble}"


def withdrawn(chapter: str) -> str:
    return f"Withdrew **{chapter}**: its announcement is gone, its kudos are kept. You can undo this for 10 minutes."


def brought_back(chapter: str) -> str:
    return f"**{chapter}** is announced again, without a second notification."


SCHEDULE = "Schedule"
SCHEDULE_TITLE = "Schedule the announcement"
WHEN_LABEL = "When?"
WHEN_HINT = "Friday 18:00, tomorrow at 6pm, 2026-12-24 18:00, in 2 hours"
UNDO = "Undo"
PICK_DRAFT = "Go on with a draft"


def list_of(
    title: str, scheduled_ones: list[str], waiting: list[str], drafts: list[str], posted_ones: list[str]
) -> str:
    kinds = (("Scheduled", scheduled_ones), ("Backlog", waiting), ("Drafts", drafts), ("Posted", posted_ones))
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


def planned(stamp: int) -> str:
    return f"Planned for <t:{stamp}:F>, <t:{stamp}:R>: press **Schedule** and it goes out then."
