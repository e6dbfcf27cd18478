"""What the bot says of chapters that go out at a time."""

from datetime import datetime

from bot.announcements.wording import channels
from bot.chapters.models import ReturnReason
from bot.dates.models import WallTime
from bot.dates.wording import wall_time
from bot.works.models import Chapter, ChapterDetails, ChapterState, Work
from bot.works.wording import chapter_name, title


def reschedule() -> str:
    return "Reschedule"


def unschedule() -> str:
    return "Unschedule"


def closed(chapter: Chapter) -> str:
    """Say how a chapter stands whose screen was closed."""
    name = chapter_name(chapter.details)
    if chapter.state is ChapterState.SCHEDULED and chapter.due_at:
        stamp = int(chapter.due_at.timestamp())
        return f"**{name}** stays scheduled: it goes out <t:{stamp}:F>, <t:{stamp}:R>."
    return f"**{name}** stays as it was. `/chapter list` opens it again."


def unscheduled(name: str, *, in_backlog: bool) -> str:
    """Say that a chapter has no time of its own any more; its screen says when it goes out of a backlog."""
    return f"**{name}** is a draft again" + (", in its backlog." if in_backlog else " and doesn't go out by itself.")


def stays_scheduled(details: ChapterDetails, due: datetime | None) -> str:
    when = f" for <t:{int(due.timestamp())}:F>" if due else ""
    return f"**{chapter_name(details)}** is scheduled{when}, and stays so. `/chapter list` opens it."


def draft_again(work: Work, chapter: Chapter, due: int, why: ReturnReason, namesake: Chapter | None) -> str:
    """Say why a scheduled chapter didn't go out; what is a work's that is still removed can't be opened."""
    reasons = {
        ReturnReason.NO_CHANNEL: "nobody had said where",
        ReturnReason.WORK_REMOVED: "the work had been removed",
        ReturnReason.NUMBER_TAKEN: f"**{chapter_name(namesake.details)}** was posted before" if namesake else "",
    }
    missed = f"**{chapter_name(chapter.details)}** of {title(work)} was due <t:{due}:f> and didn't go out"
    way_on = "" if work.removed_at else " It is a draft again: `/chapter list` opens it."
    return f"{missed}: {reasons[why]}.{way_on}"


def scheduled(chapter: str, due: WallTime, channel_ids: list[int]) -> str:
    where, stamp = channels(channel_ids), int(due.at.timestamp())
    return (
        f"**{chapter}** goes to {where} on **{wall_time(due)}**; by your own clock <t:{stamp}:F>, <t:{stamp}:R>."
        " `/chapter reschedule` changes that."
    )


def schedule() -> str:
    return "Schedule"


def schedule_title() -> str:
    return "Schedule the announcement"


def when_label() -> str:
    return "When?"


def when_hint() -> str:
    return "Friday 18:00, tomorrow at 6pm, 24 December 18:00, 6pm Berlin, in 2 hours"


def planned(due: WallTime, *, is_past: bool) -> str:
    stamp = int(due.at.timestamp())
    if is_past:
        return f"It was planned for <t:{stamp}:F>, which is past: press **Schedule** to choose another time."
    return f"Planned for <t:{stamp}:F>, <t:{stamp}:R>, {wall_time(due)}: press **Schedule** and it goes out then."


def option(kind: str, at: WallTime | None) -> str:
    """Say in a list of choices, where Discord shows no times of its own, what a chapter is and when it goes out."""
    return kind if at is None else f"{kind} · {wall_time(at)}"


def draft_kept(name: str) -> str:
    return (
        f"Kept **{name}** as a draft; nothing of it goes out. `/chapter list` opens it again, and `/chapter schedule`"
        " releases drafts one by one."
    )
