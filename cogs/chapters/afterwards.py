"""What is said after a posted chapter was changed or withdrawn: what became of it in each of its channels."""

from bot.announcements.models import Announcement, DeliveryState
from bot.app.client import Client
from bot.chapters import wording
from bot.works.models import Chapter
from bot.works.wording import chapter_name
from cogs._shared.channels import place_of


def of_change(client: Client, guild_id: int, chapter: Chapter, rows: list[Announcement]) -> str:
    """Say where a changed chapter shows that, and where it doesn't yet."""
    name = chapter_name(chapter.details)
    current = [row for row in rows if not row.is_of_before]
    there = [row for row in current if row.stands or (row.was_deleted and row.failure)]
    gaps = _gaps(client, guild_id, [row for row in there if _is_behind(row)])
    if not there:
        deleted = sum(row.was_deleted for row in current)
        return wording.changed_unseen(name, deleted=deleted, not_out=len(current) - deleted)
    return wording.changed_with_gaps(name, gaps) if gaps else wording.changed(name)


def of_withdrawal(client: Client, guild_id: int, chapter: Chapter, rows: list[Announcement]) -> str:
    """Say that a chapter's announcements are gone, and which are left."""
    name = chapter_name(chapter.details)
    gaps = _gaps(client, guild_id, [row for row in rows if row.state is DeliveryState.WITHDRAWING])
    return wording.withdrawn_with_gaps(name, gaps) if gaps else wording.withdrawn(name)


def _is_behind(row: Announcement) -> bool:
    return row.failure is not None or row.shown < row.wanted


def _gaps(client: Client, guild_id: int, rows: list[Announcement]) -> list[str]:
    return [wording.gap(place_of(client, guild_id, row.guild_id, row.channel_id), row.trouble) for row in rows]
