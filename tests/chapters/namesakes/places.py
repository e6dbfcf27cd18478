"""Chapters of a number wherever they may be, and what somebody is asked because of them."""

from typing import Any

from bot.chapters.namesakes.models import NamesakePlace
from bot.chapters.namesakes.service import NumberTaken
from bot.works.models import Chapter, Work
from tests.delivery.channels import ChannelsInMemory
from tests.worlds.people import AUTHOR
from tests.worlds.program import Program

IN_AN_HOUR = "in 1 hour"


class Asked:
    """What somebody is asked about, if anything: how far each has come, and the mark of the question."""

    def __init__(self, taken: NumberTaken | None) -> None:
        self.where = [one.where for one in taken.namesakes] if taken else []
        self.mark = taken.mark if taken else 0


async def asked(deed: Any) -> Asked:
    try:
        await deed
    except NumberTaken as taken:
        return Asked(taken)
    return Asked(None)


async def announced(program: Program, work: Work, **said: Any) -> Chapter:
    chapter = await program.posted(work, **said)
    outbox = await program.begin_sending(ChannelsInMemory(program.clock))
    await outbox.deliver_due()
    return chapter


async def posted(program: Program, work: Work, **said: Any) -> Chapter:
    return await program.posted(work, **said)


async def scheduled(program: Program, work: Work, **said: Any) -> Chapter:
    chapter = await program.draft(work, **said)
    await program.publishing.schedule(AUTHOR, chapter.id, "in 3 days")
    return chapter


async def in_a_backlog(program: Program, work: Work, **said: Any) -> Chapter:
    chapter = await program.draft(work, **said)
    planned = await program.backlogs.plan(AUTHOR, work.id, "Friday 18:00")
    assert planned.backlog is not None
    await program.backlogs.begin(AUTHOR, work.id, planned.backlog.id)
    return chapter


async def drafted(program: Program, work: Work, **said: Any) -> Chapter:
    return await program.draft(work, **said)


async def previewed(program: Program, work: Work, **said: Any) -> Chapter:
    return await program.preview(work, **said)


PLACES = {
    NamesakePlace.ANNOUNCED: announced,
    NamesakePlace.ON_ITS_WAY: posted,
    NamesakePlace.SCHEDULED: scheduled,
    NamesakePlace.IN_BACKLOG: in_a_backlog,
    NamesakePlace.DRAFT: drafted,
    NamesakePlace.PREVIEW: previewed,
}
