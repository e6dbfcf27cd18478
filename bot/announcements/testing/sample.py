"""The chapter that a test announces, which isn't there."""

from bot.announcements.card import Card, build
from bot.announcements.testing import wording
from bot.setup.models import Member
from bot.works.models import Author, ChapterDetails, Work, WorkDetails


def sample(member: Member) -> Card:
    """Build the card of a made-up chapter as every card is built; its author is who asks for the test."""
    by = (Author(id=member.id, name=member.name),)
    work = Work(id=0, guild_id=member.guild_id, details=WorkDetails(title=wording.work()), authors=by)
    chapter = ChapterDetails(title=wording.chapter(), summary=wording.summary())
    return build(work, chapter, notifies=False)
