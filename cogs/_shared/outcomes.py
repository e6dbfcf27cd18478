"""What became of an attempt to announce chapters."""

from typing import Any

from bot.announcements import notice_wording, wording
from bot.announcements.buttons import TryAgain
from bot.announcements.models import Announcement, Delivery
from bot.core.text import shorten
from bot.services import Services
from bot.works.models import Chapter
from bot.works.wording import chapter_name
from cogs._shared.buttons import button, buttons

MAX_CONTENT = 2000


async def send(services: Services, work_id: int, chapters: list[Chapter]) -> dict[str, Any]:
    """Send chapters of a work now; a message that says where they stand, or why they don't yet."""
    lines, all_sent = [], True
    for chapter in chapters:
        announcements = await services.outbox.deliver_chapter(chapter.id)
        lines += _outcome(chapter_name(chapter.details), announcements)
        all_sent = all_sent and all(one.state is Delivery.SENT for one in announcements)
    again = [] if all_sent else [button(notice_wording.TRY_AGAIN, TryAgain(work_id))]
    return {"content": shorten("\n".join(lines), MAX_CONTENT), "embed": None, "view": buttons(*again)}


def _outcome(name: str, announcements: list[Announcement]) -> list[str]:
    sent = [one.link for one in announcements if one.state is Delivery.SENT]
    lines = [wording.posted(name, sent)] if sent else []
    for one in announcements:
        if one.state is Delivery.WAITING:
            lines.append(wording.on_its_way(name, one.channel_id, one.failure))
        if one.state is Delivery.BLOCKED:
            lines.append(wording.failed(name, one.channel_id, one.failure or wording.unclear()))
        if one.state is Delivery.UNCERTAIN:
            lines.append(wording.uncertain(name, one.channel_id, one.failure or wording.unclear()))
    return lines
