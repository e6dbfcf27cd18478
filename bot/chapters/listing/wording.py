"""What stands in lists of a work's chapters."""

from datetime import UTC, datetime

from bot.chapters.models import UNFINISHED
from bot.works.models import Chapter, ChapterState


def pick_draft() -> str:
    return "Open one that isn't posted"


def scheduled_heading() -> str:
    return "Scheduled"


def backlog_heading() -> str:
    return "Backlog"


def drafts_heading() -> str:
    return "Drafts"


def previews_heading() -> str:
    return "Previews that nobody has finished"


def previews_go() -> str:
    return (
        f"-# A preview goes {UNFINISHED.days} days after it was made or last changed, unless it is kept, scheduled or"
        " posted."
    )


def on_the_way_heading() -> str:
    return "Not out yet"


def announced_heading() -> str:
    return "Posted"


def list_of(title: str, kinds: list[tuple[str, list[str]]]) -> str:
    return "\n".join([title, *("\n".join([f"**{name}**", *lines]) for name, lines in kinds if lines)])


def more_chapters(page: int, pages: int) -> str:
    return f"More chapters (page {page} of {pages})"


def no_chapters_listed(title: str) -> str:
    return f"{title} has no chapters yet. Announce the first with `/chapter post`."


def line_of(chapter: str, stamp: int | None) -> str:
    return f"{chapter} · <t:{stamp}:f>" if stamp else chapter


def how_far(chapter: Chapter) -> str:
    """Tell a chapter from another of its name in a list of choices, where Discord shows no times of its own."""
    said = {
        ChapterState.DRAFT: ("draft of" if chapter.kept else "preview of", chapter.created_at),
        ChapterState.SCHEDULED: ("scheduled for", chapter.due_at),
        ChapterState.POSTED: ("posted", chapter.posted_at),
        ChapterState.WITHDRAWN: ("withdrawn", chapter.withdrawn_at),
        ChapterState.CANCELLED: ("deleted", chapter.deleted_at),
    }
    state, at = said[chapter.state]
    return f"{state} {_moment(at)}" if at else state


def _moment(at: datetime) -> str:
    at = at.astimezone(UTC)
    return f"{at.day} {at:%b %Y %H:%M} UTC"
